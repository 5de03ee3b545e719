import TestSupport
import Testing
import Text

/// Texts made to break a parser end in bounded time.
@Suite(.serialized) struct LimitTests {
  @Test("a hundred thousand numbers in one sentence", .timeLimit(.minutes(1)))
  func numbers() throws {
    let text = (0..<100_000).map { "\($0 % 1000)" }.joined(separator: " ") + " people were killed."
    _ = try English.facts(SourceText(text))
  }

  @Test("a number of ten thousand digits is a row that says so")
  func digits() throws {
    let (facts, _) = try English.facts(SourceText(String(repeating: "7", count: 10_000) + " people were killed."))
    #expect(facts.map(\.qualifier) == [.overflow])
    #expect(facts.allSatisfy { $0.value == nil && $0.low == nil && $0.high == nil })
  }

  @Test(
    "nesting", .timeLimit(.minutes(1)),
    arguments: [("“", "”"), ("\"", "\""), ("(", ")"), ("‘", "’"), ("“He said ", " he said.”")])
  func nesting(open: String, close: String) throws {
    let depth = 20_000
    let text =
      String(repeating: open, count: depth) + "Eight people were killed" + String(repeating: close, count: depth)
    _ = try English.facts(SourceText(text))
  }

  @Test(
    "long lists", .timeLimit(.minutes(1)),
    arguments: [
      ("a man, ", " and a woman were killed."), ("two soldiers and ", "a man died."),
      ("eight people, including ", "a child, were killed."), ("killed ", "eight people."),
      ("who said that ", "ten people died."), ("three of the ", "four died."), ("at least ", "four died."),
      ("dead ", ""), ("A. ", "died."), ("police said; ", "two died."),
    ])
  func lists(member: String, end: String) throws {
    _ = try English.facts(SourceText(String(repeating: member, count: 10_000) + end))
  }

  @Test("a figure among many sentences is found", .timeLimit(.minutes(1)))
  func manySentences() throws {
    let text = String(repeating: "It rained. ", count: 20_000) + "Eight people were killed."
    #expect(try English.rows(text) == ["killed 8"])
  }
}
