import Gazetteer
import Names
import Records
import Text

/// Teams by the name of their city, and organisations by the words around a name.
extension MentionWork {
  private static let longestScore = 3
  /// Words of a report on sport: this many at least, and one in so many words of the text.
  private static let leastSportWords = 2
  private static let wordsPerSportWord = 100

  /// In a report on sport: "Leeds 2 Everton 1", "Leeds striker", "against Leeds", "Leeds beat Everton".
  mutating func decideTeams() {
    var isSport: Bool?
    var scoreEnd = -1
    for index in proposals.indices where entities[index] == nil {
      let proposal = proposals[index]
      guard let number = proposal.known, proposal.type == nil, known[number].name.hasPlace,
        !isCountry(known[number].name), !known[number].name.hasPerson
      else { continue }
      let end = scoreEndBehind(proposal.tokens.upperBound)
      let isScore = end != nil || scoreEnd == proposal.tokens.lowerBound
      guard isScore || isTeam(proposal) || isShortTeam(proposal) else { continue }
      if isSport == nil { isSport = readsSport() }
      guard isSport == true else { return }
      scoreEnd = end ?? -1
      set(index, entity(.organization, words: proposal.tokens), .discovered, isScore ? 0.75 : 0.65, .team)
    }
  }

  private func readsSport() -> Bool {
    var words = 0, sport = 0
    for token in tokens where token.isWord {
      words += 1
      if cues[token.key].contains(.sport) { sport += 1 }
    }
    return sport >= Self.leastSportWords && sport * Self.wordsPerSportWord >= words
  }

  /// Behind "2" in "Leeds 2 Everton 1" and behind the last figure of "HARTFORD 9 5 4 46"; nil where no short number stands.
  private func scoreEndBehind(_ end: Int) -> Int? {
    var at = end
    if at < tokens.count, tokens[at].isMark(",") { at += 1 }
    let first = at
    while at < tokens.count, at - first < 8 {
      let token = tokens[at]
      if token.isNumber, token.utf8End - token.utf8Start <= Self.longestScore, token.gap < .lineBreak || at > first {
        at += 1
      } else if at > first, token.isMark("-"), token.gap == .none {
        at += 1
      } else {
        break
      }
    }
    guard at > first else { return nil }
    guard at < tokens.count, tokens[at].isWord, tokens[at].gap < .lineBreak else { return at }
    return tokens[at].shape.startsUpper && !cues[tokens[at].key].contains(.monthDay) ? at : nil
  }

  /// What stands beside the name is what stands beside teams.
  private func isTeam(_ proposal: NameProposal) -> Bool {
    let range = proposal.tokens
    if proposal.context.contains(.strongIn) { return false }
    if range.upperBound < tokens.count, tokens[range.upperBound].shape == .lower {
      let cue = cues[tokens[range.upperBound].key]
      if cue.contains(.teamNoun) || cue.contains(.teamVerb) && !proposal.context.contains(.weakIn) { return true }
    }
    guard range.lowerBound > 0, tokens[range.lowerBound - 1].shape == .lower else { return false }
    return cues[tokens[range.lowerBound - 1].key].contains(.teamBefore)
  }

  /// "Blackburn", where the text names Blackburn Rovers.
  private func isShortTeam(_ proposal: NameProposal) -> Bool {
    guard !proposal.context.contains(.strongIn), let first = proposal.tokens.first else { return false }
    let key = tokens[first].key
    return result.entities.contains { entity in
      entity.type == .organization && entity.tokens.count > proposal.tokens.count
        && tokens[entity.tokens.lowerBound].key == key
        && !cues[tokens[entity.tokens.upperBound - 1].key].isDisjoint(with: [.team, .club])
    }
  }

  /// "Acme shares", "an analyst at Acme", "a subsidiary of Acme".
  func guessOrganization(_ range: Range<Int>, _ behind: Cues, _ count: Int) -> (EntityType, Double, NameRule)? {
    let first = cues[tokens[range.lowerBound].key], last = cues[tokens[range.upperBound - 1].key]
    let isPersonal = count > 1 && first.contains(.given) && last.contains(.surname)
    guard count <= 3, count > 1 || !first.contains(.common), !isPersonal else { return nil }
    if behind.contains(.orgAfter) { return (.organization, 0.6, .organizationNoun) }
    guard range.lowerBound > 1, tokens[range.lowerBound - 1].shape == .lower,
      tokens[range.lowerBound - 2].isWord
    else { return nil }
    let preposition = cues[tokens[range.lowerBound - 1].key], before = cues[tokens[range.lowerBound - 2].key]
    let isAt = preposition.contains([.orgAt, .function]) && before.contains(.orgAt)
    let isOf = preposition.contains([.orgOf, .function]) && before.contains(.orgOf)
    return isAt || isOf ? (.organization, 0.6, .organizationNoun) : nil
  }

  /// "TOP STORIES"
  func isPlainHeading(_ range: Range<Int>) -> Bool {
    range.allSatisfy { tokens[$0].shape == .upper && cues[tokens[$0].key].contains(.common) }
  }
}
