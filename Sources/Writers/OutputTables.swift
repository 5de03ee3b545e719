import Records

/// The output of a run: tables that grow document by document and get their names when all are complete.
package final class OutputTables {
  /// The tables with rows of one document, in the order that ``RenderedExtraction`` has them.
  static let perDocument: [any TableRow.Type] = [DocumentRecord.self, Mention.self, Statistic.self, Toll.self]
  /// All tables, in the order of the documentation.
  package static let all: [any TableRow.Type] = [
    DocumentRecord.self, Mention.self, Entity.self, Statistic.self, Toll.self,
  ]

  private let options: OutputOptions
  private let folder: String
  private var tables: [OutputFile] = []
  private var lines: OutputFile?

  /// Opens the outputs.
  package init(_ options: OutputOptions) throws(OutputError) {
    self.options = options
    switch options.destination {
    case .standardOutput:
      folder = ""
      lines = OutputFile(standardOutput: ())
    case .folder(let path):
      folder = path
      try makeFolder(path)
      if options.formats.contains(.csv) {
        for table in Self.perDocument {
          let file = try OutputFile("\(path)/\(table.table).csv")
          try file.write(options.csv.header(table.columns))
          tables.append(file)
        }
      }
      if options.formats.contains(.jsonl) { lines = try OutputFile("\(path)/documents.jsonl") }
    }
  }

  package func append(_ extraction: RenderedExtraction) throws(OutputError) {
    for (file, bytes) in zip(tables, extraction.tables) { try file.write(bytes) }
    try lines?.write(extraction.line)
  }

  /// Writes what is left under the temporary names, after an interruption.
  package func flush() throws(OutputError) {
    for file in tables { try file.flush() }
    try lines?.flush()
  }

  /// Writes the entities and the description, and gives all files their names.
  /// - Returns: the paths of the files.
  package func finish(entities: [Entity]) throws(OutputError) -> [String] {
    guard case .folder = options.destination else {
      try lines?.finish()
      return []
    }
    var files = tables
    if options.formats.contains(.csv) {
      let file = try OutputFile("\(folder)/\(Entity.table).csv")
      try file.write(options.csv.header(Entity.columns))
      var bytes: [UInt8] = []
      for entity in entities { options.csv.append(entity.cells, to: &bytes) }
      try file.write(bytes)
      files.append(file)
    }
    if let lines { files.append(lines) }
    let description = try OutputFile("\(folder)/datapackage.json")
    try description.write(DataPackage(options).bytes)
    // The description comes last: where it is, the tables are complete.
    for file in files + [description] { try file.finish() }
    return (files + [description]).map(\.path)
  }
}
