import Testing

/// Bad input costs bounded time and gives no wrong number.
@Suite struct BoundedCostTests {
  @Test("a number of 10,000 digits is an overflow, not a figure")
  func longNumber() throws {
    let facts = try English.shared.facts("Police said \(String(repeating: "9", count: 10_000)) people were killed.")
    #expect(facts.first?.value == nil)
    #expect(facts.first?.qualifier == .overflow)
  }

  @Test(
    "hostile texts end in time", .timeLimit(.minutes(1)),
    arguments: [
      (0..<100_000).map(String.init).joined(separator: " ") + " killed",
      String(repeating: "\"", count: 50_000) + " killed 3 " + String(repeating: ")", count: 50_000),
      "Police killed " + String(repeating: "a man, ", count: 20_000) + "and a woman.",
      String(repeating: "the man who ", count: 20_000) + "was killed",
      String(repeating: "12-", count: 40_000) + "killed",
    ])
  func hostile(text: String) throws {
    let facts = try English.shared.facts(text)
    #expect(facts.count < 2_000)
  }
}
