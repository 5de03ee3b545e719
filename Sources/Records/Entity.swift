import Text

/// A person, place or organisation named in the corpus: a row of `entities.csv`.
public struct Entity: TableRow, Equatable {
  /// Stable id: from the gazetteer ("geonames:1526384"), or made of type and name ("person:saltanat-azirbek").
  public var id: String
  /// Person, place or organisation.
  public var type: EntityType
  /// The canonical name.
  public var name: String
  /// Spellings met in the texts, sorted.
  public var aliasesSeen: [String]
  /// ISO 3166-1 alpha-2 ("KZ"); several joined by "|".
  public var country: String?
  /// Degrees, WGS 84, positive north, -90…90.
  public var latitude: Double?
  /// Degrees, WGS 84, positive east, -180…180.
  public var longitude: Double?
  /// Wikidata id ("Q35493"), only where certain.
  public var wikidata: String?
  /// GeoNames id, digits.
  public var geonames: String?
  /// Count of mentions.
  public var mentions: Int
  /// Count of documents with a mention.
  public var documents: Int
  /// The first such document in input order.
  public var firstDocument: String
  /// How it was told to be an entity, in the first document: "gazetteer", or the rule that found a name that no list has
  /// ("title before it").
  public var evidence: String?

  /// An entity; what is not given is unknown or 0.
  public init(
    id: String, type: EntityType, name: String, aliasesSeen: [String] = [], country: String? = nil,
    latitude: Double? = nil, longitude: Double? = nil, wikidata: String? = nil, geonames: String? = nil,
    mentions: Int = 0, documents: Int = 0, firstDocument: String = "", evidence: String? = nil
  ) {
    self.id = id
    self.type = type
    self.name = name
    self.aliasesSeen = aliasesSeen
    self.country = country
    self.latitude = latitude
    self.longitude = longitude
    self.wikidata = wikidata
    self.geonames = geonames
    self.mentions = mentions
    self.documents = documents
    self.firstDocument = firstDocument
    self.evidence = evidence
  }

  /// ``evidence`` of what stands in a gazetteer.
  public static let listed = "gazetteer"

  public static let table = "entities"
  public static let columns = [
    Column("entity_id", "stable id: from the gazetteer, or made from type and name"),
    Column("type", "person, place or organization"),
    Column("name", "canonical name"),
    Column("aliases_seen", "spellings met in the texts, joined by |"),
    Column("country", "ISO 3166-1 alpha-2 code"),
    Column("latitude", .number, "degrees north, WGS 84"),
    Column("longitude", .number, "degrees east, WGS 84"),
    Column("wikidata", "Wikidata id where certain"),
    Column("geonames", "GeoNames id"),
    Column("mentions", .integer, "number of mentions"),
    Column("documents", .integer, "number of documents with a mention"),
    Column("first_document", "first document with a mention, in input order"),
    Column("evidence", "gazetteer, or the rule that found a name that no list has"),
  ]

  public var cells: [Cell] {
    [
      .text(id), .text(type.rawValue), .text(name), .text(aliasesSeen.joined(separator: "|")), .text(country),
      .decimal(latitude, places: 5), .decimal(longitude, places: 5), .text(wikidata), .text(geonames),
      .integer(mentions), .integer(documents), .text(firstDocument), .text(evidence),
    ]
  }
}
