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
  struct Name {
    let candidates: [NameSummary.Place]
    /// Of each candidate, from the last round.
    fileprivate(set) var totals: [Double]
    var mentions = 1
    /// How likely it is a place at all, 0…1.
    var weight = 1.0
    /// Index of the chosen candidate.
    fileprivate(set) var chosen = 0
    fileprivate(set) var choice = PlaceChoice(entry: 0)

    init(candidates: [NameSummary.Place], weight: Double) {
      self.candidates = candidates
      totals = Array(repeating: 0, count: candidates.count)
      self.weight = weight
    }
  }

  /// Votes by country or region: few, so a list is quicker than a table, and its order is that of the text.
  private struct Votes<Key: Equatable> {
    private(set) var list: [(key: Key, votes: Double)] = []

    mutating func removeAll() { list.removeAll(keepingCapacity: true) }

    mutating func add(_ votes: Double, to key: Key) {
      for index in list.indices where list[index].key == key {
        list[index].votes += votes
        return
      }
      list.append((key, votes))
    }

    func callAsFunction(_ key: Key) -> Double {
      for entry in list where entry.key == key { return entry.votes }
      return 0
    }

    var sum: Double { list.reduce(0) { $0 + $1.votes } }
  }

  /// Where a chosen place lies, if it is a point and no country.
  private struct Centre {
    var latitude: Double
    var longitude: Double

    init?(_ facts: EntryFacts) {
      guard facts.kind != .country, facts.kind != .continent, facts.kind != .region, !facts.latitude.isNaN else {
        return nil
      }
      (latitude, longitude) = (facts.latitude, facts.longitude)
    }
  }

  private(set) var names: [Name]
  /// Names that stand in front of the name of what contains them: "Athens, Georgia".
  private let pairs: [(inner: Int, outer: Int)]
  private var countryVotes = Votes<UInt16>()
  private var regionVotes = Votes<UInt64>()
  /// Of each name's candidates; see ``company(of:)``.
  private var companies: [[Double]] = []
  /// Of the first names' chosen places.
  private var centres: [Centre?]
  private let demonyms: [UInt16]
  /// Countries and regions in longer names: "Georgia Bureau of Investigation".
  private let hints: [EntryFacts]
  /// What words that are no names say of the country.
  private let leanings: [(country: UInt16, votes: Double)]

  init(
    names: [Name], pairs: [(inner: Int, outer: Int)], demonyms: [UInt16], hints: [EntryFacts],
    leanings: [(country: UInt16, votes: Double)] = []
  ) {
    (self.names, self.pairs, self.demonyms, self.hints) = (names, pairs, demonyms, hints)
    self.leanings = leanings
    centres = names.prefix(Self.mostNeighbours).map { Centre($0.candidates[0].facts) }
  }

  /// - Complexity: linear in the candidates, times the names of the text up to ``mostNeighbours``.
  mutating func resolve() {
    companies = names.indices.map(company)
    for index in names.indices { choose(index, nil) }
    for _ in 0..<3 {
      vote()
      let totals = (country: max(countryVotes.sum, 3), region: max(regionVotes.sum, 3))
      for index in names.indices { choose(index, totals) }
    }
  }

  /// The country with most votes, or 0.
  var country: UInt16 {
    countryVotes.list.max { ($0.votes, $1.key) < ($1.votes, $0.key) }?.key ?? 0
  }

  private static let mostNeighbours = 40

  private mutating func vote() {
    countryVotes.removeAll()
    regionVotes.removeAll()
    for name in names {
      let weight = name.weight * (1 + log2(Double(name.mentions)))
      let best = name.choice.total
      // Namesakes share a name's vote by their totals, so that places that go together win together.
      let shares = name.totals.map { exp(1.5 * ($0 - best)) }
      let sum = shares.reduce(0, +)
      for (number, share) in shares.enumerated() where share > 0.01 {
        let facts = name.candidates[number].facts
        let vote = weight * share / sum
        guard facts.country != 0 else { continue }
        countryVotes.add(vote, to: facts.country)
        if facts.parents.0 != 0, facts.kind != .country { regionVotes.add(vote, to: facts.parents.0) }
        if facts.kind == .region { regionVotes.add(1.5 * vote, to: facts.id) }
      }
    }
    for country in demonyms { countryVotes.add(0.5, to: country) }
    for leaning in leanings { countryVotes.add(leaning.votes, to: leaning.country) }
    for hint in hints {
      countryVotes.add(0.5, to: hint.country)
      if hint.kind == .region { regionVotes.add(0.75, to: hint.id) }
    }
  }

  /// - Parameter votes: sums of the votes; nil in the first round, in which nothing is known of the other names.
  private mutating func choose(_ index: Int, _ votes: (country: Double, region: Double)?) {
    var best: (index: Int, choice: PlaceChoice)?
    var second: (entry: Int32, total: Double)?
    let candidates = names[index].candidates
    let isPaired = pairs.contains { $0.inner == index || $0.outer == index }
    for number in candidates.indices {
      let facts = candidates[number].facts
      let flags = candidates[number].flags
      var choice = PlaceChoice(entry: candidates[number].entry)
      choice.prior = Self.prior(facts) + (flags.contains(.canonical) ? 0.6 : flags.contains(.historic) ? -1.5 : 0)
      if isPaired { choice.container = containment(index, facts) }
      if let votes {
        choice.country = 3 * countryVotes(facts.country) / votes.country
        if facts.parents.0 != 0 { choice.region = 3 * regionVotes(facts.parents.0) / votes.region }
        choice.nearness = nearness(index, facts) + companies[index][number]
      }
      let total = choice.total
      names[index].totals[number] = total
      if let current = best {
        if total > current.choice.total {
          second = (current.choice.entry, current.choice.total)
          best = (number, choice)
        } else if total > second?.total ?? -.infinity {
          second = (choice.entry, total)
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
    if index < centres.count { centres[index] = Centre(candidates[best.index].facts) }
  }

  /// How likely the place is to be meant where nothing else is known: the order of magnitude of its people.
  static func prior(_ facts: EntryFacts) -> Double {
    let people = facts.size
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

  /// What the namesakes of the other names say for each candidate of a name: many names with a place close by are no
  /// chance.
  private func company(of index: Int) -> [Double] {
    let own = names[index].candidates
    var support = [Double](repeating: 0, count: own.count)
    for (number, other) in names.prefix(Self.mostNeighbours).enumerated() where number != index {
      let weight =
        other.weight * max(0, log10(Self.chanceOfCompany / (Self.chanceOfNamesake * Double(other.candidates.count))))
      guard weight > 0 else { continue }
      for candidate in own.indices.prefix(Self.mostCandidates) {
        let facts = own[candidate].facts
        guard !facts.latitude.isNaN, facts.kind != .country, facts.kind != .continent else { continue }
        let isNear = other.candidates.prefix(Self.mostCandidates).contains {
          guard abs($0.facts.latitude - facts.latitude) < 0.6, let centre = Centre($0.facts) else { return false }
          return Self.kilometres(facts.latitude, facts.longitude, centre.latitude, centre.longitude) < 60
        }
        if isNear { support[candidate] += weight }
      }
    }
    return support.map { min(0.5 * $0, 2) }
  }

  private static let mostCandidates = 25
  /// How often a text's place has another one of its places within 60 km, and how often a namesake has by chance: the
  /// share of the inhabited land that lies so near.
  private static let chanceOfCompany = 0.3
  private static let chanceOfNamesake = 0.0014

  /// How near is the nearest other place of the text?
  private func nearness(_ index: Int, _ facts: EntryFacts) -> Double {
    guard !facts.latitude.isNaN, facts.kind != .country, facts.kind != .continent else { return 0 }
    var nearest = Double.infinity
    for (number, centre) in centres.enumerated() where number != index {
      // Four degrees of latitude are farther than what counts.
      guard let centre, abs(centre.latitude - facts.latitude) < 4 else { continue }
      nearest = min(
        nearest, Self.kilometres(facts.latitude, facts.longitude, centre.latitude, centre.longitude))
    }
    return nearest < 60 ? 2 : nearest < 160 ? 1.2 : nearest < 400 ? 0.6 : 0
  }

  /// Distance on a sphere in kilometres between two points in degrees, good to a percent.
  static func kilometres(_ latitude: Double, _ longitude: Double, _ otherLatitude: Double, _ otherLongitude: Double)
    -> Double
  {
    let radians = Double.pi / 180
    let x = (otherLongitude - longitude) * radians * cos((latitude + otherLatitude) / 2 * radians)
    let y = (otherLatitude - latitude) * radians
    return 6371 * (x * x + y * y).squareRoot()
  }
}
