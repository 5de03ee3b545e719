import CICU

/// Word, sentence and grapheme boundaries (UAX #29), with ICU's dictionaries for scripts without spaces.
public struct BreakIterator: ~Copyable {
  public enum Kind: Sendable { case words, sentences, graphemes }

  private let handle: OpaquePointer

  /// Opens an iterator for a locale ("en", "th"). An unknown locale gets ICU's root rules.
  public init(_ kind: Kind, locale: String) throws(ICUError) {
    var status: Int32 = 0
    let icuKind: MusterICUBreakKind =
      switch kind {
      case .words: MUSTER_ICU_WORDS
      case .sentences: MUSTER_ICU_SENTENCES
      case .graphemes: MUSTER_ICU_GRAPHEMES
      }
    guard let opened = muster_icu_breaker_open(icuKind, locale, &status) else {
      throw .failed(
        operation: "open \(kind) boundaries for '\(locale)'", code: String(cString: muster_icu_error_name(status)))
    }
    handle = opened
  }

  deinit { muster_icu_breaker_close(handle) }

  /// A piece between two boundaries.
  public struct Piece: Equatable, Sendable {
    /// UTF-8 offsets, half-open.
    public let utf8Range: Range<Int>
    /// For word boundaries: a word, number, kana or ideograph rather than space or punctuation.
    public let isWord: Bool
  }

  /// All pieces of the text, in order, covering it without gaps.
  public mutating func pieces(utf8: [UInt8]) throws(ICUError) -> [Piece] {
    var status: Int32 = 0
    var pieces: [Piece] = []
    utf8.withUnsafeBufferPointer { text in
      muster_icu_breaker_set_text(handle, text.baseAddress, text.count, &status)
      guard status <= 0 else { return }
      var start = 0
      while true {
        let end = Int(muster_icu_breaker_next(handle))
        guard end > start else { break }
        pieces.append(Piece(utf8Range: start..<end, isWord: muster_icu_breaker_is_word(handle)))
        start = end
      }
      var emptyStatus: Int32 = 0
      muster_icu_breaker_set_text(handle, nil, 0, &emptyStatus)
    }
    try check(status, "find boundaries")
    return pieces
  }
}
