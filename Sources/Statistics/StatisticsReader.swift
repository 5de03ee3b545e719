import Lexicon
import Numbers
import Records
import Text

/// Reads the statistics of a document, sentence by sentence, in one pass.
package struct StatisticsReader: Sendable {
  package let sentenceReader: SentenceReader
  package let kinds: Kinds
  let groups: [VictimGroup]
  let status: StatusReader
  let attribution: AttributionFinder
  private let belligerent: WordClasses
  private let captive: WordClasses
  private let origin: WordClasses
  private let dateFinder: DateFinder

  package init(pack: LanguagePack, kinds: Kinds, tokenizer: Tokenizer) throws {
    sentenceReader = try SentenceReader(pack: pack, kinds: kinds, tokenizer: tokenizer)
    self.kinds = kinds
    groups = pack.groups
    captive = pack.lexicon.existingClass("captive")
    status = StatusReader(pack.lexicon, sentenceReader.classes)
    dateFinder = DateFinder(pack: pack)
    origin = pack.lexicon.existingClass("origin")
    belligerent = pack.lexicon.existingClass("belligerent")
    attribution = AttributionFinder(classes: sentenceReader.classes, lexicon: pack.lexicon)
  }

  /// Facts in the order of the text. `places` and `people`: the tokens of the names of places and of people, in order.
  package func facts(
    tokens: [Token], sentences: [Sentence], text: SourceText, published: CalendarDate?, places: [Range<Int>] = [],
    people: [Range<Int>] = []
  ) -> [Fact] {
    var facts: [Fact] = []
    var calendar = EventCalendar(published: published)
    var memory = GroupMemory()
    var sources = SourceMemory(reader: sentenceReader, finder: attribution)
    text.withUTF8 { bytes in
      tokens.withUnsafeBufferPointer { all in
        for (number, sentence) in sentences.enumerated() {
          let slice = UnsafeBufferPointer(rebasing: all[sentence.tokens])
          guard var view = sentenceReader.view(slice, text: bytes) else { continue }
          let offset = sentence.tokens.lowerBound
          view.places = places.filter(sentence.tokens.contains).map { shifted($0, -offset) }
          view.people = people.filter(sentence.tokens.contains).map { shifted($0, -offset) }
          let groups = sentenceReader.groupFinder.groups(in: view)
          let last = facts.last { $0.partOf == nil }
          let told = last.flatMap { $0.sentence + 1 == number && $0.group.reference == .counted ? $0.kind : nil }
          let readings = sentenceReader.readings(view, groups, told: told)
          let dates =
            readings.isEmpty ? [] : dateFinder.dates(in: slice, view.annotation, published: published, text: bytes)
          calendar.read(dates, sentence: number)
          if !readings.isEmpty { sources.read(sentenceAt: number, view, all, sentences, bytes) }
          for reading in readings {
            let before = facts.last?.sentence == number ? facts.last?.kind : told
            guard var made = fact(reading, view, groups, memory, number, sentence, told: before) else { continue }
            sources.attribute(&made, trigger: reading.trigger, sentence)
            calendar.date(&made, trigger: reading.trigger, dates, offset: sentence.tokens.lowerBound)
            inheritVictims(&made, facts)
            if view.has(sentenceReader.classes.amongVictims, reading.trigger.lowerBound) {
              made.kind = harm(made, facts)
            }
            if made.status == .reported, isClaim(made, all) { made.status = .claimed }
            made.isOutcome = isDegree(made.group, view) && view.isMark(",", made.group.tokens.lowerBound - 1)
            made.partOf = whole(of: made, in: facts, view, sentence.tokens.lowerBound)
            append(made, to: &facts, view, sentence.tokens.lowerBound)
          }
          memory.remember(groups)
        }
      }
    }
    Repeats().link(&facts)
    return facts
  }

  private func fact(
    _ reading: SentenceReader.Reading, _ view: SentenceView, _ groups: [Group], _ memory: GroupMemory, _ number: Int,
    _ sentence: Sentence, told: Int?
  ) -> Fact? {
    let group = reading.group
    let classes = sentenceReader.classes
    if !kinds[reading.kind].countsSingles, group.reference != .counted, group.reference != .none { return nil }
    let offset = sentence.tokens.lowerBound
    var fact = Fact(
      kind: kind(of: reading, view), group: group, sentence: number, zone: sentence.zone,
      quote: shifted(union(group.tokens, reading.trigger), offset), value: group.value, low: group.low,
      high: group.high,
      qualifier: group.qualifier, victims: nil, victimGroup: group.victimGroup, rule: reading.rule,
      score: Double(reading.priority) / 100)
    // "Twenty children are among the dead": there are more.
    if view.has(classes.partAmong, reading.trigger.lowerBound) { fact.group.isPartOfKnown = true }
    fact.isOfHurt = isOfHurt(reading, view)
    fact.isImplied = reading.verb == nil && group.reference == .pronoun && group.tokens == reading.trigger
    fact.group.isAdditional =
      fact.group.isAdditional && !isOtherThanDoer(reading, groups) || isAlso(reading, view)
    fact.isToll = reading.isToll || reading.isRestated
    // "164 had been killed; an activist group counts 320 dead"
    fact.isContested =
      reading.isContested || told != nil && view.start(classes.spokeOf, endingAt: group.tokens.lowerBound) != nil
    fact.isEarlierFigure = reading.isToll && status.isEarlierFigure(reading, view)
    fact.isMeans =
      reading.verb?.isMeans == true && reading.kind == reading.verb?.kind
      || view.has(classes.strike, reading.trigger.lowerBound)
    fact.status = status.status(reading, view)
    fact.scope = reading.isToll && status.scope(reading, view) == .thisEvent ? .cumulative : status.scope(reading, view)
    if reading.verb?.isReflexive == true { fact.victimGroup = VictimGroup.doers }
    if !group.nounPhrase.isEmpty, group.reference != .pronoun {
      fact.victims = shifted(withOrigin(group.nounPhrase, view), offset)
    }
    // "beat our soldiers": nothing is counted, and hardly anything told.
    if fact.isMeans, group.value == nil, group.reference != .counted,
      reading.trigger.upperBound <= group.tokens.lowerBound
    {
      return nil
    }
    switch group.reference {
    case .definite where group.isPlural && group.parts.isEmpty,
      .pronoun where group.isPlural:
      guard let known = memory.count(of: group) ?? antecedent(of: group, in: groups) else {
        // "his parents" are two or more; "the victims" are whoever was counted.
        let isHarm = kinds[reading.kind].isHarm && !fact.isMeans
        if group.reference == .pronoun || fact.status == .zero || !isHarm { return nil }
        break
      }
      (fact.value, fact.low, fact.high, fact.qualifier) = (known.value, known.low, known.high, known.qualifier)
      if fact.victimGroup.isEmpty { fact.victimGroup = known.victimGroup }
      fact.isCarriedOver = true
    case .pronoun:
      fact.isCarriedOver = true
      if fact.victimGroup.isEmpty, let known = memory.lastSingle { fact.victimGroup = known.victimGroup }
    default: break
    }
    if fact.status == .zero {
      fact.group.parts = []
      if group.reference == .counted, group.value != 0, !view.has(status.unharmed, reading.trigger.lowerBound) {
        return nil
      }
      (fact.value, fact.low, fact.high, fact.qualifier) = (0, 0, 0, .exact)
    } else if fact.status == .unknown {
      (fact.value, fact.low, fact.high, fact.qualifier) = (nil, nil, nil, .exact)
    } else if status.isBackground(reading, view) {
      fact.status = .background
    }
    return fact
  }

  /// "2,400 soldiers took part" are deployed; "20 hostages were held" are abducted.
  private func kind(of reading: SentenceReader.Reading, _ view: SentenceView) -> Int {
    switch kinds[reading.kind].id {
    case "participants" where sentenceReader.forces.contains(reading.group.victimGroup):
      return kinds.index("deployed") ?? reading.kind
    case "detained" where reading.group.tokens.contains { view.has(captive, $0) }:
      return kinds.index("abducted") ?? reading.kind
    default: return reading.kind
    }
  }

  /// "One of the wounded later died", "three of the four injured students died".
  private func isOfHurt(_ reading: SentenceReader.Reading, _ view: SentenceView) -> Bool {
    guard kinds[reading.kind].id == "killed", reading.group.isPartOfKnown else { return false }
    return reading.group.tokens.contains { index in
      sentenceReader.attribute(at: index, reading.group.tokens.upperBound, view).map { kinds[$0.kind].id == "injured" }
        ?? false
    }
  }

  /// "Among the victims was a boy": what befell those told before.
  private func harm(_ fact: Fact, _ facts: [Fact]) -> Int {
    let told = facts.last { kinds[$0.kind].isHarm && $0.partOf == nil && $0.status == .reported }
    return told?.kind ?? fact.kind
  }

  /// "A woman was also hit": one more than those told before.
  private func isAlso(_ reading: SentenceReader.Reading, _ view: SentenceView) -> Bool {
    let group = reading.group
    guard group.reference == .indefinite, group.value == 1, group.tokens.upperBound <= reading.trigger.lowerBound else {
      return false
    }
    return (group.tokens.upperBound..<reading.trigger.lowerBound).suffix(4).contains {
      view.has(sentenceReader.classes.also, $0)
    }
  }

  /// "one girl stabbed another girl": another than the one who did it.
  private func isOtherThanDoer(_ reading: SentenceReader.Reading, _ groups: [Group]) -> Bool {
    let group = reading.group
    guard group.value == 1, group.headKey != 0, reading.verb != nil,
      reading.trigger.upperBound <= group.tokens.lowerBound
    else { return false }
    return groups.contains {
      $0.headKey == group.headKey && $0.value == 1 && $0.tokens.upperBound <= reading.trigger.lowerBound
        && reading.trigger.lowerBound - $0.tokens.upperBound <= 3
    }
  }

  /// "a woman visiting from Canada": where the victims come from belongs to their description.
  private func withOrigin(_ phrase: Range<Int>, _ view: SentenceView) -> Range<Int> {
    let classes = sentenceReader.classes
    guard let from = view.end(origin, phrase.upperBound), from < view.tokens.count else { return phrase }
    var end = view.end(classes.definite, from) ?? from
    let first = end
    while end < view.tokens.count, end - first < 6,
      view.isNameWord(end)
        || end == first && view.tokens[end].isWord
          && !view.has(classes.stop.union(classes.finite).union(classes.month).union(classes.weekday), end)
    {
      end += 1
    }
    return end > first && view.isNameWord(end - 1) ? phrase.lowerBound..<end : phrase
  }

  /// "four boys after they were taken": the people counted before in the sentence.
  private func antecedent(of pronoun: Group, in groups: [Group]) -> Group? {
    guard pronoun.reference == .pronoun else { return nil }
    return groups.last {
      $0.tokens.upperBound <= pronoun.tokens.lowerBound && $0.reference == .counted && $0.nounClass == .people
        && $0.isPlural
    }
  }

  /// Appends a fact and, behind it, its parts.
  private func append(_ fact: Fact, to facts: inout [Fact], _ view: SentenceView, _ offset: Int) {
    let whole = facts.count
    facts.append(fact)
    guard fact.group.parts.count > 1 || fact.group.isTotalWithParts else { return }
    for part in fact.group.parts {
      var member = fact
      member.group = part
      member.quote = shifted(part.tokens, offset)
      member.victims = part.nounPhrase.isEmpty ? nil : shifted(withOrigin(part.nounPhrase, view), offset)
      (member.value, member.low, member.high, member.qualifier) = (part.value, part.low, part.high, part.qualifier)
      member.victimGroup = part.victimGroup
      member.partOf = whole
      facts.append(member)
    }
  }

  /// "eight soldiers were killed and 317 injured": the same kind of people as just before.
  private func inheritVictims(_ fact: inout Fact, _ facts: [Fact]) {
    let isRest = fact.group.isAdditional && fact.group.headKey == 0 && fact.group.reference == .counted
    guard fact.group.isBareNumber || isRest, let last = facts.last(where: { $0.partOf == nil }),
      last.sentence == fact.sentence || isRest && last.sentence + 1 == fact.sentence,
      last.group.nounClass == .people, last.group.reference == .counted || last.group.reference == .indefinite
    else { return }
    fact.victims = last.victims
    if fact.victimGroup.isEmpty { fact.victimGroup = last.victimGroup }
  }

  /// What a party to the fight says of losses on either side.
  private func isClaim(_ fact: Fact, _ all: UnsafeBufferPointer<Token>) -> Bool {
    guard let source = fact.source, VictimGroup.sides.contains(fact.victimGroup) || countsNation(fact, all) else {
      return false
    }
    let annotation = sentenceReader.lexicon.annotate(UnsafeBufferPointer(rebasing: all[source]))
    return !annotation.all.isDisjoint(with: belligerent)
  }

  /// "438 Libyans were taken prisoner": a people named like a country is a side where an army tells it.
  private func countsNation(_ fact: Fact, _ all: UnsafeBufferPointer<Token>) -> Bool {
    guard fact.group.reference == .counted, fact.victimGroup.isEmpty, let victims = fact.victims,
      let last = victims.last
    else { return false }
    return victims.count == 1 && all[last].shape.startsUpper && fact.value != 1
  }

  private func union(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
    min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
  }

  private func shifted(_ range: Range<Int>, _ offset: Int) -> Range<Int> {
    range.lowerBound + offset..<range.upperBound + offset
  }
}

/// The counted groups met so far, for "the insurgents" after "ten insurgents".
struct GroupMemory {
  private var byHead: [UInt64: Group] = [:]
  private(set) var lastSingle: Group?

  mutating func remember(_ groups: [Group]) {
    for group in groups where group.nounClass == .people {
      if group.headKey != 0, group.isPlural, group.reference == .counted || group.reference == .barePlural {
        byHead[group.headKey] = group
      }
      if !group.isPlural, group.reference == .indefinite || group.reference == .definite { lastSingle = group }
    }
  }

  /// Kinds for which a group of unknown size is worth a row.
  func count(of group: Group) -> Group? { group.headKey == 0 ? nil : byHead[group.headKey] }
}
