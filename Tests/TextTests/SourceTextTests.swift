import TestSupport
import Testing
import Text

/// Offsets are what makes a row checkable: `text[start:end]` in Python must be the quote.
@Suite struct SourceTextTests {
  @Test func offsetsOfEveryCodePoint() {
    var generator = SeededGenerator(seed: 3)
    for round in 0..<200 {
      let text = (0..<(round % 30)).map { _ in hostileText(using: &generator) }.joined()
      let source = SourceText(text)
      let scalars = Array(scalarsOf(text))
      #expect(source.codePointCount == scalars.count)
      var utf8 = 0
      for (index, scalar) in scalars.enumerated() {
        #expect(source.codePointOffset(utf8Offset: utf8) == index)
        #expect(source.utf8Offset(codePointOffset: index) == utf8)
        utf8 += UTF8.width(scalar)
      }
      #expect(source.utf8Count == utf8)
    }
  }

  @Test("offsets outside a text are its ends", arguments: ["ten bytes.", "zażółć", ""])
  func outside(text: String) {
    let source = SourceText(text)
    #expect(source.utf8Offset(codePointOffset: -1) == 0)
    #expect(source.utf8Offset(codePointOffset: 11) == source.utf8Count)
  }

  /// The code points that offsets count: all but one mark at the start.
  private func scalarsOf(_ text: String) -> String.UnicodeScalarView {
    var scalars = text.unicodeScalars
    if scalars.first?.value == 0xFEFF { scalars.removeFirst() }
    return scalars
  }

  @Test func slicesAreWhatPythonSlices() {
    let text = "İstanbul 🇹🇷\r\ne\u{301}tat 👩‍👩‍👧‍👦 Қазақстан 80 🧨 end"
    let source = SourceText(text)
    let scalars = Array(text.unicodeScalars)
    for start in 0..<scalars.count {
      for end in start...min(scalars.count, start + 12) {
        let bytes = source.utf8Offset(codePointOffset: start)..<source.utf8Offset(codePointOffset: end)
        var slice = String.UnicodeScalarView()
        slice.append(contentsOf: scalars[start..<end])
        #expect(source.string(utf8Range: bytes).unicodeScalars.elementsEqual(slice))
        #expect(source.codePointRange(utf8Range: bytes) == start..<end)
      }
    }
  }

  @Test func byteOrderMarkIsNoText() throws {
    let source = try #require(SourceText(utf8: [0xEF, 0xBB, 0xBF] + Array("Zażółć".utf8)))
    #expect(source.string == "Zażółć" && source.codePointCount == 6)
  }

  @Test(
    "ill-formed UTF-8 is refused",
    arguments: [
      [0x80], [0xC3], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF],
      [0x41, 0xE2, 0x82],
    ] as [[UInt8]])
  func refuses(bytes: [UInt8]) {
    #expect(SourceText(utf8: bytes) == nil)
    #expect(String(validating: bytes, as: UTF8.self) == nil)
  }

  @Test func agreesWithTheStandardLibraryOnRandomBytes() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<5000 {
      let bytes = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        [0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xA0, 0xED, 0x9F, 0xF0, 0x90, 0xF4, 0x8F].randomElement(using: &generator)!
      }.map(UInt8.init)
      #expect((SourceText(utf8: bytes) != nil) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }
}
