import Foundation
import Records

/// The output of a run: files that grow document by document and get their names when all are complete.
///
/// What grows can be cut back to the lengths of a checkpoint, so that a run that was killed goes on from there. What is
/// made of all documents (entities, the SQLite file) is made at the end, from the tables.
package final class OutputTables {
  /// The tables with rows of one document, in the order that ``RenderedExtraction`` has them.
  package static let perDocument: [any TableRow.Type] = [
    DocumentRecord.self, Mention.self, Statistic.self, Toll.self,
  ]
  /// The tables that are made of all documents.
  package static let ofCorpus: [any TableRow.Type] = [Entity.self, NearDuplicate.self, TimelineRow.self]
  /// All tables, in the order of the documentation.
  package static let all: [any TableRow.Type] = [
    DocumentRecord.self, Mention.self, Entity.self, Statistic.self, Toll.self, NearDuplicate.self, TimelineRow.self,
  ]

  package let options: OutputOptions
  /// Empty for standard output.
  package let folder: String
  private var growing: [OutputFile] = []
  private var brat: BratFolder?
  /// Files that a reader of the finished folder needs, in the order they get their names.
  private var published: [String] = []
  /// Files that only this run needs.
  private var temporary: [String] = []

  /// Opens the outputs.
  /// - Parameter checkpoint: what an earlier run had written, to go on from; nil to begin.
  package init(_ options: OutputOptions, from checkpoint: OutputCheckpoint? = nil) throws(OutputError) {
    self.options = options
    switch options.destination {
    case .standardOutput:
      folder = ""
      growing = [OutputFile(standardOutput: ())]
    case .folder(let path):
      folder = path
      try makeFolder(path)
      let lengths = checkpoint?.lengths ?? []
      for (number, (name, header)) in Self.streams(options).enumerated() {
        let kept = number < lengths.count ? lengths[number] : 0
        let file = try OutputFile("\(path)/\(name)", keeping: kept)
        if checkpoint == nil { try file.write(header) }
        growing.append(file)
        if Self.isKept(name, options) { published.append(file.path) } else { temporary.append(file.path) }
      }
      if options.formats.contains(.brat) {
        brat = try BratFolder(path, documents: checkpoint?.documents ?? 0)
        published.append(brat!.path)
      }
    }
  }

  /// The files that grow, with what they begin with, in the order of ``RenderedExtraction/pieces``.
  static func streams(_ options: OutputOptions) -> [(name: String, header: [UInt8])] {
    var streams: [(String, [UInt8])] = []
    if options.needsTables {
      streams += perDocument.map { ("\($0.table).csv", options.csv.header($0.columns)) }
      streams += [(entityLog, options.csv.header(Entity.columns)), (signatures, [])]
    }
    if options.formats.contains(.jsonl) { streams.append(("documents.jsonl", [])) }
    if options.formats.contains(.spacy) { streams.append(("documents.spacy.jsonl", [])) }
    if options.formats.contains(.conll) { streams.append(("documents.conll", [])) }
    return streams
  }

  /// Each document's entities, or those of each part that is merged, which the entities of the corpus are added up from.
  package static let entityLog = "entities.log.csv"
  /// Each document's signature, which near duplicates are found by; kept so that parts can be merged.
  package static let signatures = "signatures.bin"

  private static func isKept(_ name: String, _ options: OutputOptions) -> Bool {
    if name == entityLog { return false }
    let isTable = name.hasSuffix(".csv") || name == signatures
    return !isTable || options.formats.contains(.csv)
  }

  package func append(_ extraction: RenderedExtraction) throws(OutputError) {
    for (file, bytes) in zip(growing, extraction.pieces) { try file.write(bytes) }
    try brat?.append(extraction)
  }

  /// Appends what the finished outputs of a part of the corpus hold.
  /// - Throws: where a file lacks, or begins with other columns.
  package func append(part: String) throws {
    for (file, (name, header)) in zip(growing, Self.streams(options)) {
      // A part's entities are added up as a document's are.
      let path = "\(part)/\(name == Self.entityLog ? "\(Entity.table).csv" : name)"
      let data: Data
      do {
        data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
      } catch {
        throw PartError(path: path, reason: "is not there; extract with the same --format as the other parts")
      }
      guard data.starts(with: header) else {
        throw PartError(path: path, reason: "begins with other columns; extract with the same version and --delimiter")
      }
      var start = header.count
      while start < data.count {
        let end = min(start + 1 << 20, data.count)
        try file.write(Array(data[start..<end]))
        start = end
      }
    }
  }

  /// A file of a part that cannot be merged.
  package struct PartError: Error {
    package let path: String
    package let reason: String
  }

  /// Brings all that was appended down to the disk.
  package func checkpoint(documents: Int) throws(OutputError) -> OutputCheckpoint {
    for file in growing { try file.sync() }
    return OutputCheckpoint(documents: documents, lengths: growing.map(\.length))
  }

  /// Where the bytes of a table that grows are until it gets its name.
  package func partialPath(_ name: String) -> String { OutputFile.partial("\(folder)/\(name)") }

  /// A further file, under its temporary name until ``publish()``.
  package func file(_ name: String) throws(OutputError) -> OutputFile {
    let file = try OutputFile("\(folder)/\(name)")
    register(name)
    return file
  }

  /// A file beside the others that someone else writes, under the temporary name that this returns.
  @discardableResult
  package func register(_ name: String) -> String {
    published.append("\(folder)/\(name)")
    return partialPath(name)
  }

  /// Names of files that an earlier call of ``seal()`` has left to be published.
  package static func publish(_ names: [String], in folder: String) throws(OutputError) -> [String] {
    // Where the description is, the tables are complete: it goes first and comes last.
    if names.contains(where: { OutputFile.isPartial("\(folder)/\($0)") }) {
      OutputFile.remove("\(folder)/\(DataPackage.name)")
    }
    let paths = names.map { "\(folder)/\($0)" }
    for path in paths where OutputFile.isPartial(path) { try OutputFile.publish(path) }
    for name in streams(OutputOptions.everything).map(\.name) {
      OutputFile.remove(OutputFile.partial("\(folder)/\(name)"))
    }
    return paths
  }

  /// Writes the description; from here on all that is left is to give the files their names.
  /// - Returns: the names of the files.
  package func seal() throws(OutputError) -> [String] {
    for file in growing { try file.sync() }
    let description = try file(DataPackage.name)
    try description.write(DataPackage(options).bytes)
    try description.sync()
    return published.map { String($0.dropFirst(folder.utf8.count + 1)) }
  }

  /// Writes what is left, to standard output.
  package func flush() throws(OutputError) { for file in growing { try file.flush() } }
}

/// How much of the outputs is whole: what goes into the ledger.
package struct OutputCheckpoint: Sendable, Equatable {
  package var documents: Int
  /// Bytes of each file that grows.
  package var lengths: [Int]

  package init(documents: Int, lengths: [Int]) {
    self.documents = documents
    self.lengths = lengths
  }
}
