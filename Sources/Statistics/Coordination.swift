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
    let groups = extendingZero(groups, view)
    while index < groups.count {
      let end = listEnd(from: index, groups, view)
      if end - index >= 2, let whole = whole(Array(groups[index..<end]), view) {
        joined.append(whole)
        index = end
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

  /// The index behind the last group of the list that starts at `start`; `start + 1` where there is none.
  private func listEnd(from start: Int, _ groups: [Group], _ view: SentenceView) -> Int {
    guard canJoin(groups[start]), !isPlaceName(groups[start], groups, start, view) else { return start + 1 }
    var end = start + 1
    // "no officers or civilians": nobody of either.
    if groups[start].reference == .none { return start + 1 }
    var lastAnd = start + 1
    while end < groups.count, end - start < Self.longestList, canJoin(groups[end]),
      groups[end].nounClass == groups[start].nounClass
        || groups[end].nounClass == .people && groups[start].isBareNumber,
      let joint = joint(groups[end - 1], groups[end], view)
    {
      end += 1
      if joint == .and || view.isHeading && groups[end - 1].reference != .name { lastAnd = end }
    }
    // A list without "and" is an apposition ("the man, a teacher,"), unless a verb is joined behind it: "killed the dean,
    // a professor, a student and wounded three".
    let joinsVerb =
      end - start >= 3 && lastAnd == start + 1 && isObject(groups[start], view)
      && view.end(classes.and, groups[end - 1].tokens.upperBound).map { view.has(classes.anyObjectVerb, $0) } == true
    if !joinsVerb { end = lastAnd }
    guard end - start >= 2 else { return start + 1 }
    // "killed 11 people and two others were wounded": the last group is the subject of the next verb.
    if startsClause(groups[end - 1], view), isObject(groups[start], view) { end -= 1 }
    return max(end, start + 1)
  }

  /// "killed in Aleppo and three women": a name behind a preposition is joined to no number.
  private func isPlaceName(_ group: Group, _ groups: [Group], _ index: Int, _ view: SentenceView) -> Bool {
    guard group.reference == .name, view.start(classes.preposition, endingAt: group.tokens.lowerBound) != nil else {
      return false
    }
    return index + 1 < groups.count && groups[index + 1].reference != .name
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
      rest.allSatisfy({ $0.value != nil }), rest.reduce(0, { addCapped($0, $1.value ?? 0) }) == total
    {
      var whole = parts[0]
      whole.tokens = parts[0].tokens.lowerBound..<parts[parts.count - 1].tokens.upperBound
      whole.parts = Array(rest)
      whole.isTotalWithParts = true
      return whole
    }
    return Group.sum(parts)
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
