import Text

/// What stands between two words that may belong to one name.
///
/// A name's hyphens, apostrophes, middle dots, ampersands and abbreviating periods do not matter: "Abdel-Fattah" is
/// "Abdel Fattah", "U.S. Army" is "U S Army". Other marks are steps of their own: "Washington, D.C.".
enum NameJoint: Equatable {
  /// The next word follows.
  case join
  /// A mark and then the next word.
  case mark(UInt64)
  /// No name goes on here.
  case stop

  static let hyphen: UInt64 = 0x2D
  static let apostrophe: UInt64 = 0x27
  static let period: UInt64 = 0x2E
  static let ampersand: UInt64 = 0x26
  static let middleDot: UInt64 = 0xB7
  /// "St. Petersburg", "Gen. Haftar": a longer word before a period and a space ends a sentence.
  static let longestAbbreviation = 3

  static func isSoft(_ mark: UInt64) -> Bool {
    mark == hyphen || mark == apostrophe || mark == period || mark == ampersand || mark == middleDot
  }

  /// - Parameters:
  ///   - before: bytes of the word before.
  ///   - mark: the only mark between the words, or nil.
  ///   - gapBeforeMark: between that word and the mark.
  ///   - gapBeforeWord: between the mark, or else the word, and the next word.
  @inline(__always)
  init(before: Int, mark: UInt64?, gapBeforeMark: Token.Gap, gapBeforeWord: Token.Gap) {
    if gapBeforeWord == .paragraphBreak || gapBeforeMark == .paragraphBreak {
      self = .stop
      return
    }
    guard let mark else {
      self = .join
      return
    }
    switch mark {
    case Self.hyphen: self = gapBeforeMark == .none && gapBeforeWord != .space ? .join : .stop
    case Self.apostrophe: self = gapBeforeMark == .none ? .join : .stop
    case Self.middleDot: self = gapBeforeMark == .none && gapBeforeWord == .none ? .join : .stop
    case Self.ampersand: self = .join
    case Self.period:
      let abbreviates = gapBeforeWord == .none || before <= Self.longestAbbreviation
      self = gapBeforeMark == .none && abbreviates ? .join : .stop
    default: self = .mark(mark)
    }
  }
}
