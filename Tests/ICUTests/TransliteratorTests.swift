import ICU
import Testing

@Suite struct TransliteratorTests {
  @Test(
    "by ICU's ids",
    arguments: [
      ("Russian-Latin/BGN", "Токаев", "Tokayev"),
      ("Greek-Latin", "Αθήνα", "Athḗna"),
      ("Any-Latin; Latin-ASCII", "Зеленський", "Zelens'kij"),
      ("Hangul-Latin", "서울", "seoul"),
      ("Katakana-Latin", "トヨタ", "toyota"),
      ("Han-Latin", "北京", "běi jīng"),
      ("Devanagari-Latin", "दिल्ली", "dillī"),
      ("Arabic-Latin", "كابل", "kạbl"),
      ("Armenian-Latin", "Երևան", "Erevan"),
      ("Georgian-Latin", "თბილისი", "tbilisi"),
      ("Thai-Latin", "กรุงเทพ", "krungtheph"),
      ("Hebrew-Latin", "חיפה", "ẖyph"),
    ])
  func transliterates(id: String, text: String, expected: String) throws {
    #expect(try Transliterator(id: id).transliterate(text) == expected)
  }

  @Test func fromRules() throws {
    let rules = """
      # Kazakh letters that ICU leaves as they are
      қ > q; Қ > Q;
      ұ > u;
      ::Cyrillic-Latin;
      """
    let kazakh = try Transliterator(name: "kazakh", rules: rules)
    #expect(try kazakh.transliterate("Қазақ ұлт") == "Qazaq ult")
  }

  @Test func namesTheLineOfBrokenRules() {
    do {
      _ = try Transliterator(name: "broken", rules: "a > b;\nc > [;\n")
      Issue.record("the rules should not compile")
    } catch {
      guard case .invalidRules(let id, _, _, _) = error else {
        Issue.record("unexpected error \(error)")
        return
      }
      #expect(id == "broken")
      #expect(error.description.contains("broken"))
    }
  }

  @Test func refusesAnUnknownId() {
    #expect(throws: ICUError.self) { _ = try Transliterator(id: "Klingon-Latin") }
  }

  @Test func growsItsBuffer() throws {
    // One ideograph becomes several letters.
    let latin = try Transliterator(id: "Han-Latin").transliterate(String(repeating: "莊", count: 2000))
    #expect(latin.hasPrefix("zhuāng"))
    #expect(latin.utf8.count > 2000 * 6)
  }

  @Test func reverses() throws {
    #expect(try Transliterator(id: "Cyrillic-Latin", reversed: true).transliterate("Moskva") == "Москва")
  }
}
