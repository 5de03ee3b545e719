import Text

extension Gazetteer {
  /// The names in a text, from left to right: the longest where one begins, none within another.
  ///
  /// Words match however they are folded (``NameFold``): case, accents and hyphens do not matter. But a name that has a
  /// capital in the tables needs one in the text, and one that keeps its letter case (``AliasFlags/exactCase``) must
  /// have just that. Names go over line ends, not over paragraphs; pass a sentence's tokens to keep names in it.
  /// - Parameter overlapping: report every name, also those within or across others.
  /// - Complexity: linear in the tokens, whatever the number of names.
  package func matches(in tokens: [Token], overlapping: Bool = false) -> [NameMatch] {
    tokens.withUnsafeBufferPointer { matches($0, overlapping, from: 0) }
  }

  /// The names in part of a text; indices are those of the whole.
  package func matches(in tokens: ArraySlice<Token>, overlapping: Bool = false) -> [NameMatch] {
    tokens.withUnsafeBufferPointer { matches($0, overlapping, from: tokens.startIndex) }
  }

  private func matches(
    _ tokens: UnsafeBufferPointer<Token>, _ overlapping: Bool, from first: Int
  ) -> [NameMatch] {
    let walks = tables.map { TokenWalk(tokens: tokens, steps: $0.steps) }
    var matches: [NameMatch] = []
    var ends: [(end: TokenWalk.End, table: Int)] = []
    var walked: [TokenWalk.End] = []
    var index = 0
    while index < tokens.count {
      let start = index
      index += 1
      guard tokens[start].kind != .punctuation else { continue }
      ends.removeAll(keepingCapacity: true)
      for (table, walk) in walks.enumerated() where walk.mayBegin(start) {
        walked.removeAll(keepingCapacity: true)
        walk.appendEnds(from: start, to: &walked)
        for end in walked { ends.append((end, table)) }
      }
      guard !ends.isEmpty else { continue }
      let lengths = ends.count == 1 ? [ends[0].end.end] : Set(ends.map(\.end.end)).sorted(by: >)
      for end in lengths {
        let candidates = candidates(ends, walks[0], start..<end)
        guard !candidates.isEmpty else { continue }
        let range = first + start..<first + withPeriod(tokens, candidates.endsInPeriod, end)
        matches.append(NameMatch(tokens: range, candidates: candidates.list))
        if !overlapping {
          index = end
          break
        }
      }
    }
    return matches
  }

  private struct Passing {
    var list: [NameCandidate] = []
    var endsInPeriod = false
    var isEmpty: Bool { list.isEmpty }
  }

  /// The candidates of a range whose letter case fits; those of the user's tables first.
  private func candidates(
    _ ends: [(end: TokenWalk.End, table: Int)], _ walk: TokenWalk, _ range: Range<Int>
  ) -> Passing {
    var passing = Passing()
    let written = walk.shapes(range)
    for (end, table) in ends.reversed() where end.end == range.upperBound {
      appendCandidates(of: end.group, in: table, to: &passing.list) { flags, shapes in
        let passes =
          flags.contains(.exactCase) ? shapes == written.shapes : written.hasCapital || !flags.contains(.hasCapital)
        if passes && flags.contains(.endsInPeriod) { passing.endsInPeriod = true }
        return passes
      }
    }
    return passing
  }

  /// "U.S." takes its last period along.
  private func withPeriod(_ tokens: UnsafeBufferPointer<Token>, _ endsInPeriod: Bool, _ end: Int) -> Int {
    guard endsInPeriod, end < tokens.count, tokens[end].kind == .punctuation, tokens[end].key == NameJoint.period,
      tokens[end].gap == .none
    else { return end }
    return end + 1
  }
}
