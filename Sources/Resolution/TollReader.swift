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
  let apart: Set<String>

  package init(kinds: Kinds, groups: [VictimGroup]) {
    self.kinds = kinds
    apart = Set(groups.filter(\.isApart).map(\.id))
  }

  /// Tolls in the order of the kinds.
  package func tolls(of facts: [Fact]) -> [TollFigure] {
    let facts = withoutDoers(facts)
    let counter = TollCounter(facts: facts)
    var figures: [TollFigure] = []
    for kind in kinds.all.indices {
      var own = facts.indices.filter { index in
        let fact = facts[index]
        return fact.kind == kind && fact.partOf == nil && fact.zone.isArticle
          && (fact.status == .reported || fact.status == .claimed || fact.status == .zero)
      }
      guard !own.isEmpty else { continue }
      // Counts over a year or a war say nothing of this event where it has figures of its own.
      let ofThisEvent = own.filter { facts[$0].scope != .cumulative }
      own = ofThisEvent.isEmpty ? own : ofThisEvent
      let others = own.filter { !apart.contains(facts[$0].victimGroup) }
      let overall = others.isEmpty ? own : others
      if let count = counter.count(overall) {
        figures.append(figure(kind, Toll.overall, count))
      }
      guard !others.isEmpty, others.count < own.count else { continue }
      for group in Set(own.map { facts[$0].victimGroup }).intersection(apart).sorted() {
        if let count = counter.count(own.filter { facts[$0].victimGroup == group }) {
          figures.append(figure(kind, group, count))
        }
      }
    }
    return figures
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

  private func figure(_ kind: Int, _ series: String, _ count: RunningCount) -> TollFigure {
    TollFigure(kind: kind, series: series, value: count.value, low: count.low, high: count.high, facts: count.facts)
  }
}
