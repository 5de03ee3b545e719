/// What a language pack says about the parts of a page.
package struct ZoneRules: Sendable {
  package enum Cue: Int, Sendable {
    /// Starts the part of the page that is no longer the article: "Check Also", "Leave a Reply".
    case section
    /// The same where only capitalised words follow: "About Jane Doe".
    case namedSection
    /// Makes its own line boilerplate: "Sign up for our newsletter".
    case line
    /// Starts a caption or credit: "Photo:", "Main photo source".
    case caption
    /// A news agency or photographer's service, as credits name it.
    case credit
  }

  private var phrases = PhraseTable()

  package init() {}

  package mutating func add(_ phrase: [Token], _ cue: Cue) { phrases.insert(phrase, value: cue.rawValue) }

  func cue(in tokens: UnsafeBufferPointer<Token>, from start: Int) -> (cue: Cue, end: Int)? {
    phrases.longestMatch(in: tokens, from: start).flatMap { match in
      Cue(rawValue: match.value).map { ($0, match.tokens.upperBound) }
    }
  }
}

/// Tells title, body, captions and page furniture apart, block by block.
package struct ZoneClassifier: Sendable {
  let rules: ZoneRules

  package init(rules: ZoneRules) { self.rules = rules }

  /// Longest heading, credit or caption line, in tokens.
  private static let shortLine = 30
  /// A section cue before this share of the text closes only short lines: menus stand above articles, too.
  private static let sectionFrom = 0.35

  private struct Block {
    var sentences: Range<Int>
    var tokens: Range<Int>
    var zone = Zone.body
  }

  /// Sets the zone of every sentence.
  package func classify(_ sentences: inout [Sentence], _ tokens: [Token]) {
    var blocks: [Block] = []
    for (index, sentence) in sentences.enumerated() {
      if let last = blocks.indices.last, sentences[blocks[last].sentences.lowerBound].block == sentence.block {
        blocks[last].sentences = blocks[last].sentences.lowerBound..<index + 1
        blocks[last].tokens = blocks[last].tokens.lowerBound..<sentence.tokens.upperBound
      } else {
        blocks.append(Block(sentences: index..<index + 1, tokens: sentence.tokens))
      }
    }
    tokens.withUnsafeBufferPointer { classify(&blocks, $0) }
    for block in blocks {
      for index in block.sentences { sentences[index].zone = block.zone }
    }
  }

  /// Sets the zones that the document itself tells. Where it says "body", the words may still tell a caption or the
  /// furniture of a page, but not a title.
  package func classify(_ sentences: inout [Sentence], _ tokens: [Token], told zones: [ZoneSpan]) {
    classify(&sentences, tokens)
    var span = 0
    for index in sentences.indices {
      guard let first = tokens[sentences[index].tokens].first else { continue }
      let start = Int(first.utf8Start)
      while span < zones.count, zones[span].utf8Range.upperBound <= start { span += 1 }
      guard span < zones.count, zones[span].utf8Range.contains(start) else { continue }
      if zones[span].zone != .body || sentences[index].zone == .title { sentences[index].zone = zones[span].zone }
    }
  }

  private func classify(_ blocks: inout [Block], _ tokens: UnsafeBufferPointer<Token>) {
    var inSection = false
    for index in blocks.indices {
      let block = UnsafeBufferPointer(rebasing: tokens[blocks[index].tokens])
      if inSection {
        blocks[index].zone = .boilerplate
        continue
      }
      guard let opening = rules.cue(in: block, from: firstWord(block)) else {
        if endsWithCredit(block) { blocks[index].zone = .caption }
        continue
      }
      let restIsShort = block.count - opening.end <= 4
      switch opening.cue {
      case .section where restIsShort, .namedSection where isHeadingOfName(block, from: opening.end):
        blocks[index].zone = .boilerplate
        inSection = Double(blocks[index].tokens.lowerBound) >= Self.sectionFrom * Double(tokens.count)
      case .line: blocks[index].zone = .boilerplate
      case .caption where block.count <= Self.shortLine * 2: blocks[index].zone = .caption
      default: if endsWithCredit(block) { blocks[index].zone = .caption }
      }
    }
    markTitle(&blocks, tokens)
  }

  /// The first block that is article text is the title where it is short, unfinished and followed by more.
  private func markTitle(_ blocks: inout [Block], _ tokens: UnsafeBufferPointer<Token>) {
    guard let first = blocks.firstIndex(where: { $0.zone == .body }), first < 3 else { return }
    guard blocks[(first + 1)...].contains(where: { $0.zone == .body }) else { return }
    let range = blocks[first].tokens
    guard range.count <= Self.shortLine, blocks[first].sentences.count <= 3, let last = tokens[range].last,
      !last.isMark(".") || range.count <= 3
    else { return }
    blocks[first].zone = .title
  }

  private func firstWord(_ block: UnsafeBufferPointer<Token>) -> Int {
    var index = 0
    while index + 1 < block.count, block[index].kind == .punctuation { index += 1 }
    return index
  }

  private func isHeadingOfName(_ block: UnsafeBufferPointer<Token>, from start: Int) -> Bool {
    let rest = block[start...]
    return !rest.isEmpty && rest.count <= 5
      && rest.allSatisfy { $0.shape.startsUpper || $0.isMark(".") || $0.isMark("-") }
  }

  /// A short line that ends in agencies, joined by "/" or glued to the words before: "Protests in AlmatyTASS /
  /// Getty Images". After a lower-case word ("he told Reuters") it is text.
  private func endsWithCredit(_ block: UnsafeBufferPointer<Token>) -> Bool {
    guard block.count <= Self.shortLine * 2, let last = block.last, !last.isTerminal else { return false }
    var start = max(0, block.count - 12)
    while start < block.count {
      if let before = start == 0 ? nil : block[start - 1], before.shape == .lower || before.isMark("'") {
        start += 1
        continue
      }
      if creditsOnly(block, from: start) { return true }
      start += 1
    }
    return false
  }

  private func creditsOnly(_ block: UnsafeBufferPointer<Token>, from start: Int) -> Bool {
    var index = start
    var credits = 0
    while index < block.count {
      if let found = rules.cue(in: block, from: index), found.cue == .credit || found.cue == .caption {
        credits += 1
        index = found.end
      } else if block[index].kind == .punctuation && !block[index].isMark("\"") {
        index += 1
      } else {
        return false
      }
    }
    return credits > 0
  }
}
