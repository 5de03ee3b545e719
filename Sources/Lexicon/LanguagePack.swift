import Foundation
import Text

/// The `language.json` of a pack.
package struct LanguageInfo: Codable, Sendable, Equatable {
  package let code: String
  package let name: String
  package let icuLocale: String
  /// ISO 15924 codes of the scripts it is written in.
  package let scripts: [String]
  /// Frequent words that tell the language of a text.
  package let detect: [String]
  /// The decimal separator where it is not a point.
  package let decimalComma: Bool?

  /// - Throws: ``DataFileError`` where the file is missing or wrong.
  package init(folder: URL) throws(DataFileError) {
    let file = folder.appendingPathComponent("language.json")
    do {
      self = try JSONDecoder().decode(LanguageInfo.self, from: Data(contentsOf: file))
    } catch {
      throw DataFileError(file: file.path, "is missing or not valid: \(error)")
    }
  }
}

/// A language folder (`Gazetteers/languages/en/`), read and checked.
package struct LanguagePack: Sendable {
  package let info: LanguageInfo
  package let folder: URL
  /// Folders whose tables add rows to those of the first.
  private let additions: [URL]
  package private(set) var lexicon = Lexicon()
  package private(set) var nouns: [Noun] = []
  package private(set) var verbs: [VerbForm] = []
  package private(set) var vagueAmounts: [VagueAmount] = []
  package private(set) var hedges: [Hedge] = []
  package private(set) var groups: [VictimGroup] = []
  package private(set) var frames: [FrameSource] = []
  package private(set) var sentenceRules = SentenceRules()
  package private(set) var zoneRules = ZoneRules()
  package private(set) var numberWords: [NumberWord] = []
  /// Canonical forms of lexicon classes whose lines have several variants, by payload.
  package private(set) var canonicalForms: [String] = []
  /// Keys of the words in `detect`.
  package private(set) var detectKeys: Set<UInt64> = []

  /// Endings of plural nouns for people ("quarrymen"), for words that no list has.
  package private(set) var personSuffixes: [String] = []

  private let tokenizer: TokenizerBox

  /// Reads a pack.
  /// - Parameter additions: folders of the user's own, each with any of the pack's tables; their rows come after.
  /// - Throws: ``DataFileError`` with file and line where a file is missing or wrong.
  package init(
    folder: URL, additions: [URL] = [], kinds: Kinds, tokenizer: Tokenizer
  ) throws(DataFileError) {
    self.folder = folder
    self.additions = additions
    self.tokenizer = TokenizerBox(tokenizer)
    info = try LanguageInfo(folder: folder)
    detectKeys = Set(info.detect.compactMap { tokenizer.tokens(of: $0).first?.key })
    try readGroups()
    try readNouns(folder.appendingPathComponent("nouns.tsv"), required: true)
    for file in files("nouns.tsv").dropFirst() { try readNouns(file, required: true) }
    try readNouns(folder.appendingPathComponent("nouns-wordnet.tsv"), required: false)
    try readVerbs(kinds)
    try readKindPhrases("count-nouns.tsv", columns: ["singular", "plural"], prefix: "count-noun", kinds)
    try readKindPhrases("predicates.tsv", columns: ["phrase"], prefix: "predicate", kinds)
    try readKindPhrases("tolls.tsv", columns: ["phrase"], prefix: "toll", kinds)
    try readHedges()
    try readVague()
    try readNumbers()
    try readClassFiles()
    try readSuffixes()
    try readSentenceRules()
    try readZones()
    try readFrames(kinds)
  }

  private func tokens(_ phrase: String) -> [Token] {
    Token.plainWords(phrase) ?? tokenizer.tokenizer.tokens(of: phrase)
  }

  /// The pack's own file, whether it is there or not, and those of the additions that have one.
  private func files(_ name: String) -> [URL] {
    [folder.appendingPathComponent(name)]
      + additions.map { $0.appendingPathComponent(name) }.filter { DataFile.exists($0) }
  }

  private func table(_ name: String, _ required: [String]) throws(DataFileError) -> [DataTable.Row] {
    var rows: [DataTable.Row] = []
    for file in files(name) { rows += try DataTable(file, required: required).rows }
    return rows
  }

  private func label(_ row: DataTable.Row, _ column: String) throws(DataFileError) -> Label {
    let name = try row.required(column)
    guard name.utf8.count <= Label.longest else {
      throw row.error("column '\(column)' should have at most \(Label.longest) bytes, found '\(name)'")
    }
    return Label(name)
  }

  private mutating func readGroups() throws(DataFileError) {
    for row in try table("groups.tsv", ["id", "order", "apart"]) {
      guard let order = try row.integer("order") else { throw row.error("column 'order' is empty") }
      groups.append(
        VictimGroup(
          id: try label(row, "id"), order: order, isApart: row["apart"] == "yes", isForce: row["force"] == "yes"))
    }
  }

  private mutating func readNouns(_ url: URL, required: Bool) throws(DataFileError) {
    if !required && !DataFile.exists(url) { return }
    let noun = lexicon.wordClass("noun")
    let crowd = lexicon.wordClass("crowd-people")
    for row in try DataTable(url, required: ["class", "group", "singular", "plural"]).rows {
      let nounClass = try label(row, "class")
      let group = row["group"].isEmpty ? Label.none : try label(row, "group")
      guard group.isEmpty || groups.contains(where: { $0.id == group }) else {
        throw row.error("group '\(group)' is not in groups.tsv")
      }
      let countText = row["count"]
      let count = countText == "?" ? nil : try row.integer("count") ?? 1
      for (column, isPlural) in [("singular", false), ("plural", true)] {
        let index = nouns.count
        var isUsed = false
        let variants = row.variants(column)
        let isProper = variants.allSatisfy { $0.first?.isUppercase == true }
        for variant in variants {
          // The first file and row that knows a word wins.
          guard lexicon.addFirst(tokens(variant), noun, payload: index) else { continue }
          isUsed = true
          if group == VictimGroup.crowd { lexicon.add(tokens(variant), crowd, payload: index) }
        }
        if isUsed {
          nouns.append(Noun(nounClass: nounClass, group: group, isPlural: isPlural, count: count, isProper: isProper))
        }
      }
    }
  }

  private mutating func readVerbs(_ kinds: Kinds) throws(DataFileError) {
    for (verb, row) in try table(
      "verbs.tsv", ["kind", "role", "noun", "base", "third", "past", "participle", "gerund"]
    )
    .enumerated() {
      guard let kind = kinds.index(row["kind"]) else { throw row.error("kind '\(row["kind"])' is not in kinds.tsv") }
      guard let role = VerbForm.Role(rawValue: row["role"]) else {
        throw row.error("column 'role' should be object or subject, found '\(row["role"])'")
      }
      let notes = row.variants("note")
      for form in VerbForm.Form.allCases {
        let wordClass = lexicon.wordClass("\(role.rawValue)-verb/\(form.rawValue)")
        let index = verbs.count
        verbs.append(
          VerbForm(
            kind: kind, role: role, nounClass: try label(row, "noun"), form: form, verb: verb,
            isMeans: notes.contains("means"), isReflexive: notes.contains("self"),
            needsNoun: notes.contains("explicit"),
            needsCount: notes.contains("counted"), needsForce: notes.contains("force"),
            takesPlaces: notes.contains("place")))
        let meansClass = notes.contains("means") ? lexicon.wordClass("means-verb/\(form.rawValue)") : []
        for variant in row.variants(form.rawValue) {
          lexicon.add(tokens(variant), wordClass, payload: index)
          if notes.contains("means") { lexicon.add(tokens(variant), meansClass, payload: index) }
        }
      }
    }
  }

  private mutating func readKindPhrases(
    _ file: String, columns: [String], prefix: String, _ kinds: Kinds
  ) throws(DataFileError) {
    for row in try table(file, ["kind"] + columns) {
      guard let kind = kinds.index(row["kind"]) else { throw row.error("kind '\(row["kind"])' is not in kinds.tsv") }
      for column in columns {
        let wordClass = lexicon.wordClass(columns.count > 1 ? "\(prefix)/\(column)" : prefix)
        for variant in row.variants(column) { lexicon.add(tokens(variant), wordClass, payload: kind) }
      }
    }
  }

  private mutating func readHedges() throws(DataFileError) {
    for row in try table("hedges.tsv", ["qualifier", "position", "phrase"]) {
      guard ["before", "after"].contains(row["position"]) else {
        throw row.error("column 'position' should be before or after, found '\(row["position"])'")
      }
      let hedge = Hedge(qualifier: try row.required("qualifier"), isBefore: row["position"] == "before")
      for variant in row.variants("phrase") {
        lexicon.add(tokens(variant), lexicon.wordClass("hedge/\(row["position"])"), payload: hedges.count)
      }
      hedges.append(hedge)
    }
  }

  private mutating func readVague() throws(DataFileError) {
    for row in try table("vague.tsv", ["low", "high", "value", "phrase"]) {
      let amount = VagueAmount(
        low: try row.integer("low"), high: try row.integer("high"), value: try row.integer("value"))
      for variant in row.variants("phrase") {
        lexicon.add(tokens(variant), lexicon.wordClass("vague"), payload: vagueAmounts.count)
      }
      vagueAmounts.append(amount)
    }
  }

  private mutating func readNumbers() throws(DataFileError) {
    let file = folder.appendingPathComponent("numbers.txt")
    guard DataFile.exists(file) else { return }
    for line in try DataFile(file).lines {
      let parts = line.text.split(separator: "|")
      let number = parts.count == 2 ? parts[1] : ""
      let role = number.last.flatMap(NumberWord.Role.init) ?? .plain
      guard let value = Int(role == .plain ? number : number.dropLast()) else {
        throw DataFileError(
          file: file.path, line: line.number,
          "expected word|value, word|valuex (a scale) or word|valued (a scale behind digits), found '\(line.text)'")
      }
      numberWords.append(NumberWord(word: String(parts[0]), value: value, role: role))
    }
  }

  /// Every file of `lexicon/` is a class of words named like the file.
  private mutating func readClassFiles() throws(DataFileError) {
    for folder in [folder] + additions { try readClassFiles(folder.appendingPathComponent("lexicon")) }
  }

  private mutating func readClassFiles(_ folder: URL) throws(DataFileError) {
    let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    for name in files where name.hasSuffix(".txt") {
      let className = String(name.dropLast(4))
      guard lexicon.classCount < WordClasses.limit || !lexicon.existingClass(className).isEmpty else {
        throw DataFileError(
          file: folder.appendingPathComponent(name).path,
          "is one class too many: a language has at most \(WordClasses.limit)")
      }
      let wordClass = lexicon.wordClass(className)
      for line in try DataFile(folder.appendingPathComponent(name)).lines {
        let variants = line.variants
        guard let canonical = variants.first else { continue }
        // A number in front ("1|January") is what the words stand for, not a word.
        for variant in Int(canonical) != nil && variants.count > 1 ? variants.dropFirst() : variants[...] {
          lexicon.add(tokens(variant), wordClass, payload: canonicalForms.count)
        }
        canonicalForms.append(canonical)
      }
    }
  }

  private mutating func readSuffixes() throws(DataFileError) {
    let file = folder.appendingPathComponent("person-suffixes.txt")
    guard DataFile.exists(file) else { return }
    for line in try DataFile(file).lines { personSuffixes += line.variants }
  }

  private mutating func readSentenceRules() throws(DataFileError) {
    func keys(_ name: String) throws(DataFileError) -> Set<UInt64> {
      let file = folder.appendingPathComponent(name)
      guard DataFile.exists(file) else { return [] }
      var keys: Set<UInt64> = []
      for line in try DataFile(file).lines {
        // The last word of "Ph.D" and "p.m" stands before the period.
        for word in line.variants { tokens(word).last.map { _ = keys.insert($0.key) } }
      }
      return keys
    }
    sentenceRules.abbreviations = try keys("abbreviations.txt")
    sentenceRules.finalAbbreviations = try keys("abbreviations-final.txt")
    sentenceRules.starters = try keys("sentence-starters.txt")
  }

  private mutating func readZones() throws(DataFileError) {
    let file = folder.appendingPathComponent("zones.tsv")
    guard DataFile.exists(file) else { return }
    let cues: [String: ZoneRules.Cue] = [
      "section": .section, "namedSection": .namedSection, "line": .line, "caption": .caption, "credit": .credit,
    ]
    for row in try DataTable(file, required: ["cue", "phrase"]).rows {
      guard let cue = cues[row["cue"]] else {
        throw row.error(
          "column 'cue' should be one of \(cues.keys.sorted().joined(separator: ", ")), found '\(row["cue"])'")
      }
      for variant in row.variants("phrase") { zoneRules.add(tokens(variant), cue) }
    }
  }

  private mutating func readFrames(_ kinds: Kinds) throws(DataFileError) {
    for row in try table("frames.tsv", ["id", "kind", "priority", "pattern"]) {
      let kind = try row.required("kind")
      guard kind == "*" || kind == FrameSource.restated || kind == FrameSource.contested || kinds.index(kind) != nil
      else {
        throw row.error("kind '\(kind)' is not in kinds.tsv")
      }
      guard let priority = try row.integer("priority") else { throw row.error("column 'priority' is empty") }
      frames.append(
        FrameSource(
          id: try row.required("id"), kind: kind, priority: priority, noun: row["noun"],
          pattern: try row.required("pattern"),
          file: row.file, line: row.line))
    }
  }
}

/// Lets the value type be Sendable: the tokeniser is used only while the pack is read, by one thread.
private struct TokenizerBox: @unchecked Sendable {
  let tokenizer: Tokenizer
  init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }
}
