import Records

/// The first rows of a run, to show on a terminal.
package struct Summary: Sendable {
  package private(set) var statistics: [Statistic] = []
  package private(set) var tolls: [Toll] = []
  package internal(set) var entities: [Entity] = []
  private static let limit = 40
  static let entityLimit = 30

  mutating func add(_ extraction: Extraction) {
    let article = extraction.statistics.filter(\.zone.isArticle)
    statistics += article.prefix(Self.limit - statistics.count)
    tolls += extraction.tolls.prefix(Self.limit - tolls.count)
  }
}
