/// A word, number or punctuation mark, with its place in the text and the key that dictionaries look it up by.
///
/// Scripts written without spaces (Han, Kana, Thai, Lao, Khmer, Myanmar) give one token a letter, so that names
/// are found without a segmenter. Digits followed by letters ("2nd", "5km") are two tokens without a gap.
public struct Token: Sendable, Equatable {
  /// What a token is.
  public enum Kind: UInt8, Sendable {
    /// Letters, or letters with digits behind them ("F16").
    case word
    /// Decimal digits of any script.
    case number
    /// One mark or symbol.
    case punctuation
  }

  /// Letter case of a word.
  public enum Shape: UInt8, Sendable {
    /// No cased letter: numbers, Han, Arabic …
    case none
    /// All letters lower.
    case lower
    /// First letter upper, the rest lower; also a single capital.
    case capitalized
    /// All letters upper, at least two.
    case upper
    /// Capitals inside: "McDonald", "iPhone".
    case mixed

    /// Starts with a capital.
    public var startsUpper: Bool { self == .capitalized || self == .upper || self == .mixed }
  }

  /// What stands before the token.
  public enum Gap: UInt8, Sendable, Comparable {
    /// Nothing: they touch.
    case none
    /// Spaces or tabs.
    case space
    /// One line's end.
    case lineBreak
    /// An empty line, or the text's start.
    case paragraphBreak

    /// Closer before wider.
    public static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  /// UTF-8 offsets, half-open.
  public let utf8Start: UInt32
  /// UTF-8 offset behind the token.
  public let utf8End: UInt32
  /// Words and numbers: hash of the folded spelling (see ``NameFold``). Punctuation: its code point, with quotes,
  /// hyphens and apostrophes unified.
  public let key: UInt64
  /// What it is.
  public let kind: Kind
  /// How it is capitalised.
  public let shape: Shape
  /// What stands between it and the token before.
  public let gap: Gap

  /// UTF-8 offsets, half-open.
  public var utf8Range: Range<Int> { Int(utf8Start)..<Int(utf8End) }
  /// Is it a word?
  public var isWord: Bool { kind == .word }
  /// Is it a number?
  public var isNumber: Bool { kind == .number }

  /// Is it this punctuation mark? Quotes, hyphens and apostrophes are unified: ask for `"`, `-`, `'`.
  /// - Complexity: constant.
  @inline(__always) public func isMark(_ mark: Unicode.Scalar) -> Bool {
    kind == .punctuation && key == UInt64(mark.value)
  }
}
