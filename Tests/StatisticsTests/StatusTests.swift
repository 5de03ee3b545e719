import Records
import Testing

@Suite struct StatusTests {
  @Test(
    "how true a figure is",
    arguments: [
      ("Two people were killed.", Statistic.Status.reported), ("There were no casualties.", .zero),
      ("Nobody was hurt.", .zero), ("The army denied that 12 civilians had been killed.", .denied),
      ("At least 30 people are feared dead.", .feared), ("The bomb could kill 300 people.", .hypothetical),
      ("It was not known how many people had died.", .unknown),
    ])
  func status(text: String, expected: Statistic.Status) throws {
    let facts = try English.shared.facts(text)
    #expect(facts.first?.status == expected, "\(facts.map(\.status))")
  }

  @Test("a zero is 0, an unknown is empty")
  func figures() throws {
    #expect(try English.shared.facts("There were no casualties.").first?.value == 0)
    #expect(try English.shared.facts("It was not known how many people had died.").first?.low == nil)
  }

  @Test("an earlier event is background")
  func background() throws {
    let facts = try English.shared.facts(
      "Two people were killed on Monday. In 1989 an earthquake killed 25,000 people there.", published: "2022-01-06")
    #expect(facts.map(\.status) == [.reported, .background])
  }

  @Test("the same figure told again points at its first telling")
  func repeats() throws {
    let facts = try English.shared.facts(
      "Eight soldiers were killed. Police said the eight soldiers were killed at dawn.")
    #expect(facts.map(\.repeats) == [nil, 0])
  }
}
