import Foundation
import Gazetteer
import Lexicon
import Text

/// Undoes grammatical case at the ends of Cyrillic names, so that the tables' first form is found: "Токаеву" for Токаев.
package struct CaseEndings: Sendable {
  /// Folded as UTF-8.
  private let endings: [(ending: [UInt8], base: [UInt8])]
  /// Bytes that must stay before an ending: two Cyrillic letters.
  private static let shortestStem = 4
  /// A longer word is no name.
  private static let longestWord = 120
  /// People that a place must have at least for its name to be read out of one word in another form.
  private static let leastRank = 15_000

  /// None: words are only what they are.
  package init() { endings = [] }

  /// - Parameter file: `names/case-endings.tsv`.
  /// - Throws: ``DataFileError`` where the file is wrong.
  package init(_ file: URL) throws {
    let fold = try NameFold()
    endings = try DataTable(file, required: ["ending", "base"]).rows.map { row in
      (fold.fold(utf8: Array(try row.required("ending").utf8)), fold.fold(utf8: Array(row["base"].utf8)))
    }
  }

  /// Adds to the known names of a text those that stand in another case. Linear in the text.
  package func complete(
    _ known: [KnownName], tokens: [Token], text: UnsafeBufferPointer<UInt8>, gazetteer: Gazetteer, memo: NameMemo
  ) -> [KnownName] {
    guard !endings.isEmpty else { return known }
    let readings = readings(tokens, text)
    guard !readings.isEmpty else { return known }
    let found = gazetteer.inflectedMatches(in: tokens, readings: readings, memo: memo) { name, count in
      count > 1 || name.hasPerson && name.isDistinctive || name.hasOrganization && name.isDistinctive
        || name.hasPlace && name.rank >= Self.leastRank
    }
    guard !found.isEmpty else { return known }
    var result: [KnownName] = []
    var next = 0
    for match in found {
      // What is known as it stands wins, unless the other name is longer.
      while next < known.count, known[next].tokens.upperBound <= match.tokens.lowerBound {
        result.append(known[next])
        next += 1
      }
      var last = next
      while last < known.count, known[last].tokens.lowerBound < match.tokens.upperBound { last += 1 }
      let isLonger = known[next..<last].allSatisfy {
        $0.tokens.lowerBound >= match.tokens.lowerBound && $0.tokens.upperBound <= match.tokens.upperBound
          && $0.tokens.count < match.tokens.count
      }
      guard isLonger else { continue }
      next = last
      result.append(KnownName(tokens: match.tokens, match.name))
    }
    return result + known[next...]
  }

  /// Keys of the first forms that each capitalised Cyrillic word may have.
  private func readings(_ tokens: [Token], _ text: UnsafeBufferPointer<UInt8>) -> [Int: [UInt64]] {
    var fold: NameFold?
    var readings: [Int: [UInt64]] = [:]
    for (index, token) in tokens.enumerated() where token.isWord && token.shape.startsUpper {
      let bytes = text[token.utf8Range]
      guard let first = bytes.first, first >= 0xD0, first <= 0xD3, bytes.count <= Self.longestWord else { continue }
      if fold == nil { fold = try? NameFold() }
      guard let word = fold?.fold(utf8: Array(bytes)) else { continue }
      var keys: [UInt64] = []
      for (ending, base) in endings
      where word.count >= ending.count + Self.shortestStem && word.suffix(ending.count).elementsEqual(ending) {
        let key = TokenKey.hash(folded: word.dropLast(ending.count) + base)
        if !keys.contains(key) { keys.append(key) }
      }
      if !keys.isEmpty { readings[index] = keys }
    }
    return readings
  }
}
