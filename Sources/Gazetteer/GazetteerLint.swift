import Foundation
import Text

/// A mistake in a table, or something that looks like one.
package struct LintFinding: Equatable, Comparable, CustomStringConvertible {
  package var file: String
  /// From 1; 0 where the whole file is meant.
  package var line: Int
  package var message: String

  package var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }

  package static func < (a: LintFinding, b: LintFinding) -> Bool {
    (a.file, a.line, a.message) < (b.file, b.line, b.message)
  }
}

/// Reads tables for mistakes that a reader of the rows would make out: duplicates, aliases that collide or that match
/// too much, letters of two scripts in a word, facts of the wrong form.
package struct GazetteerLint {
  private let tokenizer: Tokenizer
  private var findings: [LintFinding] = []
  private var rowsByID: [String: Place] = [:]
  /// Who has an alias, by its path through the compiled table.
  private var owners: [[UInt64]: Owner] = [:]

  private struct Place {
    var file: String
    var line: Int
  }

  private struct Owner {
    var id: String
    var place: Place
    var type: EntityType
    var isDistinctive: Bool
    var isDemonym: Bool
  }

  /// Findings in the files, in order; none where all is well.
  package static func check(_ files: [URL]) throws(GazetteerError) -> [LintFinding] {
    let tokenizer: Tokenizer
    do { tokenizer = try Tokenizer() } catch { throw .unicode("\(error)") }
    var lint = GazetteerLint(tokenizer: tokenizer)
    for file in files { lint.check(file) }
    return lint.findings.sorted()
  }

  /// The tables of a resource folder.
  package static func tables(of folder: URL) throws(GazetteerError) -> [URL] {
    try GazetteerSources(folder: folder).files
  }

  private init(tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  private mutating func add(_ error: GazetteerError) {
    switch error {
    case .malformed(let file, let line, let message): report(Place(file: file, line: line), message)
    case .unreadable(let file, let reason): report(Place(file: file, line: 0), "cannot be read: \(reason)")
    default: report(Place(file: "", line: 0), "\(error)")
    }
  }

  private mutating func report(_ place: Place, _ message: String) {
    findings.append(LintFinding(file: place.file, line: place.line, message: message))
  }

  private mutating func check(_ url: URL) {
    var table: EntryTable
    do { table = try EntryTable(url) } catch { return add(error) }
    for column in table.unknownColumns {
      report(Place(file: url.path, line: 1), "column '\(column)' is not known and will be ignored")
    }
    while true {
      do {
        guard let row = try table.next() else { return }
        check(row)
      } catch {
        add(error)
      }
    }
  }

  private mutating func check(_ row: EntryRow) {
    let place = Place(file: row.file, line: row.line)
    if let first = rowsByID[row.entry.id] {
      report(place, "id '\(row.entry.id)' stands in \(first.file):\(first.line) already")
    } else {
      rowsByID[row.entry.id] = place
    }
    checkFacts(row.entry, place)
    var seen: Set<String> = []
    for alias in row.aliases {
      if !seen.insert(alias.text).inserted { report(place, "alias '\(alias.text)' stands twice in the row") }
      check(alias, row.entry, place)
    }
  }

  private mutating func checkFacts(_ entry: GazetteerEntry, _ place: Place) {
    if !entry.wikidata.isEmpty, !Self.isNumber(entry.wikidata.dropFirst()) || entry.wikidata.first != "Q" {
      report(place, "column 'wikidata' should be Q and a number, found '\(entry.wikidata)'")
    }
    if !entry.geonames.isEmpty, !Self.isNumber(entry.geonames[...]) {
      report(place, "column 'geonames' should be a number, found '\(entry.geonames)'")
    }
    if (entry.latitude == nil) != (entry.longitude == nil) {
      report(place, "latitude and longitude belong together; one is empty")
    }
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }

  private mutating func check(_ alias: Alias, _ entry: GazetteerEntry, _ place: Place) {
    let tokens = tokenizer.tokens(of: alias.text)
    let path = NamePath(tokens)
    guard !path.keys.isEmpty else {
      return report(place, "alias '\(alias.text)' has no letter or digit, or over \(NamePath.longest) words")
    }
    if let word = MixedScripts.firstWord(in: alias.text) {
      report(place, "'\(word)' in alias '\(alias.text)' mixes letters of two scripts")
    }
    let guards: AliasFlags = [.distinctive, .exactCase, .demonym, .canonical, .common]
    if path.words.count == 1, entry.type != .place, alias.flags.isDisjoint(with: guards) {
      report(place, "alias '\(alias.text)' is one word; mark it '!' (always this one) or '=' (in this case only)")
    }
    let owner = Owner(
      id: entry.id, place: place, type: entry.type, isDistinctive: alias.flags.contains(.distinctive),
      isDemonym: alias.flags.contains(.demonym))
    guard let other = owners[path.keys], other.id != entry.id else {
      owners[path.keys] = owners[path.keys] ?? owner
      return
    }
    // Places share names everywhere, and a person or organisation may have a place's; marks of being the only one may not.
    let isPlain = owner.type == .place || other.type == .place
    if owner.isDemonym || other.isDemonym || (isPlain && !(owner.isDistinctive && other.isDistinctive)) { return }
    report(place, "alias '\(alias.text)' is also of \(other.id) (\(other.place.file):\(other.place.line))")
  }
}

/// Words that no one writes: letters of Latin, Greek and Cyrillic beside each other, a look-alike typed by mistake.
enum MixedScripts {
  private enum Script { case latin, greek, cyrillic }

  static func firstWord(in text: String) -> String? {
    for word in text.split(whereSeparator: { !$0.isLetter }) {
      var first: Script?
      for scalar in word.unicodeScalars {
        guard let script = script(scalar.value) else { continue }
        if let first, first != script { return String(word) }
        first = script
      }
    }
    return nil
  }

  private static func script(_ codePoint: UInt32) -> Script? {
    switch codePoint {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: .latin
    case 0x386...0x3FF, 0x1F00...0x1FFF: .greek
    case 0x400...0x52F, 0x1C80...0x1C8F: .cyrillic
    default: nil
    }
  }
}
