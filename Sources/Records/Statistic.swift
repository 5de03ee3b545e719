import Text

/// A figure about people (or property) that the text reports: a row of `statistics.csv`.
public struct Statistic: TableRow, Equatable {
  /// How the text bounds the figure.
  public enum Qualifier: String, Sendable, CaseIterable {
    /// "eight": 8…8.
    case exact
    /// "at least eight": 8 or more.
    case atLeast = "at_least"
    /// "more than 1,000": 1001 or more.
    case moreThan = "more_than"
    /// "up to 30": 30 or fewer.
    case atMost = "at_most"
    /// "fewer than 100": 99 or fewer.
    case lessThan = "less_than"
    /// "nearly 400": at most 400.
    case nearly
    /// "about 50": open to both sides.
    case about
    /// "20 to 30": both ends, no value.
    case range
    /// "dozens": bounds from a table, no value.
    case vague
    /// The number cannot be represented; `value` is empty.
    case overflow
  }

  /// What the text says about the figure's truth.
  public enum Status: String, Sendable, CaseIterable {
    /// Told as a fact.
    case reported
    /// "Nobody was hurt": the value is 0.
    case zero
    /// Said not to be so.
    case denied
    /// "Feared dead", "may have".
    case feared
    /// Told by a party to the event, or as a claim.
    case claimed
    /// A plan, a condition, a drill.
    case hypothetical
    /// Of another, earlier event.
    case background
    /// Said not to be known: no value.
    case unknown
  }

  /// What the figure counts over.
  public enum Scope: String, Sendable, CaseIterable {
    /// The event told of.
    case thisEvent = "this_event"
    /// New since the last report.
    case new
    /// Over several events or a stretch of time.
    case cumulative
  }

  /// ``DocumentRecord/id`` of the document.
  public var documentID: String
  /// "s1", "s2", … in the order of the text, within the document.
  public var id: String
  /// Id of the kind in `Gazetteers/kinds.tsv`: "killed".
  public var kind: String
  /// The stated figure; nil where only vague words are given.
  public var value: Int?
  /// Lowest figure that the words allow; nil where open.
  public var low: Int?
  /// Highest figure that the words allow; nil where open.
  public var high: Int?
  /// How the text bounds the figure.
  public var qualifier: Qualifier
  /// The noun phrase as written.
  public var victims: String?
  /// Id of the group class: "security_forces".
  public var victimGroup: String?
  /// How true the text says it is.
  public var status: Status
  /// Whether it counts this event, what is new, or more.
  public var scope: Scope
  /// Id of the statistic that this one is a part of.
  public var partOf: String?
  /// Id of the first telling of the same figure.
  public var repeats: String?
  /// Who says so, as written.
  public var source: String?
  /// Entity id of the source.
  public var sourceID: String?
  /// Who passed it on: "Interfax".
  public var via: String?
  /// The place of the event, as written.
  public var place: String?
  /// ``Entity/id`` of the place.
  public var placeID: String?
  /// ISO 3166-1 alpha-2 code of the place; several joined by "|".
  public var country: String?
  /// Degrees north, WGS 84, -90…90.
  public var latitude: Double?
  /// Degrees east, WGS 84, -180…180.
  public var longitude: Double?
  /// ISO 8601, as exact as known: "2022-01-06", "2022-01".
  public var date: String?
  /// The date as written.
  public var dateText: String?
  /// The event or means, as written.
  public var cause: String?
  /// Number of the sentence, from 1.
  public var sentence: Int
  /// The part of the page it stands in.
  public var zone: Zone
  /// Code points of the quote, half-open.
  public var range: Range<Int>
  /// The words that give the figure, as written.
  public var quote: String
  /// The whole sentence, as written.
  public var sentenceText: String
  /// Id of the frame that fired.
  public var rule: String
  /// How sure, 0…1.
  public var score: Double

  /// A statistic; who says so, where and when are set afterwards.
  public init(
    documentID: String, id: String, kind: String, value: Int?, low: Int?, high: Int?, qualifier: Qualifier,
    victims: String? = nil, victimGroup: String? = nil, status: Status = .reported, scope: Scope = .thisEvent,
    sentence: Int, zone: Zone, range: Range<Int>, quote: String, sentenceText: String, rule: String, score: Double
  ) {
    self.documentID = documentID
    self.id = id
    self.kind = kind
    self.value = value
    self.low = low
    self.high = high
    self.qualifier = qualifier
    self.victims = victims
    self.victimGroup = victimGroup
    self.status = status
    self.scope = scope
    self.sentence = sentence
    self.zone = zone
    self.range = range
    self.quote = quote
    self.sentenceText = sentenceText
    self.rule = rule
    self.score = score
  }

  public static let table = "statistics"
  public static let columns = [
    Column("document_id", "the document"),
    Column("statistic_id", "s1, s2, … within the document"),
    Column("kind", "killed, injured, …: see Gazetteers/kinds.tsv"),
    Column("value", .integer, "the stated figure; empty if only vague"),
    Column("low", .integer, "lowest figure that the words allow; empty if open"),
    Column("high", .integer, "highest figure that the words allow; empty if open"),
    Column("qualifier", "exact, at_least, more_than, at_most, less_than, nearly, about, range, vague or overflow"),
    Column("victims", "the people counted, as written"),
    Column("victim_group", "their class: civilians, children, security_forces, …"),
    Column("status", "reported, zero, denied, feared, claimed, hypothetical, background or unknown"),
    Column("scope", "this_event, new (since the last report) or cumulative"),
    Column("part_of", "statistic_id of the total this is a part of"),
    Column("repeats", "statistic_id of the first telling of the same figure"),
    Column("source", "who says so, as written"),
    Column("source_id", "entity_id of the source"),
    Column("via", "who passed it on"),
    Column("place", "place of the event, as written"),
    Column("place_id", "entity_id of the place"),
    Column("country", "ISO 3166-1 alpha-2 code of the place"),
    Column("latitude", .number, "degrees north of the place"),
    Column("longitude", .number, "degrees east of the place"),
    Column("date", .date, "date of the event, ISO 8601, empty where it cannot be known"),
    Column("date_text", "the date as written"),
    Column("cause", "the event or means, as written"),
    Column("sentence", .integer, "number of the sentence, from 1"),
    Column("zone", "title, body, caption, byline or boilerplate"),
    Column("start", .integer, "first code point of the quote in the document's text, from 0"),
    Column("end", .integer, "code point after the quote"),
    Column("quote", "the words that give the figure"),
    Column("sentence_text", "the whole sentence"),
    Column("rule", "the frame that fired, in Gazetteers/languages/*/frames.tsv"),
    Column("score", .number, "how sure, 0 to 1"),
  ]

  public var cells: [Cell] {
    [
      .text(documentID), .text(id), .text(kind), .integer(value), .integer(low), .integer(high),
      .text(qualifier.rawValue), .text(victims), .text(victimGroup), .text(status.rawValue), .text(scope.rawValue),
      .text(partOf), .text(repeats), .text(source), .text(sourceID), .text(via), .text(place), .text(placeID),
      .text(country), .decimal(latitude, places: 5), .decimal(longitude, places: 5), .text(date), .text(dateText),
      .text(cause), .integer(sentence), .text(zone.rawValue), .integer(range.lowerBound), .integer(range.upperBound),
      .text(quote), .text(sentenceText), .text(rule), .decimal(score, places: 3),
    ]
  }
}
