import Foundation
import Records
import TestSupport
import Testing
import Writers

@testable import Batch

@Suite struct EntityTableTests {
  private func entity(_ id: String, _ aliases: [String], mentions: Int, in document: String) -> Entity {
    Entity(
      id: id, type: .place, name: id, aliasesSeen: aliases, mentions: mentions, documents: 1, firstDocument: document)
  }

  private func rows(_ entities: [Entity], pieceBytes: Int = 64 << 20) throws -> [Entity] {
    let folder = try TemporaryFolder()
    let format = CSVFormat(delimiter: UInt8(ascii: ";"), hasByteOrderMark: true)
    var bytes = format.header(Entity.columns)
    for entity in entities { format.append(entity.cells, to: &bytes) }
    let log = try folder.write(Data(bytes), to: "log.csv")
    var rows: [Entity] = []
    let table = EntityTable(log: log.path, format: format, work: "\(folder.path)/work", pieceBytes: pieceBytes)
    try table.forEach { rows.append($0) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["log.csv"])
    return rows
  }

  @Test(arguments: [1, 100, 64 << 20])
  func addsUpOverDocuments(pieceBytes: Int) throws {
    let rows = try rows(
      [
        entity("b", ["B"], mentions: 1, in: "d1"), entity("a", ["A", "á"], mentions: 2, in: "d1"),
        entity("c;\"x", ["C"], mentions: 2, in: "d3"), entity("b", ["b", "B"], mentions: 3, in: "d3"),
        entity("b-2", ["b2"], mentions: 2, in: "d4"), entity("b", ["x"], mentions: 30, in: "d0"),
      ], pieceBytes: pieceBytes)
    #expect(rows.map(\.id) == ["b", "c;\"x", "a", "b-2"])
    #expect(rows.map(\.mentions) == [34, 2, 2, 2])
    #expect(rows.map(\.documents) == [3, 1, 1, 1])
    #expect(rows.map(\.firstDocument) == ["d1", "d3", "d1", "d4"])
    #expect(rows[0].aliasesSeen == ["B", "b", "x"])
  }

  @Test func manyPiecesGiveWhatOneGives() throws {
    var random = SystemRandomNumberGenerator()
    let entities = (0..<500).map { number in
      entity("e\(Int.random(in: 0..<60, using: &random))", ["a\(number % 7)"], mentions: number % 5, in: "d\(number)")
    }
    #expect(try rows(entities, pieceBytes: 300) == rows(entities))
  }

  @Test func aliasesInOrderOfTheirCodePoints() throws {
    // Composed and decomposed é are equal as String and would have no fixed order.
    let entities = [entity("a", ["z", "é", "Z", "e\u{301}", "Қ"], mentions: 1, in: "d")]
    let aliases = try rows(entities)[0].aliasesSeen
    #expect(
      aliases.map { Array($0.unicodeScalars.map(\.value)) }
        == aliases.map { Array($0.unicodeScalars.map(\.value)) }
        .sorted { $0.lexicographicallyPrecedes($1) })
  }
}
