/// All that was read out of one document.
public struct Extraction: Sendable, Equatable {
  /// What became of the document, with counts.
  public var document: DocumentRecord
  /// In the order of the text.
  public var mentions: [Mention]
  /// The entities mentioned, by first mention; counts are of this document.
  public var entities: [Entity]
  /// In the order of the text.
  public var statistics: [Statistic]
  /// The best figure of each kind and series, in the order of the kinds.
  public var tolls: [Toll]

  /// An extraction; what is not given is empty.
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

  /// The article's overall toll of a kind, such as "killed", or nil where it gives none.
  /// - Complexity: linear in the number of tolls.
  public func toll(of kind: String) -> Toll? { tolls.first { $0.kind == kind && $0.series == Toll.overall } }

  /// The entity with that id, or nil where the document does not mention it.
  /// - Complexity: linear in the number of entities.
  public func entity(_ id: String) -> Entity? { entities.first { $0.id == id } }
}
