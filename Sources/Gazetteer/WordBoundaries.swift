import Text

/// Where words begin and end in a text, a few kilobytes at a time.
struct WordBoundaries {
  /// Blocks of 64 bytes between two readings.
  private static let blocks = 32

  /// Room that ``init(_:_:)`` needs.
  static let capacity = 64 * blocks + 16

  private let text: UnsafeBufferPointer<UInt8>
  private let boundaries: UnsafeMutablePointer<UInt32>
  private var position = 0
  /// The last block's words and capitals.
  private var lastWords: UInt64 = 0
  private var lastCapitals: UInt64 = 0
  /// A start and an end in turn.
  private(set) var count = 0
  /// Two capitals behind a small letter: a scraped page may have glued two words together ("AlmatyTASS").
  private(set) var mayHaveGlue = false

  /// - Parameter room: for ``capacity`` offsets; the caller's.
  init(_ text: UnsafeBufferPointer<UInt8>, _ room: UnsafeMutablePointer<UInt32>) {
    self.text = text
    boundaries = room
  }

  var isAtEnd: Bool { position >= text.count }
  var offsets: UnsafePointer<UInt32> { UnsafePointer(boundaries) }

  /// Finds the boundaries of the next blocks.
  @inline(__always) mutating func advance<Masks: ByteMasks>(_: Masks.Type) {
    let end = min(text.count, position &+ 64 &* Self.blocks)
    mayHaveGlue = false
    while position < end {
      if text.count &- position >= 64 {
        add(Masks.masks(text.baseAddress! + position))
      } else {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { block in
          block.initialize(repeating: 0)
          for index in position..<text.count { block[index &- position] = text[index] }
          add(Masks.masks(UnsafePointer(block.baseAddress!)))
        }
      }
      position &+= 64
    }
    if isAtEnd && count & 1 == 1 {
      boundaries[count] = UInt32(truncatingIfNeeded: text.count)
      count &+= 1
    }
  }

  @inline(__always) private mutating func add(_ block: (words: UInt64, capitals: UInt64)) {
    let (words, capitals) = block
    // Bit by bit: this capital, one before it, and before that a letter that is none.
    let glue =
      capitals & (capitals &<< 1 | lastCapitals &>> 63) & ~(capitals &<< 2 | lastCapitals &>> 62)
      & (words &<< 2 | lastWords &>> 62)
    if glue != 0 { mayHaveGlue = true }
    var changes = words ^ (words &<< 1 | lastWords &>> 63)
    (lastWords, lastCapitals) = (words, capitals)
    let base = UInt32(truncatingIfNeeded: position)
    let new = changes.nonzeroBitCount
    var offset = boundaries + count
    var left = new
    // Eight at a time whatever their number: a mispredicted branch costs more than a few stores too many.
    repeat {
      for _ in 0..<8 {
        offset.pointee = base &+ UInt32(truncatingIfNeeded: changes.trailingZeroBitCount)
        offset += 1
        changes &= changes &- 1
      }
      left &-= 8
    } while left > 0
    count &+= new
  }

  /// Forgets what was read; a start without an end stays.
  mutating func clear() {
    if count & 1 == 1 {
      boundaries[0] = boundaries[count &- 1]
      count = 1
    } else {
      count = 0
    }
  }
}
