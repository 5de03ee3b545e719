extension Token {
  /// The tokens of lower-case ASCII words with single spaces between, or nil for any other phrase: most lines of word
  /// lists, read without a tokenizer. Keys are those that a ``Tokenizer`` gives.
  package static func plainWords(_ phrase: String) -> [Token]? {
    var phrase = phrase
    return phrase.withUTF8 { utf8 in
      guard !utf8.isEmpty, utf8.count <= 256 else { return nil }
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: utf8.count + SourceText.padding) { padded in
        padded.initialize(repeating: 0)
        for index in utf8.indices { padded[index] = utf8[index] }
        var tokens: [Token] = []
        var start = 0
        for index in 0...utf8.count {
          let byte = index < utf8.count ? utf8[index] : 0x20
          if byte == 0x20 {
            guard index > start else { return nil }
            tokens.append(
              Token(
                utf8Start: UInt32(start), utf8End: UInt32(index),
                key: TokenKey.hash(asciiWord: padded.baseAddress! + start, index - start), kind: .word, shape: .lower,
                gap: start == 0 ? .none : .space))
            start = index + 1
          } else if byte < 0x61 || byte > 0x7A {
            return nil
          }
        }
        return tokens
      }
    }
  }
}
