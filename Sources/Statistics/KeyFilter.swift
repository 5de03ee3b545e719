import Text

/// Tells in one look whether a run of tokens may hold one of many words: a bit a word, so that it is sometimes wrong
/// in saying yes and never in saying no.
struct KeyFilter: Sendable {
  /// 16 KiB: with five thousand words about 4 % of the others pass.
  private static let bits = 17
  private let words: [UInt64]

  init(_ keys: some Sequence<UInt64>) {
    var words = [UInt64](repeating: 0, count: 1 << (Self.bits - 6))
    for key in keys { words[Self.place(key) >> 6] |= 1 << UInt64(Self.place(key) & 63) }
    self.words = words
  }

  func mayHold(_ tokens: UnsafeBufferPointer<Token>) -> Bool {
    words.withUnsafeBufferPointer { words in
      for token in tokens {
        let place = Self.place(token.key)
        if words[place >> 6] >> UInt64(place & 63) & 1 != 0 { return true }
      }
      return false
    }
  }

  @inline(__always) private static func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: key >> 20) & (1 << bits - 1)
  }
}
