/// A word under one of its keys, with what tells most words of the key apart: lookups read these lists through.
struct KeyedWord {
  /// Of its first reading.
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
    let own = SoundKey.exactKeys(word)
    let keyed = KeyedWord(soundMask: word.readings[0].soundMask, character: word.character, number: index)
    for key in own { exact[key, default: []].append(keyed) }
    for key in SoundKey.shortenedKeys(word, atLeast: 2) where !own.contains(key) {
      shortened[key, default: []].append(keyed)
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

  static func key(_ reading: Reading) -> UInt32 {
    classes(reading).prefix(longest).reduce(1) { $0 * 8 + UInt32($1) }
  }

  private static func append(_ classes: some Sequence<UInt8>, to keys: inout [UInt32]) {
    let key = classes.reduce(1) { $0 * 8 + UInt32($1) }
    if !keys.contains(key) { keys.append(key) }
  }
}
