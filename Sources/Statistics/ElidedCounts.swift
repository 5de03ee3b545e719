import Lexicon
import Text

/// Numbers that name only a place, because what happened was said before: "six deaths in Cuba and one in Haiti".
extension SentenceReader {
  /// Adds a reading for each such number, or a part where the places share out a total: "30 people, 12 in Aleppo and 18
  /// in Homs".
  func addElidedCounts(_ groups: [Group], to readings: inout [Reading], _ view: SentenceView) {
    guard !readings.isEmpty, groups.count > 1 else { return }
    for group in groups where group.value != nil && (group.isBareNumber || isOthers(group)) {
      let isNamed = isBehindName(group, view)
      let isParallel = isOthers(group) && isOpen(group, view)
      guard isNamed || isListed(group, view) && (isParallel || isPlaced(group.tokens.upperBound, view)),
        !readings.contains(where: {
          $0.group.tokens.overlaps(group.tokens) || $0.trigger.overlaps(group.tokens)
            || $0.group.parts.contains { $0.tokens.overlaps(group.tokens) }
        }),
        let told = readings.indices.last(where: { end(of: readings[$0]) <= group.tokens.lowerBound }),
        readings[told].group.reference == .counted, kinds[readings[told].kind].countsPeople,
        !hasClause(end(of: readings[told])..<group.tokens.lowerBound, view)
      else { continue }
      if !isNamed, !isParallel, let total = readings[told].group.value, view.isMark(",", end(of: readings[told])),
        readings[told].group.parts.reduce(group.value ?? 0, { addCapped($0, $1.value ?? 0) }) <= total
      {
        readings[told].group.parts.append(group)
        readings[told].group.isTotalWithParts = true
      } else if isNamed || isParallel || isPlaced(end(of: readings[told]), view) {
        readings.append(
          Reading(
            kind: readings[told].kind, group: group, trigger: group.tokens, verb: readings[told].verb,
            rule: "elided-count", isToll: false, priority: 50))
      }
    }
  }

  /// "three others", "two more".
  private func isOthers(_ group: Group) -> Bool {
    group.isAdditional && group.headKey == 0 && group.reference == .counted && group.parts.isEmpty
  }

  /// "Nine died on the spot and three others on the way to hospital": a preposition follows, and no verb.
  private func isOpen(_ group: Group, _ view: SentenceView) -> Bool {
    let end = group.tokens.upperBound
    return view.has(classes.preposition, end) && !(end..<view.tokens.count).contains { view.has(classes.finite, $0) }
  }

  /// Does a verb stand there, but for one of a clause that says when or how and that ", and" follows: "one in Georgia
  /// when a tree fell onto his house, and two in Carolina"?
  private func hasClause(_ range: Range<Int>, _ view: SentenceView) -> Bool {
    guard let verb = range.first(where: { view.has(classes.finite, $0) }) else { return false }
    let isAside = range.first { view.has(classes.subordinator, $0) }.map { $0 < verb } ?? false
    return
      !(isAside && range.count > 2 && view.isMark(",", range.upperBound - 2)
      && view.has(classes.and, range.upperBound - 1))
  }

  /// "Mozambique has confirmed 602 deaths, Zimbabwe 344 and Malawi 60": the place stands before its number.
  private func isBehindName(_ group: Group, _ view: SentenceView) -> Bool {
    let end = group.tokens.lowerBound
    guard let name = view.places.first(where: { $0.upperBound == end }) else { return false }
    let before = name.lowerBound - 1
    return (view.isMark(",", before) || view.isMark(";", before) || view.has(classes.and, before))
      && (group.tokens.upperBound == view.tokens.count || view.tokens[group.tokens.upperBound].kind == .punctuation
        || view.has(classes.and, group.tokens.upperBound))
  }

  /// Where a reading's words end; its parts stand behind them.
  private func end(of reading: Reading) -> Int { max(reading.group.tokens.upperBound, reading.trigger.upperBound) }

  private func isListed(_ group: Group, _ view: SentenceView) -> Bool {
    let before = group.tokens.lowerBound - 1
    return view.isMark(",", before) || view.has(classes.and, before)
  }

  /// "in Haiti", "in the Dominican Republic".
  private func isPlaced(_ index: Int, _ view: SentenceView) -> Bool {
    guard let end = view.end(classes.preposition, index) else { return false }
    let name = view.end(classes.definite, end) ?? end
    return view.isNameWord(name) && !view.has(classes.month.union(classes.weekday), name)
  }
}
