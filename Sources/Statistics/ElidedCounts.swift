import Lexicon
import Text

/// Numbers that name only a place, because what happened was said before: "six deaths in Cuba and one in Haiti".
extension SentenceReader {
  /// Adds a reading for each such number, or a part where the places share out a total: "30 people, 12 in Aleppo and 18
  /// in Homs".
  func addElidedCounts(_ groups: [Group], to readings: inout [Reading], _ view: SentenceView) {
    guard !readings.isEmpty, groups.count > 1 else { return }
    for group in groups where group.isBareNumber && group.value != nil {
      guard isListed(group, view), isPlaced(group.tokens.upperBound, view),
        !readings.contains(where: {
          $0.group.tokens.overlaps(group.tokens) || $0.trigger.overlaps(group.tokens)
            || $0.group.parts.contains { $0.tokens.overlaps(group.tokens) }
        }),
        let told = readings.indices.last(where: { end(of: readings[$0]) <= group.tokens.lowerBound }),
        readings[told].group.reference == .counted, kinds[readings[told].kind].countsPeople,
        !(end(of: readings[told])..<group.tokens.lowerBound).contains(where: { view.has(classes.finite, $0) })
      else { continue }
      if let total = readings[told].group.value, view.isMark(",", end(of: readings[told])),
        readings[told].group.parts.reduce(group.value ?? 0, { addCapped($0, $1.value ?? 0) }) <= total
      {
        readings[told].group.parts.append(group)
        readings[told].group.isTotalWithParts = true
      } else if isPlaced(end(of: readings[told]), view) {
        readings.append(
          Reading(
            kind: readings[told].kind, group: group, trigger: group.tokens, verb: readings[told].verb,
            rule: "elided-count", isToll: false, priority: 50))
      }
    }
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
