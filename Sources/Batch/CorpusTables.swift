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

  /// - Returns: the count of entities, and the most mentioned ones.
  func make() throws -> (entities: Int, first: [Entity]) {
    guard options.needsTables else { return (0, []) }
    let wantsFiles = options.formats.contains(.csv)
    var (count, first) = (0, [Entity]())
    let places = options.formats.contains(.geojson) ? try PlacesGeoJSON(outputs.file("places.geojson")) : nil
    try write(Entity.self, keep: wantsFiles) { add in
      let entities = EntityTable(log: path(OutputTables.entityLog), format: options.csv, work: path("entities"))
      try entities.forEach { entity in
        try add(entity.cells)
        try places?.append(entity)
        count += 1
        if first.count < Summary.entityLimit { first.append(entity) }
      }
    }
    try places?.finish()
    var stories = try Stories(signatures: path(OutputTables.signatures))
    try write(NearDuplicate.self, keep: wantsFiles) { add in
      try stories.describe(table(DocumentRecord.self)) { try add($0.cells) }
    }
    try write(TimelineRow.self, keep: wantsFiles) { add in try Timeline(outputs, stories).rows(add) }
    if options.formats.contains(.sqlite) {
      try SQLiteFile(outputs).write(to: outputs.register(SQLiteFile.name))
    }
    return (count, first)
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
