import Text

extension Gazetteer {
  /// The names in a text, from left to right: the longest where one begins, none within another.
  ///
  /// Words match however they are folded (``NameFold``): case, accents and hyphens do not matter. But a name that has a
  /// capital in the tables needs one in the text, and one that keeps its letter case (``AliasFlags/exactCase``) must
  /// have just that. Names go over line ends, not over paragraphs; pass a sentence's tokens to keep names in it.
  /// - Parameters:
  ///   - overlapping: report every name, also those within or across others.
  ///   - memo: remembers from text to text what names mean.
  /// - Complexity: linear in the tokens, whatever the number of names.
  package func matches(in tokens: [Token], overlapping: Bool = false, memo: NameMemo = NameMemo()) -> [NameMatch] {
    tokens.withUnsafeBufferPointer { matches($0, overlapping, from: 0, memo) }
  }

  /// The names in part of a text; indices are those of the whole.
  package func matches(in tokens: ArraySlice<Token>, overlapping: Bool = false) -> [NameMatch] {
    tokens.withUnsafeBufferPointer { matches($0, overlapping, from: tokens.startIndex, NameMemo()) }
  }

  private func matches(
    _ tokens: UnsafeBufferPointer<Token>, _ overlapping: Bool, from first: Int, _ memo: NameMemo
  ) -> [NameMatch] {
    let walks = stepTables.enumerated().map { TokenWalk(tokens: tokens, steps: $1, table: $0) }
    var matches: [NameMatch] = []
    var ends: [NameEnd] = []
    var index = 0
    while index < tokens.count {
      let start = index
      index += 1
      guard tokens[start].kind != .punctuation else { continue }
      for walk in walks { walk.appendEnds(from: start, to: &ends) }
      guard !ends.isEmpty else { continue }
      if walks.count > 1 { ends.sort { ($0.end, $0.table) < ($1.end, $1.table) } }
      while let end = ends.last?.end {
        guard let name = takeName(&ends, walks[0], start..<end, memo) else { continue }
        let range = first + start..<first + withPeriod(tokens, name.endsInPeriod, end)
        matches.append(NameMatch(tokens: range, name: name))
        if !overlapping {
          index = end
          ends.removeAll(keepingCapacity: true)
        }
      }
    }
    return matches
  }

  /// Takes the longest names off `ends` and says what they may mean, the user's tables first; nil where the letter case
  /// fits none of them.
  func takeName(
    _ ends: inout [NameEnd], _ walk: TokenWalk, _ range: Range<Int>, _ memo: NameMemo
  ) -> NameSummary? {
    let written = walk.shapes(range)
    let first = ends.lastIndex { $0.end != range.upperBound }.map { $0 + 1 } ?? 0
    defer { ends.removeSubrange(first...) }
    var key = UInt64(written.shapes.bits) << 1 | (written.hasCapital ? 1 : 0)
    for end in ends[first...].reversed() {
      key = KeyMixing.edge(UInt32(truncatingIfNeeded: end.table), key &* 0x1_0000_0001 ^ UInt64(end.group) << 20)
    }
    return memo.summary(key) {
      var list: [NameCandidate] = []
      var endsInPeriod = false
      for end in ends[first...].reversed() {
        appendCandidates(of: end.group, in: end.table, to: &list) { flags, shapes in
          let passes =
            flags.contains(.exactCase) ? shapes == written.shapes : written.hasCapital || !flags.contains(.hasCapital)
          if passes && flags.contains(.endsInPeriod) { endsInPeriod = true }
          return passes
        }
      }
      let name = NameSummary(list, endsInPeriod: endsInPeriod, self)
      return name.candidates.isEmpty ? nil : name
    }
  }

  /// "U.S." takes its last period along.
  private func withPeriod(_ tokens: UnsafeBufferPointer<Token>, _ endsInPeriod: Bool, _ end: Int) -> Int {
    guard endsInPeriod, end < tokens.count, tokens[end].kind == .punctuation, tokens[end].key == NameJoint.period,
      tokens[end].gap == .none
    else { return end }
    return end + 1
  }
}
