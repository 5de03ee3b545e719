import Foundation
import Gazetteer
import Synchronization

/// Finds places whose names are spelled nearly like a query, by the sounds of their words.
///
/// Holds eight bytes for each distinct key of a place: 918,000 names take about 10 MB and a second to file.
final class PlaceIndex: Sendable {
  /// A key and a place, sorted by key.
  private let postings: [(key: UInt32, entry: Int32)]
  private let gazetteer: Gazetteer
  private let matcher: NameMatcher

  /// Places that are compared in full: those that share most keys, the largest first.
  private static let mostCompared = 200
  private static let leastScore = 0.5

  init(_ gazetteer: Gazetteer, _ matcher: NameMatcher) {
    self.gazetteer = gazetteer
    self.matcher = matcher
    var postings: [(key: UInt32, entry: Int32)] = []
    for entry in 0..<Int32(gazetteer.entryCount) where gazetteer.facts(entry)?.type == .place {
      var keys: Set<UInt32> = []
      // Nearly every place has a name without marks, which is also much quicker to read.
      let names = gazetteer.aliases(of: entry).filter(Self.isLatin)
      let plain = names.filter { $0.utf8.allSatisfy { $0 < 0x80 } }
      for name in plain.isEmpty ? names : plain { keys.formUnion(matcher.cache.quickKeys(name)) }
      for key in keys { postings.append((key, entry)) }
    }
    postings.sort { ($0.key, $0.entry) < ($1.key, $1.entry) }
    self.postings = postings
  }

  /// Places have a Latin name; their names in other scripts would double the index.
  private static func isLatin(_ name: String) -> Bool { name.utf8.allSatisfy { $0 < 0xCD || $0 == 0xE1 || $0 == 0xE2 } }

  /// The places nearest to a name, best first, larger ones before smaller ones of the same score.
  func near(_ text: String, limit: Int) -> [(entry: Int32, matched: String, score: Double)] {
    let query = matcher.words(text)
    var shared: [Int32: Int] = [:]
    for word in query where word.roles.isDisjoint(with: .light) || query.count == 1 {
      var seen: Set<Int32> = []
      for (key, _) in matcher.cache.keys.exact(word) where key >= Self.leastKey {
        for entry in entries(key) where seen.insert(entry).inserted { shared[entry, default: 0] += 1 }
      }
    }
    let ranked = shared.map { (entry: $0.key, count: $0.value, size: gazetteer.facts($0.key)?.size ?? 0) }
      .sorted { ($1.count, $1.size, $0.entry) < ($0.count, $0.size, $1.entry) }
    var found: [(entry: Int32, matched: String, score: Double, size: Double)] = []
    for item in ranked.prefix(Self.mostCompared) {
      var best = (name: "", score: 0.0)
      for name in gazetteer.aliases(of: item.entry) where Self.isLatin(name) {
        let score = matcher.score(query, matcher.words(name))
        if score > best.score { best = (name, score) }
      }
      if best.score >= Self.leastScore { found.append((item.entry, best.name, best.score, item.size)) }
    }
    found.sort { ($1.score, $1.size, $0.entry) < ($0.score, $0.size, $1.entry) }
    return found.prefix(limit).map { ($0.entry, $0.matched, $0.score) }
  }

  /// Keys of a single class are of too many places.
  private static let leastKey: UInt32 = 64

  private func entries(_ key: UInt32) -> some Sequence<Int32> {
    var low = 0, high = postings.count
    while low < high {
      let middle = (low + high) / 2
      if postings[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return postings[low...].prefix { $0.key == key }.map(\.entry)
  }
}

extension WordCache {
  /// The keys of a Latin name's words, without keeping the words.
  func quickKeys(_ name: String) -> [UInt32] {
    var name = name
    return name.withUTF8 { bytes in
      NameTokens.tokens(bytes).flatMap { token -> [UInt32] in
        guard token.count > 2 else { return [] }
        if token.allSatisfy({ $0 < 0x80 }) {
          return Reading(token.map { $0 | ($0 < 0x5B && $0 > 0x40 ? 0x20 : 0) }).map { [SoundKeys.key($0)] } ?? []
        }
        return latinReadings(String(decoding: token, as: UTF8.self)).map(SoundKeys.key)
      }
    }
  }
}
