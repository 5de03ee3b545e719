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
  /// Keeps the bytes that `steps` points into.
  private let image: Image
  private let steps: StepTable
  private let isPortable: Bool
  private let reader: WordReader
  private let words = WordBuffer(capacity: 2 * pieceWords)
  private let offsets = UnsafeMutablePointer<UInt32>.allocate(capacity: WordBoundaries.capacity)
  private let candidates = CandidateBuffer(capacity: 2 * pieceWords)

  private static let ahead = 16
  /// Words in a piece: as many as leave room in the second cache for the filters.
  private static let pieceWords = 2048

  /// - Parameter isPortable: leave the processor's vector instructions alone.
  /// - Throws: where ICU cannot be opened.
  package init(_ gazetteer: Gazetteer, isPortable: Bool = false) throws(GazetteerError) {
    image = gazetteer.tables[0].image
    steps = gazetteer.tables[0].steps
    reader = try WordReader(WordRuns())
    self.isPortable = isPortable || !SIMDMasks.isAvailable
  }

  deinit { offsets.deallocate() }

  /// The names of the text, the longest where one begins, none within another.
  package func spans(in text: SourceText) -> [NameSpan] {
    var found: [NameSpan] = []
    find(in: text, &found)
    return found
  }

  /// Puts the names of a text into an array whose memory is used again from text to text.
  package func find(in text: SourceText, _ found: inout [NameSpan]) {
    found.removeAll(keepingCapacity: true)
    text.paddedUTF8.withUnsafeBufferPointer { padded in
      let text = UnsafeBufferPointer(rebasing: padded[..<text.utf8Count])
      if isPortable { scan(text, &found, PortableMasks.self) } else { scan(text, &found, SIMDMasks.self) }
    }
  }

  /// The words of the text: what the scanner does before it looks anything up, for benchmarks.
  package func countWords(in text: SourceText) -> Int {
    text.paddedUTF8.withUnsafeBufferPointer { padded in
      let text = UnsafeBufferPointer(rebasing: padded[..<text.utf8Count])
      return isPortable ? count(text, PortableMasks.self) : count(text, SIMDMasks.self)
    }
  }

  private func count<Masks: ByteMasks>(_ text: UnsafeBufferPointer<UInt8>, _ masks: Masks.Type) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var boundaries = WordBoundaries(text, offsets)
    var total = 0
    while !boundaries.isAtEnd {
      words.count = 0
      boundaries.advance(masks)
      reader.read(base, &boundaries, into: words)
      total += words.count
    }
    return total
  }

  /// 16 bytes behind the text must be readable.
  private func scan<Masks: ByteMasks>(
    _ text: UnsafeBufferPointer<UInt8>, _ found: inout [NameSpan], _ masks: Masks.Type
  ) {
    guard let base = text.baseAddress else { return }
    var boundaries = WordBoundaries(text, offsets)
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
      if isLast { return }
    }
  }

  /// Matches names that begin before a word; returns the first word that is in none of them.
  ///
  /// Three passes: each asks for the memory of the next, so that few wait for it.
  private func match(_ text: UnsafePointer<UInt8>, upTo end: Int, _ found: inout [NameSpan]) -> Int {
    words.reserve(Self.ahead + 2)
    for index in 0..<Self.ahead + 2 { words.keys[words.count + index] = 0 }
    candidates.reserve(end)
    let kept = filter(end)
    let places = candidates.places
    let firsts = candidates.firsts
    for index in 0..<kept {
      let place = Int(places[index] &>> 1)
      let first = steps.step(0, words.keys[place])
      // Only a pair that the filter knows goes on.
      let next = places[index] & 1 == 0 ? 0 : first.next
      firsts[index] = StepTable.Step(next: next, end: first.group)
      if next != 0 { steps.prefetch(next, words.keys[place &+ 1]) }
    }
    let spans = candidates.spans
    var spanCount = 0
    var behind = 0
    for index in 0..<kept {
      let place = Int(places[index] &>> 1)
      if place < behind { continue }
      var group = firsts[index].end
      var last = place
      if firsts[index].next != 0 { walk(text, firsts[index].next, &last, &group) }
      spans[spanCount] = NameSpan(
        start: UInt32(truncatingIfNeeded: words.spans[place]),
        end: UInt32(truncatingIfNeeded: words.spans[last] &>> 32),
        group: group &- 1)
      let isName = group != 0
      spanCount &+= isName ? 1 : 0
      behind = isName ? last &+ 1 : behind
    }
    found.append(contentsOf: UnsafeBufferPointer(start: spans, count: spanCount))
    return max(behind, end)
  }

  /// Collects the words before `end` that a name may begin with, without a branch a word; returns their number.
  @inline(__always) private func filter(_ end: Int) -> Int {
    let (singles, pairs, keys, places) = (steps.singles, steps.pairs, words.keys, candidates.places)
    var kept = 0
    var key = keys[0]
    // What the filters have is asked for some words ahead; the words behind the last one are harmless.
    for index in 0..<end {
      let ahead = index &+ Self.ahead
      singles.prefetch(keys[ahead])
      pairs.prefetch(KeyMixing.pair(keys[ahead], keys[ahead &+ 1]))
      let next = keys[index &+ 1]
      let single = singles.bit(key)
      let pair = pairs.bit(KeyMixing.pair(key, next))
      places[kept] = UInt32(truncatingIfNeeded: index) &<< 1 | UInt32(truncatingIfNeeded: pair)
      kept &+= Int(truncatingIfNeeded: single | pair)
      key = next
    }
    for index in 0..<kept { steps.prefetch(0, keys[Int(places[index] &>> 1)]) }
    return kept
  }

  /// Goes on from the word `last` in a state; `last` and `group` become those of the longest name.
  @inline(__always) private func walk(
    _ text: UnsafePointer<UInt8>, _ first: UInt32, _ last: inout Int, _ group: inout UInt32
  ) {
    let (keys, spans, count) = (words.keys, words.spans, words.count)
    var state = first
    var index = last
    while index &+ 1 < count {
      let (gapStart, gapEnd) = (spans[index] &>> 32, spans[index &+ 1] & 0xFFFF_FFFF)
      if gapEnd &- gapStart != 1 || text[Int(truncatingIfNeeded: gapStart)] != 0x20 {
        switch reader.joint(text, spans[index], spans[index &+ 1]) {
        case .join: break
        case .stop: return
        case .mark(let mark):
          state = steps.step(state, mark).next
          if state == 0 { return }
        }
      }
      index &+= 1
      let step = steps.step(state, keys[index])
      if step.group != 0 { (group, last) = (step.group, index) }
      if step.next == 0 { return }
      state = step.next
    }
  }
}

/// Room for the words of a piece that names may begin with.
final class CandidateBuffer {
  /// Index of the word, and in the lowest bit whether a longer name may begin there.
  private(set) var places: UnsafeMutablePointer<UInt32>
  /// The first step of each.
  private(set) var firsts: UnsafeMutablePointer<StepTable.Step>
  /// Names found.
  private(set) var spans: UnsafeMutablePointer<NameSpan>
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    (places, firsts) = (.allocate(capacity: capacity), .allocate(capacity: capacity))
    spans = .allocate(capacity: capacity)
  }

  deinit { deallocate() }

  private func deallocate() {
    places.deallocate()
    firsts.deallocate()
    spans.deallocate()
  }

  /// Makes room for the candidates among so many words, and one more of each; what was there is lost.
  func reserve(_ words: Int) {
    guard words >= capacity else { return }
    deallocate()
    capacity = 2 * words
    (places, firsts) = (.allocate(capacity: capacity), .allocate(capacity: capacity))
    spans = .allocate(capacity: capacity)
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
