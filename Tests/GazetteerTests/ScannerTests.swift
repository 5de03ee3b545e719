import Foundation
import TestSupport
import Testing
import Text

@testable import Gazetteer

/// All ways to find names against the slow one, on text made of names, pieces of names and every kind of separator.
@Suite struct ScannerTests {
  private static let aliases = [
    "new york", "new york times", "york", "washington, d.c", "washington", "abdel fattah el-sisi", "el sisi", "a",
    "u.s. army", "u.s", "st. john's", "münchen", "москва", "нью-йорк", "中国", "中国人民", "f16", "2nd army", "almaty",
    "tass", "a very long name of more than sixteen letters", "internationalization", "internationalizations board",
    "l’aquila", "peoples' rights", "bill & melinda", "القاهرة", "x (y) z", "i̇stanbul", "アブ・サヤフ", "7", "the",
  ]
  private static let separators = [
    " ", " ", " ", " ", "-", "'", "’", ".", ". ", ", ", ",", "\n", "\r\n", "\n\n", "\r\n\r\n", " \n ", "", " - ", "/",
    " & ",
    "\u{A0}", "\u{2028}", "…", "“", "” ", "(", ") ", " (", "·", "\t", "\u{0}", "\u{200B}", "\u{FEFF}", "\u{301}", "--",
  ]
  private static let others = [
    "AlmatyTASS", "newYORK", "McDONALD", "2nd", "x", "ﬁ", "🇰🇿", "é", "yorks", "internationalizationx", "ARMY", "THE",
    "Ünited", "中", "人", "٣", "F16A", "99", "ß",
  ]

  private let gazetteer: Gazetteer
  private let naive: NaiveMatcher

  init() throws {
    gazetteer = try namesOnly(Self.aliases)
    naive = try NaiveMatcher(Self.aliases)
  }

  private static func text(words: Int, using generator: inout SeededGenerator) -> String {
    let vocabulary = aliases + aliases.flatMap { $0.split(separator: " ").map(String.init) } + others
    var text = ""
    for _ in 0..<words {
      var word = vocabulary.randomElement(using: &generator)!
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: word = word.uppercased()
      case 1: word = word.capitalized
      default: break
      }
      text += word + separators.randomElement(using: &generator)!
    }
    return text
  }

  private func check(_ text: String) throws {
    let expected = try naive.matches(in: text)
    let source = SourceText(text)
    let tokens = try Tokenizer().tokens(of: source)
    let matched = gazetteer.matches(in: tokens).map {
      tokens[$0.tokens.lowerBound].utf8Range.lowerBound..<tokens[$0.tokens.upperBound - 1].utf8Range.upperBound
    }
    #expect(matched == expected, "tokens: \(text.debugDescription)")
    for isPortable in [false, true] {
      let spans = try NameScanner(gazetteer, isPortable: isPortable).spans(in: source)
      let ranges = spans.map { Int($0.start)..<Int($0.end) }
      #expect(ranges == expected, "portable \(isPortable): \(text.debugDescription)")
      for (span, range) in zip(spans, ranges) {
        let name = source.string(utf8Range: range)
        #expect(gazetteer.candidates(of: span).map(\.entry) == gazetteer.lookup(name).map(\.entry), "\(name)")
      }
    }
  }

  @Test(arguments: 0..<8) func shortTexts(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<25 { try check(Self.text(words: Int.random(in: 0...30, using: &generator), using: &generator)) }
  }

  /// Longer than a piece of the scanner, so that names lie across its joints.
  @Test func longText() throws {
    var generator = SeededGenerator(seed: 99)
    try check(Self.text(words: 12_000, using: &generator))
  }

  @Test(arguments: 0...130) func everyLengthOfText(length: Int) throws {
    try check(String(repeating: "new york ", count: 20).suffix(length).description)
    try check(String(repeating: "x", count: length) + " york")
    try check(String(repeating: "中国人民", count: length))
  }

  @Test func byteMasksAgree() {
    guard SIMDMasks.isAvailable else { return }
    var generator = SeededGenerator(seed: 5)
    for round in 0..<2_000 {
      // Every byte, then noise.
      let block = (0..<64).map { round < 4 ? UInt8(64 * round + $0) : .random(in: 0...255, using: &generator) }
      let masks = block.withUnsafeBufferPointer {
        (SIMDMasks.masks($0.baseAddress!), PortableMasks.masks($0.baseAddress!))
      }
      #expect(masks.0 == masks.1)
      for (index, byte) in block.enumerated() {
        let isCapital = 0x41...0x5A ~= byte
        let isWord = isCapital || 0x61...0x7A ~= byte || 0x30...0x39 ~= byte || byte >= 0x80
        #expect((masks.1.words >> UInt64(index)) & 1 == (isWord ? 1 : 0))
        #expect((masks.1.capitals >> UInt64(index)) & 1 == (isCapital ? 1 : 0))
      }
    }
  }

  @Test func namesOfTooManyWordsAreLeftOut() throws {
    let long = Array(repeating: "word", count: NamePath.longest).joined(separator: " ")
    let names = try namesOnly([long, long + " word"])
    #expect(names.lookup(long).count == 1)
    #expect(names.lookup(long + " word") == [])
  }
}

/// A gazetteer of these names alone.
func namesOnly(_ names: [String]) throws -> Gazetteer {
  try gazetteer(names.enumerated().map { "place:\($0)\t\($1)\t" })
}
