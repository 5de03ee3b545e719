import Foundation
import Gazetteer
import Names

/// Why a place of that name was taken: its parts add up to the score by which namesakes are compared.
package struct PlaceChoice: Sendable {
  package var entry: Int32
  package var prior = 0.0
  package var country = 0.0
  package var region = 0.0
  package var nearness = 0.0
  package var container = 0.0
  /// Of the best namesake.
  package var runnerUp: Int32?
  package var runnerUpTotal = 0.0
  package var total: Double { prior + country + region + nearness + container }
}

/// Decides which of its namesakes each place of a text is: by size, by the countries and regions that the text is
/// about, by the places beside it ("Athens, Georgia") and by distance to the other places.
struct PlaceResolver {
  struct Candidate {
    var entry: Int32
    var facts: EntryFacts
    var flags: AliasFlags
    /// Total of the last round.
    var total = 0.0
  }

  struct Name {
    var candidates: [Candidate]
    var mentions = 1
    /// How likely it is a place at all, 0…1.
    var weight = 1.0
    /// Index of the chosen candidate.
    var chosen = 0
    var choice = PlaceChoice(entry: 0)
  }

  private(set) var names: [Name]
  /// Names that stand in front of the name of what contains them: "Athens, Georgia".
  private let pairs: [(inner: Int, outer: Int)]
  private var countryVotes: [UInt16: Double] = [:]
  private var regionVotes: [UInt64: Double] = [:]
  private let demonyms: [UInt16]

  init(names: [Name], pairs: [(inner: Int, outer: Int)], demonyms: [UInt16]) {
    (self.names, self.pairs, self.demonyms) = (names, pairs, demonyms)
  }

  /// - Complexity: linear in the candidates, times the names of the text up to ``mostNeighbours``.
  mutating func resolve() {
    for index in names.indices { choose(index, isFirst: true) }
    for _ in 0..<3 {
      vote()
      for index in names.indices { choose(index, isFirst: false) }
    }
  }

  /// The country with most votes, or 0.
  var country: UInt16 {
    countryVotes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }

  private static let mostNeighbours = 40

  private mutating func vote() {
    countryVotes.removeAll(keepingCapacity: true)
    regionVotes.removeAll(keepingCapacity: true)
    for name in names {
      let weight = name.weight * (1 + log2(Double(name.mentions)))
      let best = name.choice.total
      // Namesakes share a name's vote by their totals, so that places that go together win together.
      let shares = name.candidates.map { exp(1.5 * ($0.total - best)) }
      let sum = shares.reduce(0, +)
      for (candidate, share) in zip(name.candidates, shares) where share > 0.01 {
        let facts = candidate.facts
        let vote = weight * share / sum
        guard facts.country != 0 else { continue }
        countryVotes[facts.country, default: 0] += vote
        if facts.parents.0 != 0, facts.kind != .country { regionVotes[facts.parents.0, default: 0] += vote }
        if facts.kind == .region { regionVotes[facts.id, default: 0] += 1.5 * vote }
      }
    }
    for country in demonyms { countryVotes[country, default: 0] += 0.5 }
  }

  private mutating func choose(_ index: Int, isFirst: Bool) {
    let countryTotal = max(countryVotes.values.reduce(0, +), 3)
    let regionTotal = max(regionVotes.values.reduce(0, +), 3)
    var best: (index: Int, choice: PlaceChoice)?
    var second: (entry: Int32, total: Double)?
    for (number, candidate) in names[index].candidates.enumerated() {
      let facts = candidate.facts
      var choice = PlaceChoice(entry: candidate.entry)
      choice.prior =
        Self.prior(facts)
        + (candidate.flags.contains(.canonical) ? 0.6 : candidate.flags.contains(.historic) ? -1.5 : 0)
      choice.container = containment(index, facts)
      if !isFirst {
        choice.country = 3 * (countryVotes[facts.country] ?? 0) / countryTotal
        if facts.parents.0 != 0 { choice.region = 3 * (regionVotes[facts.parents.0] ?? 0) / regionTotal }
        choice.nearness = nearness(index, facts)
      }
      names[index].candidates[number].total = choice.total
      if let current = best {
        if choice.total > current.choice.total {
          second = (current.choice.entry, current.choice.total)
          best = (number, choice)
        } else if choice.total > second?.total ?? -.infinity {
          second = (candidate.entry, choice.total)
        }
      } else {
        best = (number, choice)
      }
    }
    guard var best else { return }
    best.choice.runnerUp = second?.entry
    best.choice.runnerUpTotal = second?.total ?? 0
    names[index].chosen = best.index
    names[index].choice = best.choice
  }

  /// How likely the place is to be meant where nothing else is known: the order of magnitude of its people.
  static func prior(_ facts: EntryFacts) -> Double {
    let people = log10(Double(max(facts.population, 0)) + 100)
    return switch facts.kind {
    case .continent: 9
    case .country: 9
    case .region: max(5.9, min(people, 6.5))
    case .capital: max(people, 5) + 0.7
    case .water: 5.5
    case .district: 3.2
    case .city: people
    case .other: facts.isCurated ? 5 : people
    }
  }

  /// Does a neighbour say what contains it, or what it contains?
  private func containment(_ index: Int, _ facts: EntryFacts) -> Double {
    var score = 0.0
    for pair in pairs {
      if pair.inner == index {
        for outer in names[pair.outer].candidates where Self.contains(outer.facts, facts) {
          score = max(score, 2.5 + min(Self.prior(outer.facts), 7) * 0.4)
        }
      } else if pair.outer == index {
        for inner in names[pair.inner].candidates where Self.contains(facts, inner.facts) {
          score = max(score, 1 + min(Self.prior(inner.facts), 6) * 0.4)
        }
      }
    }
    return score
  }

  static func contains(_ outer: EntryFacts, _ inner: EntryFacts) -> Bool {
    guard outer.id != inner.id else { return false }
    if outer.kind == .country { return inner.kind != .country && outer.country == inner.country && outer.country != 0 }
    return inner.isIn(outer.id)
  }

  /// How near is the nearest other place of the text?
  private func nearness(_ index: Int, _ facts: EntryFacts) -> Double {
    guard !facts.latitude.isNaN, facts.kind != .country, facts.kind != .continent else { return 0 }
    var nearest = Double.infinity
    for (number, other) in names.prefix(Self.mostNeighbours).enumerated() where number != index {
      let place = other.candidates[other.chosen].facts
      guard place.kind != .country, place.kind != .continent, place.kind != .region, !place.latitude.isNaN else {
        continue
      }
      nearest = min(nearest, Self.kilometres(facts, place))
    }
    return nearest < 60 ? 1.2 : nearest < 160 ? 0.8 : nearest < 400 ? 0.4 : 0
  }

  /// Distance on a sphere, good to a percent.
  static func kilometres(_ a: EntryFacts, _ b: EntryFacts) -> Double {
    let radians = Double.pi / 180
    let x = (b.longitude - a.longitude) * radians * cos((a.latitude + b.latitude) / 2 * radians)
    let y = (b.latitude - a.latitude) * radians
    return 6371 * (x * x + y * y).squareRoot()
  }
}
