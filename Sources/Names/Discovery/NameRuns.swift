import Text

/// Finds runs of capitalised words with the small words, hyphens and initials that names have inside.
struct NameRuns {
  let tokens: UnsafeBufferPointer<Token>
  let cues: CueTable
  /// Known names in the order of the text.
  let known: [KnownName]

  func isNameWord(_ index: Int) -> Bool { tokens[index].isWord && tokens[index].shape.startsUpper }

  /// The end of the run that begins at a capitalised word.
  ///
  /// `next` is the first known name that begins at the run's start or behind it.
  func end(from start: Int, limit: Int, next: Int) -> Int {
    var end = start + 1
    var knownIndex = next
    var hasJoin = false
    while true {
      // A known name that begins inside the run may go on behind it.
      while knownIndex < known.count, known[knownIndex].tokens.lowerBound < end {
        let range = known[knownIndex].tokens
        if range.lowerBound >= start, range.upperBound > end, !known[knownIndex].isDemonym || range.count > 1 {
          end = min(range.upperBound, limit)
        }
        knownIndex += 1
      }
      guard end < limit, let extended = step(from: end, start, limit, &hasJoin) else { return end }
      end = extended
    }
  }

  private func step(from end: Int, _ start: Int, _ limit: Int, _ hasJoin: inout Bool) -> Int? {
    let token = tokens[end]
    let last = tokens[end - 1]
    if token.isWord {
      if token.shape.startsUpper { return token.gap == .none && last.isWord ? nil : end + 1 }
      guard token.gap >= .space, token.gap <= .lineBreak else { return nil }
      return lowerStep(from: end, start, limit, &hasJoin)
    }
    guard token.kind == .punctuation, token.gap == .none, end + 1 < limit else {
      // "Smith & Wesson", but two people stand side by side: "Jenny Seaton & Gary Carvolth".
      guard token.isMark("&"), end + 1 < limit, isNameWord(end + 1) else { return nil }
      return end - start > 1 && cues[tokens[end + 1].key].contains(.given) ? nil : end + 2
    }
    let next = tokens[end + 1]
    switch token.key {
    case 0x2D:
      guard next.gap == .none else { return nil }
      return isNameWord(end + 1) || isLowerHalf(end + 1, start) ? end + 2 : nil
    case 0x26:
      return next.gap == .none && isNameWord(end + 1) ? end + 2 : nil
    case 0x27:
      return next.gap == .none && isNameWord(end + 1) ? end + 2 : nil
    case 0x2E:
      let length = last.utf8End - last.utf8Start
      let cue = cues[last.key]
      let isShort =
        length == 1 || length <= 4 && !cue.isDisjoint(with: [.title, .placeHead, .facilityTail, .titleModifier])
      guard isShort, isNameWord(end + 1), next.gap <= .lineBreak else { return nil }
      return end + 2
    default: return nil
    }
  }

  /// "Han Jong-hee", but not "Tel Aviv-based".
  private func isLowerHalf(_ index: Int, _ start: Int) -> Bool {
    let token = tokens[index]
    return token.shape == .lower && token.utf8End - token.utf8Start <= 6 && index - start >= 3
      && !cues[tokens[start].key].isDisjoint(with: [.given, .surname])
      && cues[token.key].isDisjoint(with: [.common, .function, .participle, .inPlace])
  }

  /// "Ministry of the Interior", "Ludwig van Beethoven", "Gulf of Mexico".
  private func lowerStep(from end: Int, _ start: Int, _ limit: Int, _ hasJoin: inout Bool) -> Int? {
    let cue = cues[tokens[end].key]
    let lastCue = cues[tokens[end - 1].key]
    var at = end
    if cue.contains(.particle), end + 1 < limit {
      // "van der Sar", "al-Assad"
      at = end + 1
      while at + 1 < limit, tokens[at].isWord, cues[tokens[at].key].contains(.particle), !isNameWord(at) { at += 1 }
      if at + 1 < limit, tokens[at].isMark("-"), isNameWord(at + 1) { return at + 2 }
      if tokens[at].isMark("'"), at + 1 < limit, isNameWord(at + 1) { return at + 2 }
      if isNameWord(at), tokens[at].gap <= .lineBreak { return at + 1 }
    }
    let startsJoin =
      cue.contains(.joinFor)
      ? lastCue.contains(.forHead) : cue.contains(.joinOf) && !lastCue.isDisjoint(with: [.orgHead, .placeHead])
    guard startsJoin || hasJoin && !cue.isDisjoint(with: [.joinOf, .joinMore]) else { return nil }
    at = end + 1
    if at < limit, tokens[at].isWord, !isNameWord(at), !cues[tokens[at].key].isDisjoint(with: [.joinMore]) { at += 1 }
    guard at < limit, isNameWord(at), tokens[at].gap <= .lineBreak, !cues[tokens[at].key].contains(.monthDay) else {
      return nil
    }
    hasJoin = true
    return at + 1
  }
}
