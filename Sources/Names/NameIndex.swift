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
  private let letterMasks: [UInt32]
  /// By key: words with the very key first, then those that lack a consonant.
  private let exact: [UInt32: [Int32]]
  private let shortened: [UInt32: [Int32]]

  private struct Name {
    var entry: Int32
    var number: Int32
    var weight: Float
  }

  /// Words of a query that are compared in full, each with at most this many words of the list.
  private static let mostWords = 60
  private static let mostCompared = 120
  private static let mostNames = 15
  private static let leastQuality: Float = 0.4
  private static let goodScore = 0.9

  /// - Complexity: linear in the entries.
  public init(_ matcher: NameMatcher, entries: [Entry]) {
    self.matcher = matcher
    self.entries = entries
    var builder = NameIndexBuilder(matcher)
    for (number, entry) in entries.enumerated() {
      for (position, name) in entry.names.enumerated() { builder.add(name, Int32(number), Int32(position)) }
    }
    words = builder.words
    letterMasks = builder.words.map { $0.readings[0].letterMask }
    postings = builder.postings
    exact = builder.exact
    shortened = builder.shortened
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
  ///
  /// Words with the very key of the query's are tried first; only where they lead to no good name, those whose key
  /// differs in one consonant.
  public func lookup(_ text: String, limit: Int = 10) -> [Candidate] {
    let query = matcher.words(text)
    if query.isEmpty { return [] }
    let probes = NameIndexBuilder.probes(query, matcher.cache)
    let near = candidates(query, probes, isWide: false)
    if let best = near.first, best.score >= Self.goodScore { return Array(near.prefix(limit)) }
    return Array(candidates(query, probes, isWide: true).prefix(limit))
  }

  private func candidates(_ query: [NameWord], _ probes: [NameWord], isWide: Bool) -> [Candidate] {
    var sums = NameSums(names: names.count)
    for probe in probes { add(probe, isWide: isWide, to: &sums) }
    // Best sums first, less what a name has besides.
    var ranked = sums.touched.map { name in
      let sum = sums.values[Int(name)]
      return (name: name, rank: sum - 0.25 * max(0, names[Int(name)].weight - sum))
    }
    if let best = ranked.max(by: { $0.rank < $1.rank }) { ranked.removeAll { $0.rank < best.rank * 0.4 } }
    ranked.sort { ($1.rank, $0.name) < ($0.rank, $1.name) }
    var best: [Int32: Candidate] = [:]
    var order: [Int32] = []
    for (number, _) in ranked.prefix(isWide ? 2 * Self.mostNames : Self.mostNames) {
      let name = names[Int(number)], entry = entries[Int(name.entry)]
      let text = entry.names[Int(name.number)]
      let score = matcher.score(query, matcher.words(text))
      if let known = best[name.entry], known.score >= score { continue }
      if best[name.entry] == nil { order.append(name.entry) }
      best[name.entry] = Candidate(id: entry.id, name: entry.names[0], matched: text, score: score)
    }
    let found = order.enumerated().compactMap { position, entry in best[entry].map { (position, $0) } }
    return found.sorted { ($1.1.score, $0.0) < ($0.1.score, $1.0) }.map(\.1)
  }

  private func add(_ probe: NameWord, isWide: Bool, to sums: inout NameSums) {
    // The words with a key in common, those with the most letters in common first.
    var close: [(word: Int32, letters: Int32)] = []
    let masks = probe.readings.prefix(SoundKey.mostReadings).map(\.letterMask)
    for key in SoundKey.probeKeys(probe, isWide: isWide) {
      for list in isWide ? [exact[key], shortened[key]] : [exact[key]] {
        for word in list ?? [] {
          let other = letterMasks[Int(word)]
          var letters = Int32.min
          for mask in masks {
            letters = max(letters, Int32(2 * (mask & other).nonzeroBitCount - (mask ^ other).nonzeroBitCount))
          }
          close.append((word, letters))
        }
      }
    }
    close.sort { ($1.letters, $0.word) < ($0.letters, $1.word) }
    var found: [(word: Int32, gain: Float)] = []
    var last: Int32 = -1, compared = 0
    for (word, _) in close where word != last {
      last = word
      compared += 1
      if compared > Self.mostCompared { break }
      guard let best = NameAlignment.best(probe, words[Int(word)], matcher.cache.tables) else { continue }
      let quality = Float(best.score) / Float(best.ceiling)
      if quality < Self.leastQuality { continue }
      found.append((word, Float(min(best.score, rarity[Int(word)])) * min(1, quality)))
    }
    found.sort { ($1.gain, $0.word) < ($0.gain, $1.word) }
    sums.nextProbe()
    for (word, gain) in found.prefix(Self.mostWords) {
      for name in postings[Int(word)] { sums.add(gain, to: name) }
    }
  }
}

/// Sums of names' words, where a query's word counts once a name.
private struct NameSums {
  var values: [Float]
  private var counted: [UInt8]
  private var probe: UInt8 = 0
  private(set) var touched: [Int32] = []

  init(names: Int) {
    values = [Float](repeating: 0, count: names)
    counted = [UInt8](repeating: 0, count: names)
  }

  /// A query has fewer than 256 words.
  mutating func nextProbe() { probe &+= 1 }

  mutating func add(_ gain: Float, to name: Int32) {
    let index = Int(name)
    if counted[index] == probe { return }
    if counted[index] == 0 { touched.append(name) }
    counted[index] = probe
    values[index] += gain
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
  private(set) var exact: [UInt32: [Int32]] = [:]
  private(set) var shortened: [UInt32: [Int32]] = [:]
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
    let own = SoundKey.exactKeys(word)
    for key in own { exact[key, default: []].append(index) }
    for key in SoundKey.shortenedKeys(word, atLeast: 4) where !own.contains(key) {
      shortened[key, default: []].append(index)
    }
    return index
  }

  /// The words by which a name is found: its own without particles, and short neighbours as one.
  static func probes(_ words: [NameWord], _ cache: WordCache) -> [NameWord] {
    let heavy = words.filter {
      $0.roles.isDisjoint(with: [.particle, .honorific, .initial]) || $0.roles.contains(.syllable)
    }
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
  static let mostReadings = 12

  /// The keys of a word's readings.
  static func exactKeys(_ word: NameWord) -> [UInt32] {
    var keys: [UInt32] = []
    for reading in word.readings.prefix(mostReadings) { append(classes(reading).prefix(longest), to: &keys) }
    return keys
  }

  /// The keys of readings with one consonant left out.
  static func shortenedKeys(_ word: NameWord, atLeast count: Int) -> [UInt32] {
    var keys: [UInt32] = []
    for reading in word.readings.prefix(mostReadings) {
      let classes = classes(reading).prefix(longest)
      guard classes.count >= count else { continue }
      for index in classes.indices {
        var shorter = classes
        shorter.remove(at: index)
        append(shorter, to: &keys)
      }
    }
    return keys
  }

  static func probeKeys(_ word: NameWord, isWide: Bool) -> [UInt32] {
    isWide ? exactKeys(word) + shortenedKeys(word, atLeast: 3) : exactKeys(word)
  }

  private static func append(_ classes: some Sequence<UInt8>, to keys: inout [UInt32]) {
    let key = classes.reduce(1) { $0 * 8 + UInt32($1) }
    if !keys.contains(key) { keys.append(key) }
  }
}
