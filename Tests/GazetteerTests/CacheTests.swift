import Foundation
import TestSupport
import Testing
import Text

@testable import Gazetteer

@Suite struct CacheTests {
  private let folder: TemporaryFolder
  private let cache: URL

  init() throws {
    folder = try TemporaryFolder()
    cache = folder.url.appendingPathComponent("cache/muster")
    try writePlaces("Old")
  }

  /// Large enough to be kept.
  private func writePlaces(_ first: String) throws {
    let rows = (0..<2_000).map { "place:p\($0)\t\(first)ville \($0)\tAnother name of \(first) \($0)" }
    try folder.write("id\tname\taliases\n" + rows.joined(separator: "\n"), to: "g/places/p.tsv")
  }

  private var resources: URL { folder.url.appendingPathComponent("g") }

  private func kept() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: cache.path).filter { $0.hasSuffix(".bin") }
  }

  @Test func secondOpeningMapsWhatTheFirstBuilt() throws {
    #expect(try Gazetteer.open(folder: resources, cache: cache).lookup("Oldville 7").count == 1)
    let name = try #require(try kept().first)
    let modified = try #require(POSIX.facts(cache.appendingPathComponent(name).path)).modified
    let second = try Gazetteer.open(folder: resources, cache: cache)
    #expect(second.lookup("Oldville 7").count == 1)
    #expect(second.tables[0].image.storage.file == cache.appendingPathComponent(name).path)
    #expect(try kept() == [name])
    #expect(POSIX.facts(cache.appendingPathComponent(name).path)?.modified == modified)
  }

  @Test func changedTablesAreCompiledAgain() throws {
    _ = try Gazetteer.open(folder: resources, cache: cache)
    try writePlaces("New")
    let gazetteer = try Gazetteer.open(folder: resources, cache: cache)
    #expect(gazetteer.lookup("Newville 7").count == 1)
    #expect(gazetteer.lookup("Oldville 7").isEmpty)
  }

  @Test func damagedFilesAreBuiltAgain() throws {
    _ = try Gazetteer.open(folder: resources, cache: cache)
    let file = cache.appendingPathComponent(try #require(try kept().first))
    try Data(contentsOf: file).prefix(5_000).write(to: file)
    #expect(try Gazetteer.open(folder: resources, cache: cache).lookup("Oldville 7").count == 1)
    #expect(throws: Never.self) { try GazetteerReport(compiled: file) }
  }

  @Test func unwritableCacheDoesNotMatter() throws {
    let blocked = try folder.write("a file where the folder should be", to: "blocked")
    #expect(try Gazetteer.open(folder: resources, cache: blocked).lookup("Oldville 7").count == 1)
    #expect(try Gazetteer.open(folder: resources, cache: nil).lookup("Oldville 7").count == 1)
  }

  @Test func firstRunsAtTheSameTimeAgree() async throws {
    let (resources, cache) = (resources, cache)
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<6 {
        group.addTask { try Gazetteer.open(folder: resources, cache: cache).lookup("Oldville 1999").count }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == [1, 1, 1, 1, 1, 1])
    #expect(try kept().count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: cache.path).allSatisfy { !$0.hasSuffix(".part") })
  }

  @Test func usersTablesAddAndExtend() throws {
    let own = try folder.write(
      "name,type,aliases,id\n\"Doe, Jane\",person,\"!Doe|Jane \"\"JD\"\" Doe\",\nSecond name,place,Deuxville,place:p7\n",
      to: "own.csv")
    let gazetteer = try Gazetteer.open(folder: resources, additional: [own], cache: cache)
    #expect(
      try found(gazetteer, in: "Doe went to Deuxville and Oldville 7") == [
        "Doe → person:doe-jane", "Deuxville → place:p7", "Oldville 7 → place:p7",
      ])
    #expect(gazetteer.lookup("Deuxville").first?.entry == gazetteer.index(ofID: "place:p7"))
    #expect(gazetteer.index(ofID: "person:doe-jane") == 2_000)
  }
}
