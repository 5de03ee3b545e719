import Text

/// Where a name ends.
struct NameEnd {
  /// Index behind its last word.
  var end: Int
  var group: UInt32
  /// Position of the table that has it.
  var table: Int
}

/// Follows names through a table from word to word of a text.
struct TokenWalk {
  let tokens: UnsafeBufferPointer<Token>
  let steps: StepTable
  let table: Int

  /// Appends the ends of all names that begin at a word, the shortest first. Names that need a capital are left out
  /// where there is none.
  @inline(__always) func appendEnds(from start: Int, to ends: inout [NameEnd]) {
    let token = tokens[start]
    let single = (token.shape == .lower ? steps.caseless : steps.singles).bit(token.key)
    let next = wordBehind(start)
    let pair = next < 0 ? 0 : steps.pairs.bit(KeyMixing.pair(token.key, tokens[next].key))
    if single | pair != 0 { walk(start, pair == 0 ? -1 : next, &ends) }
  }

  /// The next word, behind one mark at most, or -1.
  @inline(__always) func wordBehind(_ index: Int) -> Int {
    var next = index &+ 1
    if next < tokens.count && tokens[next].kind == .punctuation { next &+= 1 }
    return next < tokens.count && tokens[next].kind != .punctuation ? next : -1
  }

  private func walk(_ start: Int, _ second: Int, _ ends: inout [NameEnd]) {
    var state: UInt32 = 0
    var index = start
    var next = second
    var hasCapital = false
    while true {
      let step = steps.step(state, tokens[index].key)
      hasCapital = hasCapital || tokens[index].shape.isCapital
      if step.group != 0 && (hasCapital || !step.needsCapital) {
        ends.append(NameEnd(end: index &+ 1, group: step.group &- 1, table: table))
      }
      guard step.next != 0, next >= 0 else { return }
      state = step.next
      switch joint(index, next) {
      case .stop: return
      case .join: break
      case .mark(let mark):
        state = steps.step(state, mark).next
        if state == 0 { return }
      }
      index = next
      next = wordBehind(index)
    }
  }

  func joint(_ word: Int, _ next: Int) -> NameJoint {
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
      hasCapital = hasCapital || tokens[index].shape.isCapital
    }
    return (shapes, hasCapital)
  }
}

extension Token.Shape {
  /// As ``startsUpper``, where the optimiser sees it.
  @inline(__always) var isCapital: Bool { self == .capitalized || self == .upper || self == .mixed }
}
