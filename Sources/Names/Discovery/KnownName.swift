import Gazetteer
import Text

/// A name of the gazetteers as found in a text, with what its candidates have in common.
package struct KnownName: Sendable {
  package var tokens: Range<Int>
  package var candidates: [NameCandidate]
  /// Of each candidate.
  package var facts: [EntryFacts]
  package var hasPlace = false
  package var hasPerson = false
  package var hasOrganization = false
  /// Only carries a country: "Kazakh".
  package var isDemonym = false
  /// Folds onto an ordinary word.
  package var isCommon = false
  package var isDistinctive = false
  /// A country, continent or first-order region, or a place that curators chose.
  package var isMajor = false
  /// Of its largest place.
  package var population = 0

  package init(tokens: Range<Int>, candidates found: [NameCandidate], _ gazetteer: Gazetteer) {
    self.tokens = tokens
    candidates = []
    facts = []
    isDemonym = true
    for candidate in found.prefix(Self.mostCandidates) {
      guard let fact = gazetteer.facts(candidate.entry) else { continue }
      candidates.append(candidate)
      facts.append(fact)
      if candidate.flags.contains(.demonym) { continue }
      isDemonym = false
      if candidate.flags.contains(.common) { isCommon = true }
      if candidate.flags.contains(.distinctive) { isDistinctive = true }
      switch fact.type {
      case .person: hasPerson = true
      case .organization: hasOrganization = true
      case .place:
        hasPlace = true
        population = max(population, fact.population)
        if fact.isCurated || fact.kind == .country || fact.kind == .continent || fact.kind == .region { isMajor = true }
      }
    }
    // "Canadian" is a town in Texas, too.
    if candidates.contains(where: { $0.flags.contains(.demonym) }),
      !facts.contains(where: {
        $0.kind == .country || $0.kind == .continent || $0.type == .organization && isDistinctive
      })
        || candidates[0].flags.contains(.demonym)
    {
      isDemonym = true
    }
    if candidates.isEmpty { isDemonym = false }
  }

  /// More namesakes than this change nothing but the time it takes.
  private static let mostCandidates = 80

  /// Code of the country that a demonym carries.
  package var demonymCountry: UInt16 {
    zip(candidates, facts).first { $0.0.flags.contains(.demonym) && $0.1.country != 0 }?.1.country ?? 0
  }
}

/// Why a run of words is taken for a name: what `muster explain` says.
package enum NameRule: String, Sendable {
  case known = "name in the gazetteers"
  case titleBefore = "title before it"
  case roleBefore = "noun for a person before it"
  case givenName = "given name in front"
  case surname = "surname at the end"
  case initial = "initial inside"
  case organizationWord = "word of organisations in it"
  case team = "word of teams in it"
  case placeWord = "word of places in it"
  case acronym = "capitals only"
  case longForm = "long form of an acronym beside it"
  case afterPreposition = "behind a preposition of place"
  case verb = "verb that people govern beside it"
  case shape = "capitalised words"
  case surnameAgain = "surname or given name of a person in the text"
  case acronymAgain = "acronym explained in the text"
  case nameAgain = "found elsewhere in the text"
}

/// A run of words that may be a name.
package struct NameProposal: Sendable {
  package struct Context: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }
    package static let strongIn = Context(rawValue: 1)
    package static let weakIn = Context(rawValue: 2)
    package static let sentenceStart = Context(rawValue: 4)
    package static let headline = Context(rawValue: 8)
    package static let personLike = Context(rawValue: 16)
    package static let allCapitals = Context(rawValue: 32)
    /// An article stands before it.
    package static let article = Context(rawValue: 64)
  }

  package var tokens: Range<Int>
  /// Nil where the words alone do not say.
  package var type: EntityType?
  /// Index of the known name that it is, or whose places it lies in.
  package var known: Int?
  package var rule: NameRule
  package var score: Double
  package var context: Context
}
