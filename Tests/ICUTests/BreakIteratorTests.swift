import ICU
import Testing

@Suite struct BreakIteratorTests {
  @Test(
    "words by script",
    arguments: [
      ("en", "It's 3.5 km.", ["It's", "3.5", "km"]),
      ("ru", "Погибли 12 человек.", ["Погибли", "12", "человек"]),
      ("el", "Δύο νεκροί", ["Δύο", "νεκροί"]),
      ("ar", "قتل ثلاثة أشخاص", ["قتل", "ثلاثة", "أشخاص"]),
      ("he", "צה\"ל הודיע", ["צה\"ל", "הודיע"]),
      ("hi", "तीन लोग मारे गए।", ["तीन", "लोग", "मारे", "गए"]),
      ("th", "มีผู้เสียชีวิต", ["มี", "ผู้", "เสีย", "ชีวิต"]),
      ("ja", "東京で地震", ["東京", "で", "地震"]),
      ("ko", "서울에서 화재", ["서울에서", "화재"]),
      ("hy", "Երեք մարդ", ["Երեք", "մարդ"]),
    ])
  func words(locale: String, text: String, expected: [String]) throws {
    let utf8 = Array(text.utf8)
    var breaker = try BreakIterator(.words, locale: locale)
    let pieces = try breaker.pieces(utf8: utf8)
    #expect(pieces.filter(\.isWord).map { string(utf8, $0.utf8Range) } == expected)
    #expect(covers(pieces, utf8.count))
  }

  @Test(
    "sentences by script",
    arguments: [
      ("en", "One died. Two fled.", 2),
      ("hi", "एक मरा। दो भागे।", 2),
      ("ja", "一人が死んだ。二人が逃げた。", 2),
      ("ar", "مات واحد. هرب اثنان؟ نعم.", 3),
      ("hy", "Մեկը մահացավ։ Երկուսը փախան։", 2),
    ])
  func sentences(locale: String, text: String, count: Int) throws {
    var breaker = try BreakIterator(.sentences, locale: locale)
    let pieces = try breaker.pieces(utf8: Array(text.utf8))
    #expect(pieces.count == count)
    #expect(covers(pieces, text.utf8.count))
  }

  @Test func graphemes() throws {
    let text = "e\u{301}👩‍👩‍👧‍👦🇰🇿"
    var breaker = try BreakIterator(.graphemes, locale: "en")
    #expect(try breaker.pieces(utf8: Array(text.utf8)).count == 3)
  }

  @Test func takesAnyBytesAndServesAgain() throws {
    var breaker = try BreakIterator(.words, locale: "en")
    #expect(try breaker.pieces(utf8: []) == [])
    let broken: [UInt8] = [0x61, 0xFF, 0x20, 0xE2, 0x82]
    #expect(covers(try breaker.pieces(utf8: broken), broken.count))
    #expect(try breaker.pieces(utf8: Array("a b".utf8)).count == 3)
  }

  private func string(_ utf8: [UInt8], _ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }

  /// Whether the pieces follow each other without gaps.
  private func covers(_ pieces: [BreakIterator.Piece], _ count: Int) -> Bool {
    var end = 0
    for piece in pieces {
      guard piece.utf8Range.lowerBound == end, !piece.utf8Range.isEmpty else { return false }
      end = piece.utf8Range.upperBound
    }
    return end == count
  }
}
