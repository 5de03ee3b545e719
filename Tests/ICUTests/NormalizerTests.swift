import ICU
import Testing

@Suite struct NormalizerTests {
  @Test(
    "case folding by script",
    arguments: [
      ("İSTANBUL ﬁ", "i̇stanbul fi"),
      ("STRASSE straße", "strasse strasse"),
      ("КАСЫМ-ЖОМАРТ Қасым", "касым-жомарт қасым"),
      ("ΟΔΥΣΣΕΎΣ", "οδυσσεύσ"),
      ("ԵՐԵՒԱՆ", "երեւան"),
      ("ᲗᲑᲘᲚᲘᲡᲘ თბილისი", "თბილისი თბილისი"),
      ("ﷺ", "صلى الله عليه وسلم"),
      ("ＴＯＫＹＯ ｶﾞ", "tokyo ガ"),
      ("한국", "한국"),
      ("co\u{AD}op\u{200D}", "coop"),
    ])
  func foldsCase(text: String, folded: String) throws {
    #expect(try bytes(Normalizer(.nfkcCasefold).normalize(text)) == bytes(folded))
  }

  @Test(
    "decomposition by script",
    arguments: [
      ("é", "e\u{301}"),
      ("й", "и\u{306}"),
      ("ά", "α\u{301}"),
      ("한", "\u{1112}\u{1161}\u{11AB}"),
      ("が", "か\u{3099}"),
      ("क़", "क\u{93C}"),
      ("آ", "ا\u{653}"),
      ("שּׁ", "ש\u{5BC}\u{5C1}"),
    ])
  func decomposesAndComposes(composed: String, decomposed: String) throws {
    #expect(try bytes(Normalizer(.nfd).normalize(composed)) == bytes(decomposed))
    // Composing must come to the same text; two of these are excluded from composition by Unicode.
    #expect(try Normalizer(.nfc).normalize(decomposed) == Normalizer(.nfc).normalize(composed))
  }

  @Test("normalising twice changes nothing", arguments: Normalizer.Form.allCases)
  func isIdempotent(form: Normalizer.Form) throws {
    let normalizer = Normalizer(form)
    let once = try normalizer.normalize("İé ﬁ ½ ｶﾞ 한국 Қ ﷺ ǆ \u{1E9B}\u{323}")
    #expect(try bytes(normalizer.normalize(once)) == bytes(once))
  }

  @Test func takesAnyBytes() throws {
    #expect(try Normalizer(.nfc).normalize(utf8: []) == [])
    #expect(try Normalizer(.nfc).normalize(utf8: [0x61, 0xFF, 0xC3]) == Array("a\u{FFFD}\u{FFFD}".utf8))
    let long = String(repeating: "é", count: 5000)
    #expect(try Normalizer(.nfd).normalize(long).unicodeScalars.count == 10000)
  }

  /// String equality is by canonical equivalence, which is what is under test.
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
