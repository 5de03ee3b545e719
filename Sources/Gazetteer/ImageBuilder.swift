import Text

/// Compiles entities into the form that ``ImageLayout`` describes. The same rows in the same order give the same bytes.
struct ImageBuilder {
  private let tokenizer: Tokenizer
  /// Keys of single words that are ordinary words of a language.
  private let commonWords: Set<UInt64>
  private var trie = NameTrie()
  private var singles: [UInt64] = []
  private var caseless: [UInt64] = []
  private var pairs: [UInt64] = []
  /// By group: may a name of it be written without a capital?
  private var isCaseless: [Bool] = []
  private var candidates: [Candidate] = []
  /// Of each entry; the entries themselves are only in `records`.
  private var prominence: [Int] = []
  private var indexByID: [String: Int] = [:]
  private var records: [UInt8] = []
  /// Where each entry's record ends.
  private var ends: [Int] = []
  /// Names that later rows add to an entry.
  private var laterNames: [Int: [String]] = [:]

  private struct Candidate {
    var group: UInt32
    var entry: UInt32
    var flags: AliasFlags
    var shapes: NameShapes

    /// Two spellings of one name of one entity: what either allows is allowed. Nil where they are of different
    /// entities, or each holds to its own letter case.
    func joined(_ other: Candidate) -> Candidate? {
      guard group == other.group, entry == other.entry else { return nil }
      var joined = self
      let (exact, otherExact) = (flags.contains(.exactCase), other.flags.contains(.exactCase))
      if exact != otherExact {
        let (free, bound) = exact ? (other, self) : (self, other)
        joined = free
        joined.flags.formUnion(bound.flags.intersection(Self.granting))
      } else if exact && shapes != other.shapes {
        return nil
      } else {
        joined.flags = flags.intersection(other.flags)
          .union(flags.union(other.flags).intersection(Self.granting))
      }
      return joined
    }

    /// Flags that hold for a name once one of its spellings has them.
    private static let granting: AliasFlags = [.distinctive, .canonical, .common, .endsInPeriod]
  }

  init(tokenizer: Tokenizer, commonWords: Set<UInt64> = []) {
    self.tokenizer = tokenizer
    self.commonWords = commonWords
  }

  /// Adds an entity. A row with the id of an earlier one adds its aliases to that one.
  mutating func add(_ row: EntryRow) {
    if let known = indexByID[row.entry.id] {
      let added = row.aliases.filter { add($0, to: known) }
      laterNames[known, default: []] += added.map(\.text)
      return
    }
    let entry = ends.count
    indexByID[row.entry.id] = entry
    let aliases = row.aliases.filter { add($0, to: entry) }
    prominence.append(Prominence.of(row.entry))
    records += EntryRecord.encode(row.entry, aliases: aliases.map(\.text)).utf8
    ends.append(records.count)
  }

  /// False where nothing of the alias can be matched.
  private mutating func add(_ alias: Alias, to entry: Int) -> Bool {
    let path = NamePath(tokenizer.tokens(of: alias.text))
    guard !path.keys.isEmpty else { return false }
    var flags = alias.flags
    if path.hasCapital { flags.insert(.hasCapital) }
    if path.endsInPeriod { flags.insert(.endsInPeriod) }
    if path.words.count == 1, !flags.contains(.distinctive), commonWords.contains(path.words[0]) {
      flags.insert(.common)
    }
    let group = trie.group(of: path.keys)
    if group == isCaseless.count { isCaseless.append(false) }
    if !path.hasCapital { isCaseless[Int(group)] = true }
    candidates.append(Candidate(group: group, entry: UInt32(entry), flags: flags, shapes: path.shapes))
    if path.words.count == 1 {
      singles.append(path.words[0])
      if !path.hasCapital { caseless.append(path.words[0]) }
    } else {
      pairs.append(KeyMixing.pair(path.words[0], path.words[1]))
    }
    return true
  }

  /// The compiled form of all that was added.
  consuming func image() -> [UInt8] {
    appendLaterNames()
    let names = UInt32(candidates.count)
    sortCandidates()
    // Room for all sections at once: growing would hold them twice.
    var image = ImageWriter(capacity: records.count + 32 * trie.edges.count + 16 * candidates.count + 16 * ends.count)
    image.append(.singles, NameFilter.build(singles))
    image.append(.caseless, NameFilter.build(caseless))
    image.append(.pairs, NameFilter.build(pairs))
    image.append(.steps, steps())
    image.append(.groups, groupStarts())
    image.append(.candidates, candidateBytes())
    image.append(.ids, idSlots())
    image.append(.offsets, offsets())
    image.append(.records, records)
    return image.finish(counts: [UInt32(ends.count), UInt32(trie.groupCount), UInt32(candidates.count), names])
  }

  private mutating func appendLaterNames() {
    guard !laterNames.isEmpty else { return }
    var joined: [UInt8] = []
    joined.reserveCapacity(records.count)
    var start = 0
    for (entry, end) in ends.enumerated() {
      joined += records[start..<end]
      for name in laterNames[entry] ?? [] { joined += EntryRecord.continuation(name).utf8 }
      start = end
      ends[entry] = joined.count
    }
    records = joined
  }

  /// Two thirds full, in order of the edges; what a bucket has no room for is in the next one.
  private func steps() -> [UInt8] {
    let width = ImageLayout.bucketSteps
    let count = trie.edges.count * 3 / 2 / width + 1
    var order = [UInt32](repeating: 0, count: count * width)
    for (index, edge) in trie.edges.enumerated() {
      var bucket = KeyMixing.slot(edge.key, UInt64(count))
      while order[bucket * width + width - 1] != 0 { bucket = bucket + 1 == count ? 0 : bucket + 1 }
      let free = order[bucket * width..<(bucket + 1) * width].firstIndex(of: 0)!
      order[free] = UInt32(index + 1)
    }
    var bytes = ByteWriter(capacity: count * ImageLayout.bucketBytes)
    for start in stride(from: 0, to: order.count, by: width) {
      let edges = order[start..<start + width].map { $0 == 0 ? NameTrie.Edge(key: 0) : trie.edges[Int($0) - 1] }
      for edge in edges { bytes.append(edge.key) }
      for edge in edges { bytes.append(edge.next) }
      for edge in edges {
        let needsCapital = edge.group != 0 && !isCaseless[Int(edge.group) - 1]
        bytes.append(edge.group | (needsCapital ? ImageLayout.capitalBit : 0))
      }
    }
    return bytes.bytes
  }

  /// By group, then the best known first; an entity twice in a group becomes once.
  private mutating func sortCandidates() {
    candidates.sort { ($0.group, $0.entry, $0.shapes.bits) < ($1.group, $1.entry, $1.shapes.bits) }
    var merged: [Candidate] = []
    merged.reserveCapacity(candidates.count)
    for candidate in candidates {
      if let last = merged.last, let joined = last.joined(candidate) {
        merged[merged.count - 1] = joined
      } else {
        merged.append(candidate)
      }
    }
    func rank(_ candidate: Candidate) -> (UInt32, Int, Int, UInt32) {
      let lessUsual = !candidate.flags.isDisjoint(with: [.historic, .demonym])
      return (candidate.group, lessUsual ? 1 : 0, -prominence[Int(candidate.entry)], candidate.entry)
    }
    merged.sort { rank($0) < rank($1) }
    candidates = merged
  }

  private func groupStarts() -> [UInt8] {
    var bytes = ByteWriter(capacity: 4 * (trie.groupCount + 1))
    var next = 0
    for group in 0...trie.groupCount {
      while next < candidates.count && candidates[next].group < group { next += 1 }
      bytes.append(UInt32(next))
    }
    return bytes.bytes
  }

  private func candidateBytes() -> [UInt8] {
    var bytes = ByteWriter(capacity: ImageLayout.candidateBytes * candidates.count)
    for candidate in candidates {
      bytes.append(candidate.entry)
      bytes.append(candidate.flags.rawValue)
      bytes.append(candidate.shapes.bits)
    }
    return bytes.bytes
  }

  private func idSlots() -> [UInt8] {
    let count = max(4, ends.count * 2)
    var slots = [UInt32](repeating: 0, count: count)
    records.withUnsafeBytes { records in
      var start = 0
      for (index, end) in ends.enumerated() {
        let id = EntryRecord.id(UnsafeRawBufferPointer(rebasing: records[start..<end]))
        start = end
        var slot = KeyMixing.slot(KeyMixing.digest(id), UInt64(count))
        while slots[slot] != 0 { slot = slot + 1 == count ? 0 : slot + 1 }
        slots[slot] = UInt32(index + 1)
      }
    }
    var bytes = ByteWriter(capacity: 4 * count)
    for slot in slots { bytes.append(slot) }
    return bytes.bytes
  }

  private func offsets() -> [UInt8] {
    var bytes = ByteWriter(capacity: 4 * (ends.count + 1))
    bytes.append(UInt32(0))
    for end in ends { bytes.append(UInt32(end)) }
    return bytes.bytes
  }
}
