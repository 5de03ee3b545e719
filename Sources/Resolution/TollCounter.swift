import Lexicon
import Records
import Statistics
import Text

/// A count with bounds that grows or is replaced as an article goes on.
struct RunningCount {
  var value: Int?
  var low: Int?
  var high: Int?
  /// Facts behind the figure, by index.
  var facts: [Int]

  init(_ fact: Fact, _ index: Int) {
    value = fact.value
    low = fact.low ?? fact.value
    high = fact.high
    facts = [index]
  }

  /// The figure that comparisons use: the stated one, else the lowest.
  var size: Int { value ?? low ?? 0 }

  mutating func add(_ fact: Fact, _ index: Int) {
    // A vague addition leaves the stated figure as it is: "12 and several others" is 12, at least 15.
    if let sum = value, let more = fact.value { value = capped(sum, more) }
    low = capped(low ?? value ?? 0, fact.low ?? fact.value ?? 0)
    high = high.flatMap { high in fact.high.map { capped(high, $0) } }
    facts.append(index)
  }

  /// The count comes to be that.
  mutating func set(_ count: Int, _ index: Int) {
    (value, low, high) = (count, count, high.map { max($0, count) })
    if facts.last != index { facts.append(index) }
  }

  private func capped(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? Int.max : sum
  }
}

/// Finds an article's one overall figure of a kind among its facts: totals before parts, later and explicit totals over
/// earlier, the same people told again counted once.
struct TollCounter {
  let facts: [Fact]

  /// The overall count of the facts with these indexes, which are of one kind and in the order of the text.
  func count(_ indexes: [Int]) -> RunningCount? {
    var count: RunningCount?
    var names: Set<UInt64> = []
    var namedFacts: [Int] = []
    for index in indexes {
      let fact = facts[index]
      if fact.group.reference == .name, fact.group.parts.isEmpty {
        if names.insert(fact.group.headKey).inserted { namedFacts.append(index) }
        if count == nil { count = RunningCount(fact, index) }
        continue
      }
      if let reached = reached(by: fact, at: index, from: count?.size ?? 0) {
        count = count ?? RunningCount(fact, index)
        count?.set(reached, index)
        continue
      }
      guard let current = count else {
        count = RunningCount(fact, index)
        continue
      }
      switch relation(of: fact, to: current) {
      case .again: break
      case .more: count?.add(fact, index)
      case .update: count = RunningCount(fact, index)
      }
    }
    if let current = count, names.count > current.size, current.size <= 1, let first = namedFacts.first {
      var named = RunningCount(facts[first], first)
      for index in namedFacts.dropFirst() { named.add(facts[index], index) }
      return named
    }
    return count
  }

  /// 6 for "a sixth person had died", where fewer were told before. "Two were hurt, a third was killed" is one dead.
  private func reached(by fact: Fact, at index: Int, from size: Int) -> Int? {
    guard let ordinal = fact.group.ordinal, fact.value == 1, ordinal > size else { return nil }
    let others = facts[..<index].lazy.filter { $0.kind != fact.kind && $0.value != nil }
    return others.contains { $0.value! + size >= ordinal - 1 } && ordinal != size + 1 ? nil : ordinal
  }

  private enum Relation { case again, more, update }

  private func relation(of fact: Fact, to current: RunningCount) -> Relation {
    if fact.isToll { return .update }
    // Both figures are rows with their sources; the first one is not changed by what another source has.
    if fact.isContested { return .again }
    let latest = facts[current.facts[current.facts.count - 1]]
    // "rose to 37 after two more died": the new total has them.
    if latest.isToll { return .again }
    if fact.isCarriedOver { return .again }
    let size = fact.value ?? fact.low ?? 0
    if size == 0 { return .again }
    if current.size == 0 { return .update }
    let sameSentence = current.facts.contains { facts[$0].sentence == fact.sentence }
    // "A fifth person who had been shot" where five were told.
    if let ordinal = fact.group.ordinal, fact.value == 1, ordinal <= current.size { return .again }
    // "many homicides" say less than a figure.
    if fact.value == nil, size <= 2, current.value != nil { return .again }
    // "a fatal shooting … killed another boy": the death that a word implied.
    if current.size == 1, current.facts.count == 1, facts[current.facts[0]].isImplied {
      return size > 1 ? .update : .again
    }
    if isRelative(fact, of: current) { return .more }
    if fact.group.reference == .definite { return fact.group.isAdditional && sameSentence ? .more : .again }
    // "The six others wounded", where eight were told; "three others with wounds" of the five who were shot.
    if fact.group.isAdditional, size < current.size, !sameSentence,
      fact.group.isPartOfKnown || !fact.isMeans && current.facts.allSatisfy({ facts[$0].isMeans })
    {
      return .again
    }
    if isRest(fact, of: current) { return .again }
    if fact.group.isAdditional {
      // "A man was hurt … Another man was hurt": singles add up unless they were told before.
      let isSingles =
        fact.value == 1
        && current.facts.allSatisfy { facts[$0].group.reference != .counted && !facts[$0].group.isAdditional }
      return !isSingles && current.facts.contains { isSame(facts[$0], fact) } ? .again : .more
    }
    if fact.isOfHurt { return .more }
    if fact.group.isPartOfKnown { return size > current.size ? .update : .again }
    // "Four of them had broken bones. Two rescue workers were hurt": these are none of those.
    if !sameSentence, size < current.size, !fact.victimGroup.isEmpty,
      current.facts.allSatisfy({ facts[$0].group.isPartOfKnown && facts[$0].victimGroup != fact.victimGroup })
    {
      return .more
    }
    // "30 insurgents were killed. One soldier died". Militants told after their victims may be the attackers.
    if current.facts.allSatisfy({ facts[$0].victimGroup == VictimGroup.militants }), isNoMilitant(fact) { return .more }
    if current.facts.contains(where: { isSame(facts[$0], fact) }) && !sameSentence { return .again }
    if sameSentence {
      let areParts = current.facts.allSatisfy { facts[$0].group.isPartOfKnown }
      return areParts && !fact.group.isPartOfKnown && size > current.size ? .update : .more
    }
    // A figure says more than "dozens".
    if current.value == nil, fact.value != nil, fact.group.reference == .counted { return .update }
    let isSingle = fact.group.reference != .counted
    if isSingle { return .again }
    return size > current.size ? .update : .again
  }

  /// "Five were shot. One of them was hit in the head. Four other men …": those singled out and these are all of them.
  private func isRest(_ fact: Fact, of current: RunningCount) -> Bool {
    guard fact.group.isAdditional, let size = fact.value, size < current.size,
      let first = current.facts.first, facts[first].sentence < fact.sentence
    else { return false }
    return facts.indices.contains { index in
      let other = facts[index]
      let isAlike = other.kind == fact.kind || current.facts.allSatisfy { facts[$0].isMeans }
      return isAlike && other.sentence >= facts[first].sentence && !current.facts.contains(index)
        && other.quote.upperBound <= fact.quote.lowerBound && other.status == .reported
        && other.value.map { $0 + size == current.size } == true
    }
  }

  /// "A man, 41, died. His wife, 39, died later": one more, where all others were singles, too.
  private func isRelative(_ fact: Fact, of current: RunningCount) -> Bool {
    fact.group.isPossessed && fact.value == 1 && fact.group.headKey != 0
      && current.facts.allSatisfy {
        let other = facts[$0]
        return other.value == 1 && other.group.headKey != fact.group.headKey && other.group.reference != .counted
          && other.group.reference != .pronoun
      }
  }

  /// Said to be of a group that has no militants.
  private func isNoMilitant(_ fact: Fact) -> Bool {
    !fact.victimGroup.isEmpty && ![VictimGroup.militants, VictimGroup.doers].contains(fact.victimGroup)
  }

  /// The same figure of people that may be the same.
  private func isSame(_ a: Fact, _ b: Fact) -> Bool { a.value == b.value && a.low == b.low && a.value != nil }
}
