import Foundation
import Gazetteer
import TestSupport
import Testing

@testable import Names

/// People and places of tables small enough to be read at once.
@Suite struct GazetteerLookupTests {
  private func lookup() throws -> GazetteerLookup {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("muster-lookup-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, rows) in [
      ("people/a.tsv", "person:t\tKassym-Jomart Tokayev\tTokayev|Токаев\n"),
      ("places/b.tsv", "geonames:1\tAlmaty\tAlma-Ata\ngeonames:2\tAstana\t\n"),
    ] {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try ("id\tname\taliases\n" + rows).write(to: file, atomically: true, encoding: .utf8)
    }
    return GazetteerLookup(try Gazetteer.open(folder: folder, cache: nil), try matcher.get())
  }

  @Test func findsPeopleAndPlacesByTheVeryNameAndByOneLikeIt() throws {
    let lookup = try lookup()
    #expect(lookup.lookup("Tokayev").first?.entry.id == "person:t")
    #expect(lookup.lookup("Токаева").first?.entry.id == "person:t")
    #expect(lookup.lookup("almaty").first?.score == 1)
    #expect(lookup.lookup("Almaata").first?.entry.id == "geonames:1")
    #expect(lookup.lookup("").isEmpty)
  }
}
