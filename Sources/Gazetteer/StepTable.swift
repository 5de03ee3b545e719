import CSIMD

/// The steps from word to word, with the filters that spare most of them.
///
/// Unchecked: the pointers are to bytes that never change; whoever holds this holds the ``Image``, too.
struct StepTable: @unchecked Sendable {
  /// Words that are names, those of them that need no capital, and pairs of words that names begin with.
  let singles: NameFilter
  let caseless: NameFilter
  let pairs: NameFilter
  private let buckets: UnsafePointer<Bucket>
  private let bucketCount: Int

  private struct Bucket {
    var keys: (UInt64, UInt64, UInt64, UInt64)
    var next: (UInt32, UInt32, UInt32, UInt32)
    var groups: (UInt32, UInt32, UInt32, UInt32)
  }

  /// Where a step leads; both 0 where no name goes on so.
  struct Step {
    /// State to go on from, or 0.
    var next: UInt32
    /// Group + 1 of the name that ends here, or 0; and the bit of ``needsCapital``.
    var end: UInt32

    /// Group + 1 of the name that ends here, or 0.
    @inline(__always) var group: UInt32 { end & ~ImageLayout.capitalBit }
    /// Is none of the group's names written without a capital?
    @inline(__always) var needsCapital: Bool { end & ImageLayout.capitalBit != 0 }
  }

  init(_ image: Image) {
    singles = NameFilter(image.bytes(.singles))
    caseless = NameFilter(image.bytes(.caseless))
    pairs = NameFilter(image.bytes(.pairs))
    let bytes = image.bytes(.steps)
    buckets = bytes.baseAddress!.assumingMemoryBound(to: Bucket.self)
    bucketCount = bytes.count / ImageLayout.bucketBytes
  }

  /// Asks for the memory of a step.
  @inline(__always) func prefetch(_ state: UInt32, _ key: UInt64) {
    muster_prefetch(buckets + KeyMixing.slot(KeyMixing.edge(state, key), UInt64(truncatingIfNeeded: bucketCount)))
  }

  /// The step from a state by a word or mark. One cache line and no branch for nearly all keys.
  @inline(__always) func step(_ state: UInt32, _ key: UInt64) -> Step {
    let edge = KeyMixing.edge(state, key)
    var index = KeyMixing.slot(edge, UInt64(truncatingIfNeeded: bucketCount))
    // A damaged file may have no empty bucket.
    var left = bucketCount
    while left > 0 {
      let bucket = buckets + index
      let place = Self.place(of: UInt64(littleEndian: edge), in: bucket.pointee.keys)
      let key = Self.element(place, UnsafeRawPointer(bucket), 0, UInt64.self)
      if key == edge {
        return Step(
          next: Self.element(place, UnsafeRawPointer(bucket), 32, UInt32.self),
          end: Self.element(place, UnsafeRawPointer(bucket), 48, UInt32.self))
      }
      if bucket.pointee.keys.3 == 0 { break }
      index = index &+ 1 == bucketCount ? 0 : index &+ 1
      left &-= 1
    }
    return Step(next: 0, end: 0)
  }

  /// The place of a key among four, or 0.
  @inline(__always) private static func place(of key: UInt64, in keys: (UInt64, UInt64, UInt64, UInt64)) -> Int {
    (keys.1 == key ? 1 : 0) | (keys.2 == key ? 2 : 0) | (keys.3 == key ? 3 : 0)
  }

  @inline(__always) private static func element<Number: FixedWidthInteger>(
    _ place: Int, _ bucket: UnsafeRawPointer, _ offset: Int, _ type: Number.Type
  ) -> Number {
    Number(littleEndian: bucket.load(fromByteOffset: offset &+ place &* MemoryLayout<Number>.size, as: type))
  }
}
