import Records

/// A number, range or vague amount in a sentence, with the bounds that its words imply.
package struct Quantity: Sendable, Equatable {
  /// Tokens of the amount with the words that bound it: "at least eight".
  package var tokens: Range<Int>
  /// Tokens of the amount alone.
  package var core: Range<Int>
  package var value: Int?
  package var low: Int?
  package var high: Int?
  package var qualifier: Statistic.Qualifier
  /// Counts beyond what was counted before: "another 12", "12 others".
  package var isAdditional = false
  /// Refers to a known group: "the 12", "all 12", "both".
  package var isDefinite = false
  /// What the number is where it counts nothing: an age, a date, a distance.
  package var role: Role = .count

  package enum Role: Sendable, Equatable {
    case count
    /// Followed by a unit, preceded by a currency, part of a date, name or address.
    case measure
    /// The age of the person named before it.
    case age
    /// Four digits that are a year unless a noun follows.
    case year
  }

  package init(
    tokens: Range<Int>, core: Range<Int>, value: Int?, low: Int?, high: Int?, qualifier: Statistic.Qualifier,
    role: Role = .count
  ) {
    self.tokens = tokens
    self.core = core
    self.value = value
    self.low = low
    self.high = high
    self.qualifier = qualifier
    self.role = role
  }

  /// Bounds of an exact figure.
  package static func exact(_ value: Int, tokens: Range<Int>) -> Quantity {
    Quantity(tokens: tokens, core: tokens, value: value, low: value, high: value, qualifier: .exact)
  }

  /// Tightens or opens the bounds as a hedge says.
  package mutating func apply(_ qualifier: Statistic.Qualifier) {
    guard let value, self.qualifier == .exact || self.qualifier == .about else {
      // A vague amount or range keeps its own bounds; "more than" opens the top.
      if qualifier == .atLeast || qualifier == .moreThan { high = nil }
      return
    }
    self.qualifier = qualifier
    switch qualifier {
    case .atLeast: (low, high) = (value, nil)
    case .moreThan: (low, high) = (value + 1, nil)
    case .atMost: (low, high) = (nil, value)
    case .lessThan: (low, high) = (nil, max(value - 1, 0))
    case .nearly: (low, high) = (nil, value)
    case .about: (low, high) = (nil, nil)
    case .exact, .range, .vague, .overflow: (low, high) = (value, value)
    }
  }
}
