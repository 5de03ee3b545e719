import Lexicon
import Numbers
import Records
import Text

/// A statistic as read from one sentence, before the document's statistics are compared with each other. Token numbers
/// count in the document.
package struct Fact: Sendable {
  package var kind: Int
  package var group: Group
  package var sentence: Int
  package var zone: Zone
  /// Tokens of the quote: the group and the words that say what happened.
  package var quote: Range<Int>
  package var value: Int?
  package var low: Int?
  package var high: Int?
  package var qualifier: Statistic.Qualifier
  package var victims: Range<Int>?
  package var victimGroup: Label
  package var status: Statistic.Status = .reported
  package var scope: Statistic.Scope = .thisEvent
  /// Index of the whole in the document's facts.
  package var partOf: Int?
  /// Index of the first telling in the document's facts.
  package var repeats: Int?
  package var source: Range<Int>?
  package var via: Range<Int>?
  package var date: CalendarDate?
  package var dateTokens: Range<Int>?
  package var rule: String
  package var score: Double
  /// The count comes from a figure told before: "the insurgents".
  package var isCarriedOver = false
  /// A running count ("the toll rose to 141").
  package var isToll = false
  /// Somebody else's figure beside the one told before: "management spoke of 22".
  package var isContested = false
  /// The text calls it an earlier figure ("had earlier put the toll at nine").
  package var isEarlierFigure = false
  /// What became of some of those told just before: "wounded five, one fatally".
  package var isOutcome = false
  /// The deed is a means ("shot", "stabbed"): it hurts those whom no other words call dead.
  package var isMeans = false
  /// The dead were among the hurt: "one of the wounded later died".
  package var isOfHurt = false
  /// One person whom a word implies without telling who: "a fatal shooting".
  package var isImplied = false
}
