import Testing

@testable import Text

@Suite struct TokenizerTests {
  private func words(_ string: String) throws -> [String] {
    let text = SourceText(string)
    return try Tokenizer().tokens(of: text).map { text.string(utf8Range: $0.utf8Range) }
  }

  @Test(
    "words, numbers and marks",
    arguments: [
      ("At least 1,000 people.", ["At", "least", "1", ",", "000", "people", "."]),
      ("12-year-old", ["12", "-", "year", "-", "old"]),
      ("the 2nd", ["the", "2", "nd"]),
      ("习近平", ["习", "近", "平"]),
      ("Қасым-Жомарт", ["Қасым", "-", "Жомарт"]),
    ])
  func splits(text: String, expected: [String]) throws {
    #expect(try words(text) == expected)
  }

  @Test("a credit glued to a word comes apart")
  func gluedCredit() throws {
    #expect(try words("Protests in AlmatyTASS / Getty Images").prefix(4) == ["Protests", "in", "Almaty", "TASS"])
  }

  @Test(
    "spellings that differ in case, marks or apostrophes have one key",
    arguments: [
      ("Tokayev", "TOKAYEV"), ("Lodz", "Łódź"), ("naive", "naïve"), ("Strasse", "Straße"), ("Erdogan", "Erdoğan"),
    ])
  func keys(first: String, second: String) throws {
    let tokenizer = try Tokenizer()
    #expect(tokenizer.tokens(of: first).map(\.key) == tokenizer.tokens(of: second).map(\.key))
  }

  @Test("other words have other keys")
  func otherKeys() throws {
    let tokenizer = try Tokenizer()
    let words = ["killed", "kill", "Kiel", "Қасым", "Касым", "日", "本", "10", "1O"]
    #expect(Set(words.compactMap { tokenizer.tokens(of: $0).first?.key }).count == words.count)
  }
}
