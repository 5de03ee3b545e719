import Foundation
import Lexicon
import Statistics
import Text

/// What is wrong in a language folder: more than reading it finds.
///
/// For those who write packs; takes a second, most of it for the examples.
package struct LanguageCheck {
  /// Mistakes with file and line, in the order of the files.
  package private(set) var mistakes: [DataFileError] = []
  /// Rules that no example or no counter-example of the corpus is about.
  package private(set) var rulesWithoutExamples: [DataFileError] = []

  private let folder: URL
  private let tokenizer: Tokenizer

  /// Checks a folder of `Gazetteers/languages`, or the folder at a path.
  /// - Throws: where the folder or the kinds cannot be found.
  package init(language: String, resources: String? = nil) throws {
    let gazetteers = try ResourceFolder.find(resources)
    let isPath = language.contains("/")
    folder = isPath ? URL(fileURLWithPath: language) : gazetteers.appendingPathComponent("languages/\(language)")
    guard FileManager.default.fileExists(atPath: folder.path) else {
      throw DataFileError(file: folder.path, "there is no such language folder")
    }
    tokenizer = try Tokenizer()
    let kinds = try Kinds(gazetteers.appendingPathComponent("kinds.tsv"))
    findDuplicates()
    do {
      let pack = try LanguagePack(folder: folder, kinds: kinds, tokenizer: tokenizer)
      let frames = compile(pack, kinds)
      try findRulesWithoutExamples(pack, frames)
    } catch let error as DataFileError {
      // What stands behind it cannot be checked.
      mistakes.append(error)
    }
  }

  private mutating func compile(_ pack: LanguagePack, _ kinds: Kinds) -> [FramePattern] {
    var frames: [FramePattern] = []
    for source in pack.frames {
      do {
        frames.append(try FramePattern(source, kinds: kinds, lexicon: pack.lexicon, tokenizer: tokenizer))
      } catch {
        mistakes.append(error)
      }
    }
    return frames
  }

  // MARK: - What stands twice

  /// Columns that hold words, and the columns beside which the same word may stand again.
  private static let wordColumns: [(file: String, words: [String], apart: [String])] = [
    ("nouns.tsv", ["singular", "plural"], []),
    ("verbs.tsv", ["base", "third", "past", "participle", "gerund"], ["kind", "role", "noun"]),
    ("count-nouns.tsv", ["singular", "plural"], ["kind"]), ("predicates.tsv", ["phrase"], ["kind"]),
    ("tolls.tsv", ["phrase"], ["kind"]), ("hedges.tsv", ["phrase"], ["position"]), ("vague.tsv", ["phrase"], []),
    ("zones.tsv", ["phrase"], []),
  ]

  private mutating func findDuplicates() {
    var frames = FirstPlaces()
    for row in rows("frames.tsv", ["id", "pattern"]) {
      report(row.error("the rule '\(row["id"])' stands"), at: frames.note(row["id"], row.line))
    }
    for (file, words, apart) in Self.wordColumns {
      for column in words {
        var places = FirstPlaces()
        for row in rows(file, words + apart) {
          let beside = apart.map { row[$0] }.joined(separator: "\t")
          for word in row.variants(column) {
            report(
              row.error("'\(word)' in column '\(column)' stands"), at: places.note(spelling(word) + beside, row.line))
          }
        }
      }
    }
    let lexicon = folder.appendingPathComponent("lexicon")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: lexicon.path)) ?? []).sorted()
    for name in names where name.hasSuffix(".txt") {
      guard let file = try? DataFile(lexicon.appendingPathComponent(name)) else { continue }
      var places = FirstPlaces()
      for line in file.lines {
        for word in line.text.split(separator: "|") where Int(word) == nil {
          let error = DataFileError(file: file.path, line: line.number, "'\(word)' stands")
          report(error, at: places.note(spelling(String(word)), line.number))
        }
      }
    }
  }

  private mutating func report(_ error: DataFileError, at first: Int?) {
    guard let first else { return }
    let message = "\(error.message) in line \(first), too; remove one"
    mistakes.append(DataFileError(file: error.file, line: error.line, message))
  }

  /// The rows of a table; none where it is missing or wrong, which reading the pack says.
  private func rows(_ name: String, _ required: [String]) -> [DataTable.Row] {
    (try? DataTable(folder.appendingPathComponent(name), required: required).rows) ?? []
  }

  /// The same for spellings that the lexicon takes for one.
  private func spelling(_ word: String) -> String {
    tokenizer.tokens(of: word).map { String($0.key, radix: 36) }.joined(separator: " ") + "\n"
  }

  private struct FirstPlaces {
    private var lines: [String: Int] = [:]

    /// The line that the key stood in before, or nil.
    mutating func note(_ key: String, _ line: Int) -> Int? {
      if let first = lines[key] { return first }
      lines[key] = line
      return nil
    }
  }

  // MARK: - Examples

  private mutating func findRulesWithoutExamples(_ pack: LanguagePack, _ frames: [FramePattern]) throws {
    let cases = try readCorpus().map { found in
      let classes = tokenizer.tokens(of: found.text).withUnsafeBufferPointer { pack.lexicon.annotate($0).all }
      return (rules: Set(found.expect.compactMap(\.rule)), classes: classes)
    }
    let lines = Dictionary(pack.frames.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for frame in frames {
      guard let source = lines[frame.id] else { continue }
      func report(_ message: String) {
        rulesWithoutExamples.append(DataFileError(file: source.file, line: source.line, message))
      }
      if !cases.contains(where: { $0.rules.contains(frame.id) }) {
        report("the rule '\(frame.id)' has no example: add a text to corpus/ with \"rule\": \"\(frame.id)\" in a row")
      }
      let isHeldBack = cases.contains { !$0.rules.contains(frame.id) && !$0.classes.isDisjoint(with: frame.trigger) }
      if !isHeldBack {
        report("the rule '\(frame.id)' has no counter-example: add a text to corpus/ with a trigger where it is silent")
      }
    }
  }

  private struct Case: Decodable {
    struct Row: Decodable { let rule: String? }
    let text: String
    let expect: [Row]
    let gap: String?
  }

  /// The cases that pass and whose rows all say which rule reads them.
  private mutating func readCorpus() throws -> [Case] {
    let corpus = folder.appendingPathComponent("corpus")
    var cases: [Case] = []
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: corpus.path)) ?? []).sorted()
    for name in names where name.hasSuffix(".jsonl") {
      let file = try DataFile(corpus.appendingPathComponent(name))
      for line in file.lines {
        guard let found = try? JSONDecoder().decode(Case.self, from: Data(line.text.utf8)) else {
          mistakes.append(
            DataFileError(
              file: file.path, line: line.number, "expected an object with text and expect, a list of rows"))
          continue
        }
        if found.gap == nil, found.expect.allSatisfy({ $0.rule != nil }) { cases.append(found) }
      }
    }
    return cases
  }
}
