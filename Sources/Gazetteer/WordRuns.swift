import Text

/// The words in runs of bytes that need the tokeniser: letters beyond ASCII, "2nd", "AlmatyTASS". Runs come again and
/// again, so each is read once.
final class WordRuns {
  /// A word of a run, offsets from the run's start.
  struct Word {
    var start: UInt32
    var end: UInt32
    var key: UInt64
  }

  private let tokenizer: Tokenizer
  /// Open addressing by the digest of the run's bytes: the digest (0: empty), and where its words are.
  private var digests: [UInt64]
  private var ranges: [Range<Int32>]
  private var used = 0
  private var words: [Word] = []
  private static let slots = 1 << 15
  /// A longer run is read each time: a page of Chinese.
  private static let longestKept = 256

  init() throws(GazetteerError) {
    do { tokenizer = try Tokenizer() } catch { throw .unicode("\(error)") }
    digests = Array(repeating: 0, count: Self.slots)
    ranges = Array(repeating: 0..<0, count: Self.slots)
  }

  /// Calls `body` for each word of a run, in order.
  @inline(__always) func forEachWord(in run: UnsafeRawBufferPointer, _ body: (Word) -> Void) {
    guard run.count <= Self.longestKept else {
      for word in read(run) { body(word) }
      return
    }
    let slot = slot(of: run)
    for index in ranges[slot] { body(words[Int(index)]) }
  }

  private func slot(of run: UnsafeRawBufferPointer) -> Int {
    let digest = KeyMixing.digest(run) | 1
    var slot = Int(truncatingIfNeeded: digest &>> 32) & (Self.slots - 1)
    while digests[slot] != digest {
      if digests[slot] == 0 { return keep(run, digest, slot) }
      slot = (slot + 1) & (Self.slots - 1)
    }
    return slot
  }

  private func keep(_ run: UnsafeRawBufferPointer, _ digest: UInt64, _ free: Int) -> Int {
    var slot = free
    // All is forgotten at half, so that memory is bounded whatever the text.
    if used * 2 >= Self.slots {
      for index in digests.indices { digests[index] = 0 }
      words.removeAll(keepingCapacity: true)
      used = 0
      slot = Int(truncatingIfNeeded: digest &>> 32) & (Self.slots - 1)
    }
    let start = Int32(words.count)
    words += read(run)
    digests[slot] = digest
    ranges[slot] = start..<Int32(words.count)
    used += 1
    return slot
  }

  /// The tokens of a run, with `before` and `behind` it what may not belong to a word.
  private func read(_ run: UnsafeRawBufferPointer) -> [Word] {
    tokens(of: run).filter { $0.kind != .punctuation }.map {
      Word(start: $0.utf8Start - 1, end: $0.utf8End - 1, key: $0.key)
    }
  }

  /// Tokens of a piece of text; their offsets are one too high: a space before it keeps a byte order mark in place.
  func tokens(of piece: UnsafeRawBufferPointer) -> [Token] {
    SourceText(utf8: [0x20] + piece).map { tokenizer.tokens(of: $0) } ?? []
  }
}
