import Lexicon
import Text

/// Attaches listed parts to their total: "84 people, including 15 students and two engineers", "eight people, three of
/// them children".
struct PartLists {
  let classes: GrammarClasses

  func attach(_ groups: [Group], _ view: SentenceView) -> [Group] {
    var result: [Group] = []
    var index = 0
    let groups = withPartsOfThem(groups.filter { !isInOpener($0, view) }, view)
    while index < groups.count {
      var host = groups[index]
      var next = index + 1
      guard host.nounClass == .people || host.isBareNumber, host.reference != .pronoun, host.reference != .none else {
        result.append(host)
        index = next
        continue
      }
      var parts: [Group] = []
      if next < groups.count, let start = partsStart(host, groups[next], view) {
        var end = start
        while next < groups.count, groups[next].nounClass == .people || groups[next].isBareNumber,
          end == groups[next].tokens.lowerBound || isListed(from: end, to: groups[next].tokens.lowerBound, view)
        {
          parts.append(groups[next])
          end = groups[next].tokens.upperBound
          next += 1
        }
        // The last listed group may be the subject of the next verb: "killing 8, including 2 boys, and 5 were hurt".
        if parts.count > 1, let last = parts.last, isSubject(last, view), !isSubjectPosition(host, view) {
          parts.removeLast()
          next -= 1
        }
        // "three men, among them a medic, army officials said": who speaks is no part.
        if parts.count > 1, let last = parts.last, view.has(classes.reporting, last.tokens.upperBound),
          !view.has(classes.and, last.tokens.lowerBound - 1)
        {
          parts.removeLast()
          next -= 1
        }
        if let last = parts.last {
          let close =
            view.isMark(",", last.tokens.upperBound) && closesSubject(last.tokens.upperBound + 1, view)
            || view.isMark(")", last.tokens.upperBound)
          host.tokens =
            host.tokens.lowerBound..<(parenthesisEnd(host, last, view) ?? last.tokens.upperBound + (close ? 1 : 0))
          if close, let count = countOfThem(parts, host, view) {
            host = counted(host, count)
          } else {
            host.parts = parts
            host.isTotalWithParts = true
          }
        }
      }
      if host.parts.isEmpty, next < groups.count, let aside = vagueAside(host, groups[next], view) {
        next += 1
        host.tokens = host.tokens.lowerBound..<(asideEnd(aside, groups, &next, view))
      } else if host.parts.isEmpty, let end = includedParts(host, groups, from: next, view) {
        host.parts = Array(groups[next..<end])
        host.isTotalWithParts = true
        next = end
      } else if host.parts.isEmpty, let end = partsAfterPredicate(host, groups, from: next, view) {
        host.parts = Array(groups[next..<end])
        host.isTotalWithParts = true
        // "All nine on board, seven workers and two crew, were killed"
        let last = groups[end - 1].tokens.upperBound
        if view.isMark(",", last), closesSubject(last + 1, view) { host.tokens = host.tokens.lowerBound..<last + 1 }
        next = end
      }
      result.append(host)
      index = next
    }
    return result
  }

  /// "taxi drivers, about 200 of them, blocked": how many they are.
  private func countOfThem(_ parts: [Group], _ host: Group, _ view: SentenceView) -> Group? {
    guard host.reference == .barePlural, parts.count == 1, parts[0].reference == .counted,
      view.has(classes.pronounMany, parts[0].tokens.upperBound - 1)
    else { return nil }
    return parts[0]
  }

  private func counted(_ host: Group, _ count: Group) -> Group {
    var host = host
    (host.value, host.low, host.high) = (count.value, count.low, count.high)
    (host.qualifier, host.reference) = (count.qualifier, .counted)
    return host
  }

  /// The pronoun of "among them", the amount of "most of them".
  private func isInOpener(_ group: Group, _ view: SentenceView) -> Bool {
    guard group.tokens.count <= 2, group.nounClass == nil || group.reference == .pronoun else { return false }
    return (0...3).contains { back in
      let start = group.tokens.lowerBound - back
      guard let end = view.end(classes.partOpener.union(classes.vaguePart), start), end >= group.tokens.upperBound
      else { return false }
      return !view.has(classes.vaguePart, start) || start > 0 && view.tokens[start - 1].kind == .punctuation
    }
  }

  /// "two of them" and the noun behind it: "two of them boys".
  private func withPartsOfThem(_ groups: [Group], _ view: SentenceView) -> [Group] {
    var joined: [Group] = []
    for group in groups {
      if let last = joined.last, last.isPartOfKnown,
        last.nounPhrase.isEmpty || last.nounPhrase.upperBound == last.tokens.upperBound,
        last.tokens.upperBound == group.tokens.lowerBound, view.has(classes.pronounMany, last.tokens.upperBound - 1),
        group.nounClass == .people, group.reference == .barePlural || group.reference == .bareSingular
      {
        var part = last
        part.tokens = last.tokens.lowerBound..<group.tokens.upperBound
        part.nounPhrase = group.nounPhrase
        part.victimGroup = group.victimGroup
        part.headKey = group.headKey
        joined[joined.count - 1] = part
      } else {
        joined.append(group)
      }
    }
    return joined
  }

  /// "eleven people, most of them market women,": the end of an aside that counts nothing.
  private func vagueAside(_ host: Group, _ aside: Group, _ view: SentenceView) -> Int? {
    var index = host.tokens.upperBound
    guard
      view.isMark(",", index) || view.isMark("(", index) || view.isMark("\u{2014}", index)
        || view.isMark("\u{2013}", index)
    else { return nil }
    index += 1
    guard let end = view.end(classes.vaguePart, index), aside.tokens.lowerBound <= end, aside.tokens.upperBound >= end
    else { return nil }
    let after = aside.tokens.upperBound
    let closes =
      view.isMark(",", after) || view.isMark(")", after) || view.isMark("\u{2014}", after)
      || view.isMark("\u{2013}", after)
    return closes ? after + 1 : after
  }

  /// "mostly women and children": the end of an aside that goes on.
  private func asideEnd(_ end: Int, _ groups: [Group], _ next: inout Int, _ view: SentenceView) -> Int {
    var end = end
    while next < groups.count, groups[next].reference == .barePlural, view.has(classes.and, end),
      groups[next].tokens.lowerBound == end + 1
    {
      end = groups[next].tokens.upperBound
      next += 1
      if view.isMark(",", end) || view.isMark(")", end) { return end + 1 }
    }
    return end
  }

  /// "the 20 killed included four children and four women"
  private func includedParts(_ host: Group, _ groups: [Group], from first: Int, _ view: SentenceView) -> Int? {
    let harmed = host.tokens.upperBound
    guard host.reference == .counted, first < groups.count, view.has(classes.harmed, harmed),
      view.end(classes.includeVerb, harmed + 1) == groups[first].tokens.lowerBound
    else { return nil }
    var next = first + 1
    while next < groups.count, groups[next].nounClass == .people,
      isListed(from: groups[next - 1].tokens.upperBound, to: groups[next].tokens.lowerBound, view)
    {
      next += 1
    }
    return next
  }

  /// "Nineteen dead – 11 men, five women and three children": a list behind the predicate that adds up.
  private func partsAfterPredicate(_ host: Group, _ groups: [Group], from first: Int, _ view: SentenceView) -> Int? {
    guard let total = host.value, total > 1, host.reference == .counted, first < groups.count else { return nil }
    var index = host.tokens.upperBound
    let start = groups[first].tokens.lowerBound
    guard start - index >= 2, start - index <= 7 else { return nil }
    while index < start - 1 {
      let allowed = classes.be.union(classes.have).union(classes.adverb).union(classes.predicate).union(
        classes.objectParticiple
      )
      .union(classes.preposition).union(classes.anySubjectVerb)
      guard view.has(allowed, index) || view.tokens[index].isWord && view.has(classes.preposition, index - 1) else {
        return nil
      }
      index += 1
    }
    guard
      view.isMark("\u{2014}", index) || view.isMark("\u{2013}", index) || view.isMark("-", index)
        || view.isMark(":", index) || view.isMark("(", index) || view.isMark(",", index)
    else { return nil }
    var sum = 0
    var next = first
    while next < groups.count, let value = groups[next].value,
      groups[next].nounClass == .people || groups[next].isBareNumber,
      next == first || isListed(from: groups[next - 1].tokens.upperBound, to: groups[next].tokens.lowerBound, view)
    {
      sum = addCapped(sum, value)
      next += 1
      if sum >= total { break }
    }
    return sum == total && next - first >= 2 ? next : nil
  }

  /// "three adults (one of them pregnant)": the aside up to its closing parenthesis.
  private func parenthesisEnd(_ host: Group, _ last: Group, _ view: SentenceView) -> Int? {
    guard view.isMark("(", host.tokens.upperBound) else { return nil }
    let end = last.tokens.upperBound
    return (end..<min(end + 8, view.tokens.count)).first { view.isMark(")", $0) }.map { $0 + 1 }
  }

  /// Where the first part starts if the words between say that parts follow.
  private func partsStart(_ host: Group, _ first: Group, _ view: SentenceView) -> Int? {
    var index = host.tokens.upperBound
    if view.isMark(",", index) || view.isMark("(", index) || view.isMark("\u{2014}", index)
      || view.isMark("\u{2013}", index)
    {
      index += 1
    }
    if index > host.tokens.upperBound, first.tokens.lowerBound == index, first.isPartOfKnown,
      first.reference == .counted,
      !view.has(classes.degree, first.tokens.upperBound),
      view.start(classes.partOfThese, endingAt: first.nounPhrase.lowerBound) != nil
        || view.has(classes.pronounMany, first.tokens.upperBound - 1)
    {
      return index
    }
    guard let end = view.end(classes.partOpener, index), end <= first.tokens.lowerBound,
      first.tokens.lowerBound - end <= 1
    else { return nil }
    return first.tokens.lowerBound
  }

  private func isListed(from end: Int, to start: Int, _ view: SentenceView) -> Bool {
    guard start > end, start - end <= 3 else { return false }
    return (end..<start).allSatisfy { view.isMark(",", $0) || view.has(classes.and, $0) }
  }

  private func isSubject(_ group: Group, _ view: SentenceView) -> Bool {
    view.has(classes.be.union(classes.have), group.tokens.upperBound)
      || view.has(classes.anyObjectVerb, group.tokens.upperBound)
  }

  private func closesSubject(_ index: Int, _ view: SentenceView) -> Bool { view.has(classes.finite, index) }

  /// Does the host open its clause, so that the verb behind the list is its own?
  private func isSubjectPosition(_ host: Group, _ view: SentenceView) -> Bool {
    let before = host.tokens.lowerBound - 1
    return before < 0
      || !(0...3).contains { back in
        view.annotation.word(classes.anyObjectVerb, at: before - back, endingAt: before + 1) != nil
      }
  }
}
