import Records

/// The first rows of a run, to show on a terminal.
public struct Summary: Sendable {
  public private(set) var statistics: [Statistic] = []
  public private(set) var tolls: [Toll] = []
  public internal(set) var entities: [Entity] = []
  private static let limit = 40
  static let entityLimit = 30

  mutating func add(_ extraction: Extraction) {
    let article = extraction.statistics.filter(\.zone.isArticle)
    statistics += article.prefix(Self.limit - statistics.count)
    tolls += extraction.tolls.prefix(Self.limit - tolls.count)
  }
}
