import Gazetteer
import Names
import Records
import Text

/// A name in a document that stands for an entity.
package struct NameMention: Sendable {
  package var tokens: Range<Int>
  package var type: EntityType
  /// Index in the document's entities.
  package var entity: Int
  package var method: Mention.Method
  package var score: Double
  package var rule: NameRule
}

/// An entity that a document names.
package struct NamedEntity: Sendable {
  package var type: EntityType
  /// In the gazetteer; nil where no list has it.
  package var entry: Int32?
  /// Its fullest name in the text.
  package var tokens: Range<Int>
  /// Code of its country as two bytes, or 0.
  package var country: UInt16 = 0
  /// A country or continent: says less of where an event was than a place in it.
  package var isWide = false
}

/// The names of a document, in the order of the text.
package struct DocumentMentions: Sendable {
  package var mentions: [NameMention] = []
  package var entities: [NamedEntity] = []
  /// Words that carry a country and are no mention: "Kazakh".
  package var demonyms: [(tokens: Range<Int>, country: UInt16)] = []
  /// The country that the document is mostly about, or 0.
  package var country: UInt16 = 0
  /// For each place of the text why it is this one and no namesake: for `muster explain`.
  package var choices: [PlaceChoice] = []

  package init() {}
}
