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
        let passing = takeCandidates(&ends, walks[0], start..<end)
        guard !passing.isEmpty else { continue }
        let range = first + start..<first + withPeriod(tokens, passing.endsInPeriod, end)
        matches.append(NameMatch(tokens: range, candidates: passing.list))
        if !overlapping {
          index = end
          ends.removeAll(keepingCapacity: true)
        }
      }
    }
    return matches
  }

  private struct Passing {
    var list: [NameCandidate]
    var endsInPeriod: Bool
    var isEmpty: Bool { list.isEmpty }
  }

  /// Takes the longest names off `ends` and gives those candidates whose letter case fits; the user's tables' first.
  private func takeCandidates(_ ends: inout [NameEnd], _ walk: TokenWalk, _ range: Range<Int>) -> Passing {
    var list: [NameCandidate] = []
    var endsInPeriod = false
    let written = walk.shapes(range)
    while let end = ends.last, end.end == range.upperBound {
      ends.removeLast()
      appendCandidates(of: end.group, in: end.table, to: &list) { flags, shapes in
        let passes =
          flags.contains(.exactCase) ? shapes == written.shapes : written.hasCapital || !flags.contains(.hasCapital)
        if passes && flags.contains(.endsInPeriod) { endsInPeriod = true }
        return passes
      }
    }
    return Passing(list: list, endsInPeriod: endsInPeriod)
  }

  /// "U.S." takes its last period along.
  private func withPeriod(_ tokens: UnsafeBufferPointer<Token>, _ endsInPeriod: Bool, _ end: Int) -> Int {
    guard endsInPeriod, end < tokens.count, tokens[end].kind == .punctuation, tokens[end].key == NameJoint.period,
      tokens[end].gap == .none
    else { return end }
    return end + 1
  }
}
