import Lexicon
import Records
import Statistics
import Text

/// A toll before it is a row: which facts make it.
package struct TollFigure: Sendable {
  package let kind: Int
  package let series: String
  package let value: Int?
  package let low: Int?
  package let high: Int?
  package let facts: [Int]
}

/// Sums an article's facts up: one overall figure a kind, and series of their own for groups that are counted apart.
package struct TollReader: Sendable {
  let kinds: Kinds
  let apart: Set<Label>
  private let killed: Int?
  private let injured: Int?
  /// Kinds whose people are hurt too: in hospital, in critical condition.
  private let injuredDescendants: [Int]

  package init(kinds: Kinds, groups: [VictimGroup]) {
    self.kinds = kinds
    apart = Set(groups.filter(\.isApart).map(\.id))
    killed = kinds.index("killed")
    injured = kinds.index("injured")
    injuredDescendants = injured.map { Self.descendants(of: $0, kinds) } ?? []
  }

  /// Tolls in the order of the kinds.
  package func tolls(of facts: [Fact]) -> [TollFigure] {
    let facts = withoutShotDead(withoutDoers(facts))
    let counter = TollCounter(facts: facts)
    var figures: [TollFigure] = []
    for kind in kinds.all.indices where facts.contains(where: { $0.kind == kind }) || kind == injured {
      var own = countable(facts, kind)
      if kind == injured, let killed {
        let dead = counter.count(countable(facts, killed).filter { !isApart(facts[$0]) })
        own = withoutKilled(own, facts, dead)
        // People in hospital or in critical condition are hurt, where nothing else says how many were; one who was
        // brought to hospital may be the one who died.
        if own.isEmpty {
          let treated = injuredDescendants.flatMap { countable(facts, $0) }.sorted()
          own = treated.filter {
            facts[$0].value != 0 && !isAmong(treated, facts[$0], facts)
              && ((dead?.size ?? 0) == 0 || facts[$0].group.reference == .counted || facts[$0].group.isAdditional
                || isBesideDead(facts[$0], facts, killed))
          }
        }
      }
      guard !own.isEmpty else { continue }
      let others = own.filter { !isApart(facts[$0]) }
      let harmed = others.filter { facts[$0].value != 0 }
      // Where only those who did it were harmed, they are the overall figure; "no one else was hurt" adds nothing.
      let overall = !harmed.isEmpty ? harmed : others.count < own.count ? own.filter { facts[$0].value != 0 } : others
      let total = counter.count(overall.isEmpty ? own : overall)
      if let total {
        figures.append(figure(kind, Toll.overall, total))
        figures += otherSides(harmed, total, facts).compactMap { group, members in
          counter.count(members).map { figure(kind, group.description, $0) }
        }
      }
      guard !harmed.isEmpty, others.count < own.count else { continue }
      for group in Set(own.map { facts[$0].victimGroup }).intersection(apart).sorted() {
        if let count = counter.count(own.filter { facts[$0].victimGroup == group }) {
          figures.append(figure(kind, group.description, count))
        }
      }
    }
    return figures
  }

  /// Groups whose figures the overall one does not hold, where it is about another group: "dozens of rioters" beside
  /// "eight policemen" is a series of its own, no contradiction.
  private func otherSides(_ harmed: [Int], _ total: RunningCount, _ facts: [Fact]) -> [(Label, [Int])] {
    let told = Set(total.facts.map { facts[$0].victimGroup })
    guard !told.contains(.none) else { return [] }
    let others = Set(harmed.map { facts[$0].victimGroup }).subtracting(told).subtracting([.none])
    return others.sorted().map { group in (group, harmed.filter { facts[$0].victimGroup == group }) }
  }

  /// "left a girl dead and her father in serious condition": others than those who died.
  private func isBesideDead(_ fact: Fact, _ facts: [Fact], _ killed: Int) -> Bool {
    fact.group.reference != .pronoun
      && facts.contains {
        $0.kind == killed && $0.sentence == fact.sentence && $0.group.tokens.upperBound <= fact.group.tokens.lowerBound
      }
  }

  /// "13 remain in hospital, two in intensive care": some of those before.
  private func isAmong(_ treated: [Int], _ fact: Fact, _ facts: [Fact]) -> Bool {
    fact.group.isBareNumber
      && treated.contains {
        let other = facts[$0]
        return other.kind != fact.kind && other.sentence == fact.sentence
          && other.group.tokens.upperBound <= fact.group.tokens.lowerBound
          && (other.value ?? other.low ?? 0) > (fact.value ?? fact.low ?? 0)
      }
  }

  private func isApart(_ fact: Fact) -> Bool { apart.contains(fact.victimGroup) }

  /// Facts of a kind that a toll may count: wholes of this event, in the article, said to be so.
  private func countable(_ facts: [Fact], _ kind: Int) -> [Int] {
    let own = facts.indices.filter { index in
      let fact = facts[index]
      // What is part of another kind's figure is a whole of its own kind.
      return fact.kind == kind && (fact.partOf.map { facts[$0].kind != kind } ?? true) && fact.zone.isArticle
        && (fact.status == .reported || fact.status == .claimed || fact.status == .zero)
    }
    // Counts over a year or a war say nothing of this event where it has figures of its own.
    let ofThisEvent = own.filter { facts[$0].scope != .cumulative || facts[$0].isToll }
    let counted = ofThisEvent.isEmpty ? own : ofThisEvent
    let latest = counted.filter { !facts[$0].isEarlierFigure }
    return latest.isEmpty ? counted : latest
  }

  private static func descendants(of kind: Int, _ kinds: Kinds) -> [Int] {
    let children = kinds.all.indices.filter { kinds[$0].parent == kinds[kind].id }
    return children + children.flatMap { descendants(of: $0, kinds) }
  }

  /// Those shot or stabbed of whom the article says that they died are not among the injured.
  private func withoutKilled(_ injured: [Int], _ facts: [Fact], _ killed: RunningCount?) -> [Int] {
    guard let killed, killed.size > 0 else { return injured }
    let injured = injured.filter { !isTheDead(facts[$0], facts) }
    let plain = injured.filter { !facts[$0].isMeans && facts[$0].value != 0 }
    if !plain.isEmpty {
      // "Five were shot; one has died, one is seriously hurt": all who were shot and live are the figure.
      let told = TollCounter(facts: facts).count(plain)?.size ?? 0
      let shot = injured.filter {
        facts[$0].isMeans && facts[$0].group.reference == .counted && !facts[$0].group.isAdditional
      }
      guard let most = shot.compactMap({ facts[$0].value }).max(), most > told + killed.size else {
        return injured.filter { !facts[$0].isMeans }
      }
      return shot
    }
    // "shot two men and his landlady. All three died"
    let shot = injured.reduce(0) { $0 + (facts[$1].value ?? 0) }
    if killed.facts.contains(where: { facts[$0].group.isPartOfKnown && facts[$0].value == shot }) { return [] }
    return injured.filter {
      facts[$0].group.reference == .counted && facts[$0].value != killed.value || facts[$0].group.isAdditional
        || isAnother(facts[$0], facts, killed)
    }
  }

  /// "A man was stabbed to death and a woman was stabbed": two people.
  private func isAnother(_ hurt: Fact, _ facts: [Fact], _ killed: RunningCount) -> Bool {
    hurt.group.reference == .indefinite
      && killed.facts.contains {
        let dead = facts[$0]
        return dead.sentence == hurt.sentence && dead.group.reference == .indefinite
          && dead.group.headKey != hurt.group.headKey && !dead.quote.overlaps(hurt.quote)
      }
  }

  /// "A girl was killed when she was struck by a bullet": hurt first, or at once.
  private func isTheDead(_ hurt: Fact, _ facts: [Fact]) -> Bool {
    hurt.group.reference == .pronoun && hurt.value == 1
      && facts.contains { $0.kind == killed && $0.sentence == hurt.sentence && $0.value == 1 }
  }

  /// "two people including the gunman": the totals of a series leave out members that are counted apart.
  private func withoutDoers(_ facts: [Fact]) -> [Fact] {
    var adjusted = facts
    for fact in facts {
      guard let whole = fact.partOf, apart.contains(fact.victimGroup), !apart.contains(facts[whole].victimGroup),
        let count = fact.value
      else { continue }
      adjusted[whole].value = adjusted[whole].value.map { max($0 - count, 0) }
      adjusted[whole].low = adjusted[whole].low.map { max($0 - count, 0) }
      adjusted[whole].high = adjusted[whole].high.map { max($0 - count, 0) }
    }
    return adjusted
  }

  /// "shot ten, killing five": five were hurt. "Ten were hurt. One of them died": nine.
  private func withoutShotDead(_ facts: [Fact]) -> [Fact] {
    guard let injured, let killed else { return facts }
    let hurtKinds = [injured] + injuredDescendants
    var adjusted = facts
    for index in facts.indices
    where hurtKinds.contains(facts[index].kind) && facts[index].group.reference == .counted
      && facts[index].partOf == nil
    {
      let hurt = facts[index]
      let later = facts[index...].dropFirst().prefix { $0.sentence <= hurt.sentence + 2 }.filter {
        $0.kind == killed && $0.partOf == nil && !apart.contains($0.victimGroup) && !$0.group.isAdditional
          // "shot two officers before he was killed": not one of them.
          && $0.group.reference != .pronoun
      }
      guard let shot = hurt.value,
        let next = later.first(where: { isOutcome($0, of: hurt, facts) }) ?? later.first, let dead = next.value,
        dead < shot, isOutcome(next, of: hurt, facts) || next.sentence == hurt.sentence && hurt.isMeans
      else { continue }
      adjusted[index].value = shot - dead
      adjusted[index].low = hurt.low.map { max($0 - dead, 0) }
      adjusted[index].high = hurt.high.map { max($0 - dead, 0) }
      // What is left of them is no longer "those shot".
      adjusted[index].isMeans = false
    }
    return adjusted
  }

  /// Does the figure of dead say what became of some of the hurt: "one fatally", "one of them died", "One was pronounced
  /// dead; the other was taken to hospital"?
  private func isOutcome(_ dead: Fact, of hurt: Fact, _ facts: [Fact]) -> Bool {
    if dead.sentence == hurt.sentence { return dead.isOutcome || dead.group.isPartOfKnown }
    if dead.group.isPartOfKnown { return true }
    guard dead.group.isBareNumber else { return false }
    // "Police found four injured adults. One died three days later."
    let isNext =
      dead.sentence == hurt.sentence + 1
      && !facts.contains { $0.kind == dead.kind && $0.quote.lowerBound < dead.quote.lowerBound && $0.value != 0 }
    return isNext
      || facts.contains { $0.sentence == dead.sentence && $0.kind != dead.kind && $0.group.isAdditional }
  }

  private func figure(_ kind: Int, _ series: String, _ count: RunningCount) -> TollFigure {
    TollFigure(kind: kind, series: series, value: count.value, low: count.low, high: count.high, facts: count.facts)
  }
}
