import Records
import Testing

@testable import Batch

@Suite struct EntityTableTests {
  private func entity(_ id: String, _ aliases: [String], mentions: Int) -> Entity {
    Entity(id: id, type: .place, name: id, aliasesSeen: aliases, mentions: mentions, documents: 1)
  }

  @Test func addsUpOverDocuments() {
    var table = EntityTable()
    table.add([entity("b", ["B"], mentions: 1), entity("a", ["A", "á"], mentions: 2)], of: "d1")
    table.add([], of: "d2")
    table.add([entity("c", ["C"], mentions: 2), entity("b", ["b", "B"], mentions: 3)], of: "d3")
    let rows = table.rows
    #expect(rows.map(\.id) == ["b", "a", "c"])
    #expect(rows.map(\.mentions) == [4, 2, 2])
    #expect(rows.map(\.documents) == [2, 1, 1])
    #expect(rows.map(\.firstDocument) == ["d1", "d1", "d3"])
    #expect(rows[0].aliasesSeen == ["B", "b"])
  }

  @Test func aliasesInOrderOfTheirCodePoints() {
    var table = EntityTable()
    // Composed and decomposed é are equal as String and would have no fixed order.
    table.add([entity("a", ["z", "é", "Z", "e\u{301}", "Қ"], mentions: 1)], of: "d")
    let aliases = table.rows[0].aliasesSeen
    #expect(
      aliases.map { Array($0.unicodeScalars.map(\.value)) }
        == aliases.map { Array($0.unicodeScalars.map(\.value)) }
        .sorted { $0.lexicographicallyPrecedes($1) })
  }
}
