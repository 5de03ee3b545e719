import Testing

@testable import Text

/// Word lists are read by a short way; it must give the keys of the long one.
@Suite struct PlainWordsTests {
  @Test(
    "the keys are the tokenizer's",
    arguments: [
      "killed", "a", "lost their lives", "in critical condition", "internationalisation", "at", "abcdefgh",
      "abcdefghijklmnop",
      "abcdefghijklmnopq",
    ])
  func keys(phrase: String) throws {
    let plain = try #require(Token.plainWords(phrase))
    let tokens = try Tokenizer().tokens(of: phrase)
    #expect(plain.map(\.key) == tokens.map(\.key))
    #expect(plain.map(\.utf8Range) == tokens.map(\.utf8Range))
    #expect(plain.map(\.kind) == tokens.map(\.kind) && plain.map(\.shape) == tokens.map(\.shape))
  }

  @Test(
    "other phrases take the long way", arguments: ["", "Killed", "two  words", " a", "a ", "12", "u.s", "naïve", "a-b"])
  func others(phrase: String) {
    #expect(Token.plainWords(phrase) == nil)
  }
}
