import Lexicon
import Numbers
import Records

/// A noun phrase that counts people or things: "at least eight members of the security forces", "a man and his two
/// sons", "Thompkins", "317".
package struct Group: Sendable, Equatable {
  package enum Reference: Sendable, Equatable {
    /// Counted by a number or vague word.
    case counted
    /// "a policeman", "another man".
    case indefinite
    /// "the victims", "his wife".
    case definite
    /// A plural without determiner: "civilians".
    case barePlural
    /// A singular without determiner, as in headlines: "Policeman".
    case bareSingular
    case name
    case pronoun
    /// "no one", "no civilians".
    case none
  }

  /// Tokens of the sentence, with number, modifiers and "of …".
  package var tokens: Range<Int>
  /// Tokens without the number and determiner: what the column `victims` shows.
  package var nounPhrase: Range<Int>
  package var reference: Reference
  /// Class of what is counted: "people"; nil for a number without a noun.
  package var nounClass: Label?
  /// For nouns such as "deaths" that are themselves a statistic: the kind.
  package var countedKind: Int?
  /// Victim group of the noun, or none.
  package var victimGroup = Label.none
  /// Key of the head noun, for "the insurgents" after "ten insurgents"; 0 where there is none.
  package var headKey: UInt64 = 0
  package var isPlural = false
  package var value: Int?
  package var low: Int?
  package var high: Int?
  package var qualifier: Statistic.Qualifier = .exact
  /// Beyond those counted before: "another man", "12 others".
  package var isAdditional = false
  /// Of those counted before: "two of them", "the 20".
  package var isPartOfKnown = false
  /// 6 in "a sixth person".
  package var ordinal: Int?
  /// Somebody's: "his wife".
  package var isPossessed = false
  /// Of those whom a word of harm names: "three of the injured".
  package var isOfHarmed = false
  /// How many there are of whom the group is some: 12 in "seven of the 12 passengers"; what is said of the twelve in a
  /// clause of their own ("who died") counts them all.
  package var whole: Quantity?
  /// Where a sum or a total with its parts: the members.
  package var parts: [Group] = []
  /// The parts do not make the total but are listed in it: "40 people, 6 policemen and 34 civilians".
  package var isTotalWithParts = false

  package var isBareNumber: Bool { reference == .counted && nounClass == nil && countedKind == nil }

  init(tokens: Range<Int>, nounPhrase: Range<Int>? = nil, reference: Reference, nounClass: Label?) {
    self.tokens = tokens
    self.nounPhrase = nounPhrase ?? tokens
    self.reference = reference
    self.nounClass = nounClass
  }

  mutating func take(_ quantity: Quantity) {
    (value, low, high, qualifier) = (quantity.value, quantity.low, quantity.high, quantity.qualifier)
    isAdditional = isAdditional || quantity.isAdditional
    reference = .counted
  }

  mutating func setCount(_ count: Int?) {
    (value, low, high) = (count, count, count)
    if count == nil { (low, qualifier) = (2, .vague) }
  }

  mutating func apply(_ bound: Statistic.Qualifier) {
    var quantity = Quantity(tokens: tokens, core: tokens, value: value, low: low, high: high, qualifier: qualifier)
    quantity.apply(bound)
    take(quantity)
  }

  /// The people of several groups together.
  static func sum(_ parts: [Group]) -> Group {
    var whole = parts[0]
    let span = parts[0].tokens.lowerBound..<parts[parts.count - 1].tokens.upperBound
    whole.tokens = span
    whole.nounPhrase = span
    whole.parts = parts
    whole.value = parts.reduce(0) { sum, part in sum.flatMap { sum in part.value.map { addCapped(sum, $0) } } }
    whole.low = parts.reduce(0) { sum, part in sum.map { addCapped($0, part.low ?? part.value ?? 0) } }
    whole.high = parts.reduce(0) { sum, part in sum.flatMap { sum in part.high.map { addCapped(sum, $0) } } }
    let bounded = Set(parts.map(\.qualifier))
    whole.qualifier =
      bounded.count == 1
      ? bounded.first!
      : whole.value == nil
        ? .vague : bounded.contains(.exact) && bounded.count == 2 ? bounded.first { $0 != .exact }! : .about
    whole.isPlural = true
    whole.headKey = 0
    let groups = Set(parts.map(\.victimGroup))
    whole.victimGroup = groups.count == 1 ? parts[0].victimGroup : .none
    whole.reference = parts.contains { $0.reference == .counted } ? .counted : parts[0].reference
    if whole.reference == .pronoun || whole.reference == .bareSingular { whole.reference = .indefinite }
    whole.isAdditional = parts[0].isAdditional
    return whole
  }
}

func addCapped(_ a: Int, _ b: Int) -> Int {
  let (sum, overflow) = a.addingReportingOverflow(b)
  return overflow ? Int.max : sum
}
