/// A word under one of its keys, with what tells most words of the key apart: lookups read these lists through.
struct KeyedWord {
  /// Of the reading with the key.
  var sounds: SoundSequence
  var soundMask: UInt32
  /// See ``NameWord/character``.
  var character: UInt32
  var number: Int32
}

/// Collects the words of a list.
struct NameIndexBuilder {
  struct Name {
    var entry: Int32
    var number: Int32
    /// Its own words first, then those put together from two.
    var words: [Int32]
    var own: Int
  }

  private let matcher: NameMatcher
  private(set) var names: [Name] = []
  private(set) var words: [NameWord] = []
  private(set) var postings: [[Int32]] = []
  private(set) var exact: [UInt32: [KeyedWord]] = [:]
  private(set) var shortened: [UInt32: [KeyedWord]] = [:]
  private var numbers: [UInt64: Int32] = [:]

  init(_ matcher: NameMatcher) { self.matcher = matcher }

  mutating func add(_ text: String, _ entry: Int32, _ number: Int32) {
    let own = matcher.words(text)
    let name = Int32(names.count)
    var listed: [Int32] = [], joined: [Int32] = []
    for word in Self.probes(own, matcher.cache) {
      let index = file(word)
      if postings[Int(index)].last != name { postings[Int(index)].append(name) }
      if own.contains(where: { $0.hash == word.hash }) { listed.append(index) } else { joined.append(index) }
    }
    names.append(Name(entry: entry, number: number, words: listed + joined, own: listed.count))
  }

  private mutating func file(_ word: NameWord) -> Int32 {
    if let known = numbers[word.hash] { return known }
    let index = Int32(words.count)
    numbers[word.hash] = index
    words.append(word)
    postings.append([])
    func keyed(_ reading: Reading) -> KeyedWord {
      KeyedWord(
        sounds: SoundSequence(reading), soundMask: reading.soundMask, character: word.character, number: index)
    }
    let own = matcher.cache.keys.exact(word)
    for (key, reading) in own { exact[key, default: []].append(keyed(reading)) }
    for (key, reading) in matcher.cache.keys.shortened(word) where !own.contains(where: { $0.key == key }) {
      shortened[key, default: []].append(keyed(reading))
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
