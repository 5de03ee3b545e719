import Text

/// Follows names through a table from word to word of a text.
struct TokenWalk {
  let tokens: UnsafeBufferPointer<Token>
  let steps: StepTable

  /// Where a name ends.
  struct End {
    /// Index behind its last word.
    var end: Int
    var group: UInt32
  }

  /// May a name begin at this word? Wrong for about 1 in 50 words, always right where one does.
  @inline(__always) func mayBegin(_ index: Int) -> Bool {
    let key = tokens[index].key
    if steps.singles.bit(key) != 0 { return true }
    guard let next = wordBehind(index) else { return false }
    return steps.pairs.bit(KeyMixing.pair(key, tokens[next].key)) != 0
  }

  /// The next word, behind one mark at most.
  @inline(__always) private func wordBehind(_ index: Int) -> Int? {
    var next = index &+ 1
    if next < tokens.count && tokens[next].kind == .punctuation { next &+= 1 }
    return next < tokens.count && tokens[next].kind != .punctuation ? next : nil
  }

  /// Appends the ends of all names that begin at a word, the shortest first.
  func appendEnds(from start: Int, to ends: inout [End]) {
    var state: UInt32 = 0
    var index = start
    while true {
      let step = steps.step(state, tokens[index].key)
      if step.group != 0 { ends.append(End(end: index &+ 1, group: step.group &- 1)) }
      guard step.next != 0, let next = wordBehind(index) else { return }
      state = step.next
      switch joint(index, next) {
      case .stop: return
      case .join: break
      case .mark(let mark):
        state = steps.step(state, mark).next
        if state == 0 { return }
      }
      index = next
    }
  }

  private func joint(_ word: Int, _ next: Int) -> NameJoint {
    let hasMark = next > word + 1
    return NameJoint(
      before: Int(tokens[word].utf8End - tokens[word].utf8Start), mark: hasMark ? tokens[word + 1].key : nil,
      gapBeforeMark: hasMark ? tokens[word + 1].gap : .none, gapBeforeWord: tokens[next].gap)
  }

  /// Letter cases of the words of a range, and whether one of them starts with a capital.
  func shapes(_ range: Range<Int>) -> (shapes: NameShapes, hasCapital: Bool) {
    var shapes = NameShapes()
    var hasCapital = false
    for index in range where tokens[index].kind != .punctuation {
      shapes.append(tokens[index].shape)
      hasCapital = hasCapital || tokens[index].shape.startsUpper
    }
    return (shapes, hasCapital)
  }
}
