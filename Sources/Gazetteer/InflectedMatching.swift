import Text

extension Gazetteer {
  /// The names of a text in which words may stand for others, from left to right, none within another: of the longest
  /// ones that begin at a word with readings the best known.
  ///
  /// - Parameters:
  ///   - readings: keys of other words that the word at an index may stand for.
  ///   - accepts: is the name of so many words taken? Others are as if they were not in the tables.
  /// - Complexity: linear in the words with readings, times the readings that lead on to names.
  package func inflectedMatches(
    in tokens: [Token], readings: [Int: [UInt64]], memo: NameMemo, accepts: (NameSummary, Int) -> Bool
  ) -> [NameMatch] {
    tokens.withUnsafeBufferPointer { tokens in
      let walks = stepTables.enumerated().map { TokenWalk(tokens: tokens, steps: $1, table: $0) }
      var matches: [NameMatch] = []
      var free = 0
      for start in readings.keys.sorted() where start >= free {
        var ends: [NameEnd] = []
        for walk in walks { walk.appendEnds(from: start, readings: readings, to: &ends) }
        ends.sort { ($0.end, $0.table, $0.group) > ($1.end, $1.table, $1.group) }
        var best: NameMatch?
        for end in ends {
          if let best, best.tokens.upperBound > end.end { break }
          var single = [end]
          guard let name = takeName(&single, walks[0], start..<end.end, memo), accepts(name, end.end - start),
            name.rank > best?.name.rank ?? -1
          else { continue }
          best = NameMatch(tokens: start..<end.end, name: name)
        }
        if let best {
          matches.append(best)
          free = best.tokens.upperBound
        }
      }
      return matches
    }
  }
}

extension NameSummary {
  /// How well known the best known bearer of the name is: people of a place, or what stands for as many.
  package var rank: Int {
    zip(candidates, facts).reduce(0) { rank, item in
      item.0.flags.contains(.demonym) ? rank : max(rank, Self.rank(item.1))
    }
  }

  private static func rank(_ facts: EntryFacts) -> Int {
    guard facts.type == .place else { return 1_000_000 }
    return switch facts.kind {
    case .continent, .country: 2_000_000_000
    case .capital: max(1_000_000, facts.population)
    case .region: max(500_000, facts.population)
    default: facts.isCurated ? max(50_000, facts.population) : facts.population
    }
  }
}

extension TokenWalk {
  /// Appends the ends of all names that begin at a word, each word read in all its ways.
  func appendEnds(from start: Int, readings: [Int: [UInt64]], to ends: inout [NameEnd]) {
    follow(0, start, false, readings, &ends)
  }

  private func follow(
    _ state: UInt32, _ index: Int, _ hadCapital: Bool, _ readings: [Int: [UInt64]], _ ends: inout [NameEnd]
  ) {
    let hasCapital = hadCapital || tokens[index].shape.isCapital
    let next = wordBehind(index)
    for key in [tokens[index].key] + (readings[index] ?? []) {
      let step = steps.step(state, key)
      if step.group != 0, hasCapital || !step.needsCapital {
        ends.append(NameEnd(end: index + 1, group: step.group - 1, table: table))
      }
      guard step.next != 0, next >= 0 else { continue }
      switch joint(index, next) {
      case .stop: continue
      case .join: follow(step.next, next, hasCapital, readings, &ends)
      case .mark(let mark):
        let behind = steps.step(step.next, mark).next
        if behind != 0 { follow(behind, next, hasCapital, readings, &ends) }
      }
    }
  }
}
