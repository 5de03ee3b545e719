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
  private var ranges: [UInt64: Range<Int>] = [:]
  private var words: [Word] = []
  /// All is forgotten at so many words, so that memory is bounded whatever the text.
  private static let limit = 1 << 18
  /// A longer run is read each time: a page of Chinese.
  private static let longestKept = 256

  init() throws(GazetteerError) {
    do { tokenizer = try Tokenizer() } catch { throw .unicode("\(error)") }
  }

  /// Calls `body` for each word of a run, in order.
  @inline(__always) func forEachWord(in run: UnsafeRawBufferPointer, _ body: (Word) -> Void) {
    guard run.count <= Self.longestKept else {
      for word in read(run) { body(word) }
      return
    }
    let digest = KeyMixing.digest(run)
    let range = ranges[digest] ?? keep(run, digest)
    for index in range { body(words[index]) }
  }

  private func keep(_ run: UnsafeRawBufferPointer, _ digest: UInt64) -> Range<Int> {
    if words.count > Self.limit {
      words.removeAll(keepingCapacity: true)
      ranges.removeAll(keepingCapacity: true)
    }
    let start = words.count
    words += read(run)
    ranges[digest] = start..<words.count
    return start..<words.count
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
