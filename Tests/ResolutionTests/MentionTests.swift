import Foundation
import Gazetteer
import Names
import TestSupport
import Testing
import Text

@testable import Resolution

/// Names in short texts, against a small gazetteer with namesakes: `mentions/mentions.jsonl` says what must be found,
/// with which id, and what must not.
@Suite struct MentionTests {
  struct Case: Decodable, CustomTestStringConvertible {
    let why: String
    let text: String
    var found: [[String]]?
    var absent: [String]?
    var testDescription: String { why }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("mentions")

  static let cases: [Case] = {
    let lines = (try? String(contentsOf: folder.appendingPathComponent("mentions.jsonl"), encoding: .utf8)) ?? ""
    return lines.split(separator: "\n").compactMap { try? JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
  }()

  private static let reader: Result<MentionReader, any Error> = Result {
    let language = packageFolder.appendingPathComponent("Gazetteers/languages/en")
    let names = packageFolder.appendingPathComponent("Gazetteers/names")
    return MentionReader(
      gazetteer: try Gazetteer.open(folder: folder, cache: nil),
      cues: try CueTable(language: language, names: names, tokenizer: try Tokenizer()))
  }

  private struct Row {
    let text: String
    let type: String
    let id: String
  }

  private func rows(_ string: String) throws -> [Row] {
    let reader = try Self.reader.get()
    let text = SourceText(string)
    let tokens = try Tokenizer().tokens(of: text)
    let sentences = SentenceSplitter(rules: SentenceRules()).sentences(tokens)
    let found = reader.mentions(tokens: tokens, sentences: sentences, text: text)
    let slugs = try NameSlug()
    return found.mentions.map { mention in
      func words(_ range: Range<Int>) -> String {
        text.string(utf8Range: Int(tokens[range.lowerBound].utf8Start)..<Int(tokens[range.upperBound - 1].utf8End))
      }
      let entity = found.entities[mention.entity]
      let id =
        entity.entry.map { reader.gazetteer.entry($0).id }
        ?? "\(entity.type.rawValue):\(slugs.slug(words(entity.tokens)))"
      return Row(text: words(mention.tokens), type: mention.type.rawValue, id: id)
    }
  }

  @Test(arguments: cases) func names(_ example: Case) throws {
    let rows = try rows(example.text)
    for expected in example.found ?? [] {
      let same = rows.filter { $0.text == expected[0] }
      #expect(!same.isEmpty, "\(expected[0]) is missing; found \(rows.map(\.text))")
      for row in same {
        #expect(row.type == expected[1])
        if expected.count > 2 { #expect(row.id == expected[2], "\(row.text)") }
      }
    }
    for absent in example.absent ?? [] {
      #expect(!rows.contains { $0.text == absent }, "\(absent) is no name here")
    }
  }

  @Test func casesAreRead() { #expect(Self.cases.count >= 20) }

  @Test("any bytes, no crash, and mentions stay apart and in order") func anyText() throws {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "Almaty", " ", "the ", "Ministry of ", "\u{2014}", "(ODKB)", "'s ", "-", ".", "\n\n", "Mr. ", "é", "阿拉木图", "of ",
      "A. ", "&",
    ]
    for _ in 0..<200 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &generator)! }.joined()
      let reader = try Self.reader.get()
      let source = SourceText(text)
      let tokens = try Tokenizer().tokens(of: source)
      let sentences = SentenceSplitter(rules: SentenceRules()).sentences(tokens)
      let mentions = reader.mentions(tokens: tokens, sentences: sentences, text: source).mentions
      for (first, second) in zip(mentions, mentions.dropFirst()) {
        #expect(first.tokens.upperBound <= second.tokens.lowerBound, "\(text)")
      }
    }
  }
}
