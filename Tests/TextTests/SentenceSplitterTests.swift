import Foundation
import TestSupport
import Testing
import Text

@Suite struct SentenceSplitterTests {
  private func sentences(_ text: String) throws -> [String] {
    let source = SourceText(text)
    let tokens = try Tokenizer().tokens(of: source)
    let splitter = SentenceSplitter(rules: ShippedKnowledge.english.sentenceRules)
    return splitter.sentences(tokens).map { sentence in
      let first = tokens[sentence.tokens.lowerBound], last = tokens[sentence.tokens.upperBound - 1]
      return source.string(utf8Range: Int(first.utf8Start)..<Int(last.utf8End))
    }
  }

  @Test(
    "where English sentences end; | marks the place",
    arguments: [
      "Mr. Smith died.| He was 40.",
      "Gen. A. B. Khan and Lt. Col. Lee met.| They talked.",
      "The U.S. Army said so.| It left.",
      "He left the U.S.| The army stayed.",
      "J. K. Rowling wrote it.",
      "It grew 3.5 percent.| Then it fell.",
      "“It is over,” he said.| “Go.”",
      "He said: “Stop.”| She did.",
      "At 5 p.m. police came.",
      "It began at 5 p.m.| The police came.",
      "The end came.| Next, nothing.",
      "Visit example.com today.",
      "Really?!| Yes.",
      "Wait… what happened?",
      "Eight died (all men).| None lived.",
      "Item No. 5 was lost.",
      "Acme Inc. said so.",
      "It was signed by Acme Inc.| The deal is done.",
      "Two died on Jan. 5 in St. Petersburg.| One lived.",
      "Stop!| Go.",
    ])
  func ends(marked: String) throws {
    let expected = marked.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(try sentences(marked.replacingOccurrences(of: "|", with: "")) == expected)
  }

  @Test("a line is a block unless the text is hard-wrapped")
  func lines() throws {
    #expect(try sentences("Heading one\nSecond line here\n\nA paragraph.").count == 3)
    let wrapped =
      "Eight people were killed on\nMonday when a bus fell into\na river, police said. The\nbus was full and\nold."
    #expect(try sentences(wrapped).count == 2)
  }

  @Test("CRLF and LF give the same sentences")
  func lineEnds() throws {
    let text = "First line.\nSecond line. Third.\n\nFourth.\n"
    let other = try sentences(text.replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(try sentences(text) == other && other.count == 4)
  }

  @Test("every token is in exactly one sentence, and none is longer than the limit")
  func covers() throws {
    var generator = SeededGenerator(seed: 21)
    let splitter = SentenceSplitter(rules: ShippedKnowledge.english.sentenceRules)
    let tokenizer = try Tokenizer()
    let pieces = ["Mr", ".", " ", "\n", "\n\n", "word", "Word", "\"", "”", "8", "?", ")", "U.S.", "…", "’"]
    for _ in 0..<60 {
      let text = (0..<1000).map { _ in pieces.randomElement(using: &generator)! }.joined()
      let tokens = tokenizer.tokens(of: text)
      let found = splitter.sentences(tokens)
      #expect(found.flatMap { Array($0.tokens) } == Array(tokens.indices))
      #expect(found.allSatisfy { $0.tokens.count <= SentenceSplitter.longestSentence })
    }
  }
}
