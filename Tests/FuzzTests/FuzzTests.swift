import Foundation
import FuzzTargets
import TestSupport
import Testing

/// The inputs of the fuzzer that were worth keeping: examples, and what once crashed.
@Suite struct FuzzTests {
  private static let folder = packageFolder.appendingPathComponent("Fuzz/inputs")

  @Test(arguments: FuzzTarget.all.map(\.name))
  func inputs(target: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == target })
    let scratch = try TemporaryFolder()
    let run = try target.ready(gazetteers: ShippedKnowledge.folder, scratch: scratch.url)
    let folder = Self.folder.appendingPathComponent(target.name)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    try #require(!names.isEmpty, "\(folder.path) needs an input to start from")
    // What breaks a promise ends the program: there is nothing to compare.
    run([])
    for name in names { run(Array(try Data(contentsOf: folder.appendingPathComponent(name)))) }
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<50 {
      run((0..<Int.random(in: 1..<200, using: &generator)).map { _ in .random(in: 0...255, using: &generator) })
    }
  }

  /// A folder without a target would never be run.
  @Test func everyFolderHasItsTarget() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { !$0.hasPrefix(".") }
    #expect(Set(folders) == Set(FuzzTarget.all.map(\.name)))
  }
}
