/// A document's best figure of one kind: a row of `tolls.csv`.
public struct Toll: TableRow, Equatable {
  /// ``DocumentRecord/id`` of the document.
  public var documentID: String
  /// Id of the kind: "killed".
  public var kind: String
  /// "overall" for the article's one overall figure, else the group it counts.
  public var series: String
  /// The figure that the profile chooses; nil where it leaves vague words open.
  public var best: Int?
  /// Lowest figure that the words allow; nil where open.
  public var low: Int?
  /// Highest figure that the words allow; nil where open.
  public var high: Int?
  /// The people counted, as written.
  public var victims: String?
  /// Who gives the figures, as written, in the order of the text.
  public var sources: [String]
  /// ``Statistic/id`` of the statistics behind it, in the order of the text.
  public var statisticIDs: [String]

  /// The ``series`` of the article's one overall figure of a kind.
  public static let overall = "overall"

  /// A toll.
  public init(
    documentID: String, kind: String, series: String, best: Int?, low: Int?, high: Int?, victims: String? = nil,
    sources: [String] = [], statisticIDs: [String] = []
  ) {
    self.documentID = documentID
    self.kind = kind
    self.series = series
    self.best = best
    self.low = low
    self.high = high
    self.victims = victims
    self.sources = sources
    self.statisticIDs = statisticIDs
  }

  public static let table = "tolls"
  public static let columns = [
    Column("document_id", "the document"),
    Column("kind", "killed, injured, …"),
    Column("series", "overall, or the group that is counted apart"),
    Column("best", .integer, "best figure by the profile; empty where only vague"),
    Column("low", .integer, "lowest figure; empty if open"),
    Column("high", .integer, "highest figure; empty if open"),
    Column("victims", "the people counted, as written"),
    Column("sources", "who gives the figures, joined by |"),
    Column("statistic_ids", "the statistics behind the figure, joined by |"),
  ]

  public var cells: [Cell] {
    [
      .text(documentID), .text(kind), .text(series), .integer(best), .integer(low), .integer(high), .text(victims),
      .text(sources.joined(separator: "|")), .text(statisticIDs.joined(separator: "|")),
    ]
  }
}
