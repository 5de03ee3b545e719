import TestSupport
import Testing
import Text

@Suite struct TokenizerTests {
  @Test(
    "words, numbers and marks",
    arguments: [
      ("Eight people died.", ["Eight", "people", "died", "."]),
      ("Protests in AlmatyTASS / Getty Images", ["Protests", "in", "Almaty", "TASS", "/", "Getty", "Images"]),
      ("Protests in KazakhstanPAP", ["Protests", "in", "Kazakhstan", "PAP"]),
      ("Plaza San MartínEFE", ["Plaza", "San", "Martín", "EFE"]),
      ("McDonald and iPhone", ["McDonald", "and", "iPhone"]),
      ("the 2nd 5km run", ["the", "2", "nd", "5", "km", "run"]),
      ("an F16", ["an", "F16"]),
      ("1,000 dead", ["1", ",", "000", "dead"]),
      ("Қасым-Жомарт Тоқаев", ["Қасым", "-", "Жомарт", "Тоқаев"]),
      ("北京市", ["北", "京", "市"]),
      ("٣٠ قتيلا", ["٣٠", "قتيلا"]),
      ("e\u{301}tat d’urgence", ["e\u{301}tat", "d", "’", "urgence"]),
      ("👩‍👩‍👧‍👦 died", ["👩", "👩", "👧", "👦", "died"]),
      ("", []), (" \n\t\u{A0} ", []),
    ])
  func cuts(text: String, expected: [String]) throws {
    let source = SourceText(text)
    let tokens = try Tokenizer().tokens(of: source)
    // A joiner of an emoji is a mark of its own, or none at all.
    let words = tokens.map { source.string(utf8Range: $0.utf8Range) }.filter { $0 != "\u{200D}" }
    #expect(words == expected)
  }

  @Test(
    "spellings that differ only in case, accents and marks have one key",
    arguments: [
      ("Żomart", "zomart"), ("MÜNCHEN", "munchen"), ("Łódź", "LODZ"), ("İstanbul", "istanbul"),
      ("straße", "STRASSE"), ("Bakı", "baki"), ("e\u{301}tat", "\u{E9}tat"), ("ﬁre", "fire"), ("ＴＡＳＳ", "tass"),
      ("Ёлкин", "елкин"), ("كتاب", "كِتَاب"), ("Ἀθῆναι", "αθηναι"),
    ])
  func folds(a: String, b: String) throws {
    let tokenizer = try Tokenizer()
    let first = try #require(tokenizer.tokens(of: a).first), second = try #require(tokenizer.tokens(of: b).first)
    #expect(first.key == second.key)
  }

  @Test func differentWordsHaveDifferentKeys() throws {
    let tokenizer = try Tokenizer()
    let words = ["Kazakh", "Kazakhs", "Казах", "Kazah", "8", "80", "killed", "killer", "абв", "абг", "北", "京"]
    #expect(Set(words.compactMap { tokenizer.tokens(of: $0).first?.key }).count == words.count)
  }

  @Test(
    "marks that look alike are one",
    arguments: [("’", "'"), ("“", "\""), ("»", "\""), ("‐", "-"), ("。", "."), ("、", ","), ("؟", "?")])
  func unifiesMarks(mark: String, unified: Unicode.Scalar) throws {
    #expect(try Tokenizer().tokens(of: "a \(mark) b")[1].isMark(unified))
  }

  @Test(
    "what stands before a token", arguments: ["\n", "\r\n", "\r"])
  func gaps(lineEnd: String) throws {
    let tokens = try Tokenizer().tokens(of: "a-b c\(lineEnd)d\(lineEnd)\(lineEnd)e \(lineEnd) \(lineEnd)f")
    #expect(
      tokens.map(\.gap) == [
        .paragraphBreak, .none, .none, .space, .lineBreak, .paragraphBreak, .paragraphBreak,
      ])
  }

  @Test func shapes() throws {
    let tokens = try Tokenizer().tokens(of: "word Word WORD wOrd A 8 北 Żółw ŻÓŁW")
    #expect(
      tokens.map(\.shape) == [
        .lower, .capitalized, .upper, .mixed, .capitalized, .none, .none, .capitalized, .upper,
      ])
  }

  @Test func tokensCoverAllLettersInOrder() throws {
    var generator = SeededGenerator(seed: 11)
    let tokenizer = try Tokenizer()
    for _ in 0..<400 {
      let text = (0..<8).map { _ in hostileText(using: &generator) }.joined()
      let source = SourceText(text)
      let tokens = tokenizer.tokens(of: source)
      #expect(tokens == tokenizer.tokens(of: source))
      var end = 0
      for token in tokens {
        #expect(Int(token.utf8Start) >= end && token.utf8End > token.utf8Start, "\(text.debugDescription)")
        end = Int(token.utf8End)
      }
      #expect(end <= source.utf8Count)
      let kept = tokens.map { source.string(utf8Range: $0.utf8Range) }.joined()
      let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic }
      #expect(kept.unicodeScalars.filter { $0.properties.isAlphabetic }.elementsEqual(letters))
    }
  }
}
