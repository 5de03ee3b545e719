import Foundation
import Records
import TestSupport
import Testing
import Writers

@testable import Batch

/// `muster gazetteer suggest`: names that no list has, as lines of one.
@Suite struct SuggestionsTests {
  private func folder(_ entities: [Entity]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var bytes = CSVFormat().header(Entity.columns)
    for entity in entities { CSVFormat().append(entity.cells, to: &bytes) }
    try folder.write(Data(bytes), to: "entities.csv")
    try folder.write(Data(#"{"resources": [{"name": "documents"}]}"#.utf8), to: "datapackage.json")
    return folder
  }

  private func entity(
    _ name: String, _ aliases: [String] = [], documents: Int, evidence: String = "title before it"
  ) -> Entity {
    Entity(
      id: "person:\(name.lowercased())", type: .person, name: name, aliasesSeen: aliases, mentions: documents,
      documents: documents, firstDocument: "d", evidence: evidence)
  }

  @Test func onlyWhatNoListHasAndSeveralDocumentsName() throws {
    let folder = try folder([
      entity("Known", documents: 9, evidence: Entity.listed),
      entity("Ada Lind", ["Ada Lind", "Ada  Lind", "Lind", "A. Lind"], documents: 4), entity("Once", documents: 1),
    ])
    let lines = try Suggestions(folder: folder.path).lines()
    #expect(lines == ["person:ada lind\tperson\tAda Lind\tAda  Lind|A. Lind\t\t4\t4\ttitle before it"])
  }

  @Test func theLimitCounts() throws {
    let folder = try folder((0..<9).map { entity("N\($0)", documents: 3) })
    var suggestions = Suggestions(folder: folder.path)
    suggestions.limit = 2
    #expect(try suggestions.lines().count == 2)
  }

  @Test func anUnfinishedRunIsRefused() throws {
    let folder = try TemporaryFolder()
    #expect(throws: BatchError.self) { try Suggestions(folder: folder.path).lines() }
  }
}
