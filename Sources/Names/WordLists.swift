import Foundation
import Lexicon

/// The word lists of `Gazetteers/names/`: what a word does in a name.
struct WordLists: Sendable {
  private(set) var roles: [String: WordRoles] = [:]
  private(set) var nicknames: [String: [Int32]] = [:]
  /// Endings of romanised patronymics.
  private(set) var patronymicEndings: [[UInt8]] = []
  /// What gender and case do to the ends of names, by system, the longest first.
  private var endings: [WritingSystem: [(ending: [UInt8], base: [UInt8])]] = [:]
  /// Beginnings that are a name part of their own: abdul + rahman, with the spelling to use for it.
  private(set) var prefixes: [(spelling: String, part: String)] = []
  /// Evidence that a romanised word can give, in hundredths of nats; rarer words are not listed.
  private(set) var rarity: [String: Int32] = [:]

  init(folder: URL) throws(DataFileError) {
    for (file, role) in [
      ("particles.txt", WordRoles.particle), ("honorifics.txt", .honorific), ("legal-forms.txt", .legalForm),
      ("generic-words.txt", .generic),
    ] {
      for line in try DataFile(folder.appendingPathComponent(file)).lines {
        for word in line.text.split(separator: "|") { roles[word.lowercased(), default: []].insert(role) }
      }
    }
    for (number, line) in try DataFile(folder.appendingPathComponent("nicknames.txt")).lines.enumerated() {
      for word in line.text.split(separator: "|") { nicknames[String(word), default: []].append(Int32(number)) }
    }
    for line in try DataFile(folder.appendingPathComponent("patronymic-endings.txt")).lines {
      patronymicEndings.append(Array(line.text.utf8))
    }
    for row in try DataTable(folder.appendingPathComponent("prefixes.tsv"), required: ["spelling", "part"]).rows {
      prefixes.append((try row.required("spelling"), row["part"]))
    }
    let url = folder.appendingPathComponent("surname-endings.tsv")
    for row in try DataTable(url, required: ["system", "ending", "base"]).rows {
      guard let system = WritingSystem(name: try row.required("system")) else {
        throw row.error("'\(row["system"])' is no rule set; expected one of \(WritingSystem.allCases.map(\.name))")
      }
      endings[system, default: []].append((Array(try row.required("ending").utf8), Array(row["base"].utf8)))
    }
    for system in endings.keys { endings[system]?.sort { $0.ending.count > $1.ending.count } }
    prefixes.sort { ($0.spelling.utf8.count, $1.spelling) > ($1.spelling.utf8.count, $0.spelling) }
    let table = try DataFile(folder.appendingPathComponent("frequencies.tsv"))
    for line in table.lines.dropFirst() {
      let cells = line.text.utf8.split(separator: UInt8(ascii: "\t"))
      guard cells.count == 2, let perMillion = Double(Substring(cells[1])), perMillion > 0 else {
        throw DataFileError(
          file: table.path, line: line.number, "expected a word and how often it is in a million names")
      }
      rarity[String(Substring(cells[0]))] = Int32(100 * -log(perMillion / 1_000_000))
    }
  }

  /// - Parameter reading: the romanised word.
  func roles(of word: String, reading: String) -> WordRoles {
    var found = roles[word.lowercased()] ?? roles[reading] ?? []
    let bytes = reading.utf8
    if bytes.count == 1 { found.insert(.initial) }
    for ending in patronymicEndings
    where bytes.count > ending.count + 2 && bytes.suffix(ending.count).elementsEqual(ending) {
      found.insert(.patronymic)
      break
    }
    return found
  }

  private static let shortestStem = 3

  /// The readings of a word in the form of its bearer's father or in the nominative; empty for most words.
  func bases(of reading: Reading, _ system: WritingSystem) -> [Reading] {
    guard let endings = endings[system] else { return [] }
    let spelling = Array(reading.text.utf8)
    var found: [Reading] = []
    var length = 0
    for (ending, base) in endings where ending.count == length || length == 0 {
      let stem = spelling.count - ending.count
      guard stem >= Self.shortestStem, stem + base.count > Self.shortestStem, spelling[stem...].elementsEqual(ending),
        let other = Reading(spelling[..<stem] + base)
      else { continue }
      length = ending.count
      found.append(other)
    }
    return found
  }
}
