import Gazetteer
import Names
import Records
import Text

/// Which place a name means.
extension MentionWork {
  /// The proposals that are places, with the number of their name in the resolver's list.
  struct PlaceUse {
    var proposal: Int
    var name: Int
  }

  // Unions that are needed often: a literal makes an array each time.
  private static let inside: NameProposal.Context = [.strongIn, .weakIn]
  private static let personal: Cues = [.given, .surname]
  private static let ambiguous: Cues = [.given, .surname, .common]
  private static let tail: Cues = [.direction, .facilityTail, .thingTail, .orgTail, .orgHead, .placeTail, .title]

  mutating func decidePlaces() {
    var names: [PlaceResolver.Name] = []
    var numbers: [UInt64: Int] = [:]
    var uses: [PlaceUse] = []
    for index in proposals.indices where entities[index] == nil {
      guard let number = proposals[index].known, proposals[index].type == nil, known[number].name.hasPlace else {
        continue
      }
      let key = wordsKey(known[number].tokens)
      if let name = numbers[key] {
        names[name].mentions += 1
        names[name].weight = max(names[name].weight, weight(proposals[index]))
        uses.append(PlaceUse(proposal: index, name: name))
      } else {
        numbers[key] = names.count
        uses.append(PlaceUse(proposal: index, name: names.count))
        names.append(
          PlaceResolver.Name(candidates: known[number].name.places, weight: weight(proposals[index])))
      }
    }
    for number in demonyms { result.demonyms.append((known[number].tokens, known[number].name.demonymCountry)) }
    let pairs = containerPairs(uses)
    var resolver = PlaceResolver(
      names: names, pairs: pairs.map { ($0.inner, $0.outer) },
      demonyms: result.demonyms.map(\.country).filter { $0 != 0 }, hints: hints(uses), leanings: leanings())
    resolver.resolve()
    result.country = resolver.country
    result.choices = resolver.names.map(\.choice)
    accept(uses, resolver, paired: Set(pairs.flatMap { [$0.innerUse, $0.outerUse] }))
  }

  /// Countries that the words of the text are of: sheriffs are American.
  private func leanings() -> [(country: UInt16, votes: Double)] {
    var seen: Set<UInt64> = []
    var votes: [(country: UInt16, votes: Double)] = []
    for token in tokens where token.isWord {
      guard let word = customs[token.key], seen.insert(token.key).inserted else { continue }
      if let known = votes.firstIndex(where: { $0.country == word.country }) {
        votes[known].votes = min(votes[known].votes + word.votes, Self.mostOfWords)
      } else {
        votes.append(word)
      }
    }
    return votes
  }

  /// However many words: some places say more.
  private static let mostOfWords = 2.0

  /// The countries and regions whose names stand in longer names.
  private func hints(_ uses: [PlaceUse]) -> [EntryFacts] {
    let own = Set(uses.map { proposals[$0.proposal].known })
    return known.indices.compactMap { number in
      guard !own.contains(number), !known[number].name.isDemonym, let place = known[number].name.places.first,
        place.facts.kind == .region || place.facts.kind == .country
      else { return nil }
      return place.facts
    }
  }

  /// What a name that may be a person's or an ordinary word says about where the text is set.
  func weight(_ proposal: NameProposal) -> Double {
    if !proposal.context.isDisjoint(with: Self.inside) || wordCount(proposal.tokens) > 1 { return 1 }
    return cues[tokens[proposal.tokens.lowerBound].key].isDisjoint(with: Self.ambiguous) ? 0.8 : 0.25
  }

  struct Pair {
    var inner: Int
    var outer: Int
    var innerUse: Int
    var outerUse: Int
  }

  /// "Athens, Georgia": a place, a comma and another one.
  func containerPairs(_ uses: [PlaceUse]) -> [Pair] {
    zip(uses, uses.dropFirst()).compactMap { first, second in
      let end = proposals[first.proposal].tokens.upperBound
      let start = proposals[second.proposal].tokens.lowerBound
      guard end < tokens.count, first.name != second.name else { return nil }
      let isComma = start == end + 1 && tokens[end].isMark(",")
      let isBracket = start == end + 1 && tokens[end].isMark("(")
      let isBeside = start == end
      guard isComma || isBracket || isBeside else { return nil }
      return Pair(inner: first.name, outer: second.name, innerUse: first.proposal, outerUse: second.proposal)
    }
  }

  mutating func accept(_ uses: [PlaceUse], _ resolver: PlaceResolver, paired: Set<Int>) {
    var accepted: Set<Int> = []
    var doubtful: [(use: PlaceUse, score: Double)] = []
    for use in uses {
      let name = resolver.names[use.name]
      let hasContainer = paired.contains(use.proposal) && name.choice.container > 0
      let score = placeScore(use.proposal, name, hasContainer: hasContainer)
      if score >= Self.lowestScore {
        accepted.insert(use.name)
        take(use, name, score, .known)
      } else {
        doubtful.append((use, score))
      }
    }
    // What is a place once in a text is one again, unless it is the name of a person there.
    for (use, score) in doubtful where accepted.contains(use.name) && score > 0.15 {
      take(use, resolver.names[use.name], 0.55, .nameAgain)
    }
  }

  mutating func take(_ use: PlaceUse, _ name: PlaceResolver.Name, _ score: Double, _ rule: NameRule) {
    let chosen = name.candidates[name.chosen]
    let entity = self.entity(.place, entry: chosen.entry, proposals[use.proposal].tokens)
    result.entities[entity].country = chosen.facts.country
    result.entities[entity].isWide = chosen.facts.kind == .country || chosen.facts.kind == .continent
    set(use.proposal, entity, .gazetteer, score, rule)
  }

  /// Do the other places of the text lie in other countries?
  private func isElsewhere(_ choice: PlaceChoice, _ facts: EntryFacts) -> Bool {
    guard !facts.isCurated, facts.kind != .country, facts.kind != .continent else { return false }
    return choice.country < (facts.kind == .region ? Self.leastForRegion : Self.leastForPlace)
  }

  /// What a place must get from its country at least.
  private static let leastForRegion = 0.6
  private static let leastForPlace = 1.5

  /// "Far North", "Southern District", "White House": ordinary words, each of which many places have.
  private func isDescription(_ range: Range<Int>) -> Bool {
    range.count > 1
      && range.allSatisfy {
        tokens[$0].kind != .punctuation && !cues[tokens[$0].key].isDisjoint(with: Self.ordinary)
          && tokens[$0].utf8End - tokens[$0].utf8Start > 1
      }
  }

  private static let ordinary: Cues = [.common, .direction, .placeTail, .facilityTail, .thingTail, .orgTail, .title]

  /// How sure it is that a name of the gazetteers is a place here.
  func placeScore(_ index: Int, _ name: PlaceResolver.Name, hasContainer: Bool) -> Double {
    let proposal = proposals[index]
    let number = proposal.known!
    let facts = name.candidates[name.chosen].facts
    let context = proposal.context
    if hasContainer { return 0.95 }
    let isMajor =
      facts.kind == .country || facts.kind == .continent || facts.kind == .region || facts.isCurated
      || facts.population >= 100_000
    let isWellKnown = facts.kind == .country || facts.kind == .continent || facts.population >= 1_000_000
    if isDescription(proposal.tokens), isElsewhere(name.choice, facts) { return 0.3 }
    if wordCount(proposal.tokens) > 1 { return context.contains(.personLike) ? 0.4 : isMajor ? 0.95 : 0.85 }
    guard let word = proposal.tokens.first else { return 0 }
    let cue = cues[tokens[word].key]
    let isCommon = known[number].name.isCommon || cue.contains(.common)
    let isPersonal = !cue.isDisjoint(with: Self.personal)
    let isTail = !cue.isDisjoint(with: Self.tail)
    if isTail, isCommon, facts.kind != .country { return 0.1 }
    if isCommon, context.contains(.article), !isMajor { return 0.1 }
    if cue.contains(.plainCapitals), !context.contains(.strongIn) { return 0.1 }
    if context.contains(.strongIn), !context.contains(.headline) {
      return isMajor ? 0.95 : isCommon && cue.contains(.thingTail) ? 0.4 : 0.85
    }
    if facts.kind == .country || facts.kind == .continent { return 0.95 }
    // Capitals and large towns speak for their rulers.
    if !isMajor, isSpeaker(proposal) { return 0.1 }
    if isCommon {
      if context.contains(.sentenceStart) || context.contains(.headline) { return isWellKnown ? 0.6 : 0.1 }
      return isMajor ? 0.7 : context.contains(.weakIn) ? 0.5 : 0.2
    }
    if isPersonal {
      if isWellKnown { return 0.85 }
      if isMajor { return context.contains(.weakIn) ? 0.8 : facts.kind == .region ? 0.75 : 0.6 }
      return context.contains(.weakIn) ? 0.55 : 0.3
    }
    if isMajor { return 0.9 }
    return context.contains(.weakIn)
      ? 0.75 : tokens[word].shape == .upper && !context.contains(.allCapitals) ? 0.3 : 0.6
  }
}
