/// What a language pack says about where sentences end.
package struct SentenceRules: Sendable {
  /// Words before a period that does not end a sentence: "Mr", "Gen".
  package var abbreviations: Set<UInt64> = []
  /// Words whose period may also end a sentence: "Inc", "p.m".
  package var finalAbbreviations: Set<UInt64> = []
  /// Words that start a sentence when capitalised after such a period: "The", "He".
  package var starters: Set<UInt64> = []

  package init() {}
}

/// A run of tokens that is one sentence, heading or line.
package struct Sentence: Sendable, Equatable {
  package var tokens: Range<Int>
  /// Number of the block (paragraph or line) it stands in, from 0.
  package var block: Int
  package var zone: Zone = .body
}

/// Finds blocks (paragraphs, or lines where the text is not hard-wrapped) and the sentences in them.
package struct SentenceSplitter: Sendable {
  let rules: SentenceRules
  /// Longer sentences are cut, so that what is worse than linear in a sentence stays bounded.
  package static let longestSentence = 400
  /// Closing marks that one sentence may end with.
  private static let mostClosers = 8

  package init(rules: SentenceRules) { self.rules = rules }

  /// Sentences in order; every token is in exactly one.
  package func sentences(_ tokens: [Token]) -> [Sentence] {
    var sentences: [Sentence] = []
    tokens.withUnsafeBufferPointer { tokens in
      guard !tokens.isEmpty else { return }
      let wrapped = isHardWrapped(tokens)
      var start = 0
      var block = 0
      for index in 1...tokens.count {
        let isBlockEnd = index == tokens.count || endsBlock(before: index, tokens, wrapped)
        guard isBlockEnd || index - start >= Self.longestSentence || endsSentence(before: index, tokens) else {
          continue
        }
        sentences.append(Sentence(tokens: start..<index, block: block))
        start = index
        if isBlockEnd { block += 1 }
      }
    }
    return sentences
  }

  /// Lines of even length broken inside sentences: most line breaks are followed by a lower-case word.
  private func isHardWrapped(_ tokens: UnsafeBufferPointer<Token>) -> Bool {
    var breaks = 0, lower = 0
    for index in 1..<max(tokens.count, 1) where tokens[index].gap == .lineBreak {
      breaks += 1
      if tokens[index].shape == .lower && !tokens[index - 1].isTerminal { lower += 1 }
    }
    return breaks >= 3 && lower * 10 >= breaks * 4
  }

  private func endsBlock(before index: Int, _ tokens: UnsafeBufferPointer<Token>, _ wrapped: Bool) -> Bool {
    switch tokens[index].gap {
    case .paragraphBreak: return true
    case .lineBreak:
      if wrapped {
        // A heading in capitals stands on a line of its own.
        return tokens[index - 1].shape == .upper && tokens[index].shape != .lower
          && previousWordsAreUpper(index, tokens)
          && nextWordsAreNotUpper(index, tokens)
      }
      return !(tokens[index].shape == .lower && !tokens[index - 1].isTerminal)
    default: return false
    }
  }

  private func previousWordsAreUpper(_ index: Int, _ tokens: UnsafeBufferPointer<Token>) -> Bool {
    index >= 3 && tokens[(index - 3)..<index].allSatisfy { $0.shape == .upper || $0.shape == .none }
  }

  private func nextWordsAreNotUpper(_ index: Int, _ tokens: UnsafeBufferPointer<Token>) -> Bool {
    tokens[index..<min(index + 8, tokens.count)].contains { $0.shape == .lower }
  }

  private func endsSentence(before index: Int, _ tokens: UnsafeBufferPointer<Token>) -> Bool {
    var last = index - 1
    // Closing quotes and brackets belong to the sentence they close.
    while last > 0, index - last <= Self.mostClosers, tokens[last].isCloser, tokens[last].gap == .none,
      !tokens[last].isTerminal
    {
      last -= 1
    }
    guard tokens[last].isTerminal, last > 0 else { return false }
    let next = tokens[index]
    if next.isCloser && next.gap == .none { return false }
    if next.isTerminal && next.gap == .none { return false }
    if tokens[last].isMark(".") { return periodEnds(at: last, next: index, tokens) }
    if next.gap == .none && !next.isWord { return false }
    return next.shape != .lower
  }

  private func periodEnds(at period: Int, next index: Int, _ tokens: UnsafeBufferPointer<Token>) -> Bool {
    let next = tokens[index]
    let previous = tokens[period - 1]
    if next.shape == .lower { return false }
    if next.gap == .none {
      // "end.Next" of a page whose spaces were lost; never "example.com" or "3.5".
      return next.shape == .capitalized && previous.shape == .lower && previous.utf8End - previous.utf8Start > 2
        && tokens[period].gap == .none
    }
    guard previous.isWord || previous.isNumber, tokens[period].gap == .none else { return true }
    let startsSentence = next.isWord && rules.starters.contains(next.key) && next.shape.startsUpper
    if previous.isWord {
      let isLetter =
        previous.utf8End - previous.utf8Start == 1 || previous.shape == .capitalized && isOneCodePoint(previous)
      let isInitials = period >= 2 && tokens[period - 2].isMark(".") && previous.gap == .none
      if isInitials || isLetter && previous.shape == .capitalized { return startsSentence && isInitials }
      if rules.abbreviations.contains(previous.key) { return false }
      if isLetter || rules.finalAbbreviations.contains(previous.key) { return startsSentence }
      return true
    }
    // "1. First item" at the start of a line.
    return !(previous.gap >= .lineBreak && previous.isNumber && previous.utf8End - previous.utf8Start <= 2)
  }

  private func isOneCodePoint(_ token: Token) -> Bool { token.utf8End - token.utf8Start <= 2 }
}

extension Token {
  /// Ends a sentence where what follows starts one.
  var isTerminal: Bool {
    kind == .punctuation && (key == 0x2E || key == 0x21 || key == 0x3F || key == 0x2026 || key == 0x203D)
  }

  /// A closing quote or bracket, or a quote that may be one.
  var isCloser: Bool {
    kind == .punctuation && (key == 0x22 || key == 0x29 || key == 0x5D || key == 0x27)
  }
}
