import Foundation

/// Finds the bearers of a name in a list of any size, whatever the spelling or script.
///
/// Words of the list are filed under the keys of their sounds; a query's words are compared with those that share a
/// key, and only the names with the best sum of words are aligned in full.
public final class NameIndex: Sendable {
  /// One bearer with all of its names.
  public struct Entry: Sendable {
    public var id: String
    /// The first is the one to show.
    public var names: [String]

    public init(id: String, names: [String]) {
      self.id = id
      self.names = names
    }
  }

  public struct Candidate: Sendable, Equatable {
    public var id: String
    /// The entry's first name.
    public var name: String
    /// The name that was found, as the list has it.
    public var matched: String
    /// 0…1, as ``NameMatcher/score(_:_:)``.
    public var score: Double
  }

  private let matcher: NameMatcher
  private let entries: [Entry]
  /// Names: which entry, which of its names, which words, and the sum of their weights.
  private let names: [Name]
  private let words: [NameWord]
  /// Evidence that sharing a word is within this list, hundredths of nats.
  private let rarity: [Int32]
  private let postings: [[Int32]]
  private let buckets: [UInt32: [Int32]]

  private struct Name {
    var entry: Int32
    var number: Int32
    var weight: Float
  }

  /// Words of a query that are compared in full, each with at most this many words of the list.
  private static let mostWords = 80
  private static let mostNames = 30
  private static let leastQuality: Float = 0.4

  /// - Complexity: linear in the entries.
  public init(_ matcher: NameMatcher, entries: [Entry]) {
    self.matcher = matcher
    self.entries = entries
    var builder = NameIndexBuilder(matcher)
    for (number, entry) in entries.enumerated() {
      for (position, name) in entry.names.enumerated() { builder.add(name, Int32(number), Int32(position)) }
    }
    words = builder.words
    postings = builder.postings
    buckets = builder.buckets
    let count = Float(max(1, builder.names.count))
    let rarity = builder.postings.map { Int32(100 * log(count / Float(max(1, $0.count)))) + 100 }
    self.rarity = rarity
    names = builder.names.map { name in
      Name(
        entry: name.entry, number: name.number,
        weight: name.words.reduce(0) { $0 + Float(min(rarity[Int($1)], builder.words[Int($1)].weight)) })
    }
  }

  /// The best entries for a spelling, best first; ties in the order of the list.
  public func lookup(_ text: String, limit: Int = 10) -> [Candidate] {
    let query = matcher.words(text)
    if query.isEmpty { return [] }
    var sums: [Int32: Float] = [:]
    for probe in NameIndexBuilder.probes(query, matcher.cache) { add(probe, to: &sums) }
    // Best sums first, less what a name has besides.
    let ranked = sums.map { (name: $0.key, rank: $0.value - 0.25 * max(0, names[Int($0.key)].weight - $0.value)) }
      .sorted { ($1.rank, $0.name) < ($0.rank, $1.name) }
    var best: [Int32: Candidate] = [:]
    var order: [Int32] = []
    for (number, _) in ranked.prefix(Self.mostNames) {
      let name = names[Int(number)], entry = entries[Int(name.entry)]
      let text = entry.names[Int(name.number)]
      let score = matcher.score(query, matcher.words(text))
      if let known = best[name.entry], known.score >= score { continue }
      if best[name.entry] == nil { order.append(name.entry) }
      best[name.entry] = Candidate(id: entry.id, name: entry.names[0], matched: text, score: score)
    }
    let found = order.enumerated().compactMap { position, entry in best[entry].map { (position, $0) } }
    return found.sorted { ($1.1.score, $0.0) < ($0.1.score, $1.0) }.prefix(limit).map(\.1)
  }

  private func add(_ probe: NameWord, to sums: inout [Int32: Float]) {
    var seen: Set<Int32> = []
    var found: [(word: Int32, gain: Float)] = []
    for key in SoundKey.probeKeys(probe) {
      for word in buckets[key] ?? [] where seen.insert(word).inserted {
        let other = words[Int(word)]
        guard let best = NameAlignment.best(probe, other, matcher.cache.tables) else { continue }
        let quality = Float(best.score) / Float(best.ceiling)
        if quality < Self.leastQuality { continue }
        found.append((word, Float(min(best.score, rarity[Int(word)])) * min(1, quality)))
      }
    }
    found.sort { ($1.gain, $0.word) < ($0.gain, $1.word) }
    var counted: Set<Int32> = []
    for (word, gain) in found.prefix(Self.mostWords) {
      for name in postings[Int(word)] where counted.insert(name).inserted { sums[name, default: 0] += gain }
    }
  }
}

/// Collects the words of a list.
struct NameIndexBuilder {
  struct Name {
    var entry: Int32
    var number: Int32
    var words: [Int32]
  }

  private let matcher: NameMatcher
  private(set) var names: [Name] = []
  private(set) var words: [NameWord] = []
  private(set) var postings: [[Int32]] = []
  private(set) var buckets: [UInt32: [Int32]] = [:]
  private var numbers: [UInt64: Int32] = [:]

  init(_ matcher: NameMatcher) { self.matcher = matcher }

  mutating func add(_ text: String, _ entry: Int32, _ number: Int32) {
    let own = matcher.words(text)
    let name = Int32(names.count)
    var listed: [Int32] = []
    for word in Self.probes(own, matcher.cache) {
      let index = file(word)
      if postings[Int(index)].last != name { postings[Int(index)].append(name) }
      if own.contains(where: { $0.hash == word.hash }) { listed.append(index) }
    }
    names.append(Name(entry: entry, number: number, words: listed))
  }

  private mutating func file(_ word: NameWord) -> Int32 {
    if let known = numbers[word.hash] { return known }
    let index = Int32(words.count)
    numbers[word.hash] = index
    words.append(word)
    postings.append([])
    for key in SoundKey.indexKeys(word) { buckets[key, default: []].append(index) }
    return index
  }

  /// The words by which a name is found: its own without particles, and short neighbours as one.
  static func probes(_ words: [NameWord], _ cache: WordCache) -> [NameWord] {
    let heavy = words.filter { $0.roles.isDisjoint(with: [.particle, .honorific, .initial]) || $0.roles.contains(.syllable) }
    var probes = heavy.isEmpty ? words : heavy
    for (first, second) in zip(words, words.dropFirst()) {
      let short = first.readings[0].letters.count <= 6 && second.readings[0].letters.count <= 6
      if short || first.roles.contains(.particle), let joined = cache.joined(first, second) { probes.append(joined) }
    }
    return probes
  }
}

extension SoundKey {
  private static let longest = 8

  /// Keys under which a word of a list is filed: each reading's classes, and those of longer ones with one left out.
  static func indexKeys(_ word: NameWord) -> [UInt32] { keys(word, leaveOut: 4) }

  /// Keys by which a word of a query is sought.
  static func probeKeys(_ word: NameWord) -> [UInt32] { keys(word, leaveOut: 3) }

  private static func keys(_ word: NameWord, leaveOut: Int) -> [UInt32] {
    var keys: [UInt32] = []
    for reading in word.readings.prefix(12) {
      let classes = Array(Self.classes(reading).prefix(longest))
      append(classes, to: &keys)
      guard classes.count >= leaveOut else { continue }
      for index in classes.indices {
        var shorter = classes
        shorter.remove(at: index)
        append(shorter, to: &keys)
      }
    }
    return keys
  }

  private static func append(_ classes: [UInt8], to keys: inout [UInt32]) {
    let key = classes.reduce(1) { $0 * 8 + UInt32($1) }
    if !keys.contains(key) { keys.append(key) }
  }
}
