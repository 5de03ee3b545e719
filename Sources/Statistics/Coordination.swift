import Lexicon
import Text

/// Joins listed groups into sums: "a man and his two sons", "two Americans, a Swiss and a Dutch national"; and finds
/// totals followed by their parts: "40 people, 6 security personnel and 34 civilians".
struct Coordination {
  let classes: GrammarClasses
  private var ages: WordClasses { classes.ageWord }
  /// Longer lists stay lists of single groups, so that time stays linear.
  private static let longestList = 40

  func join(_ groups: [Group], _ view: SentenceView) -> [Group] {
    var joined: [Group] = []
    var index = 0
    let groups = extendingCounted(extendingZero(groups, view), view)
    while index < groups.count {
      let members = list(from: index, groups, view)
      if members.count >= 2, let whole = whole(members.map { groups[$0] }, view) {
        joined.append(whole)
        index = members[members.count - 1] + 1
      } else {
        joined.append(groups[index])
        index += 1
      }
    }
    return joined
  }

  /// "no officers or civilians" is one group of nobody.
  private func extendingZero(_ groups: [Group], _ view: SentenceView) -> [Group] {
    var extended: [Group] = []
    for group in groups {
      if let last = extended.last, last.reference == .none,
        group.reference == .barePlural || group.reference == .bareSingular,
        joint(last, group, view) != nil
          || view.end(classes.conjunction, last.tokens.upperBound) == group.tokens.lowerBound
      {
        extended[extended.count - 1].tokens = last.tokens.lowerBound..<group.tokens.upperBound
        extended[extended.count - 1].nounPhrase = last.nounPhrase.lowerBound..<group.tokens.upperBound
      } else {
        extended.append(group)
      }
    }
    return extended
  }

  /// "30 soldiers and civilians", "12 men, women and children", "40 sheep and goats": one number for all.
  private func extendingCounted(_ groups: [Group], _ view: SentenceView) -> [Group] {
    var extended: [Group] = []
    var index = 0
    while index < groups.count {
      var host = groups[index]
      index += 1
      if host.reference == .counted, host.nounClass == .people || host.nounClass == .livestock, host.headKey != 0,
        host.isPlural, host.parts.isEmpty
      {
        let end = bareListEnd(from: index, groups, view)
        if end > index {
          let last = groups[end - 1].tokens.upperBound
          host.tokens = host.tokens.lowerBound..<last
          host.nounPhrase = host.nounPhrase.lowerBound..<last
          if groups[index..<end].contains(where: { $0.victimGroup != host.victimGroup }) { host.victimGroup = .none }
          index = end
        }
      }
      extended.append(host)
    }
    return extended
  }

  /// The index behind the uncounted plurals that are joined, the last by "and", to the group before `first`.
  private func bareListEnd(from first: Int, _ groups: [Group], _ view: SentenceView) -> Int {
    var end = first
    var next = first
    while next < groups.count, groups[next].reference == .barePlural,
      groups[next].nounClass == groups[first - 1].nounClass, groups[next].parts.isEmpty,
      let joint = joint(groups[next - 1], groups[next], view)
    {
      next += 1
      if joint == .and { end = next }
    }
    // "killed 12 soldiers and civilians were hurt": the last group is the subject of the next verb.
    if end > first, startsClause(groups[end - 1], view), isObject(groups[first - 1], view) { end -= 1 }
    return end
  }

  /// The groups of the list that starts with one, by index: only that one where there is no list.
  private func list(from start: Int, _ groups: [Group], _ view: SentenceView) -> [Int] {
    // "no officers or civilians": nobody of either.
    guard canJoin(groups[start]), groups[start].reference != .none, !isPlaceName(groups[start], groups, start, view)
    else { return [start] }
    var members = [start]
    var upToAnd = 1
    while members.count < Self.longestList,
      let (next, joint) = following(members[members.count - 1], groups, view), canJoin(groups[next]),
      groups[next].nounClass == groups[start].nounClass
        || groups[next].nounClass == .people && groups[start].isBareNumber
    {
      let last = groups[members[members.count - 1]]
      members.append(next)
      if joint == .and || view.isHeading && last.reference != .name { upToAnd = members.count }
    }
    let last = groups[members[members.count - 1]]
    // A list without "and" is an apposition ("the man, a teacher,"), unless a verb is joined behind it: "killed the dean,
    // a professor, a student and wounded three".
    let joinsVerb =
      members.count >= 3 && upToAnd == 1 && isObject(groups[start], view)
      && view.end(classes.and, last.tokens.upperBound).map { view.has(classes.anyObjectVerb, $0) } == true
    if !joinsVerb { members.removeLast(members.count - upToAnd) }
    // "killed 11 people and two others were wounded": the last group is the subject of the next verb.
    if members.count > 1, startsClause(groups[members[members.count - 1]], view),
      isObject(groups[start], view) || isTrailingPart(groups[start], view) || isBehindVerb(groups[start], view)
    {
      members.removeLast()
    }
    return members
  }

  /// The group joined to another, and how; a phrase that says where or of what may stand between: "all four occupants of
  /// one car and the driver of the other".
  private func following(_ index: Int, _ groups: [Group], _ view: SentenceView) -> (Int, Joint)? {
    guard index + 1 < groups.count else { return nil }
    // Ages between are groups, too: "two women, 34 and 61, and a boy".
    for next in index + 1..<min(index + 4, groups.count) {
      if let joint = joint(groups[index], groups[next], view) { return (next, joint) }
      guard groups[next].isBareNumber, let age = groups[next].value, age < 120 else { break }
    }
    let (left, between) = (groups[index], groups[index + 1])
    guard index + 2 < groups.count, left.nounClass == .people, left.value != nil, left.reference != .name,
      between.nounClass != .people || between.reference == .name,
      view.end(classes.preposition.union(classes.of), left.tokens.upperBound) == between.tokens.lowerBound,
      groups[index + 2].nounClass == .people, groups[index + 2].reference != .name,
      joint(between, groups[index + 2], view) == .and, !startsClause(groups[index + 2], view) || !isObject(left, view)
    else { return nil }
    return (index + 2, .and)
  }

  /// "18 were killed, including two officers": a list of parts behind the verb of their whole.
  private func isTrailingPart(_ group: Group, _ view: SentenceView) -> Bool {
    guard let opener = view.start(classes.partOpener, endingAt: group.tokens.lowerBound) else { return false }
    let verb = view.isMark(",", opener - 1) ? opener - 2 : opener - 1
    return view.has(classes.objectParticiple.union(classes.finite).union(classes.predicate), verb)
  }

  /// "killed by trauma to the head, and 40 people were hurt": what a preposition of another verb governs.
  private func isBehindVerb(_ group: Group, _ view: SentenceView) -> Bool {
    guard let preposition = view.start(classes.preposition, endingAt: group.tokens.lowerBound) else { return false }
    return (0..<preposition).contains { view.has(classes.be.union(classes.anyObjectVerb), $0) }
  }

  /// "killed in Aleppo and three women": a name behind a preposition is joined to no number.
  private func isPlaceName(_ group: Group, _ groups: [Group], _ index: Int, _ view: SentenceView) -> Bool {
    guard group.reference == .name, view.start(classes.preposition, endingAt: group.tokens.lowerBound) != nil else {
      return false
    }
    guard index + 1 < groups.count, groups[index + 1].reference != .name else { return false }
    // "respects to Cassie Karg and three other children"
    return !(groups[index + 1].isAdditional && view.people.contains { $0.overlaps(group.tokens) })
  }

  private enum Joint { case comma, and }

  private func joint(_ left: Group, _ right: Group, _ view: SentenceView) -> Joint? {
    var index = left.tokens.upperBound
    var sawAnd = false
    // Ages stand between: "her son, 12, and", "two women, ages 19 and 24, and".
    if view.isMark(",", index) {
      var end = index + 1
      while end < right.tokens.lowerBound,
        view.has(ages, end) || view.tokens[end].isNumber
          || end > index + 1 && view.has(classes.and, end) && view.tokens[end + 1].isNumber
          || view.isMark(",", end) && end + 1 < view.tokens.count && view.tokens[end + 1].isNumber
      { end += 1 }
      if end > index + 1 { index = end }
    }
    while index < right.tokens.lowerBound {
      if view.isMark(",", index), !sawAnd {
        index += 1
      } else if !sawAnd, let end = view.end(classes.and, index) {
        sawAnd = true
        index = end
      } else if sawAnd, view.has(classes.adverb, index) {
        index += 1
      } else {
        return nil
      }
    }
    guard index == right.tokens.lowerBound, index > left.tokens.upperBound else { return nil }
    return sawAnd ? .and : .comma
  }

  private func canJoin(_ group: Group) -> Bool {
    guard group.countedKind == nil, group.reference != .none, group.nounClass != nil else { return false }
    if group.reference == .pronoun { return !group.isPlural }
    return group.value != nil || group.low != nil
  }

  private func whole(_ parts: [Group], _ view: SentenceView) -> Group? {
    // "police and protesters" adds nothing up.
    guard parts.contains(where: { $0.value != nil || $0.reference == .counted }) else { return nil }
    // Two names or singular headline nouns without a number are two people; a plural name is not.
    let rest = parts.dropFirst()
    if parts.count >= 3, let total = parts[0].value, parts[0].reference == .counted,
      // "two Americans, a Swiss and a Dutch national": nationalities stand beside each other.
      !view.isNameWord(parts[0].nounPhrase.upperBound - 1),
      // "his two sons, wife and mother-in-law" are four.
      !(view.has(classes.possessive, parts[0].tokens.lowerBound) && rest.allSatisfy { $0.reference == .bareSingular }),
      rest.allSatisfy({ $0.value != nil }), rest.reduce(0, { addCapped($0, $1.value ?? 0) }) == total
    {
      var whole = parts[0]
      whole.tokens = parts[0].tokens.lowerBound..<parts[parts.count - 1].tokens.upperBound
      whole.parts = Array(rest)
      whole.isTotalWithParts = true
      return whole
    }
    let end = parts[parts.count - 1].tokens.upperBound
    // "both Bell and the driver": one and one.
    var parts = withoutAppositions(parts, view)
    if parts.count == 2, view.has(classes.both, parts[0].tokens.lowerBound), parts[0].value == 2, parts[1].value == 1,
      view.isNameWord(parts[0].nounPhrase.upperBound - 1)
    {
      parts[0].setCount(1)
    }
    guard parts.count > 1 else { return nil }
    var whole = Group.sum(parts)
    whole.tokens = whole.tokens.lowerBound..<end
    whole.nounPhrase = whole.nounPhrase.lowerBound..<end
    return whole
  }

  /// "his wife, Ana Villa, and their sons", "a man and the two girls, Eve, 7, and Ida": names that say who was counted.
  private func withoutAppositions(_ parts: [Group], _ view: SentenceView) -> [Group] {
    var kept: [Group] = []
    var unnamed = 0
    var isSeveral = false
    for (index, part) in parts.enumerated() {
      if part.reference == .name {
        let isAside = isSeveral || view.isMark(",", part.tokens.upperBound) && index + 1 < parts.count
        if unnamed > 0, isAside {
          unnamed -= 1
          continue
        }
        unnamed = 0
      } else {
        // The names behind the first number of a list are its parts: "two soldiers, Bell and Moss".
        unnamed = part.headKey != 0 && (index > 0 || part.value == 1) ? part.value ?? 0 : 0
        if part.value == 1, part.reference == .counted || !view.isMark(",", part.tokens.upperBound) { unnamed = 0 }
        isSeveral = unnamed > 1
      }
      kept.append(part)
    }
    return kept
  }

  private func startsClause(_ group: Group, _ view: SentenceView) -> Bool {
    var index = group.tokens.upperBound
    while view.has(classes.adverb, index) { index += 1 }
    return view.has(classes.finite, index) && !view.has(classes.preposition, index)
  }

  private func isObject(_ group: Group, _ view: SentenceView) -> Bool {
    var index = group.tokens.lowerBound - 1
    while index > 0, view.has(classes.adverb, index) { index -= 1 }
    guard index >= 0 else { return false }
    return (0...3).contains { back in
      view.annotation.word(classes.anyObjectVerb, at: index - back, endingAt: index + 1) != nil
    }
  }
}
