import GRDB
import Records
import Writers

/// The tables of a run as one SQLite file with keys, indexes and full-text search.
///
/// It is made at the end from the finished tables, in one go: a crash leaves nothing but a temporary file.
package struct SQLiteFile {
  package static let name = "muster.sqlite"

  private let outputs: OutputTables

  /// - Parameter outputs: whose tables are whole, under their temporary names.
  package init(_ outputs: OutputTables) { self.outputs = outputs }

  /// Writes the file.
  /// - Throws: `OutputError` where the disk is full or not to be written.
  package func write(to path: String) throws {
    do {
      try fill(path)
    } catch let error as DatabaseError {
      throw error.resultCode == .SQLITE_FULL
        ? OutputError.diskFull(path: path) : OutputError.failed(path: path, reason: error.message ?? "\(error)")
    }
  }

  private func fill(_ path: String) throws {
    for suffix in ["", "-journal", "-wal", "-shm"] { OutputFile.remove(path + suffix) }
    var configuration = Configuration()
    // Tables are filled one after the other; what a text does not resolve may have no row.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      // The file is of use only when it is whole, and then it is renamed: no journal on disk, one file.
      try database.execute(
        sql: """
          PRAGMA page_size = 8192; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536
          """)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try database.inTransaction {
        for table in OutputTables.all {
          try create(table, in: database)
          try copy(table, to: database)
        }
        return .commit
      }
      try addKeys(to: database)
      try database.execute(sql: "ANALYZE")
    }
    try queue.close()
  }

  private func create(_ table: any TableRow.Type, in database: Database) throws {
    let columns = table.columns.map { "\(quoted($0.name)) \(type($0.kind))\(Self.references(table, $0.name))" }
    try database.execute(sql: "CREATE TABLE \(quoted(table.table)) (\(columns.joined(separator: ", ")))")
  }

  private func copy(_ table: any TableRow.Type, to database: Database) throws {
    let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
    let statement = try database.makeStatement(sql: "INSERT INTO \(quoted(table.table)) VALUES (\(marks))")
    var reader = try TableReader(outputs.partialPath("\(table.table).csv"), outputs.options.csv)
    while let cells = reader.next() {
      guard cells.count == table.columns.count else { continue }
      let values = zip(table.columns, cells).map { column, cell -> DatabaseValue in
        if cell.isEmpty { return .null }
        return switch column.kind {
        case .integer: Int64(cell)?.databaseValue ?? cell.databaseValue
        case .number: Double(cell)?.databaseValue ?? cell.databaseValue
        case .string, .date: cell.databaseValue
        }
      }
      try statement.execute(arguments: StatementArguments(values))
    }
  }

  /// Ids are keys where they are unique; a corpus may repeat the ids of its documents.
  private func addKeys(to database: Database) throws {
    for key in [
      "documents(document_id)", "entities(entity_id)", "mentions(document_id, mention_id)",
      "statistics(document_id, statistic_id)", "tolls(document_id, kind, series)", "near_duplicates(document_id)",
    ] {
      let name = key.prefix { $0 != "(" } + "_key"
      do {
        try database.execute(sql: "CREATE UNIQUE INDEX \(name) ON \(key)")
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        try database.execute(sql: "CREATE INDEX \(name) ON \(key)")
      }
    }
    for (name, columns) in [
      ("mentions_entity", "mentions(entity_id)"), ("statistics_kind", "statistics(kind, status)"),
      ("statistics_place", "statistics(place_id, date)"), ("statistics_date", "statistics(date)"),
      ("statistics_source", "statistics(source_id)"), ("entities_name", "entities(name)"),
      ("near_duplicates_story", "near_duplicates(story_id)"),
      ("timeline_place", "tolls_timeline(place_id, date, kind)"), ("timeline_date", "tolls_timeline(date, kind)"),
    ] {
      try database.execute(sql: "CREATE INDEX \(name) ON \(columns)")
    }
    try database.execute(
      sql: """
        CREATE VIRTUAL TABLE statistics_text USING fts5(
          quote, sentence_text, content = 'statistics', tokenize = 'unicode61 remove_diacritics 2');
        INSERT INTO statistics_text(statistics_text) VALUES ('rebuild')
        """)
  }

  private func type(_ kind: Records.Column.Kind) -> String {
    switch kind {
    case .string, .date: "TEXT"
    case .integer: "INTEGER"
    case .number: "REAL"
    }
  }

  private static func references(_ table: any TableRow.Type, _ column: String) -> String {
    switch column {
    case "document_id" where table.table != DocumentRecord.table: " REFERENCES documents(document_id)"
    case "entity_id" where table.table != Entity.table: " REFERENCES entities(entity_id)"
    default: ""
    }
  }

  private func quoted(_ name: String) -> String { "\"\(name)\"" }
}
