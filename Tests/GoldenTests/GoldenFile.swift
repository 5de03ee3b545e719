import Foundation
import TestSupport

typealias Row = [String: Value]

extension Row {
  func text(_ column: String) -> String? { if case .text(let text)? = self[column] { text } else { nil } }
  func integer(_ column: String) -> Int? { if case .number(let number)? = self[column] { Int(number) } else { nil } }
}

/// What a careful analyst reads out of an article: `expected.json`, written by hand. Only the columns that a row names are compared.
struct Expected: Decodable {
  /// Date of publication.
  let date: String
  /// All figures about people, in the order of the text.
  let statistics: [Row]
  /// The `overall` series.
  let tolls: [Row]
  /// Names that must be found with this type, name and zone.
  let mentions: [Row]
  /// Names that should be found and are not yet; the tests turn red when one is.
  let mentionGaps: [Row]?
  /// Texts that name the same entity.
  let sameEntity: [[String]]
  /// What must not be a mention.
  let absent: [Row]
}

/// What the program read: one line of its JSONL.
struct Extracted: Decodable {
  let mentions: [Row]
  let statistics: [Row]
  let tolls: [Row]
}

/// An article with its expectation and what the real program makes of it.
struct GoldenRun {
  let text: String
  let expected: Expected
  let extracted: Extracted

  /// The articles: a folder more is a test more.
  static let articles: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }()
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("articles")

  private static let runs: [String: Result<GoldenRun, any Error>] = Dictionary(
    uniqueKeysWithValues: articles.map { article in (article, Result { try GoldenRun(article) }) })

  /// The run of an article; the program runs once for all tests.
  static func of(_ article: String) throws -> GoldenRun {
    guard let run = runs[article] else { throw Failure(description: "there is no article \(article)") }
    return try run.get()
  }

  private init(_ article: String) throws {
    let folder = Self.folder.appendingPathComponent(article)
    let file = folder.appendingPathComponent("article.txt")
    text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    expected = try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: folder.appendingPathComponent("expected.json")))
    let output = try runMuster(["extract", file.path, "--date", expected.date, "--to", "jsonl", "--quiet"])
    guard output.status == 0 else { throw Failure(description: output.standardError) }
    extracted = try JSONDecoder().decode(Extracted.self, from: output.standardOutput)
  }

  struct Failure: Error, CustomStringConvertible { let description: String }

  /// `text[start:end]` in code points.
  func slice(_ row: Row) -> String? {
    guard let start = row.integer("start"), let end = row.integer("end") else { return nil }
    let scalars = Array(text.unicodeScalars)
    guard start >= 0, start < end, end <= scalars.count else { return nil }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    return String(view)
  }
}
