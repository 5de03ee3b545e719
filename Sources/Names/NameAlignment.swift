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

  init(_ a: [NameWord], _ b: [NameWord], _ cache: WordCache) {
    self.a = a
    self.b = b
    aLink = [Int](repeating: -1, count: a.count)
    bLink = [Int](repeating: -1, count: b.count)
    var candidates: [Link] = []
    candidates.reserveCapacity(a.count * b.count)
    for i in a.indices {
      for j in b.indices {
        if let link = Self.link(a[i], b[j], i, j, cache.tables) { candidates.append(link) }
      }
    }
    choose(candidates)
    if links.count < max(a.count, b.count), a.count + b.count > 2 {
      let before = candidates.count
      addJoined(cache, &candidates, ofA: true)
      addJoined(cache, &candidates, ofA: false)
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
    _ a: NameWord, _ b: NameWord, _ i: Int, _ j: Int, _ tables: [SoundTable]
  ) -> Link? {
    var link = Link(
      a: i, aCount: 1, b: j, bCount: 1, kind: .sound, score: 0, ceiling: 1, rarity: min(a.rarity, b.rarity))
    if a.roles.contains(.initial) != b.roles.contains(.initial), !a.roles.contains(.syllable),
      !b.roles.contains(.syllable)
    {
      return initialLink(a, b, &link, tables) ? link : nil
    }
    if !a.nicknames.isEmpty, a.nicknames.contains(where: b.nicknames.contains), a.hash != b.hash {
      link.kind = .nickname
      link.score = min(a.weight, b.weight)
      link.ceiling = link.score
      if let sound = best(a, b, tables), sound.score >= link.score {
        link.score = sound.score
        link.ceiling = sound.ceiling
        link.kind = .sound
      }
      return link
    }
    guard let (score, ceiling, _, _) = best(a, b, tables), score > 50 else { return nil }
    link.score = score
    link.ceiling = ceiling
    return link
  }

  /// The best pair of readings.
  static func best(
    _ a: NameWord, _ b: NameWord, _ tables: [SoundTable]
  ) -> (score: Int32, ceiling: Int32, a: Int, b: Int)? {
    let name = a.system.table(against: b.system)
    let table = tables[Int(name.rawValue)]
    // Tables weigh other systems against Latin: the Latin word stands on the right.
    // Of two words of one side the smaller hash is the source, so that the order of the names does not matter.
    let flipped = name == .latin || name == .mixed ? a.hash > b.hash : a.system == .latin
    var best: (score: Int32, ceiling: Int32, a: Int, b: Int)?
    for (m, left) in a.readings.enumerated() {
      for (n, right) in b.readings.enumerated() {
        if !left.mayMatch(right) { continue }
        let score: Int32
        var ceiling = (a.ceiling(m, name) + b.ceiling(n, name)) / 2
        if a.system == b.system && left.letters == right.letters {
          score = ceiling + ceiling / 4
        } else {
          let (source, latin) = flipped ? (right, left) : (left, right)
          score = WordAlignment.score(source, latin, table, least: ceiling / 4)
        }
        if ceiling < 1 { ceiling = 1 }
        if let found = best, Int64(found.score) * Int64(ceiling) >= Int64(score) * Int64(found.ceiling) { continue }
        best = (score, ceiling, m, n)
      }
    }
    return best
  }

  /// An initial against a whole word.
  private static func initialLink(_ a: NameWord, _ b: NameWord, _ link: inout Link, _ tables: [SoundTable]) -> Bool {
    let name = a.system.table(against: b.system)
    let (source, latin) = a.system == .latin && b.system != .latin ? (b, a) : (a, b)
    for left in source.readings {
      for right in latin.readings {
        let pair = Int(left.letters[0]) << 5 | Int(right.letters[0])
        let weight = tables[Int(name.rawValue)].single[pair]
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
  private func addJoined(_ cache: WordCache, _ candidates: inout [Link], ofA: Bool) {
    let (words, others) = ofA ? (a, b) : (b, a)
    let (wordLinks, otherLinks) = ofA ? (aLink, bLink) : (bLink, aLink)
    guard words.count > 1 else { return }
    for i in 0..<(words.count - 1) {
      var word: NameWord? = words[i]
      for count in 2...3 where i + count <= words.count {
        let part = i..<(i + count)
        let open = others.indices.filter { j in
          let own = otherLinks[j]
          return (own < 0 || links[own].quality < 0.9 || links[own].kind == .initial)
            && part.allSatisfy { wordLinks[$0] < 0 || wordLinks[$0] == own || links[wordLinks[$0]].quality < 0.5 }
        }
        if open.isEmpty { break }
        word = word.flatMap { cache.joined($0, words[i + count - 1]) }
        guard let word else { break }
        for j in open {
          guard var link = Self.link(word, others[j], i, j, cache.tables), link.kind == .sound, link.quality > 0.5
          else { continue }
          link.rarity = max(link.rarity, 900)
          (link.a, link.aCount, link.b, link.bCount) = ofA ? (i, count, j, 1) : (j, 1, i, count)
          candidates.append(link)
        }
      }
    }
  }
}
