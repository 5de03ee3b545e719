import Lexicon
import Text

/// Parts that stand behind what happened to their whole: "Ten people were hurt, including two children".
extension SentenceReader {
  /// "86 people had sought help, 22 of them police officers": parts behind the verb belong to the figure before it.
  func attachTrailingParts(_ groups: [Group], to readings: inout [Reading], _ view: SentenceView) {
    guard !readings.isEmpty else { return }
    for group in groups {
      guard let aside = asideStart(group, view), !isTold(group, readings, view),
        let whole = readings.indices.last(where: {
          readings[$0].group.tokens.upperBound <= aside && readings[$0].trigger.upperBound <= aside
        }),
        readings[whole].group.reference == .counted,
        readings[whole].group.parts.isEmpty || readings[whole].group.isTotalWithParts,
        (readings[whole].group.value ?? Int.max) > (group.value ?? group.low ?? 0)
      else { continue }
      let kind = readings[whole].kind
      readings[whole].group.parts += group.parts.count > 1 && !group.isTotalWithParts ? group.parts : [group]
      readings[whole].group.isTotalWithParts = true
      // "including nine policemen who died in an attack": the part, told once.
      readings.removeAll { $0.kind == kind && $0.group.tokens == group.tokens }
    }
  }

  /// Is the group in a reading already, but for one of a clause that describes it?
  private func isTold(_ group: Group, _ readings: [Reading], _ view: SentenceView) -> Bool {
    readings.contains {
      let isDescription =
        $0.group.tokens == group.tokens && view.has(classes.relative, group.tokens.upperBound)
        && $0.trigger.lowerBound > group.tokens.upperBound
      return !isDescription && $0.group.tokens.overlaps(group.tokens)
        || $0.group.parts.contains { $0.tokens.overlaps(group.tokens) }
    }
  }

  /// The mark before an aside that a group opens, behind "of them" or a word such as "including", or nil.
  private func asideStart(_ group: Group, _ view: SentenceView) -> Int? {
    let start = group.tokens.lowerBound
    let isVerbNext = view.has(classes.finite, group.tokens.upperBound)
    if group.isPartOfKnown, group.reference == .counted, group.parts.isEmpty {
      return !isVerbNext && view.isMark(",", start - 1) && isOfThem(group, view) ? start - 1 : nil
    }
    guard group.nounClass == .people || group.isBareNumber, group.reference != .pronoun, group.reference != .none,
      !isVerbNext || view.isMark(",", group.tokens.upperBound)
    else { return nil }
    // A determiner may stand between.
    guard
      let opener = view.start(classes.partOpener, endingAt: start)
        ?? view.start(classes.partOpener, endingAt: start - 1), opener > 0
    else { return nil }
    return ([",", "(", "\u{2013}", "\u{2014}"] as [Unicode.Scalar]).contains { view.isMark($0, opener - 1) }
      ? opener - 1 : nil
  }

  /// "22 of them", "two of whom".
  func isOfThem(_ group: Group, _ view: SentenceView) -> Bool {
    group.tokens.contains {
      view.has(classes.pronounMany.union(classes.relative), $0) && view.start(classes.of, endingAt: $0) != nil
    }
  }

  /// "Three of the dead came from Braga": those whom the word names, where nothing else is said to have befallen them.
  func harmedParts(_ groups: [Group], _ readings: [Reading], _ view: SentenceView) -> [Reading] {
    groups.compactMap { group in
      guard group.isOfHarmed, group.reference == .counted, let last = group.tokens.last,
        !readings.contains(where: { $0.group.tokens.overlaps(group.tokens) })
      else { return nil }
      let kind =
        view.annotation.word(classes.predicate, at: last).map { Int($0.sense.payload) }
        ?? view.annotation.word(classes.objectParticiple, at: last).map {
          matcher.verbs[Int($0.sense.payload)].kind
        }
      guard let kind, kinds[kind].countsPeople else { return nil }
      return Reading(
        kind: kind, group: group, trigger: last..<last + 1, verb: nil, rule: "part-of-harmed", isToll: false,
        priority: 50)
    }
  }
}

extension StatisticsReader {
  /// "one fatally", "two critically": how badly some were hurt.
  func isDegree(_ group: Group, _ view: SentenceView) -> Bool {
    group.isBareNumber && view.has(sentenceReader.classes.degree, group.tokens.upperBound)
  }

  /// The fact of which this one is a part: "20 wounded, six of them seriously", "ten were hurt, two critically".
  func whole(of fact: Fact, in facts: [Fact], _ view: SentenceView, _ offset: Int) -> Int? {
    let group = fact.group
    guard fact.partOf == nil, let size = fact.value else { return nil }
    if let explained = explained(fact, in: facts, view, offset) { return explained }
    guard group.reference == .counted else { return nil }
    let isOfThese = group.isOfHarmed || group.isPartOfKnown && sentenceReader.isOfThem(group, view)
    guard isOfThese || isDegree(group, view) && view.isMark(",", group.tokens.lowerBound - 1) else { return nil }
    return facts.indices.last {
      let other = facts[$0]
      return (other.sentence == fact.sentence || isOfThese && other.sentence + 1 == fact.sentence)
        && other.partOf == nil && other.group.reference == .counted && (other.value ?? other.low ?? 0) > size
        && other.quote.upperBound <= group.tokens.lowerBound + offset && kinds.isKind(fact.kind, a: other.kind)
    }
  }

  /// "The storm claimed two lives: a man was electrocuted and a woman was crushed": those whom a colon explains.
  private func explained(_ fact: Fact, in facts: [Fact], _ view: SentenceView, _ offset: Int) -> Int? {
    let start = fact.group.tokens.lowerBound
    guard let colon = (0..<start).last(where: { view.isMark(":", $0) }), let size = fact.value else { return nil }
    let whole = facts.indices.last {
      let other = facts[$0]
      return other.sentence == fact.sentence && other.kind == fact.kind && other.partOf == nil
        && other.group.reference == .counted && other.quote.upperBound <= colon + offset
    }
    guard let whole, let total = facts[whole].value else { return nil }
    let told = facts.lazy.filter { $0.partOf == whole }.reduce(size) { addCapped($0, $1.value ?? 0) }
    return told <= total ? whole : nil
  }
}
