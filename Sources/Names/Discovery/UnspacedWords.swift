import ICU
import Text

/// Where the words of scripts without spaces (Han, Kana, Thai …) begin and end by ICU's dictionaries, so that no name
/// is read across them: "和日" out of "俄罗斯和日本".
package struct UnspacedWords {
  /// UTF-8 offsets.
  private var boundaries: Set<Int> = []
  private let tokens: [Token]
  private let text: UnsafeBufferPointer<UInt8>
  /// A longer name need not be in the dictionary: one of its ends is enough.
  private static let longName = 3

  /// Nil where the text has no such words.
  package init?(tokens: [Token], text: UnsafeBufferPointer<UInt8>) {
    (self.tokens, self.text) = (tokens, text)
    var breaker: BreakIterator?
    var index = 0
    while index < tokens.count {
      var end = index + 1
      while end < tokens.count, Self.isGlued(tokens, text, end) { end += 1 }
      if end - index > 1 {
        if breaker == nil { breaker = try? BreakIterator(.words, locale: "") }
        let start = Int(tokens[index].utf8Start)
        let run = Array(text[start..<Int(tokens[end - 1].utf8End)])
        for piece in (try? breaker?.pieces(utf8: run)) ?? [] {
          boundaries.insert(start + piece.utf8Range.lowerBound)
          boundaries.insert(start + piece.utf8Range.upperBound)
        }
      }
      index = end
    }
    if boundaries.isEmpty { return nil }
  }

  /// Does the token touch the one before, both of a script without spaces? Their letters take three bytes at least.
  private static func isGlued(_ tokens: [Token], _ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let token = tokens[index], last = tokens[index - 1]
    return token.gap == .none && token.isWord && last.isWord && token.shape == .none
      && text[Int(token.utf8Start)] >= 0xE0 && text[Int(last.utf8Start)] >= 0xE0
  }

  /// May a name stand there?
  package func allows(_ range: Range<Int>) -> Bool {
    let startsInside = range.lowerBound > 0 && Self.isGlued(tokens, text, range.lowerBound)
    let endsInside = range.upperBound < tokens.count && Self.isGlued(tokens, text, range.upperBound)
    guard startsInside || endsInside else { return true }
    let isStart = !startsInside || boundaries.contains(Int(tokens[range.lowerBound].utf8Start))
    let isEnd = !endsInside || boundaries.contains(Int(tokens[range.upperBound - 1].utf8End))
    if range.count == 1 { return false }
    return range.count < Self.longName ? isStart && isEnd : isStart || isEnd
  }
}
