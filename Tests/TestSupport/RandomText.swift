/// Random numbers that are the same in every run, so that a failure can be repeated.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// SplitMix64.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Text made to break writers and readers of tables and JSON.
public func hostileText(using generator: inout SeededGenerator) -> String {
  let pieces = [
    "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "'", "=", "+", "-", "@", "=SUM(A1:A9)", "-1", "+4.5", "a", "Ä",
    "é",
    "e\u{301}", "👩‍👩‍👧‍👦", "🇰🇿", "Қ", "ي", "日本", "\u{FEFF}", "\u{202E}", "\u{1}", "\u{7F}", " ", "  ", "0", "1,000",
    "\\", "\\n", "{", "}", "[", "]", "null", "<b>", "\u{2028}", "İ", "ß", "𝟘",
  ]
  let count = Int.random(in: 0...6, using: &generator)
  return (0..<count).map { _ in pieces.randomElement(using: &generator)! }.joined()
}
