import Text

/// One person, place or organisation of the gazetteers.
package struct GazetteerEntry: Sendable, Equatable {
  /// "person:kassym-jomart-tokayev", "geonames:1526384", "country:KZ".
  package var id: String
  /// The canonical name.
  package var name: String
  package var type: EntityType
  /// Places: country, region, district, city, capital, sea, camp …; organisations: ministry, army, party …; people: "".
  package var kind = ""
  /// ISO 3166-1 alpha-2.
  package var countries: [String] = []
  /// Degrees, north and east positive.
  package var latitude: Double?
  package var longitude: Double?
  /// 0 where unknown.
  package var population = 0
  /// Ids of the places that contain this one, the nearest last.
  package var parents: [String] = []
  /// "Q…", or empty.
  package var wikidata = ""
  /// GeoNames' number, or empty.
  package var geonames = ""
  /// People: "president of Kazakhstan; former foreign minister".
  package var role = ""
  /// People: "2019-", "2005-2021".
  package var years = ""

  package init(id: String, name: String, type: EntityType) {
    self.id = id
    self.name = name
    self.type = type
  }
}

/// How an alias may be matched and what it says.
package struct AliasFlags: OptionSet, Sendable, Hashable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// `!` A single word that is overwhelmingly this entity.
  package static let distinctive = AliasFlags(rawValue: 1)
  /// `=` Only in this letter case: "US" is not "us".
  package static let exactCase = AliasFlags(rawValue: 2)
  /// `~` "Kazakh": carries a country, is no place.
  package static let demonym = AliasFlags(rawValue: 4)
  /// `?` Folds onto an ordinary word of a language: needs a capital and context.
  package static let common = AliasFlags(rawValue: 8)
  /// `^` A name of the past.
  package static let historic = AliasFlags(rawValue: 16)
  /// The entity's canonical name.
  package static let canonical = AliasFlags(rawValue: 32)

  /// Has a capital, so the text must have one too.
  static let hasCapital = AliasFlags(rawValue: 64)
  /// Ends in a period: "U.S."
  static let endsInPeriod = AliasFlags(rawValue: 128)
  /// What callers may see.
  static let visible: AliasFlags = [.distinctive, .exactCase, .demonym, .common, .historic, .canonical]
}

/// An entity that a name may stand for.
package struct NameCandidate: Sendable, Hashable {
  /// For ``Gazetteer/entry(_:)``.
  package var entry: Int32
  package var flags: AliasFlags
}

/// A name found in a text.
package struct NameMatch: Sendable {
  /// Indices of the tokens that were searched.
  package var tokens: Range<Int>
  package var name: NameSummary
  /// The best known first.
  package var candidates: [NameCandidate] { name.candidates }
}
