import Foundation
import Lexicon
import TestSupport
import Testing

@testable import Names

@Suite("Keys and sounds of words, by which lookups find them")
struct SoundKeysTests {
  private func word(_ text: String) throws -> NameWord {
    try #require(try matcher.get().words(text).first, "no word in '\(text)'")
  }

  private func keys(_ text: String) throws -> Set<UInt32> {
    Set(try matcher.get().cache.keys.exact(try word(text)).map(\.key))
  }

  @Test(
    "spellings of one sound share a key",
    arguments: [
      ("Clegg", "Клегг"), ("Howard", "Говард"), ("Nick", "Νικ"), ("Jotowa", "Йотова"), ("Carper", "Карпер"),
      ("Warner", "ウォーナー"), ("Thurmond", "サーモンド"), ("Jansson", "Янссон"), ("George", "喬治·奧斯本"),
    ])
  func shared(_ latin: String, _ other: String) throws {
    #expect(!(try keys(latin)).isDisjoint(with: try keys(other)))
  }

  @Test("words of other sounds share none", arguments: [("Clegg", "Burns"), ("Howard", "Кэмерон")])
  func apart(_ a: String, _ b: String) throws {
    #expect((try keys(a)).isDisjoint(with: try keys(b)))
  }

  @Test("a word has few keys, however many ways there are to read it")
  func bounded() throws {
    let readings = try word("Chchchchchchchchchchchch").readings.count
    #expect(try keys("Chchchchchchchchchchchch").count <= 9 * readings)
  }

  @Test("words are alike by the order of their sounds")
  func likeness() throws {
    func likeness(_ a: String, _ b: String) throws -> Float {
      SoundPattern(try word(a).readings[0]).likeness(SoundSequence(try word(b).readings[0]))
    }
    #expect(try likeness("Tokayev", "Toqaev") > 0.9)
    #expect(try likeness("Tokayev", "Veyakot") < 0.6)
    #expect(try likeness("Turnbull", "Turnbow") > likeness("Turnbull", "Durban"))
    let long = String(repeating: "bacadafa", count: 40)
    #expect(try likeness(long, long) == 1)
  }

  @Test("a mistake in the table is told with its line")
  func mistakes() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).tsv")
    defer { try? FileManager.default.removeItem(at: url) }
    for (row, said) in [
      ("latin\tck\tQ", "'Q' are no sounds"), ("klingon\tck\tK", "'klingon' is no rule set"), ("latin\té\tK", "of a…z"),
    ] {
      try "system\tspelling\tsounds\n\(row)\n".write(to: url, atomically: true, encoding: .utf8)
      let error = #expect(throws: DataFileError.self) { try SoundKeys(url) }
      #expect("\(try #require(error))".contains(said))
      #expect("\(try #require(error))".contains(":2"))
    }
  }
}
