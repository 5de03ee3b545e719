import Text

/// A name in the text: a row of `mentions.csv`.
public struct Mention: TableRow, Equatable {
  /// How the name was recognised.
  public enum Method: String, Sendable {
    /// An alias in a gazetteer, as written.
    case gazetteer
    /// A spelling that the gazetteer does not list, matched by its name keys.
    case variant
    /// No list has it: found from titles, verbs of saying, given names and the like.
    case discovered
    /// A short form of a name given earlier in the document.
    case coreference
  }

  /// ``DocumentRecord/id`` of the document.
  public var documentID: String
  /// "m1", "m2", … in the order of the text, within the document.
  public var id: String
  /// ``Entity/id`` of what it names.
  public var entityID: String
  /// Person, place or organisation.
  public var type: EntityType
  /// The entity's canonical name.
  public var name: String
  /// As written.
  public var text: String
  /// Code points of the document's text, half-open.
  public var range: Range<Int>
  /// Number of the sentence in the document, from 1.
  public var sentence: Int
  /// The part of the page it stands in.
  public var zone: Zone
  /// How it was recognised.
  public var method: Method
  /// How sure, 0…1.
  public var score: Double

  /// A mention.
  public init(
    documentID: String, id: String, entityID: String, type: EntityType, name: String, text: String, range: Range<Int>,
    sentence: Int, zone: Zone, method: Method, score: Double
  ) {
    self.documentID = documentID
    self.id = id
    self.entityID = entityID
    self.type = type
    self.name = name
    self.text = text
    self.range = range
    self.sentence = sentence
    self.zone = zone
    self.method = method
    self.score = score
  }

  public static let table = "mentions"
  public static let columns = [
    Column("document_id", "the document"),
    Column("mention_id", "m1, m2, … within the document"),
    Column("entity_id", "the entity in entities.csv"),
    Column("type", "person, place or organization"),
    Column("name", "the entity's canonical name"),
    Column("text", "the name as written"),
    Column("start", .integer, "first code point of the name in the document's text, from 0"),
    Column("end", .integer, "code point after the name"),
    Column("sentence", .integer, "number of the sentence, from 1"),
    Column("zone", "title, body, caption, byline or boilerplate"),
    Column("method", "gazetteer, variant, discovered or coreference"),
    Column("score", .number, "how sure, 0 to 1"),
  ]

  public var cells: [Cell] {
    [
      .text(documentID), .text(id), .text(entityID), .text(type.rawValue), .text(name), .text(text),
      .integer(range.lowerBound), .integer(range.upperBound), .integer(sentence), .text(zone.rawValue),
      .text(method.rawValue), .decimal(score, places: 3),
    ]
  }
}
