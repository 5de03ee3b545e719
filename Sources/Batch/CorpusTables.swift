import Database
import Records
import Writers

/// Makes the tables that need all documents, from those that grew document by document.
///
/// They are always made from the files, whether the run went through, was resumed, or was merged from parts: so they
/// are the same bytes.
struct CorpusTables {
  let outputs: OutputTables
  private var options: OutputOptions { outputs.options }

  /// - Returns: the entities, most mentioned first.
  func make(_ entities: EntityTable) throws -> [Entity] {
    guard options.needsTables else { return [] }
    let rows = entities.rows
    let stories = try Stories(signatures: path(OutputTables.signatures), documents: table(DocumentRecord.self))
    let wantsFiles = options.formats.contains(.csv)
    try write(Entity.self, keep: wantsFiles) { add in for row in rows { try add(row.cells) } }
    try write(NearDuplicate.self, keep: wantsFiles) { add in
      for row in stories.duplicates { try add(row.cells) }
    }
    try write(TimelineRow.self, keep: wantsFiles) { add in try Timeline(outputs, stories).rows(add) }
    if options.formats.contains(.geojson) {
      let file = try outputs.file("places.geojson")
      try PlacesGeoJSON.write(rows, to: file)
      try file.sync()
    }
    if options.formats.contains(.sqlite) {
      try SQLiteFile(outputs).write(to: outputs.register(SQLiteFile.name))
    }
    return rows
  }

  private func path(_ name: String) -> String { outputs.partialPath(name) }

  private func table(_ row: any TableRow.Type) throws -> TableReader {
    try TableReader(path("\(row.table).csv"), options.csv)
  }

  private func write(
    _ row: any TableRow.Type, keep: Bool, _ body: ((_ cells: [Cell]) throws -> Void) throws -> Void
  ) throws {
    let name = "\(row.table).csv"
    let file = try keep ? outputs.file(name) : OutputFile("\(outputs.folder)/\(name)")
    try file.write(options.csv.header(row.columns))
    var bytes: [UInt8] = []
    try body { cells in
      options.csv.append(cells, to: &bytes)
      if bytes.count >= 1 << 16 {
        try file.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.write(bytes)
    try file.sync()
  }
}

extension EntityTable {
  /// Adds up each document's entities again, from the log of an earlier run.
  init(log path: String, _ format: CSVFormat) throws(OutputError) {
    self.init()
    var reader = try TableReader(path, format)
    while let cells = reader.next() {
      if let entity = Entity(cells: cells) { add([entity], of: entity.firstDocument) }
    }
  }
}
