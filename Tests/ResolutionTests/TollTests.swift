import TestSupport
import Testing

/// An article's one overall figure of each kind.
@Suite struct TollTests {
  @Test(
    "totals, parts, updates",
    arguments: [
      ("Eight people, including three children, were killed.", ["killed 8"]),
      ("Eight people were killed. The mayor said eight people were killed.", ["killed 8"]),
      ("The quake killed 11 people. The death toll rose to 141.", ["killed 141"]),
      ("Eight people were killed and 317 injured.", ["killed 8", "injured 317"]),
      ("Nobody was killed.", ["killed 0"]),
      ("Dozens of people were killed.", ["killed -"]),
      ("Between 20 and 30 people were killed.", ["killed -"]),
      ("Five people were taken to hospital.", ["injured 5", "hospitalized 5"]),
    ])
  func overall(text: String, rows: [String]) throws { #expect(try Article.rows(text) == rows) }

  @Test("clauses joined by and add up")
  func clauses() throws {
    let rows = try Article.rows("Two men were killed in Aleppo and three women were killed in Homs.")
    #expect(rows == ["killed 5"])
  }

  @Test(
    "what no toll counts",
    arguments: [
      "At least 20 people are feared dead.", "Officials denied that 12 people were killed.",
      "It rained on Monday.", "Two buildings were destroyed by 500 shells of 30 kilograms.",
    ])
  func left(text: String) throws {
    #expect(try Article.rows(text).filter { $0.hasPrefix("killed") || $0.hasPrefix("injured") } == [])
  }

  @Test("an earlier event adds nothing")
  func background() throws {
    let text = "Eleven people were killed on Monday. In 2013, a bombing in the city killed more than 90 people."
    #expect(try Article.rows(text) == ["killed 11"])
  }

  @Test("another group, another source: a series of its own")
  func series() throws {
    let text = """
      Police said that dozens of rioters were killed. The ministry said that at least eight members of the security \
      forces were killed.
      """
    let tolls = try Article.tolls(of: text)
    let overall = try #require(tolls.first { $0.series == "overall" })
    #expect(overall.value == 8 && overall.low == 8 && overall.high == nil)
    let other = try #require(tolls.first { $0.series != "overall" })
    #expect(other.value == nil && other.low == 24 && other.high == 99)
  }

  @Test("page furniture adds nothing")
  func zones() throws {
    let text = """
      Fire in Norland

      Two people were killed in the fire on Monday, and the town will mourn them for three days, the mayor said.

      Nothing else is known so far about the cause of the fire, which burnt for hours in the old town of Norland.

      Check Also

      Forty people were killed in a flood.
      """
    #expect(try Article.rows(text) == ["killed 2"])
  }

  @Test("sums that do not fit stay within the integers")
  func great() throws {
    let text = String(
      repeating: "900000000000000000 men were killed and another 900000000000000000 women were killed. ", count: 12)
    for toll in try Article.tolls(of: text) {
      #expect((toll.value ?? 0) >= 0 && (toll.low ?? 0) <= (toll.high ?? .max))
    }
  }

  @Test("bounds hold the figure, whatever the text", .timeLimit(.minutes(1)))
  func properties() throws {
    var generator = SeededGenerator(seed: 23)
    let sentences = [
      "Eight people were killed.", "Dozens were injured.", "The toll rose to 12.", "Another man died.",
      "Three of them were children.", "Nobody was hurt.", "At least 20 people were killed.", "The gunman also died.",
      "Up to 30 people were injured.", "Ten others were wounded.", "Two men, including the attacker, were killed.",
      "A woman was shot dead.", "Both died.", "His wife was wounded.", "Five were taken to hospital.",
    ]
    for _ in 0..<200 {
      let text = (0..<6).map { _ in sentences.randomElement(using: &generator)! }.joined(separator: " ")
      for toll in try Article.tolls(of: text) {
        #expect(!toll.facts.isEmpty, "\(text)")
        if let low = toll.low, let high = toll.high { #expect(low <= high, "\(text)") }
      }
    }
  }
}
