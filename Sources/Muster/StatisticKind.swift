import Lexicon

/// A kind of statistic: a row of `Gazetteers/kinds.tsv` or of an addition's.
public struct StatisticKind: Sendable, Hashable, Identifiable {
  /// What ``Statistic/kind`` and ``Toll/kind`` hold: "killed".
  public let id: String
  /// Id of the kind that this one is a special case of, or nil: "injured" of "hospitalized".
  public let parent: String?
  /// Whether it counts people; the others (buildings, vehicles, money) never enter casualties.
  public let countsPeople: Bool
  /// What it counts, for people.
  public let gloss: String

  init(_ kind: Kind) {
    id = kind.id
    parent = kind.parent.isEmpty ? nil : kind.parent
    countsPeople = kind.countsPeople
    gloss = kind.gloss
  }
}
