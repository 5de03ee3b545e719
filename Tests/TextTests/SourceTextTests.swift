import TestSupport
import Testing

@testable import Text

/// Every UTF-8 offset of a text maps to the number of code points before it, whatever the text holds.
@Suite struct SourceTextTests {
  @Test("offsets count code points: emoji, combining marks, CRLF, BOM")
  func mixed() {
    let string = "👩‍👩‍👧 e\u{301}\r\nҚазақ\u{FEFF} 日本 🇰🇿."
    let text = SourceText(string)
    let scalars = Array(string.unicodeScalars)
    #expect(text.codePointCount == scalars.count)
    var utf8 = 0
    for (number, scalar) in scalars.enumerated() {
      #expect(text.codePointOffset(utf8Offset: utf8) == number)
      utf8 += String(Character(scalar)).utf8.count
    }
    #expect(text.utf8Count == utf8)
  }

  @Test("a byte order mark at the start is no part of the text")
  func byteOrderMark() {
    #expect(SourceText("\u{FEFF}abc").codePointCount == 3)
    #expect(SourceText(utf8: [0xEF, 0xBB, 0xBF, 0x61])?.codePointCount == 1)
  }

  @Test("ill-formed UTF-8 is refused")
  func illFormed() {
    for bytes: [UInt8] in [
      [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF5, 0x80, 0x80, 0x80], [0x61, 0x80],
    ] {
      #expect(SourceText(utf8: bytes) == nil, "\(bytes)")
    }
  }

  @Test("tokens of random text are slices of it, in order, without overlap")
  func randomTokens() throws {
    var generator = SeededGenerator(seed: 7)
    let tokenizer = try Tokenizer()
    for _ in 0..<400 {
      let string = (0..<6).map { _ in hostileText(using: &generator) }.joined(separator: " x ")
      let text = SourceText(string)
      var end = 0
      for token in tokenizer.tokens(of: text) {
        #expect(Int(token.utf8Start) >= end && token.utf8End > token.utf8Start)
        end = Int(token.utf8End)
      }
      #expect(end <= text.utf8Count)
    }
  }
}
