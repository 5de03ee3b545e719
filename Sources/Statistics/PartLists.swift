import Lexicon
import Text

/// Attaches listed parts to their total: "84 people, including 15 students and two engineers", "eight people, three of
/// them children".
struct PartLists {
  let classes: GrammarClasses

  func attach(_ groups: [Group], _ view: SentenceView) -> [Group] {
    var result: [Group] = []
    var index = 0
    while index < groups.count {
      var host = groups[index]
      var next = index + 1
      guard host.nounClass == "people" || host.isBareNumber, host.reference != .pronoun, host.reference != .none else {
        result.append(host)
        index = next
        continue
      }
      var parts: [Group] = []
      if next < groups.count, let start = partsStart(host, groups[next], view) {
        var end = start
        while next < groups.count, groups[next].nounClass == "people" || groups[next].isBareNumber,
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
        if let last = parts.last {
          let close = view.isMark(",", last.tokens.upperBound) && closesSubject(last.tokens.upperBound + 1, view)
          host.tokens = host.tokens.lowerBound..<last.tokens.upperBound + (close ? 1 : 0)
          host.parts = parts
          host.isTotalWithParts = true
        }
      }
      result.append(host)
      index = next
    }
    return result
  }

  /// Where the first part starts if the words between say that parts follow.
  private func partsStart(_ host: Group, _ first: Group, _ view: SentenceView) -> Int? {
    var index = host.tokens.upperBound
    if view.isMark(",", index) || view.isMark("(", index) || view.isMark("\u{2014}", index) || view.isMark("\u{2013}", index) { index += 1 }
    guard let end = view.end(classes.partOpener, index), end <= first.tokens.lowerBound, first.tokens.lowerBound - end <= 1 else { return nil }
    return first.tokens.lowerBound
  }

  private func isListed(from end: Int, to start: Int, _ view: SentenceView) -> Bool {
    guard start > end, start - end <= 3 else { return false }
    return (end..<start).allSatisfy { view.isMark(",", $0) || view.has(classes.and, $0) }
  }

  private func isSubject(_ group: Group, _ view: SentenceView) -> Bool {
    view.has(classes.be.union(classes.have), group.tokens.upperBound) || view.has(classes.anyObjectVerb, group.tokens.upperBound)
  }

  private func closesSubject(_ index: Int, _ view: SentenceView) -> Bool { view.has(classes.finite, index) }

  /// Does the host open its clause, so that the verb behind the list is its own?
  private func isSubjectPosition(_ host: Group, _ view: SentenceView) -> Bool {
    let before = host.tokens.lowerBound - 1
    return before < 0 || !(0...3).contains { back in
      view.annotation.words(classes.anyObjectVerb, at: before - back).contains { $0.end == before + 1 }
    }
  }
}
