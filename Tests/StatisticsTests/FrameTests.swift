import Testing

/// One text for each way in which news says how many were harmed. The packs' own corpora have hundreds more.
@Suite struct FrameTests {
  @Test(
    "voices",
    arguments: [
      ("Eight policemen were killed.", ["killed 8"]),
      ("A bomb killed 12 villagers.", ["killed 12"]),
      ("20 killed, 80 wounded in blast", ["killed 20", "injured 80"]),
      ("The blast left 11 dead.", ["killed 11"]),
      ("The death toll rose to 141.", ["killed 141"]),
      ("The storm claimed 30 lives.", ["killed 30"]),
      ("The bodies of two men were found.", ["killed 2"]),
      ("Three miners lost their lives.", ["killed 3"]),
      ("Killed: 4. Injured: 19.", ["killed 4", "injured 19"]),
      ("Six people are missing.", ["missing 6"]),
      ("Police arrested 35 protesters.", ["detained 35"]),
      ("Hundreds of people demonstrated.", ["participants 200…999"]),
      ("A policeman was shot dead.", ["killed 1"]),
    ])
  func voices(text: String, expected: [String]) throws {
    #expect(try English.shared.summary(text) == expected)
  }

  @Test(
    "sums and parts",
    arguments: [
      ("A man and his two sons died.", ["killed 3", "killed 1", "killed 2"]),
      ("Two Americans, a Swiss and a Dutch national were killed.", ["killed 4", "killed 2", "killed 1", "killed 1"]),
      ("Eight people, including three children, were killed.", ["killed 8", "killed 3"]),
      ("The couple were shot dead.", ["killed 2"]),
    ])
  func sums(text: String, expected: [String]) throws {
    #expect(try English.shared.summary(text) == expected)
  }

  @Test(
    "what counts nobody",
    arguments: [
      "The senate killed the bill.", "He is 81 years old.", "The match ended 3-1.", "He shot a film in 12 days.",
      "It took less than 5 minutes.", "The dead battery was replaced.", "Flight 302 landed in Dubai.",
      "Several armored personnel carriers entered the square.", "Prices rose by 12 percent.",
    ])
  func nobody(text: String) throws {
    #expect(try English.shared.summary(text) == [])
  }

  @Test("parts point at their whole")
  func parts() throws {
    let facts = try English.shared.facts("Eight people, including three children, were killed.")
    #expect(facts.map(\.partOf) == [nil, 0])
  }
}
