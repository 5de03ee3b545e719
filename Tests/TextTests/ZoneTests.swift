import TestSupport
import Testing
import Text

@Suite struct ZoneTests {
  /// The zone of the sentence that starts with each of some words.
  private func zones(_ text: String) throws -> (String) -> Zone? {
    let source = SourceText(text)
    let tokens = try Tokenizer().tokens(of: source)
    let pack = ShippedKnowledge.english
    var sentences = SentenceSplitter(rules: pack.sentenceRules).sentences(tokens)
    ZoneClassifier(rules: pack.zoneRules).classify(&sentences, tokens)
    let starts = sentences.map { sentence in
      (source.string(utf8Range: Int(tokens[sentence.tokens.lowerBound].utf8Start)..<source.utf8Count), sentence.zone)
    }
    return { words in starts.first { $0.0.hasPrefix(words) }?.1 }
  }

  private static let page = """
    Fire in Norland kills two

    A fire killed two people in Norland on Monday, the mayor told Reuters

    Rescuers in NorlandTASS / Getty Images

    Photo: A. Nonymous / Reuters

    The cause is not known. It burnt for hours.

    The mayor spoke of a tragedy and said that the town would mourn its dead for three days from Tuesday on.

    About Jane Doe

    Jane has killed two novels.

    Leave a Reply

    Your email address will not be published.
    """

  @Test(
    "parts of a page",
    arguments: [
      ("Fire in Norland", Zone.title), ("A fire killed", .body), ("Rescuers in", .caption), ("Photo:", .caption),
      ("The cause", .body), ("It burnt", .body), ("The mayor spoke", .body), ("About Jane", .boilerplate),
      ("Jane has", .boilerplate), ("Leave a", .boilerplate), ("Your email", .boilerplate),
    ])
  func parts(words: String, zone: Zone) throws {
    #expect(try zones(Self.page)(words) == zone)
  }

  @Test("a text of one paragraph has no title")
  func noTitle() throws {
    #expect(try zones("Fire in Norland kills two")("Fire") == .body)
  }

  @Test("a menu above the article does not hide it")
  func menu() throws {
    let text = "Related\n\n" + Self.page
    #expect(try zones(text)("A fire killed") == .body)
  }
}
