import Foundation
import TestSupport
import Testing

/// Each document is read in its own language where none is asked for.
@Suite struct LanguageChoiceTests {
  private struct Line: Decodable {
    struct Statistic: Decodable {
      let kind: String
      let value: Int?
    }
    let language: String?
    let statistics: [Statistic]
  }

  private func read(_ lines: [String], _ options: [String] = []) throws -> [Line] {
    let input = Data((lines.joined(separator: "\n") + "\n").utf8)
    let output = try runMuster(
      ["extract", "--quiet", "--from", "jsonl", "-", "--to", "jsonl", "-"] + options, input: input)
    return try output.text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  private static let russian = #"{"id": "r", "text": "В результате взрыва погибли 8 человек, сообщили в МВД."}"#
  private static let english = #"{"id": "e", "text": "Eight people were killed in the blast, police said."}"#

  @Test("by the frequent words of the text")
  func detected() throws {
    let lines = try read([Self.russian, Self.english])
    #expect(lines.map(\.language) == ["ru", "en"])
    #expect(lines.map { $0.statistics.map(\.value) } == [[8], [8]])
  }

  @Test("by the document's own field")
  func named() throws {
    let lines = try read([#"{"id": "r", "language": "ru", "text": "Ранены 5 солдат."}"#])
    #expect(lines.first?.statistics.map(\.kind) == ["injured"])
  }

  @Test("by the option, whatever the text is")
  func asked() throws {
    #expect(try read([Self.russian], ["--language", "en"]).first?.statistics.isEmpty == true)
  }
}
