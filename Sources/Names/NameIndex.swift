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
  /// What is asked of each word before it is aligned, in the order of `words`.
  private let filed: [FiledWord]
  /// The names with each word, one word after another.
  private let postings: [Int32]
  /// The words of all names, one name after another.
  private let listed: [Int32]
  /// By name: the sum of the weights of its own words.
  private let weights: [Float]
  private let sums: NameSumsPool
  /// By key: words with the very key first, then those that lack a consonant.
  private let exact: [UInt32: [KeyedWord]]
  private let shortened: [UInt32: [KeyedWord]]

  private struct Name {
    var entry: Int32
    var number: Int32
    /// Its words in `listed`.
    var words: Range<Int>
  }

  /// A word of the list as lookups ask for it: all in one place, because words are met in no order.
  private struct FiledWord {
    /// Evidence that sharing the word is within this list, hundredths of nats.
    var rarity: Int32
    /// The names with the word, in `postings`.
    var names: Range<Int32>
  }

  /// What is asked of names before they are aligned in full: little where only words with the very keys of the
  /// query's are tried, more where one consonant may differ.
  private struct Effort {
    /// Names whose words are compared with the query's, and how many of them are then aligned in full.
    var mostCompared: Int
    var mostNames: Int
    /// Words that sound less alike are not even counted.
    var leastLikeness: Float
    var isWide: Bool

    static let near = Effort(mostCompared: 35, mostNames: 6, leastLikeness: 0.6, isWide: false)
    static let wide = Effort(mostCompared: 200, mostNames: 24, leastLikeness: 0.3, isWide: true)
  }

  /// The evidence that a choice among *e* times as many pairs of readings takes away, hundredths of nats: the best of
  /// many is good by chance.
  private static let choiceCost: Float = 200
  /// Before words are compared, a rare one counts no more than this, hundredths of nats.
  private static let mostCoarse: Int32 = 900
  /// What a key that lacks a consonant counts, against one that is the same.
  private static let shortenedShare: Float = 0.65
  /// Shorter keys that both lack a consonant are of too many words: two classes are 8 · 8 and more.
  private static let longKey: UInt32 = 64
  private static let leastQuality: Float = 0.4
  /// What is left of the evidence of a word whose readings are many.
  private static let leastGain: Float = 0.2
  /// Words that share less of their sounds are not aligned.
  private static let leastShared: Float = 0.4
  /// Names that rank below this share of the best are left.
  private static let leastShare: Float = 0.4
  /// What is found near the query's keys is enough from the first score on, or from the second where the next entry is
  /// that much worse. Half of the queries end there.
  private static let goodScore = 0.9
  private static let fairScore = 0.8
  private static let fairLead = 0.1

  /// - Complexity: linear in the entries.
  public init(_ matcher: NameMatcher, entries: [Entry]) {
    self.matcher = matcher
    self.entries = entries
    var builder = NameIndexBuilder(matcher)
    for (number, entry) in entries.enumerated() {
      for (position, name) in entry.names.enumerated() { builder.add(name, Int32(number), Int32(position)) }
    }
    words = builder.words
    postings = builder.postings.flatMap { $0 }
    exact = builder.exact
    shortened = builder.shortened
    let count = Float(max(1, builder.names.count))
    var start: Int32 = 0
    let filed = builder.postings.map { postings in
      defer { start += Int32(postings.count) }
      return FiledWord(
        rarity: Int32(100 * log(count / Float(max(1, postings.count)))) + 100,
        names: start..<start + Int32(postings.count))
    }
    self.filed = filed
    weights = builder.names.map { name in
      name.words.prefix(name.own).reduce(0) {
        $0 + Float(min(filed[Int($1)].rarity, builder.words[Int($1)].weight))
      }
    }
    sums = NameSumsPool(names: builder.names.count, words: builder.words.count)
    var listed: [Int32] = []
    names = builder.names.map { name in
      let start = listed.count
      listed += name.words
      return Name(entry: name.entry, number: name.number, words: start..<listed.count)
    }
    self.listed = listed
  }

  /// The best entries for a spelling, best first; ties in the order of the list.
  ///
  /// Words with the very key of the query's are tried first; only where they lead to no good name, those whose key
  /// differs in one consonant.
  public func lookup(_ text: String, limit: Int = 10) -> [Candidate] {
    let query = matcher.words(text)
    if query.isEmpty { return [] }
    var probes = NameIndexBuilder.probes(query, matcher.cache).map(Probe.init)
    let near = candidates(query, &probes, .near)
    if let best = near.first?.score, best >= Self.fairScore, !isReadManyWays(near[0], query),
      best >= Self.goodScore || best - (near.dropFirst().first?.score ?? 0) >= Self.fairLead
    {
      return Array(near.prefix(limit))
    }
    return Array(candidates(query, &probes, .wide).prefix(limit))
  }

  /// Han characters have so many readings that names of few syllables sound alike by chance.
  private func isReadManyWays(_ candidate: Candidate, _ query: [NameWord]) -> Bool {
    let isOwn = query.contains { $0.character != 0 }
    return !isOwn && matcher.words(candidate.matched).contains { $0.system == .han }
  }

  /// A word of the query with what it gains from the words of the list that it was compared with.
  private struct Probe {
    let word: NameWord
    let patterns: [SoundPattern]
    var gains: [Int32: Float] = [:]

    init(_ word: NameWord) {
      self.word = word
      patterns = word.readings.prefix(SoundKeys.mostReadings).map(SoundPattern.init)
    }
  }

  private func candidates(_ query: [NameWord], _ probes: inout [Probe], _ effort: Effort) -> [Candidate] {
    let compared = sums.with { sums in
      for probe in probes { addCoarse(probe, effort, to: sums) }
      return coarse(sums, effort)
    }
    var top = Top<Int32>(most: effort.mostNames)
    for name in compared { top.insert(name, rank: rank(name, fineSum(names[Int(name)], &probes))) }
    var best: [Int32: Candidate] = [:]
    var order: [Int32] = []
    let least = max(0, top.items.first?.rank ?? 0) * Self.leastShare
    for (number, rank) in top.items where rank >= least || least == 0 {
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

  /// What a name shares with the query, less what it has besides.
  private func rank(_ name: Int32, _ sum: Float) -> Float { sum - 0.25 * max(0, weights[Int(name)] - sum) }

  /// The names that share most keys with the query, weighed by how many letters the words share.
  private func coarse(_ sums: NameSums, _ effort: Effort) -> [Int32] {
    var top = Top<Int32>(most: effort.mostCompared)
    for name in sums.touched { top.insert(name, rank: rank(name, sums.sum(of: name))) }
    // Shared letters understate what words share, so what a name has besides decides the order only.
    let least = (top.items.first.map { sums.sum(of: $0.item) } ?? 0) * Self.leastShare
    return top.items.map(\.item).filter { sums.sum(of: $0) >= least }
  }

  private func addCoarse(_ probe: Probe, _ effort: Effort, to sums: NameSums) {
    let patterns = probe.patterns, probe = probe.word, keys = matcher.cache.keys
    sums.nextProbe()
    func add(_ list: [KeyedWord]?, _ share: Float) {
      guard let list else { return }
      filed.withUnsafeBufferPointer { filed in
        postings.withUnsafeBufferPointer { postings in
          for word in list {
            if !sums.meets(word.number) { continue }
            if probe.character != 0, word.character != 0, word.character != probe.character { continue }
            let likeness = Self.likeness(patterns, word, least: effort.leastLikeness)
            if likeness < effort.leastLikeness { continue }
            let word = filed[Int(word.number)]
            let gain = likeness * likeness * share * Float(min(word.rarity, Self.mostCoarse))
            for index in word.names { sums.add(gain, to: postings[Int(index)]) }
          }
        }
      }
    }
    for (key, _) in keys.exact(probe) {
      add(exact[key], 1)
      if effort.isWide { add(shortened[key], Self.shortenedShare) }
    }
    if !effort.isWide { return }
    for (key, _) in keys.shortened(probe) {
      add(exact[key], Self.shortenedShare)
      if key >= Self.longKey { add(shortened[key], Self.shortenedShare * Self.shortenedShare) }
    }
  }

  /// The sum of the query's words in a name, each with the name's word that it is most like.
  private func fineSum(_ name: Name, _ probes: inout [Probe]) -> Float {
    var sum: Float = 0
    for index in probes.indices {
      var most: Float = 0
      for word in listed[name.words] {
        if let known = probes[index].gains[word] {
          most = max(most, known)
        } else {
          let found = gain(probes[index], word)
          probes[index].gains[word] = found
          most = max(most, found)
        }
      }
      sum += most
    }
    return sum
  }

  /// The share of sounds that two words have in common, in no order.
  private static func sharedSounds(_ mask: UInt32, _ other: UInt32) -> Float {
    let common = 2 * (mask & other).nonzeroBitCount
    return Float(common) / Float(max(1, mask.nonzeroBitCount + other.nonzeroBitCount))
  }

  /// How like a word of the list the query's word sounds, by the reading that is most like it.
  private static func likeness(_ patterns: [SoundPattern], _ word: KeyedWord, least: Float) -> Float {
    var most: Float = 0
    for pattern in patterns where sharedSounds(pattern.mask, word.soundMask) >= max(least, most) {
      most = max(most, pattern.likeness(word.sounds))
    }
    return most
  }

  private func gain(_ probe: Probe, _ word: Int32) -> Float {
    let known = words[Int(word)]
    if known.character == 0,
      !probe.patterns.contains(where: { Self.sharedSounds($0.mask, known.shapes[0].soundMask) >= Self.leastShared })
    {
      return 0
    }
    let probe = probe.word
    if probe.isOtherCharacter(words[Int(word)]) { return 0 }
    let least = Int32(Self.leastQuality * 100)
    guard let best = NameAlignment.best(probe, words[Int(word)], matcher.cache.tables, least: least) else { return 0 }
    // The best of many readings is good by chance: their number takes its part of the evidence.
    let choices = Float(probe.shapes.count * words[Int(word)].shapes.count)
    let quality = Float(best.score) / Float(best.ceiling)
    if quality < Self.leastQuality { return 0 }
    let share = quality - Self.choiceCost * log(choices) / Float(best.ceiling)
    return Float(min(best.score, filed[Int(word)].rarity)) * max(Self.leastGain, min(1, share))
  }
}

/// The items with the highest ranks; of equal ranks the lower item.
private struct Top<Item: Comparable> {
  private(set) var items: [(item: Item, rank: Float)] = []
  private let most: Int

  init(most: Int) {
    self.most = most
    items.reserveCapacity(most + 1)
  }

  mutating func insert(_ item: Item, rank: Float) {
    if items.count == most, let last = items.last, last.rank > rank || last.rank == rank && last.item < item { return }
    var low = 0, high = items.count
    while low < high {
      let middle = (low + high) / 2
      let other = items[middle]
      if other.rank > rank || other.rank == rank && other.item < item { low = middle + 1 } else { high = middle }
    }
    items.insert((item, rank), at: low)
    if items.count > most { items.removeLast() }
  }
}
