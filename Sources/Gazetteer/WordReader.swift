import Text

/// Turns boundaries into words with keys, as the tokeniser gives them.
final class WordReader {
  private let runs: WordRuns
  /// Two masks for each length up to 16.
  private let masks = UnsafeMutablePointer<UInt64>.allocate(capacity: 34)

  init(_ runs: WordRuns) {
    self.runs = runs
    for length in 0...16 {
      masks[2 * length] = WordHash.mask(length)
      masks[2 * length + 1] = WordHash.mask(length - 8)
    }
  }

  deinit { masks.deallocate() }

  /// Appends the words between the boundaries found so far. 16 bytes behind the text must be readable.
  @inline(__always) func read(
    _ text: UnsafePointer<UInt8>, _ boundaries: inout WordBoundaries, into words: WordBuffer
  ) {
    let offsets = boundaries.offsets
    let pairs = boundaries.count &>> 1
    words.reserve(pairs)
    let mayHaveGlue = boundaries.mayHaveGlue
    var next = 0
    while next < pairs {
      next =
        mayHaveGlue
        ? readPlain(text, offsets, next, pairs, into: words, mayHaveGlue: true)
        : readPlain(text, offsets, next, pairs, into: words, mayHaveGlue: false)
      guard next < pairs else { break }
      readRun(text, Int(offsets[2 * next]), Int(offsets[2 * next + 1]), into: words, pairsLeft: pairs - next)
      next += 1
    }
    boundaries.clear()
  }

  /// Appends words up to the first run that is no ASCII word of up to 16 letters, that is digits and letters, or that
  /// may be two words; returns the index of that run.
  @inline(__always) private func readPlain(
    _ text: UnsafePointer<UInt8>, _ offsets: UnsafePointer<UInt32>, _ first: Int, _ pairs: Int,
    into words: WordBuffer, mayHaveGlue: Bool
  ) -> Int {
    let masks = self.masks
    let keys = words.keys + words.count
    let spans = words.spans + words.count
    var pair = first
    while pair < pairs {
      let start = Int(truncatingIfNeeded: offsets[2 &* pair])
      let end = Int(truncatingIfNeeded: offsets[2 &* pair &+ 1])
      let length = end &- start
      let word = text + start
      let mask = masks + 2 &* min(length, 16)
      let low = WordHash.load(word) & mask[0]
      let high = WordHash.load(word + 8) & mask[1]
      let all = low | high
      // Letters behind a first digit make two words ("2nd").
      let digitFirst = (low & 0x40) &- 0x40
      var isOdd = (all & WordHash.highBits) | (all & WordHash.letterBits & digitFirst) | UInt64(length > 16 ? 1 : 0)
      // Glue stands before a capital behind three letters or more.
      if mayHaveGlue { isOdd |= WordHash.capitals(low & ~0xFF_FFFF) | WordHash.capitals(high) }
      if isOdd != 0 { break }
      keys[pair &- first] = WordHash.key(low, high, length)
      spans[pair &- first] = UInt64(truncatingIfNeeded: start) | UInt64(truncatingIfNeeded: end) &<< 32
      pair &+= 1
    }
    words.count &+= pair &- first
    return pair
  }

  /// A run of bytes that may be no word, or several.
  @inline(never) private func readRun(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, into words: WordBuffer, pairsLeft: Int
  ) {
    let run = UnsafeRawBufferPointer(start: text + start, count: end - start)
    if run[0] >= 0x41, run.count < 5 || !run.dropFirst(3).contains(where: Self.isCapital),
      run.allSatisfy({ $0 < 0x80 })
    {
      append(TokenKey.hash(folded: Array(run)), start, end, to: words)
      return
    }
    runs.forEachWord(in: run) { word in
      words.reserve(pairsLeft + 1)
      append(word.key, start + Int(word.start), start + Int(word.end), to: words)
    }
  }

  private static func isCapital(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte }

  @inline(__always) private func append(_ key: UInt64, _ start: Int, _ end: Int, to words: WordBuffer) {
    words.keys[words.count] = key
    words.spans[words.count] = UInt64(start) | UInt64(end) << 32
    words.count += 1
  }

  /// What stands between two words, given by their spans.
  @inline(never) func joint(_ text: UnsafePointer<UInt8>, _ word: UInt64, _ next: UInt64) -> NameJoint {
    let (start, end) = (Int(word & 0xFFFF_FFFF), Int(word >> 32))
    let (nextStart, nextEnd) = (Int(next & 0xFFFF_FFFF), Int(next >> 32))
    var mark: UInt64?
    var gaps = (beforeMark: Token.Gap.none, beforeWord: Token.Gap.none)
    var lineBreaks = 0
    for index in end..<nextStart {
      switch text[index] {
      case 0x80...: return joint(UnsafeRawBufferPointer(start: text + start, count: nextEnd - start))
      case 0x0A, 0x0D:
        if text[index] == 0x0A || text[index + 1] != 0x0A { lineBreaks += 1 }
        gaps.beforeWord = max(gaps.beforeWord, lineBreaks > 1 ? .paragraphBreak : .lineBreak)
      case 0...0x20, 0x7F: gaps.beforeWord = max(gaps.beforeWord, .space)
      default:
        if mark != nil { return .stop }
        mark = UInt64(unifiedMark(UInt32(text[index])))
        gaps = (gaps.beforeWord, .none)
        lineBreaks = 0
      }
    }
    return NameJoint(
      before: end - start, mark: mark, gapBeforeMark: gaps.beforeMark, gapBeforeWord: gaps.beforeWord)
  }

  /// The same by the tokeniser, where marks or spaces are beyond ASCII. `piece` holds both words.
  private func joint(_ piece: UnsafeRawBufferPointer) -> NameJoint {
    let tokens = runs.tokens(of: piece)
    guard tokens.count == 2 || tokens.count == 3, let last = tokens.last, last.kind != .punctuation,
      tokens[0].kind != .punctuation
    else { return .stop }
    let mark = tokens.count == 3 ? tokens[1] : nil
    guard mark.map({ $0.kind == .punctuation }) ?? true else { return .stop }
    return NameJoint(
      before: Int(tokens[0].utf8End - tokens[0].utf8Start), mark: mark?.key, gapBeforeMark: mark?.gap ?? .none,
      gapBeforeWord: last.gap)
  }
}
