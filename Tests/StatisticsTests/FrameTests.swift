import Records
import TestSupport
import Testing
import Text

/// What the engine makes of sentences; the language packs' own corpora hold the breadth.
@Suite struct FrameTests {
  @Test(
    "the voices of news",
    arguments: [
      ("Eight people were killed.", ["killed 8"]),
      ("The blast killed eight people.", ["killed 8"]),
      ("Eight soldiers were killed and 317 injured.", ["killed 8", "injured 317"]),
      ("The attack left 11 dead.", ["killed 11"]),
      ("The death toll rose to 141.", ["killed 141"]),
      ("A policeman was shot dead.", ["killed 1"]),
      ("Dozens of rioters were killed.", ["killed 24–99"]),
      ("Nobody was hurt.", ["injured 0 zero"]),
      ("Three people were arrested, police said.", ["detained 3"]),
      ("Some 85,000 people have been displaced.", ["displaced 85000"]),
      ("Eight people, including three children, were killed.", ["killed 8", "killed 3 part"]),
    ])
  func voices(text: String, rows: [String]) throws { #expect(try English.rows(text) == rows) }

  @Test(
    "no statistic",
    arguments: [
      "He is 81 years old.", "The bus was 20 minutes late.", "The team beat its rivals 3-1.", "It cost $5 million.",
      "The plane carried 200 passengers.", "Prices rose by 12 percent.", "She was born on 3 May 1989.", "",
      "The joke killed the audience.",
    ])
  func none(text: String) throws { #expect(try English.rows(text) == []) }

  @Test(
    "status",
    arguments: [
      ("At least 20 people are feared dead.", Statistic.Status.feared),
      ("Officials denied that 12 people were killed.", .denied),
      ("In 1989, an earthquake killed 25,000 people.", .background),
      ("No one was killed.", .zero),
      ("Eight people were killed.", .reported),
    ])
  func status(text: String, status: Statistic.Status) throws {
    #expect(try English.facts(SourceText(text), published: "2022-01-06").facts.map(\.status) == [status])
  }

  @Test("the source carries over to the next sentence")
  func source() throws {
    let text = SourceText("The ministry said that 40 people were killed. 62 people are in intensive care.")
    let (facts, tokens) = try English.facts(text)
    #expect(facts.count == 2)
    for fact in facts {
      let source = try #require(fact.source)
      let range = Int(tokens[source.lowerBound].utf8Start)..<Int(tokens[source.upperBound - 1].utf8End)
      #expect(text.string(utf8Range: range) == "The ministry")
    }
  }

  @Test("the same figure told again points at its first telling")
  func repeats() throws {
    let text = SourceText("Eight people were killed in the fire. The mayor said eight people were killed.")
    let (facts, _) = try English.facts(text)
    #expect(facts.map(\.repeats) == [nil, 0])
  }

  @Test("dates of events", arguments: [("on Wednesday", "2022-01-05"), ("yesterday", "2022-01-05")])
  func dates(words: String, iso: String) throws {
    let (facts, _) = try English.facts(SourceText("Eight people were killed \(words)."), published: "2022-01-06")
    #expect(facts.map { $0.date?.iso } == [iso])
  }

  @Test("explains what was rejected and why")
  func explains() throws {
    let text = SourceText("Eight people were killed, police said.")
    let (tokens, sentences) = try English.sentences(text)
    let explained = try #require(
      English.reader.explain(tokens: tokens, sentences: sentences, text: text).first)
    #expect(explained.groups.contains { $0.description.contains("value 8") })
    #expect(explained.candidates.filter { $0.rejection == nil }.map(\.kind) == ["killed"])
    #expect(explained.candidates.allSatisfy { !$0.rule.isEmpty && $0.rejection != "" })
  }

  @Test("quotes lie in their sentence, whatever the text", .timeLimit(.minutes(1)))
  func hostile() throws {
    var generator = SeededGenerator(seed: 17)
    let words = [
      "Eight", "people", "were", "killed", "and", "wounded", ",", ".", "“", "”", "(", "dozens", "of", "including",
      "three",
      "children", "police", "said", "no", "one", "the", "toll", "rose", "to", "141", "\n", "\n\n", "in", "2013", "at",
      "least", "himself", "his", "wife", "others", "feared", "dead", "not", "between", "5", "👩‍👩‍👧", "e\u{301}", "his",
      "denied", "that", "Mr.", "who", "arrested", "-", "another",
    ]
    for _ in 0..<150 {
      let text = (0..<80).map { _ in words.randomElement(using: &generator)! }.joined(separator: " ")
      let (facts, tokens) = try English.facts(SourceText(text))
      for (index, fact) in facts.enumerated() {
        #expect(!fact.quote.isEmpty && fact.quote.upperBound <= tokens.count, "\(text)")
        if let whole = fact.partOf { #expect(whole != index && facts.indices.contains(whole), "\(text)") }
        if let first = fact.repeats { #expect(first < index, "\(text)") }
        if let low = fact.low, let high = fact.high { #expect(low <= high, "\(text)") }
      }
    }
  }
}
