import Text

/// What the candidates of a name have in common: worked out once, used wherever the name stands in a text.
package final class NameSummary: Sendable {
  /// A place that the name may mean.
  package struct Place: Sendable {
    package var entry: Int32
    package var facts: EntryFacts
    package var flags: AliasFlags
  }

  /// The best known first.
  package let candidates: [NameCandidate]
  /// Of each candidate.
  package let facts: [EntryFacts]
  /// The candidates that are places and not only carried by a demonym.
  package let places: [Place]
  package let hasPerson: Bool
  package let hasOrganization: Bool
  /// Only carries a country: "Kazakh".
  package let isDemonym: Bool
  /// Folds onto an ordinary word.
  package let isCommon: Bool
  package let isDistinctive: Bool
  /// A country, continent or first-order region, or a place that curators chose.
  package let isMajor: Bool
  /// Of its largest place.
  package let population: Int
  /// A period behind it belongs to it: "U.S."
  let endsInPeriod: Bool

  package var hasPlace: Bool { !places.isEmpty }

  init(_ found: [NameCandidate], endsInPeriod: Bool = false, _ gazetteer: Gazetteer) {
    self.endsInPeriod = endsInPeriod
    var candidates: [NameCandidate] = []
    var facts: [EntryFacts] = []
    for candidate in found.prefix(Self.mostCandidates) {
      guard let fact = gazetteer.facts(candidate.entry) else { continue }
      candidates.append(candidate)
      facts.append(fact)
    }
    (self.candidates, self.facts) = (candidates, facts)
    let own = zip(candidates, facts).filter { !$0.0.flags.contains(.demonym) }
    places = own.filter { $0.1.type == .place }.map { Place(entry: $0.0.entry, facts: $0.1, flags: $0.0.flags) }
    hasPerson = own.contains { $0.1.type == .person }
    hasOrganization = own.contains { $0.1.type == .organization }
    isCommon = own.contains { $0.0.flags.contains(.common) }
    isDistinctive = own.contains { $0.0.flags.contains(.distinctive) }
    isMajor = places.contains {
      $0.facts.isCurated || $0.facts.kind == .country || $0.facts.kind == .continent || $0.facts.kind == .region
    }
    population = places.reduce(0) { max($0, $1.facts.population) }
    let isOrganization = isDistinctive
    // "Canadian" is a town in Texas, too.
    let carriesCountry =
      own.count < candidates.count
      && (candidates[0].flags.contains(.demonym)
        || !own.contains {
          $0.1.kind == .country || $0.1.kind == .continent || $0.1.type == .organization && isOrganization
        })
    isDemonym = !candidates.isEmpty && (own.isEmpty || carriesCountry)
  }

  /// More namesakes than this change nothing but the time it takes.
  private static let mostCandidates = 80

  /// Code of the country that a demonym carries, or 0.
  package var demonymCountry: UInt16 {
    zip(candidates, facts).first { $0.0.flags.contains(.demonym) && $0.1.country != 0 }?.1.country ?? 0
  }
}

/// The names that a thread has met, so that what a name may mean is worked out once and not at each mention.
///
/// Serves one thread at a time, and one gazetteer.
package final class NameMemo {
  /// By the groups that end at one place and the letter case; nil where no candidate has that letter case.
  private var summaries: [UInt64: NameSummary?] = [:]

  /// Some tens of megabytes at most; the texts of a run repeat their names.
  private static let capacity = 1 << 16

  package init() {}

  func summary(_ key: UInt64, make: () -> NameSummary?) -> NameSummary? {
    if let known = summaries[key] { return known }
    if summaries.count >= Self.capacity { summaries.removeAll(keepingCapacity: true) }
    let made = make()
    summaries[key] = .some(made)
    return made
  }
}
