/// All that was read out of one document.
public struct Extraction: Sendable, Equatable {
  public var document: DocumentRecord
  /// In the order of the text.
  public var mentions: [Mention]
  /// The entities mentioned, by first mention; counts are of this document.
  public var entities: [Entity]
  /// In the order of the text.
  public var statistics: [Statistic]
  public var tolls: [Toll]

  public init(
    document: DocumentRecord, mentions: [Mention] = [], entities: [Entity] = [], statistics: [Statistic] = [],
    tolls: [Toll] = []
  ) {
    self.document = document
    self.mentions = mentions
    self.entities = entities
    self.statistics = statistics
    self.tolls = tolls
  }
}
