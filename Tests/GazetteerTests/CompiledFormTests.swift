import Foundation
import TestSupport
import Testing
import Text

@testable import Gazetteer

@Suite struct CompiledFormTests {
  private let folder: TemporaryFolder
  private let table: URL

  init() throws {
    folder = try TemporaryFolder()
    table = try folder.write(
      "id\tname\taliases\tlatitude\tlongitude\tpopulation\tcountry\tparents\n"
        + (0..<40).map {
          "place:p\($0)\tTown \($0)\tOld Town \($0)|!Ville\($0)\t1.5\t-2.25\t\($0)\tKZ,RU\tplace:p0|place:p1"
        }
        .joined(separator: "\n"), to: "places/p.tsv")
  }

  private func compile(_ name: String) throws -> URL {
    let file = folder.url.appendingPathComponent(name)
    _ = try Gazetteer.build(files: [table], to: file)
    return file
  }

  @Test func sameTablesSameBytes() throws {
    #expect(try Data(contentsOf: compile("a.bin")) == Data(contentsOf: compile("b.bin")))
  }

  @Test func entriesComeBackWhole() throws {
    let gazetteer = try Gazetteer.open(compiled: compile("a.bin"))
    #expect(gazetteer.entryCount == 40)
    let index = try #require(gazetteer.index(ofID: "place:p7"))
    var entry = GazetteerEntry(id: "place:p7", name: "Town 7", type: .place)
    (entry.latitude, entry.longitude, entry.population) = (1.5, -2.25, 7)
    (entry.countries, entry.parents) = (["KZ", "RU"], ["place:p0", "place:p1"])
    #expect(gazetteer.entry(index) == entry)
    #expect(gazetteer.aliases(of: index) == ["Town 7", "Old Town 7", "Ville7"])
  }

  @Test func foreignFilesAreRefused() throws {
    let text = try folder.write(String(repeating: "no gazetteer ", count: 90), to: "foreign.bin")
    #expect(throws: GazetteerError.foreign(file: text.path)) { try Gazetteer.open(compiled: text) }
    let empty = try folder.write("", to: "empty.bin")
    #expect(throws: GazetteerError.foreign(file: empty.path)) { try Gazetteer.open(compiled: empty) }
    let missing = folder.url.appendingPathComponent("missing.bin")
    #expect(throws: GazetteerError.self) { try Gazetteer.open(compiled: missing) }
    #expect(throws: GazetteerError.self) { try Gazetteer.open(compiled: folder.url) }
  }

  @Test func otherVersionsAreRefused() throws {
    var data = try Data(contentsOf: compile("a.bin"))
    data[8] = 77
    let file = try folder.write(data, to: "other.bin")
    #expect(throws: GazetteerError.otherVersion(file: file.path, found: 77, expected: ImageLayout.version)) {
      try Gazetteer.open(compiled: file)
    }
  }

  @Test func cutFilesAreRefused() throws {
    let data = try Data(contentsOf: compile("a.bin"))
    for length in stride(from: 0, to: data.count, by: 61) {
      let file = try folder.write(data.prefix(length), to: "cut.bin")
      #expect(throws: GazetteerError.self) { try Gazetteer.open(compiled: file) }
    }
  }

  @Test func everyAlteredByteIsSeen() throws {
    let data = try Data(contentsOf: compile("a.bin"))
    for offset in stride(from: 0, to: data.count, by: 37) {
      var altered = data
      altered[offset] ^= 0x10
      let file = try folder.write(altered, to: "altered.bin")
      #expect(throws: GazetteerError.self, "byte \(offset)") { try GazetteerReport(compiled: file) }
    }
  }

  /// The header is right and the rest is noise: answers are wrong, but there are answers.
  @Test func noiseBehindARightHeaderDoesNotCrash() throws {
    let data = try Data(contentsOf: compile("a.bin"))
    let tokens = try Tokenizer().tokens(of: "Old Town 7, Town 8 and Ville9 in Town 39")
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      var altered = data
      for _ in 0..<Int.random(in: 1...300, using: &generator) {
        altered[Int.random(in: ImageLayout.headerBytes..<data.count, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      let gazetteer = try Gazetteer.open(compiled: try folder.write(altered, to: "noise.bin"))
      for match in gazetteer.matches(in: tokens, overlapping: true) {
        #expect(match.tokens.upperBound <= tokens.count)
        for candidate in match.candidates { _ = gazetteer.entry(candidate.entry) }
      }
      for index in 0..<Int32(gazetteer.entryCount) {
        _ = gazetteer.aliases(of: index)
        _ = gazetteer.index(ofID: gazetteer.entry(index).id)
      }
    }
  }
}
