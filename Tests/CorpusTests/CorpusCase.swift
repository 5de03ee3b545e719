import Foundation
import TestSupport

/// A line of a language's `corpus/*.jsonl`.
struct CorpusCase: Decodable {
  struct ExpectedRow: Decodable {
    let quote: String
    let kind: String
    let rule: String?
    /// Columns that the case is about, as JSON gives them; a column that is not named is not checked.
    let columns: [String: Value]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      columns = try container.decode([String: Value].self)
      guard case .text(let quote)? = columns["quote"], case .text(let kind)? = columns["kind"] else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "a row needs quote and kind")
      }
      (self.quote, self.kind) = (quote, kind)
      if case .text(let rule)? = columns["rule"] { self.rule = rule } else { rule = nil }
    }
  }

  let text: String
  let expect: [ExpectedRow]
  let tolls: [String: Double?]?
  let gap: String?
  /// File and line.
  var place = ""

  private enum CodingKeys: String, CodingKey { case text, expect, tolls, gap }

  /// Texts in files of counter-examples, and those that expect nothing.
  var isCounterExample: Bool { expect.isEmpty || place.contains("counter") }

  static func all(of language: String) throws -> [CorpusCase] {
    let folder = packageFolder.appendingPathComponent("Gazetteers/languages/\(language)/corpus")
    var cases: [CorpusCase] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where name.hasSuffix(".jsonl")
    {
      let lines = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n")
      for (number, line) in lines.enumerated() {
        var corpusCase = try JSONDecoder().decode(CorpusCase.self, from: Data(line.utf8))
        corpusCase.place = "\(name):\(number + 1)"
        cases.append(corpusCase)
      }
    }
    return cases
  }

  /// What the program reads, a result a case.
  static func results(of cases: [CorpusCase], language: String) throws -> [CorpusResult] {
    struct Line: Encodable {
      let id: String
      let text: String
    }
    let encoder = JSONEncoder()
    var input = Data()
    for corpusCase in cases {
      input += try encoder.encode(Line(id: corpusCase.place, text: corpusCase.text)) + Data("\n".utf8)
    }
    let output = try runMuster(
      ["extract", "--quiet", "--language", language, "--from", "jsonl", "-", "--to", "jsonl", "-"], input: input)
    let results = try output.text.split(separator: "\n").map {
      try JSONDecoder().decode(CorpusResult.self, from: Data($0.utf8))
    }
    guard results.count == cases.count else { throw Mismatch(cases: cases.count, results: results.count) }
    return results
  }

  struct Mismatch: Error {
    let cases: Int
    let results: Int
  }
}

/// A line of the program's JSONL.
struct CorpusResult: Decodable {
  let statistics: [[String: Value]]
  let tolls: [[String: Value]]
}
