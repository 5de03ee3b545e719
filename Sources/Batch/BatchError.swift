/// Why a run cannot begin or go on, and what to do.
package enum BatchError: Error, CustomStringConvertible, Equatable {
  /// The folder holds a run that is not finished, and neither going on nor starting over was asked for.
  case unfinished(folder: String, documents: Int)
  /// The folder holds a run that other tables came of.
  case otherRun(folder: String, differences: String)
  /// The folder holds the finished tables of another run.
  case otherTables(folder: String)
  /// Another process writes there.
  case busy(folder: String)
  /// The documents that were read are not those of the run that is to go on.
  case inputChanged(document: Int)
  /// Parts to merge that are not whole or do not fit.
  case part(folder: String, reason: String)

  /// One line.
  package var description: String {
    switch self {
    case .unfinished(let folder, let documents):
      "\(folder) holds an unfinished run (\(documents) documents are done): --resume goes on with it, "
        + "--restart starts over"
    case .otherRun(let folder, let differences):
      "\(folder) holds an unfinished run that differs: \(differences). Call it with the same to go on, "
        + "or start over with --restart"
    case .otherTables(let folder):
      "\(folder) holds the tables of a run with other options, input or gazetteers: nothing to resume. "
        + "Choose another folder with --out, or start over with --restart"
    case .busy(let folder): "another run is writing to \(folder): wait for it, or choose another folder with --out"
    case .inputChanged(let document):
      "the input has changed since the run began: the first \(document) documents are others than those that were "
        + "read. Start over with --restart"
    case .part(let folder, let reason): "cannot use \(folder): \(reason)"
    }
  }
}
