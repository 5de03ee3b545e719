import Names
import Records
import Statistics
import Text

/// Where an event that a fact tells of took place.
package struct EventPlace: Sendable, Equatable {
  /// Index of the mention in the document's names, or nil where only the country is known.
  package var mention: Int?
  /// Code as two bytes, or 0.
  package var country: UInt16 = 0
}

/// Finds the place that governs each fact: "in X" in its sentence, a dateline, the place of the sentence before, the
/// title's. The nearest name is not the place: "told reporters in Geneva", "a tourist from Canada".
package struct EventPlaces {
  private let tokens: [Token]
  private let sentences: [Sentence]
  private let cues: CueTable
  private let names: DocumentMentions
  /// Mentions of places of each sentence.
  private var mentionsOfSentence: [[Int]]
  private var lead: Int?

  /// A place is carried over this many sentences.
  private static let memory = 3

  package init(tokens: [Token], sentences: [Sentence], cues: CueTable, names: DocumentMentions) {
    (self.tokens, self.sentences, self.cues, self.names) = (tokens, sentences, cues, names)
    mentionsOfSentence = Array(repeating: [], count: sentences.count)
    var sentence = 0
    for (index, mention) in names.mentions.enumerated() where mention.type == .place {
      while sentence + 1 < sentences.count, sentences[sentence].tokens.upperBound <= mention.tokens.lowerBound {
        sentence += 1
      }
      mentionsOfSentence[sentence].append(index)
    }
    lead = leadPlace()
  }

  /// - Complexity: linear in the places of the sentences around the fact.
  package func place(of fact: Fact) -> EventPlace {
    if let own = governing(fact) { return place(own, fact) }
    let isOther = fact.status == .background || fact.status == .hypothetical
    if !isOther {
      let first = max(0, fact.sentence - Self.memory)
      for earlier in stride(from: fact.sentence - 1, through: first, by: -1)
      where sentences[earlier].zone.isArticle == sentences[fact.sentence].zone.isArticle {
        if let carried = mentionsOfSentence[earlier].last(where: isLocative) ?? mentionsOfSentence[earlier].last(
          where: isAttached) ?? dateline(earlier)
        {
          // "from all over South Africa": the article's place in that country says more.
          if isWide(carried), let lead, !isWide(lead), country(lead) == country(carried) { return place(lead, fact) }
          return place(specific(carried), fact)
        }
      }
      if sentences[fact.sentence].zone.isArticle, let lead { return place(lead, fact) }
    }
    return EventPlace(country: countryAround(fact))
  }

  private func isWide(_ mention: Int) -> Bool { names.entities[names.mentions[mention].entity].isWide }
  private func country(_ mention: Int) -> UInt16 { names.entities[names.mentions[mention].entity].country }

  /// The words that say where, in tokens: the name with "northern" before it and "province" or "air base" behind it.
  package func phrase(_ mention: Int) -> Range<Int> {
    var (start, end) = (names.mentions[mention].tokens.lowerBound, names.mentions[mention].tokens.upperBound)
    while start > 0, tokens[start - 1].shape == .lower, cues[tokens[start - 1].key].contains(.direction),
      tokens[start].gap <= .lineBreak
    {
      start -= 1
    }
    while end < tokens.count, tokens[end].shape == .lower, tokens[end].gap <= .lineBreak,
      cues[tokens[end].key].contains(.placeAfter)
    {
      end += 1
    }
    return start..<end
  }

  /// A place that no list has lies where the text says ("Qatraneh, Jordan"), else where the text is set.
  private func place(_ mention: Int, _ fact: Fact) -> EventPlace {
    let own = names.entities[names.mentions[mention].entity].country
    if own != 0 { return EventPlace(mention: mention, country: own) }
    let end = names.mentions[mention].tokens.upperBound
    if mention + 1 < names.mentions.count, names.mentions[mention + 1].tokens.lowerBound == end + 1,
      tokens[end].isMark(",")
    {
      let container = names.entities[names.mentions[mention + 1].entity].country
      if container != 0 { return EventPlace(mention: mention, country: container) }
    }
    return EventPlace(mention: mention, country: countryAround(fact))
  }

  /// The place in the fact's own sentence.
  private func governing(_ fact: Fact) -> Int? {
    let own = mentionsOfSentence[fact.sentence]
    guard !own.isEmpty else { return nil }
    let locative = own.filter { isLocative($0) && !isOfSource($0, fact) }
    let start = fact.quote.lowerBound, end = fact.quote.upperBound
    func distance(_ mention: Int) -> Int {
      let range = names.mentions[mention].tokens
      // What follows the deed tells where; what stands before it may belong to a clause of its own.
      if range.lowerBound >= end { return range.lowerBound - end }
      if range.upperBound <= start { return start - range.upperBound + 3 }
      return 0
    }
    if let nearest = locative.min(by: { distance($0) < distance($1) }) {
      return specific(owned(nearest, own, locative) ?? nearest)
    }
    if let dateline = dateline(fact.sentence) { return dateline }
    // "entered the main square of Almaty"
    let attached = own.filter {
      isAttached($0) && !isOfSource($0, fact) && fact.victims?.overlaps(names.mentions[$0].tokens) != true
    }
    if let nearest = attached.min(by: { distance($0) < distance($1) }) { return specific(nearest) }
    // Headlines need no preposition: "Baghdad car bomb kills 20".
    return isHeadline(fact.sentence) ? own.first { !isOfSource($0, fact) } : nil
  }

  private func isHeadline(_ sentence: Int) -> Bool {
    let range = sentences[sentence].tokens
    return sentences[sentence].zone == .title || range.count < 20 && !(tokens[range.upperBound - 1].isMark("."))
  }

  /// Of "Kano, Nigeria" the first.
  private func specific(_ mention: Int) -> Int {
    var first = mention
    while first > 0, names.mentions[first - 1].type == .place {
      let end = names.mentions[first - 1].tokens.upperBound
      guard end + 1 == names.mentions[first].tokens.lowerBound, tokens[end].isMark(",") else { break }
      guard isLocative(first - 1) || !isLocative(mention) else { break }
      first -= 1
    }
    return first
  }

  /// "Baghdad's Sadr City", "South Africa's biggest township of Soweto": the place that the other one owns.
  private func owned(_ owner: Int, _ places: [Int], _ locative: [Int]) -> Int? {
    let end = names.mentions[owner].tokens.upperBound
    guard end < tokens.count, tokens[end].isMark("'"), tokens[end].gap == .none else { return nil }
    func start(_ mention: Int) -> Int { names.mentions[mention].tokens.lowerBound }
    return places.first { start($0) == end + 2 } ?? locative.first { (end + 1...end + 8).contains(start($0)) }
  }

  private static let insidePlacePhrase: Cues = [.function, .direction, .placeNoun, .joinOf, .strongIn]

  /// Stands it behind a preposition of place, with "the northern city of" between at most?
  private func isLocative(_ mention: Int) -> Bool {
    let start = names.mentions[mention].tokens.lowerBound
    var at = start - 1
    // "the biggest township of Soweto": the noun says that it is the place, whatever stands before it.
    if at > 0, cues[tokens[at].key].contains(.joinOf), tokens[at - 1].shape == .lower,
      cues[tokens[at - 1].key].contains(.placeNoun)
    {
      return true
    }
    while at >= 0, start - at <= 7, tokens[at].isWord, isPlain(at) {
      let cue = cues[tokens[at].key]
      if cue.contains(.strongIn), !cue.contains(.direction) { return true }
      guard !cue.isDisjoint(with: Self.insidePlacePhrase) else { return false }
      at -= 1
    }
    // "in Kano, Nigeria" and "in Kano and Jos": as the place before it.
    guard mention > 0, names.mentions[mention - 1].type == .place, at >= 0 else { return false }
    let before = names.mentions[mention - 1].tokens
    return before.upperBound < start && start - before.upperBound <= 2 && isLocative(mention - 1)
  }

  /// Stands it right behind any preposition that places follow?
  private func isAttached(_ mention: Int) -> Bool {
    let start = names.mentions[mention].tokens.lowerBound
    guard start > 0, isPlain(start - 1) else { return false }
    return cues[tokens[start - 1].key].contains(.inPlace)
  }

  /// In lower case, or with the capital of a sentence's first word: "In Kano, …".
  private func isPlain(_ index: Int) -> Bool {
    tokens[index].shape == .lower
      || tokens[index].shape == .capitalized
        && (index == 0 || tokens[index].gap >= .lineBreak || tokens[index - 1].kind == .punctuation)
  }

  /// "told reporters in Geneva": right behind the source.
  private func isOfSource(_ mention: Int, _ fact: Fact) -> Bool {
    let range = names.mentions[mention].tokens
    for source in [fact.source, fact.via].compactMap({ $0 }) {
      if source.overlaps(range) { return true }
      if range.lowerBound >= source.upperBound, range.lowerBound - source.upperBound <= 4,
        fact.quote.lowerBound > range.lowerBound || fact.quote.upperBound <= source.lowerBound
      {
        return true
      }
    }
    return false
  }

  /// "KABUL, Afghanistan (Reuters) - ", "PARIS —": a place at the start of a sentence and soon a dash or bracket.
  private func dateline(_ sentence: Int) -> Int? {
    guard let first = mentionsOfSentence[sentence].first else { return nil }
    let start = sentences[sentence].tokens.lowerBound
    let range = names.mentions[first].tokens
    guard range.lowerBound == start else { return nil }
    let stop = min(range.upperBound + 8, sentences[sentence].tokens.upperBound)
    for index in range.upperBound..<max(stop, range.upperBound) {
      if tokens[index].isMark("-") || tokens[index].isMark("\u{2014}") || tokens[index].isMark("\u{2013}")
        || tokens[index].isMark("(")
      {
        return tokens[index].gap == .none && !tokens[index].isMark("\u{2014}") ? nil : first
      }
      if tokens[index].isWord, tokens[index].shape == .lower { return nil }
    }
    return nil
  }

  /// The place that the article's first lines name.
  private func leadPlace() -> Int? {
    var count = 0
    for sentence in sentences.indices where sentences[sentence].zone.isArticle {
      let locative = mentionsOfSentence[sentence].filter(isLocative).map(specific)
      // "JOHANNESBURG - A bomb exploded in Soweto": the reporter sits elsewhere.
      if let narrow = locative.first(where: { !isWide($0) }) { return narrow }
      if let found = dateline(sentence) ?? locative.first ?? mentionsOfSentence[sentence].first(where: isAttached) {
        return specific(found)
      }
      if isHeadline(sentence), let first = mentionsOfSentence[sentence].first { return first }
      count += 1
      if count >= 4 { break }
    }
    return nil
  }

  /// The country of a people named in the sentence, else the one that the text is mostly about.
  private func countryAround(_ fact: Fact) -> UInt16 {
    let range = sentences[fact.sentence].tokens
    return names.demonyms.first { range.contains($0.tokens.lowerBound) && $0.country != 0 }?.country ?? names.country
  }
}
