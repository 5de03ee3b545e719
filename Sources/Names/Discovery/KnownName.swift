import Gazetteer
import Text

/// A name of the gazetteers as found in a text.
package struct KnownName: Sendable {
  package var tokens: Range<Int>
  package let name: NameSummary

  package init(tokens: Range<Int>, _ name: NameSummary) { (self.tokens, self.name) = (tokens, name) }

  var hasPlace: Bool { name.hasPlace }
  var hasPerson: Bool { name.hasPerson }
  var hasOrganization: Bool { name.hasOrganization }
  var isDemonym: Bool { name.isDemonym }
  /// A country or continent first of all.
  var isCountry: Bool {
    name.places.first.map { $0.facts.kind == .country || $0.facts.kind == .continent } ?? false
  }
  var isMajor: Bool { name.isMajor }
  var population: Int { name.population }
}

/// Why a run of words is taken for a name: what `muster explain` says.
package enum NameRule: String, Sendable {
  case known = "name in the gazetteers"
  case titleBefore = "title before it"
  case roleBefore = "noun for a person before it"
  case givenName = "given name in front"
  case surname = "surname at the end"
  case initial = "initial inside"
  case organizationNoun = "noun for an organisation before it"
  case definition = "said to be one behind it"
  case organizationWord = "word of organisations in it"
  case team = "word of teams in it"
  case placeWord = "word of places in it"
  case acronym = "capitals only"
  case longForm = "long form of an acronym beside it"
  case afterPreposition = "behind a preposition of place"
  case verb = "verb that people govern beside it"
  case shape = "capitalised words"
  case surnameAgain = "surname or given name of a person in the text"
  case headAgain = "word of an organisation named before"
  case acronymAgain = "acronym explained in the text"
  case roleAgain = "office that the text gave a person before"
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
