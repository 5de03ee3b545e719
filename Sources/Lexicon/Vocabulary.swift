import Foundation
import Text

/// A noun that statistics count, from `nouns.tsv`.
package struct Noun: Sendable, Equatable {
  /// What it counts: "people", "building", "vehicle", …
  package let nounClass: Label
  /// Victim group, or none.
  package let group: Label
  package let isPlural: Bool
  /// People that a singular stands for: 1, 2 for a couple, nil for a group of unknown size.
  package let count: Int?
  /// Written with a capital ("Pole"): in lower case it is another word.
  package let isProper: Bool
}

/// A form of a verb of statistics, from `verbs.tsv`.
package struct VerbForm: Sendable, Equatable {
  package enum Form: String, Sendable, CaseIterable { case base, third, past, participle, gerund }
  package enum Role: String, Sendable {
    /// What is counted is the object, or the subject of the passive.
    case object
    /// What is counted is the subject.
    case subject
  }
  package let kind: Int
  package let role: Role
  package let nounClass: Label
  package let form: Form
  /// Number of the verb's row, the same for all its forms.
  package let verb: Int
  /// The deed is a means ("shot") that a verb of killing beside it completes.
  package let isMeans: Bool
  /// The doer is the one harmed ("killed himself").
  package let isReflexive: Bool
  /// Counts only groups with a noun: "eliminated" says too little with a bare number.
  package let needsNoun: Bool
  /// Counts only groups with a number: "held" of one man says too little.
  package let needsCount: Bool
  /// Counts only those who are sent, by their group: "are at the scene" says too little of others.
  package let needsForce: Bool
  /// Places are taken, too: "captured Aleppo" counts nobody.
  package let takesPlaces: Bool
}

/// A vague amount with its bounds, from `vague.tsv`.
package struct VagueAmount: Sendable, Equatable {
  package let low: Int?
  package let high: Int?
  package let value: Int?
}

/// A word that bounds a number, from `hedges.tsv`.
package struct Hedge: Sendable, Equatable {
  package let qualifier: String
  package let isBefore: Bool
}

/// A victim group, from `groups.tsv`.
package struct VictimGroup: Sendable, Equatable {
  package let id: Label
  package let order: Int
  /// Tolls keep it apart from the overall figure.
  package let isApart: Bool
  /// Its members who take part in something are deployed, not demonstrating.
  package let isForce: Bool

  /// The group of those who did it, as `groups.tsv` must name it.
  package static let doers = Label("attackers")
  /// The groups that fight each other.
  package static let sides: [Label] = [Label("security_forces"), militants]
  package static let militants = Label("militants")
  /// The group of those who demonstrate.
  package static let crowd = Label("protesters")
}

/// A frame as its file has it; the statistics engine compiles it.
package struct FrameSource: Sendable, Equatable {
  /// Stands for the kind of the figure told before, which the new one replaces: "the figure later rose to nine".
  package static let restated = "="
  /// The same where the new figure stands beside the old one: "the ministry put the number at 19".
  package static let contested = "~"

  package let id: String
  /// Id of a kind, or "*" for the trigger's.
  package let kind: String
  package let priority: Int
  /// Class of the nouns that are counted, or "" for the trigger's.
  package let noun: String
  package let pattern: String
  package let file: String
  package let line: Int

  package init(
    id: String, kind: String, priority: Int, noun: String, pattern: String, file: String, line: Int
  ) {
    self.id = id
    self.kind = kind
    self.priority = priority
    self.noun = noun
    self.pattern = pattern
    self.file = file
    self.line = line
  }
}
