import CSIMD
import Text

/// A name found by ``NameScanner``, in UTF-8 offsets.
package struct NameSpan: Sendable, Equatable {
  package var start: UInt32
  package var end: UInt32
  /// For ``Gazetteer/candidates(of:)``.
  package var group: UInt32
}

/// Finds names in the bytes of a text, without tokens: for those who want names and nothing else, at memory's speed.
///
/// Names are those that ``Gazetteer/matches(in:overlapping:)`` finds in the shipped tables, letter case apart: the
/// scanner looks at no capitals and no flags, and leaves out the last period of "U.S.". It works in passes over a piece
/// of text that stays in the cache: where words begin and end, 64 bytes at a time (``WordBoundaries``); their keys
/// (``WordReader``); which of them the filters let through; and for those few the walk through the table, whose lines
/// have been asked for by then. Keep one for each thread.
package final class NameScanner {
  private let steps: StepTable
  private let isPortable: Bool
  private let reader: WordReader
  private let words = WordBuffer(capacity: 2 * pieceWords)
  private var candidates = [UInt32](repeating: 0, count: 2 * pieceWords)

  /// Words in a piece.
  private static let pieceWords = 8192

  /// - Parameter isPortable: leave the processor's vector instructions alone.
  /// - Throws: where ICU cannot be opened.
  package init(_ gazetteer: Gazetteer, isPortable: Bool = false) throws(GazetteerError) {
    steps = gazetteer.tables[0].steps
    reader = try WordReader(WordRuns())
    self.isPortable = isPortable || !SIMDMasks.isAvailable
  }

  /// The names of the text, the longest where one begins, none within another.
  package func spans(in text: SourceText) -> [NameSpan] {
    text.paddedUTF8.withUnsafeBufferPointer { padded in
      let text = UnsafeBufferPointer(rebasing: padded[..<text.utf8Count])
      return isPortable ? scan(text, PortableMasks.self) : scan(text, SIMDMasks.self)
    }
  }

  /// 16 bytes behind the text must be readable.
  private func scan<Masks: ByteMasks>(_ text: UnsafeBufferPointer<UInt8>, _ masks: Masks.Type) -> [NameSpan] {
    var found: [NameSpan] = []
    guard let base = text.baseAddress else { return found }
    var boundaries = WordBoundaries(text)
    words.count = 0
    while true {
      while words.count < Self.pieceWords && !boundaries.isAtEnd {
        boundaries.advance(masks)
        reader.read(base, &boundaries, into: words)
      }
      let isLast = boundaries.isAtEnd
      // Some words are left to the next piece, so that no name is cut.
      let end = isLast ? words.count : words.count - NamePath.longest
      words.dropFirst(match(base, upTo: end, &found))
      if isLast { return found }
    }
  }

  /// Matches names that begin before a word; returns the first word that is in none of them.
  private func match(_ text: UnsafePointer<UInt8>, upTo end: Int, _ found: inout [NameSpan]) -> Int {
    let count = words.count
    words.reserve(1)
    let keys = words.keys
    keys[count] = 0
    if candidates.count < end { candidates = [UInt32](repeating: 0, count: 2 * end) }
    var next = 0
    candidates.withUnsafeMutableBufferPointer { candidates in
      let kept = filter(keys, end, candidates.baseAddress!)
      for index in 0..<kept { steps.prefetch(keys[Int(candidates[index])]) }
      for index in 0..<kept where candidates[index] >= next {
        next = walk(text, from: Int(candidates[index]), count, &found)
      }
    }
    return max(next, end)
  }

  /// The words that a name may begin with, without a branch a word.
  @inline(__always) private func filter(
    _ keys: UnsafePointer<UInt64>, _ end: Int, _ candidates: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let (singles, pairs) = (steps.singles, steps.pairs)
    var kept = 0
    for index in 0..<end {
      let key = keys[index]
      let bit = singles.bit(key) | pairs.bit(KeyMixing.pair(key, keys[index &+ 1]))
      candidates[kept] = UInt32(truncatingIfNeeded: index)
      kept &+= Int(truncatingIfNeeded: bit)
    }
    return kept
  }

  /// Adds the longest name that begins at a word; returns the word behind it.
  @inline(__always) private func walk(
    _ text: UnsafePointer<UInt8>, from start: Int, _ count: Int, _ found: inout [NameSpan]
  ) -> Int {
    let (keys, spans) = (words.keys, words.spans)
    var state: UInt32 = 0
    var group: UInt32 = 0
    var last = start
    var index = start
    while let step = steps.step(state, keys[index]) {
      if step.group != 0 { (group, last) = (step.group, index) }
      guard step.next != 0, index &+ 1 < count else { break }
      state = step.next
      let (gapStart, gapEnd) = (spans[index] &>> 32, spans[index &+ 1] & 0xFFFF_FFFF)
      if gapEnd &- gapStart != 1 || text[Int(gapStart)] != 0x20 {
        switch reader.joint(text, spans[index], spans[index &+ 1]) {
        case .join: break
        case .stop: state = 0
        case .mark(let mark):
          state = steps.step(state, mark)?.next ?? 0
        }
        if state == 0 { break }
      }
      index &+= 1
    }
    guard group != 0 else { return start }
    found.append(
      NameSpan(
        start: UInt32(truncatingIfNeeded: spans[start]), end: UInt32(truncatingIfNeeded: spans[last] &>> 32),
        group: group &- 1))
    return last &+ 1
  }
}

extension Gazetteer {
  /// What a name found by ``NameScanner`` may stand for, the best known first, in any letter case.
  package func candidates(of span: NameSpan) -> [NameCandidate] {
    var found: [NameCandidate] = []
    appendCandidates(of: span.group, in: 0, to: &found) { _, _ in true }
    return found
  }
}
