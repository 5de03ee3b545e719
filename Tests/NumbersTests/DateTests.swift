import Numbers
import TestSupport
import Testing
import Text

@Suite struct DateTests {
  private static let finder = DateFinder(pack: ShippedKnowledge.english)

  private func dates(_ text: String, published: String?) throws -> [String] {
    let source = SourceText(text)
    let tokens = try Tokenizer().tokens(of: source)
    return source.withUTF8 { bytes in
      tokens.withUnsafeBufferPointer { tokens in
        Self.finder.dates(
          in: tokens, ShippedKnowledge.english.lexicon.annotate(tokens),
          published: published.flatMap { CalendarDate(iso: $0) }, text: bytes
        ).compactMap { $0.date?.iso }
      }
    }
  }

  // 6 January 2022 was a Thursday.
  @Test(
    "against the date of publication",
    arguments: [
      ("on Thursday", "2022-01-06"), ("on Wednesday", "2022-01-05"), ("on Friday", "2021-12-31"),
      ("yesterday", "2022-01-05"), ("today", "2022-01-06"), ("on 3 January", "2022-01-03"),
      ("on January 3", "2022-01-03"), ("on 28 December", "2021-12-28"), ("on 3 May 2019", "2019-05-03"),
      ("in January 2013", "2013-01"), ("in March 2011", "2011-03"),
    ])
  func resolves(text: String, iso: String) throws {
    #expect(try dates("Two people died \(text).", published: "2022-01-06") == [iso])
  }

  @Test("without it, a weekday stays open")
  func open() throws {
    #expect(try dates("Two people died on Thursday.", published: nil) == [])
    #expect(try dates("Two people died on 3 May 2019.", published: nil) == ["2019-05-03"])
  }

  @Test(
    "ISO dates are read as exact as written",
    arguments: ["2022-01-06", "2022-01", "2022"])
  func iso(text: String) { #expect(CalendarDate(iso: text)?.iso == text) }

  @Test("what is no date", arguments: ["", "2022-13-01", "2022-02-30", "yesterday", "2022-1-6x"])
  func notISO(text: String) { #expect(CalendarDate(iso: text) == nil) }
}
