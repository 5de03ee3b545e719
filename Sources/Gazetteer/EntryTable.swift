import Foundation
import Text

/// An entity as a row of a table has it.
struct EntryRow {
  var entry: GazetteerEntry
  /// The canonical name first.
  var aliases: [Alias]
  var file: String
  var line: Int
}

/// Reads the entities of one table. Columns are found by their names; all but `name` may be missing.
struct EntryTable {
  private var reader: TableReader
  private let columns: [Column: Int]
  private let parentColumns: [Int]
  private let folderType: EntityType?

  enum Column: String, CaseIterable {
    case id, name, aliases, type, kind, country, latitude, longitude, population, wikidata, geonames, role, years
  }

  /// Columns with ids of the places above, the widest first.
  static let parentColumnNames = ["parents", "admin1", "admin2"]

  /// - Throws: where the file cannot be read or has no column `name`.
  init(_ url: URL) throws(GazetteerError) {
    reader = try TableReader(url)
    let names = reader.columns
    var columns: [Column: Int] = [:]
    for column in Column.allCases { columns[column] = names.firstIndex(of: column.rawValue) }
    if columns[.country] == nil { columns[.country] = names.firstIndex(of: "countries") }
    self.columns = columns
    parentColumns = Self.parentColumnNames.compactMap { names.firstIndex(of: $0) }
    folderType =
      switch url.deletingLastPathComponent().lastPathComponent {
      case "people": .person
      case "places": .place
      case "organizations": .organization
      default: nil
      }
    if columns[.name] == nil {
      throw .malformed(
        file: reader.file, line: 1,
        message: "the header lacks column 'name'; found \(names.joined(separator: ", "))")
    }
  }

  /// Columns of the file that mean nothing to Muster.
  var unknownColumns: [String] {
    // What `muster gazetteer suggest` says of its lines, for whoever reads them.
    let remarks = ["mentions", "documents", "evidence"]
    let known = Set(Column.allCases.map(\.rawValue) + Self.parentColumnNames + ["countries"] + remarks)
    return reader.columns.filter { !known.contains($0) && !$0.isEmpty }
  }

  mutating func next() throws(GazetteerError) -> EntryRow? {
    guard let row = try reader.nextRow() else { return nil }
    func cell(_ column: Column) -> String {
      guard let index = columns[column], index < row.cells.count else { return "" }
      return row.cells[index]
    }
    func malformed(_ message: String) -> GazetteerError {
      .malformed(file: reader.file, line: row.line, message: message)
    }
    func number(_ column: Column, within bound: Double) throws(GazetteerError) -> Double? {
      let text = cell(column)
      if text.isEmpty { return nil }
      guard let value = Double(text), abs(value) <= bound else {
        throw malformed(
          "column '\(column.rawValue)' should be a number from \(-Int(bound)) to \(Int(bound)), found '\(text)'")
      }
      return value
    }
    let name = cell(.name)
    guard !name.isEmpty else { throw malformed("column 'name' is empty; every row needs it") }
    let type = try type(cell(.type), id: cell(.id), malformed)
    var entry = GazetteerEntry(
      id: cell(.id).isEmpty ? "\(type.rawValue):\(Self.slug(name))" : cell(.id), name: name, type: type)
    entry.kind = cell(.kind)
    entry.countries = Self.list(cell(.country))
    for country in entry.countries where country.utf8.count != 2 || !country.utf8.allSatisfy({ 0x41...0x5A ~= $0 }) {
      throw malformed("column 'country' should hold ISO 3166-1 codes such as KZ or KZ,RU, found '\(country)'")
    }
    entry.latitude = try number(.latitude, within: 90)
    entry.longitude = try number(.longitude, within: 180)
    if !cell(.population).isEmpty {
      guard let population = Int(cell(.population)), population >= 0 else {
        throw malformed("column 'population' should be a whole number or empty, found '\(cell(.population))'")
      }
      entry.population = population
    }
    entry.wikidata = cell(.wikidata)
    entry.geonames = cell(.geonames)
    entry.role = cell(.role)
    entry.years = cell(.years)
    for index in parentColumns where index < row.cells.count {
      entry.parents += Self.list(row.cells[index])
    }
    return EntryRow(entry: entry, aliases: aliases(name, cell(.aliases)), file: reader.file, line: row.line)
  }

  private func type(
    _ cell: String, id: String, _ malformed: (String) -> GazetteerError
  ) throws(GazetteerError) -> EntityType {
    let kinds = EntityType.allCases.map(\.rawValue).joined(separator: ", ")
    if !cell.isEmpty {
      guard let type = EntityType(rawValue: cell.lowercased()) else {
        throw malformed("column 'type' should be one of \(kinds), found '\(cell)'")
      }
      return type
    }
    let prefix = String(id.prefix { $0 != ":" })
    if let type = folderType ?? EntityType(rawValue: prefix) { return type }
    if prefix == "geonames" || prefix == "country" { return .place }
    throw malformed("of which type is it? Add a column 'type' (\(kinds)) or an id such as person:jane-doe")
  }

  private func aliases(_ name: String, _ cell: String) -> [Alias] {
    var aliases = [Alias(text: name, flags: .canonical)]
    for part in cell.utf8.split(separator: UInt8(ascii: "|")) {
      guard let alias = Alias(cell: Substring(part).trimmed) else { continue }
      if alias.text == name {
        // The name as an alias of its own only brings signs.
        aliases[0].flags.formUnion(alias.flags)
      } else {
        aliases.append(alias)
      }
    }
    return aliases
  }

  private static func list(_ cell: String) -> [String] {
    cell.utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "|") }.map { String(Substring($0).trimmed) }
      .filter { !$0.isEmpty }
  }

  private static func slug(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}

extension Substring {
  /// Without spaces around it.
  fileprivate var trimmed: Substring {
    var rest = utf8[...]
    while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
    while rest.last == UInt8(ascii: " ") { rest.removeLast() }
    return Substring(rest)
  }
}
