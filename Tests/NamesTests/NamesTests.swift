import Foundation
import TestSupport
import Testing

@testable import Names

/// The tables are read once for all tests.
let matcher = Result { try NameMatcher(gazetteers: packageFolder.appendingPathComponent("Gazetteers")) }

/// Rows of a test table beside this file, without comments and header.
func rows(_ file: String) throws -> [[String]] {
  let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(file)
  let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
  return lines.dropFirst().map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
}

/// Known failures of a kind of test, as "a b".
func gaps(_ test: String) throws -> Set<String> {
  Set(try rows("gaps.tsv").filter { $0[2] == test }.map { $0[0] + "\t" + $0[1] })
}

@Suite struct FigureTests {
  @Test func everySpellingIsTheFiguresName() throws {
    let matcher = try matcher.get()
    let figures = try rows("figures.tsv")
    let gaps = try gaps("score")
    #expect(figures.count >= 60)
    for figure in figures {
      for spelling in figure[1].split(separator: "|") where !gaps.contains(figure[0] + "\t" + spelling) {
        let score = matcher.score(figure[0], String(spelling))
        #expect(score >= NameMatcher.threshold, "\(figure[0]) and \(spelling)")
        #expect(
          abs(matcher.score(String(spelling), figure[0]) - score) < 0.01,
          "\(spelling): the order of names must not matter")
      }
    }
  }

  @Test func everySpellingFindsItsFigure() throws {
    let figures = try rows("figures.tsv")
    let index = NameIndex(
      try matcher.get(), entries: figures.map { NameIndex.Entry(id: $0[0], names: [$0[0]]) })
    let gaps = try gaps("lookup")
    for figure in figures {
      for spelling in figure[1].split(separator: "|") where !gaps.contains(figure[0] + "\t" + spelling) {
        #expect(index.lookup(String(spelling)).first?.id == figure[0], "\(spelling)")
      }
    }
  }

  @Test func neighboursStayApart() throws {
    let matcher = try matcher.get()
    let gaps = try gaps("score")
    for pair in try rows("neighbours.tsv") where !gaps.contains(pair[0] + "\t" + pair[1]) {
      #expect(matcher.score(pair[0], pair[1]) < NameMatcher.threshold, "\(pair[0]) and \(pair[1])")
    }
  }

  @Test func casesAndWomensForms() throws {
    let matcher = try matcher.get()
    for pair in try rows("inflections.tsv") {
      #expect(
        (matcher.score(pair[0], pair[1]) >= NameMatcher.threshold) == (pair[2] == "yes"), "\(pair[0]), \(pair[1])")
    }
  }

  @Test func variantsOfHanCharactersAreOne() throws {
    let matcher = try matcher.get()
    for (a, b) in [("張志賢", "张志贤"), ("関口", "关口"), ("習近平", "习近平")] {
      #expect(matcher.score(a, b) >= NameMatcher.threshold, "\(a) and \(b)")
    }
    let index = NameIndex(matcher, entries: ["张志祥", "魏国强", "张志贤"].map { .init(id: $0, names: [$0]) })
    #expect(index.lookup("張志賢").first?.id == "张志贤")
  }

  @Test func bodiesAndPlaces() throws {
    let matcher = try matcher.get()
    let gaps = try gaps("score")
    for pair in try rows("bodies.tsv") where !gaps.contains(pair[0] + "\t" + pair[1]) {
      #expect(
        (matcher.score(pair[0], pair[1]) >= NameMatcher.threshold) == (pair[2] == "yes"), "\(pair[0]), \(pair[1])")
    }
  }
}

@Suite struct GapTests {
  @Test func gapsAreStillThere() throws {
    let matcher = try matcher.get()
    let figures = try rows("figures.tsv")
    let names = Set(figures.map { $0[0] })
    let neighbours = Set(try rows("neighbours.tsv").map { $0[0] + "\t" + $0[1] })
    let index = NameIndex(matcher, entries: figures.map { NameIndex.Entry(id: $0[0], names: [$0[0]]) })
    for gap in try rows("gaps.tsv") {
      if gap[2] == "lookup" {
        #expect(names.contains(gap[0]))
        #expect(index.lookup(gap[1]).first?.id != gap[0], "\(gap[1]) comes right: take it out of gaps.tsv")
      } else {
        let saysSame = matcher.score(gap[0], gap[1]) >= NameMatcher.threshold
        #expect(
          saysSame == neighbours.contains(gap[0] + "\t" + gap[1]), "\(gap[1]) comes right: take it out of gaps.tsv")
      }
    }
  }
}

@Suite struct StructureTests {
  @Test func orderInitialsAndPatronymics() throws {
    let matcher = try matcher.get()
    for (a, b) in [
      ("Kasym-Żomart Tokayev", "TOKAYEV Kasym-Zhomart"), ("Хрущёв, Никита Сергеевич", "Nikita Khrushchev"),
      ("V. V. Putin", "Vladimir Vladimirovich Putin"), ("Dr. Angela Merkel", "Angela Merkel"),
      ("Abd al-Rahman al-Sudani", "Abdulrahman Alsudani"), ("Bill Clinton", "William Clinton"),
    ] {
      #expect(matcher.score(a, b) >= NameMatcher.threshold, "\(a) and \(b)")
    }
  }

  @Test func rolesAndKeys() throws {
    let name = try matcher.get().parse("Dr. Vladimir V. Żukowicz van Tokayev Petrovich")
    #expect(name.parts.map(\.role) == [.honorific, .name, .initial, .patronymic, .particle, .name, .patronymic])
    #expect(name.parts[3].key.folded == "zukowicz")
    #expect(name.parts[3].key.romanised.contains("zhukowicz"))
    #expect(name.parts[5].key.sounds == ["TKB"])
  }

  @Test func sharingACommonNameProvesLittle() throws {
    let matcher = try matcher.get()
    #expect(matcher.score("Mohammed Hassan", "Mohammed") < matcher.score("Nikol Pashinyan", "Pashinyan"))
  }

  @Test func romanisation() throws {
    let matcher = try matcher.get()
    for (word, reading) in [
      ("Қасым", "qasym"), ("Тоқаев", "toqaev"), ("Нұрсұлтан", "nursultan"), ("Фёдор", "fyodor"), ("Żomart", "zomart"),
      ("Փաշինյան", "pashinyan"), ("შევარდნაძე", "shevardnadze"), ("نتنياهو", "ntnyahw"), ("Μπάιντεν", "baiden"),
    ] {
      #expect(matcher.words(word).first?.readings.first?.text == reading, "\(word)")
    }
  }
}

@Suite struct BadInputTests {
  static let inputs: [String] = [
    "", " ", "-", "'", "1234", "\u{202E}\u{202D}", "\u{378}\u{379}", "\u{10FFFF}", "\u{0301}\u{0301}", "👩‍👩‍👧", "\0",
    "a", "я", "習", String(repeating: "x", count: 1_000_000), String(repeating: "я ", count: 500_000),
    String(repeating: "\u{0301}", count: 100_000), "Пут\u{202E}ин Vladimir 普京 بوتين",
  ]

  @Test func anyTextGetsAScore() throws {
    let matcher = try matcher.get()
    let index = NameIndex(matcher, entries: Self.inputs.enumerated().map { .init(id: "\($0)", names: [$1]) })
    for a in Self.inputs {
      for b in Self.inputs {
        let score = matcher.score(a, b)
        #expect((0...1).contains(score))
      }
      #expect(matcher.score(a, "Nikol Pashinyan") < NameMatcher.threshold)
      #expect(index.lookup(a).count <= 10)
      #expect(!matcher.explain(a, "Vladimir Putin").isEmpty)
    }
    #expect(matcher.score("", "") == 0)
  }

  @Test func illFormedBytes() throws {
    let matcher = try matcher.get()
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }
      let score = bytes.withUnsafeBufferPointer { bytes in matcher.score(utf8: bytes, bytes) }
      #expect((0...1).contains(score))
    }
  }

  @Test func manyThreads() async throws {
    let matcher = try matcher.get()
    let alone = matcher.score("Никол Пашинян", "Nikol Pashinyan")
    await withTaskGroup(of: Double.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<200).map { _ in matcher.score("Никол Пашинян", "Nikol Pashinyan") }.min() ?? 0 }
      }
      for await score in group { #expect(score == alone) }
    }
  }
}
