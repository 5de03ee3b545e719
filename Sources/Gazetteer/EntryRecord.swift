import Text

/// An entry as the compiled form holds it: cells with tabs between.
enum EntryRecord {
  static func encode(_ entry: GazetteerEntry, aliases: [String]) -> String {
    let cells = [
      entry.id, entry.name, entry.type.rawValue, entry.kind, entry.countries.joined(separator: ","),
      entry.latitude.map { "\($0)" } ?? "", entry.longitude.map { "\($0)" } ?? "", "\(entry.population)",
      entry.parents.joined(separator: "|"), entry.wikidata, entry.geonames, entry.role, entry.years,
    ]
    return cells.map(clean).joined(separator: "\t") + "\t" + aliases.map(clean).joined(separator: "\u{1F}")
  }

  /// What one more alias adds to a record.
  static func continuation(_ alias: String) -> String { "\u{1F}" + clean(alias) }

  /// Nil where the record is not one: the file is damaged.
  static func decode(_ bytes: UnsafeRawBufferPointer) -> GazetteerEntry? {
    let cells = cells(bytes)
    guard cells.count == 14, let type = EntityType(rawValue: cells[2]) else { return nil }
    var entry = GazetteerEntry(id: cells[0], name: cells[1], type: type)
    entry.kind = cells[3]
    entry.countries = list(cells[4], ",")
    entry.latitude = Double(cells[5])
    entry.longitude = Double(cells[6])
    entry.population = Int(cells[7]) ?? 0
    entry.parents = list(cells[8], "|")
    entry.wikidata = cells[9]
    entry.geonames = cells[10]
    entry.role = cells[11]
    entry.years = cells[12]
    return entry
  }

  static func decodeAliases(_ bytes: UnsafeRawBufferPointer) -> [String] {
    guard let last = bytes.lastIndex(of: 0x09) else { return [] }
    return bytes[(last + 1)...].split(separator: 0x1F).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The id, without decoding the rest.
  static func id(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.firstIndex(of: 0x09) ?? bytes.endIndex)])
  }

  private static func cells(_ bytes: UnsafeRawBufferPointer) -> [String] {
    bytes.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func list(_ cell: String, _ separator: Unicode.Scalar) -> [String] {
    cell.unicodeScalars.split(separator: separator).map { String($0) }
  }

  /// Quoted CSV cells may hold tabs, lines and our separator.
  private static func clean(_ cell: String) -> String {
    guard cell.utf8.contains(where: { $0 < 0x20 }) else { return cell }
    return String(String.UnicodeScalarView(cell.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
  }
}
