import Foundation
import Lexicon
import Resolution
import TestSupport
import Testing

@Suite struct ProfileTests {
  private func profile(_ name: String) throws -> TollProfile {
    try TollProfile(packageFolder.appendingPathComponent("Gazetteers/profiles/\(name).tsv"))
  }

  @Test(
    "dozens, hundreds and 20 to 30 by codebook",
    arguments: [("none", nil, nil, nil), ("acled", 12, 100, 20), ("emdat", 24, 200, 25), ("lower", 24, 200, 20)]
      as [(String, Int?, Int?, Int?)])
  func codebooks(name: String, dozens: Int?, hundreds: Int?, range: Int?) throws {
    let profile = try profile(name)
    #expect(profile.best(value: nil, low: 24, high: 99, isRange: false) == dozens)
    #expect(profile.best(value: nil, low: 200, high: 999, isRange: false) == hundreds)
    #expect(profile.best(value: nil, low: 20, high: 30, isRange: true) == range)
    #expect(profile.best(value: 8, low: 8, high: nil, isRange: false) == 8)
  }

  @Test("an unknown profile is refused and the known ones are named")
  func unknown() throws {
    let error = try #require(throws: DataFileError.self) { try profile("nobody") }
    #expect(error.description.contains("acled, emdat, lower, none"))
  }
}
