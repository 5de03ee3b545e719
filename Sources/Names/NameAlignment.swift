/// Which parts of two names stand for each other.
struct NameAlignment {
  enum Kind: Sendable { case sound, nickname, initial }

  /// A part or up to three neighbouring parts of each name that stand for each other.
  struct Link {
    var a: Int
    var aCount: Int
    var b: Int
    var bCount: Int
    var kind: Kind
    /// Log likelihood ratio, hundredths of nats.
    var score: Int32
    /// What it would be for the average spelling of the same word.
    var ceiling: Int32
    /// The words' rarity, hundredths of nats: the most that they can prove.
    var rarity: Int32

    /// 1 for the average spelling of the same word, 0 or less for chance.
    var quality: Float { Float(score) / Float(max(ceiling, 1)) }
    var evidence: Float { Float(min(score, rarity)) }
  }

  let a: [NameWord]
  let b: [NameWord]
  private(set) var links: [Link] = []
  private(set) var aLink: [Int]
  private(set) var bLink: [Int]
  /// The best quality among parts that stayed without counterpart on both sides.
  private(set) var bestLeft: Float = 0

  private static let leastQuality: Float = 0.3

  /// The characters of a Han name are all read in one tradition: the one that aligns best.
  static func best(_ a: [NameWord], _ b: [NameWord], _ cache: WordCache) -> NameAlignment {
    let han = [a, b].filter { $0.count > 1 && $0.allSatisfy { $0.system == .han && $0.roles.contains(.syllable) } }
    if han.count != 1 { return NameAlignment(a, b, cache, tradition: 0) }
    var best: NameAlignment?
    for tradition in 1...UInt8(HanReadings.traditions) {
      let found = NameAlignment(a, b, cache, tradition: tradition)
      if best.map({ $0.sum < found.sum }) ?? true { best = found }
    }
    return best ?? NameAlignment(a, b, cache, tradition: 0)
  }

  /// Evidence of all links, hundredths of nats.
  private var sum: Float { links.reduce(0) { $0 + $1.evidence * min(1, $1.quality) } }

  /// - Parameter tradition: the readings of Han characters that count; 0 for all.
  private init(_ a: [NameWord], _ b: [NameWord], _ cache: WordCache, tradition: UInt8) {
    self.a = a
    self.b = b
    aLink = [Int](repeating: -1, count: a.count)
    bLink = [Int](repeating: -1, count: b.count)
    var candidates: [Link] = []
    candidates.reserveCapacity(a.count * b.count)
    for i in a.indices {
      for j in b.indices {
        if let link = Self.link(a[i], b[j], i, j, cache, tradition: tradition) { candidates.append(link) }
      }
    }
    choose(candidates)
    if links.count < max(a.count, b.count), a.count + b.count > 2 {
      let before = candidates.count
      addJoined(cache, &candidates, ofA: true, tradition)
      addJoined(cache, &candidates, ofA: false, tradition)
      if candidates.count > before {
        links.removeAll(keepingCapacity: true)
        for i in a.indices { aLink[i] = -1 }
        for j in b.indices { bLink[j] = -1 }
        choose(candidates)
      }
    }
    for link in candidates
    where link.aCount == 1 && link.bCount == 1 && link.kind == .sound && aLink[link.a] < 0 && bLink[link.b] < 0 {
      bestLeft = max(bestLeft, link.quality)
    }
  }

  /// Best first; ties by position, so that the result does not depend on the order of candidates.
  private mutating func choose(_ candidates: [Link]) {
    let ordered = candidates.filter { $0.quality >= Self.leastQuality }.sorted {
      let left = Float($0.score) * min($0.quality, 1), right = Float($1.score) * min($1.quality, 1)
      return (right, $0.a, $0.b, $0.aCount, $0.bCount) < (left, $1.a, $1.b, $1.aCount, $1.bCount)
    }
    for link in ordered {
      let left = link.a..<(link.a + link.aCount), right = link.b..<(link.b + link.bCount)
      guard left.allSatisfy({ aLink[$0] < 0 }), right.allSatisfy({ bLink[$0] < 0 }) else { continue }
      for i in left { aLink[i] = links.count }
      for j in right { bLink[j] = links.count }
      links.append(link)
    }
  }

  private static func link(
    _ a: NameWord, _ b: NameWord, _ i: Int, _ j: Int, _ cache: WordCache, least: Int32 = 25,
    tradition: UInt8 = 0
  ) -> Link? {
    if a.isOtherCharacter(b) { return nil }
    var link = Link(
      a: i, aCount: 1, b: j, bCount: 1, kind: .sound, score: 0, ceiling: 1, rarity: min(a.rarity, b.rarity))
    if a.roles.contains(.initial) != b.roles.contains(.initial), !a.roles.contains(.syllable),
      !b.roles.contains(.syllable)
    {
      return initialLink(a, b, &link, cache.tables) ? link : nil
    }
    if !a.nicknames.isEmpty, a.nicknames.contains(where: b.nicknames.contains), a.hash != b.hash {
      link.kind = .nickname
      link.score = min(a.weight, b.weight)
      link.ceiling = link.score
      if let sound = known(a, b, cache, least, tradition), sound.score >= link.score {
        link.score = sound.score
        link.ceiling = sound.ceiling
        link.kind = .sound
      }
      return link
    }
    guard let best = known(a, b, cache, least, tradition), best.score > 50 else { return nil }
    link.score = best.score
    link.ceiling = best.ceiling
    return link
  }

  /// ``best(_:_:_:least:tradition:)``, remembered.
  private static func known(
    _ a: NameWord, _ b: NameWord, _ cache: WordCache, _ least: Int32, _ tradition: UInt8
  ) -> (score: Int32, ceiling: Int32)? {
    let key = PairCache.key(a.hash, b.hash, salt: UInt64(least) << 8 | UInt64(tradition))
    if let value = cache.pairs.value(key) {
      let ceiling = Int32(truncatingIfNeeded: value >> 32)
      return ceiling == 0 ? nil : (Int32(truncatingIfNeeded: value), ceiling)
    }
    let found = best(a, b, cache.tables, least: least, tradition: tradition)
    let value = found.map { UInt64(UInt32(bitPattern: $0.ceiling)) << 32 | UInt64(UInt32(bitPattern: $0.score)) }
    cache.pairs.store(value ?? 0, key)
    return found.map { ($0.score, $0.ceiling) }
  }

  struct Best {
    var score: Int32
    var ceiling: Int32
    var a: Int
    var b: Int
  }

  /// The best pair of readings, by its share of the ceiling.
  /// - Parameter least: the share that matters, in percent; what is below may be nil or too small.
  static func best(
    _ a: NameWord, _ b: NameWord, _ tables: [SoundTable], least: Int32 = 25, tradition: UInt8 = 0
  ) -> Best? {
    let name = a.system.table(against: b.system)
    // Tables weigh other systems against Latin: the Latin word stands on the right.
    // Of two words of one side the smaller hash is the source, so that the order of the names does not matter.
    let flipped = name == .latin || name == .mixed ? a.hash > b.hash : a.system == .latin
    let isOneSystem = a.system == b.system
    return a.shapes.withUnsafeBufferPointer { left in
      b.shapes.withUnsafeBufferPointer { right in
        var isPossible = false
        for x in left where x.isRead(tradition) {
          for y in right where y.isRead(tradition) && x.mayMatch(y) { isPossible = true }
        }
        guard isPossible else { return nil }
        return a.groups.withUnsafeBufferPointer { leftGroups in
          b.groups.withUnsafeBufferPointer { rightGroups in
            guard let leftGroups = leftGroups.baseAddress, let rightGroups = rightGroups.baseAddress else { return nil }
            return tables[Int(name.rawValue)].withView { table in
              WordAlignment.withCells { cells in
                var best: Best?
                for (m, x) in left.enumerated() where x.isRead(tradition) {
                  for (n, y) in right.enumerated() where y.isRead(tradition) && x.mayMatch(y) {
                    let source = WordAlignment.Side(groups: leftGroups + x.offset, count: x.count)
                    let latin = WordAlignment.Side(groups: rightGroups + y.offset, count: y.count)
                    let ceilings = (a.ceiling(m, name), b.ceiling(n, name))
                    let ceiling = max(1, (ceilings.0 + ceilings.1) / 2)
                    // Only what beats the pairs before matters.
                    let share = best.map { max(least, $0.score * 100 / $0.ceiling) } ?? least
                    let score: Int32
                    if isOneSystem && WordAlignment.areEqual(source, latin) {
                      score = ceiling + ceiling / 4
                    } else {
                      score = WordAlignment.score(
                        flipped ? latin : source, flipped ? source : latin, table, least: ceiling * share / 100,
                        perLetter: perLetter(max(ceilings.0, ceilings.1), min(x.count, y.count)), cells)
                    }
                    if let best, Int64(best.score) * Int64(ceiling) >= Int64(score) * Int64(best.ceiling) { continue }
                    best = Best(score: score, ceiling: ceiling, a: m, b: n)
                  }
                }
                return best
              }
            }
          }
        }
      }
    }
  }

  /// What a letter of a good match adds at most on average, hundredths of nats.
  private static func perLetter(_ ceiling: Int32, _ letters: Int) -> Int32 {
    min(330, 50 + ceiling * 3 / 2 / Int32(letters))
  }

  /// An initial against a whole word.
  private static func initialLink(_ a: NameWord, _ b: NameWord, _ link: inout Link, _ tables: [SoundTable]) -> Bool {
    let name = a.system.table(against: b.system)
    let (source, latin) = a.system == .latin && b.system != .latin ? (b, a) : (a, b)
    for left in source.readings {
      for right in latin.readings {
        let weight = tables[Int(name.rawValue)].weight(left.letters[0], right.letters[0])
        if weight > 100 || left.letters[0] == right.letters[0] {
          link.kind = .initial
          link.score = 150
          link.ceiling = 150
          link.rarity = 150
          return true
        }
      }
    }
    return false
  }

  /// Neighbouring parts of one name as one word against parts of the other, where neither has a good counterpart.
  private func addJoined(_ cache: WordCache, _ candidates: inout [Link], ofA: Bool, _ tradition: UInt8) {
    let (words, others) = ofA ? (a, b) : (b, a)
    let (wordLinks, otherLinks) = ofA ? (aLink, bLink) : (bLink, aLink)
    // Of two Han names each character stands for itself.
    guard words.count > 1, words[0].character == 0 || others.first?.character == 0 else { return }
    for i in 0..<(words.count - 1) {
      for count in 2...3 where i + count <= words.count {
        for j in others.indices {
          let own = otherLinks[j]
          guard own < 0 || links[own].quality < 0.9 || links[own].kind == .initial,
            (i..<(i + count)).allSatisfy({
              wordLinks[$0] < 0 || wordLinks[$0] == own || links[wordLinks[$0]].quality < 0.5
            }), Self.mayJoin(words[i..<(i + count)], others[j])
          else { continue }
          guard let word = Self.joined(words[i..<(i + count)], cache),
            var link = Self.link(word, others[j], i, j, cache, least: 50, tradition: tradition), link.kind == .sound,
            link.quality > 0.5
          else { continue }
          link.rarity = max(link.rarity, 900)
          (link.a, link.aCount, link.b, link.bCount) = ofA ? (i, count, j, 1) : (j, 1, i, count)
          candidates.append(link)
        }
      }
    }
  }

  private static func joined(_ words: ArraySlice<NameWord>, _ cache: WordCache) -> NameWord? {
    var word = words.first
    for next in words.dropFirst() { word = word.flatMap { cache.joined($0, next) } }
    return word
  }

  /// Whether the words' lengths and consonants together come near the other's; asked before they are joined.
  private static func mayJoin(_ words: ArraySlice<NameWord>, _ other: NameWord) -> Bool {
    var sum = ReadingShape(offset: 0, count: 1, consonants: 0, soundMask: 0)
    for word in words {
      guard word.shapes.count == 1 else { return true }
      sum.count += word.shapes[0].count - 1
      sum.consonants &+= word.shapes[0].consonants
    }
    return other.shapes.contains { sum.mayMatch($0) }
  }
}
