/// A document that tells the same story in nearly the same words as an earlier one: a row of `near_duplicates.csv`.
public struct NearDuplicate: TableRow, Equatable {
  /// The document.
  public var documentID: String
  /// Id of the story's first document in input order.
  public var storyID: String
  /// How much of the two texts is the same, 0…1.
  public var similarity: Double

  /// A row.
  public init(documentID: String, storyID: String, similarity: Double) {
    self.documentID = documentID
    self.storyID = storyID
    self.similarity = similarity
  }

  public static let table = "near_duplicates"
  public static let columns = [
    Column("document_id", "the document"),
    Column("story_id", "document_id of the first document with nearly the same text; its own row has it too"),
    Column("similarity", .number, "share of the text that is the same as the first one's, 0 to 1, estimated"),
  ]

  public var cells: [Cell] { [.text(documentID), .text(storyID), .decimal(similarity, places: 2)] }
}

/// What one story says of one kind of toll at one place on one day: a row of `tolls_timeline.csv`.
public struct TimelineRow: TableRow, Equatable {
  /// Where the day of a row comes from.
  public enum DateSource: String, Sendable {
    /// The text dates the event.
    case text
    /// The text does not; it is the day of publication.
    case published
  }

  /// As in ``Statistic``.
  public var placeID: String?
  /// As in ``Statistic``.
  public var place: String?
  /// As in ``Statistic``.
  public var country: String?
  /// As in ``Statistic``.
  public var latitude: Double?
  /// As in ``Statistic``.
  public var longitude: Double?
  /// ISO 8601.
  public var date: String?
  /// Nil where there is no date.
  public var dateSource: String?
  /// As in ``Toll``.
  public var kind: String
  /// As in ``Toll``.
  public var series: String
  /// As in ``Toll``.
  public var best: Int?
  /// As in ``Toll``.
  public var low: Int?
  /// As in ``Toll``.
  public var high: Int?
  /// As in ``Toll``.
  public var victims: String?
  /// Who gives the figure, joined by |.
  public var sources: String?
  /// The first document of the story with this figure.
  public var documentID: String
  /// Id of the story's first document.
  public var storyID: String
  /// Documents of the story that give this figure: forty papers with one wire story are one row with 40.
  public var documents: Int
  /// Other rows of the same place, day, kind and series whose bounds exclude this one's; nil without place or day.
  public var conflicts: Int?
  /// The statistics in the first document, joined by |.
  public var statisticIDs: String?

  /// A row without its figures.
  public init(kind: String, series: String, documentID: String, storyID: String) {
    self.kind = kind
    self.series = series
    self.documentID = documentID
    self.storyID = storyID
    documents = 1
  }

  public static let table = "tolls_timeline"
  public static let columns = [
    Column("place_id", "entity_id of the place of the event"),
    Column("place", "place of the event, as written in the first document"),
    Column("country", "ISO 3166-1 alpha-2 code of the place"),
    Column("latitude", .number, "degrees north of the place"),
    Column("longitude", .number, "degrees east of the place"),
    Column("date", .date, "day of the event, ISO 8601"),
    Column("date_source", "text, or published where the text gives no date and the day of publication stands in"),
    Column("kind", "killed, injured, …"),
    Column("series", "overall, or the group that is counted apart"),
    Column("best", .integer, "best figure by the profile; empty where only vague"),
    Column("low", .integer, "lowest figure; empty if open"),
    Column("high", .integer, "highest figure; empty if open"),
    Column("victims", "the people counted, as written"),
    Column("sources", "who gives the figure, joined by |"),
    Column("document_id", "the first document of the story with this figure"),
    Column("story_id", "first document with nearly the same text, as in near_duplicates.csv"),
    Column("documents", .integer, "documents of the story that give this figure"),
    Column("conflicts", .integer, "other rows of this place, day, kind and series whose bounds exclude this figure"),
    Column("statistic_ids", "the statistics behind the figure in that document, joined by |"),
  ]

  public var cells: [Cell] {
    [
      .text(placeID), .text(place), .text(country), .decimal(latitude, places: 5), .decimal(longitude, places: 5),
      .text(date),
      .text(dateSource), .text(kind), .text(series), .integer(best), .integer(low), .integer(high), .text(victims),
      .text(sources), .text(documentID), .text(storyID), .integer(documents), .integer(conflicts),
      .text(statisticIDs),
    ]
  }
}
