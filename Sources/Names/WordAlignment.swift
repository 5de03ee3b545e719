/// The best alignment of two readings: which letters stand for which.
enum WordAlignment {
  /// One step: letters of the source against letters of the other word, with its weight in hundredths of nats.
  struct Step: Sendable, Equatable {
    var source: String
    var latin: String
    var weight: Int
  }

  private static let width = Reading.longest + 2
  private static let unreachable: Int32 = -1_000_000
  /// What a letter of a good match adds at most on average, hundredths of nats.
  private static let mostPerLetter: Int32 = 330

  /// The weight of the best alignment, in hundredths of nats; higher is likelier one word.
  /// - Parameter least: paths that cannot come to this much any more are left; the result is then below it.
  /// - Complexity: O(*n* · *m*); readings are at most ``Reading/longest`` letters.
  static func score(_ source: Reading, _ latin: Reading, _ table: SoundTable, least: Int32) -> Int32 {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: width * width) { cells in
      fill(cells, source, latin, table, least)
      return cells[source.letters.count * width + latin.letters.count]
    }
  }

  /// The steps of the best alignment, in order.
  static func steps(_ source: Reading, _ latin: Reading, _ table: SoundTable) -> [Step] {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: width * width) { cells in
      fill(cells, source, latin, table, unreachable)
      var i = source.letters.count, j = latin.letters.count
      var steps: [Step] = []
      guard cells[i * width + j] > unreachable / 2 else { return [] }
      while i > 0 || j > 0 {
        guard let (p, q, weight) = lastStep(cells, i, j, source, latin, table) else { break }
        let left = Letter.text(source.letters[(i - p)..<i]), right = Letter.text(latin.letters[(j - q)..<j])
        if !(left.isEmpty && right.isEmpty) { steps.append(Step(source: left, latin: right, weight: Int(weight))) }
        i -= p
        j -= q
      }
      return steps.reversed()
    }
  }

  private static func lastStep(
    _ cells: UnsafeMutableBufferPointer<Int32>, _ i: Int, _ j: Int, _ source: Reading, _ latin: Reading,
    _ table: SoundTable
  ) -> (Int, Int, Int32)? {
    for p in 0...min(SoundTable.longestGroup, i) {
      for q in 0...min(SoundTable.longestGroup, j) where p + q > 0 {
        let before = cells[(i - p) * width + j - q]
        if before <= unreachable / 2 { continue }
        let left = p == 0 ? 0 : source.groups[(i - p) * 3 + p - 1],
          right = q == 0 ? 0 : latin.groups[(j - q) * 3 + q - 1]
        let weight = table.slots.withUnsafeBufferPointer { slots in
          table.filter.withUnsafeBufferPointer { SoundTable.weight(left, right, in: slots, $0, shift: table.hashShift) }
        }
        if weight != SoundTable.unknown, before + weight == cells[i * width + j] { return (p, q, weight) }
      }
    }
    return nil
  }

  private static func fill(
    _ cells: UnsafeMutableBufferPointer<Int32>, _ source: Reading, _ latin: Reading, _ table: SoundTable,
    _ least: Int32
  ) {
    let n = source.letters.count, m = latin.letters.count
    for i in 0...n { for j in 0...m { cells[i * width + j] = unreachable } }
    cells[0] = 0
    source.groups.withUnsafeBufferPointer { left in
      latin.groups.withUnsafeBufferPointer { right in
        table.single.withUnsafeBufferPointer { single in
          table.shapes.withUnsafeBufferPointer { shapes in
            table.slots.withUnsafeBufferPointer { slots in
              table.filter.withUnsafeBufferPointer { filter in
                fill(cells, left, n, right, m, single, shapes, slots, filter, table.hashShift, least)
              }
            }
          }
        }
      }
    }
  }

  /// - Parameter shapes: by first letters `source << 5 | latin`: which lengths of groups the table has, bit `4 p + q`.
  @inline(__always)
  private static func fill(
    _ cells: UnsafeMutableBufferPointer<Int32>, _ left: UnsafeBufferPointer<UInt16>, _ n: Int,
    _ right: UnsafeBufferPointer<UInt16>, _ m: Int, _ single: UnsafeBufferPointer<Int16>,
    _ shapes: UnsafeBufferPointer<UInt16>, _ slots: UnsafeBufferPointer<UInt64>,
    _ filter: UnsafeBufferPointer<UInt64>, _ shift: UInt64, _ least: Int32
  ) {
    let band = 3 * max(n, m)
    for i in 0...n {
      let first = i < n ? Int(left[i * 3]) : 0
      // Groups must end within the word: rows of p beyond n are masked out.
      let fits: UInt16 = n - i >= 3 ? 0xFFFF : n - i == 2 ? 0x0FFF : n - i == 1 ? 0x00FF : 0x000F
      for j in 0...m {
        let here = cells[i * width + j]
        if here == unreachable || abs(i * m - j * n) > band { continue }
        if here + mostPerLetter * Int32(min(n - i, m - j)) < least { continue }
        let second = j < m ? Int(right[j * 3]) : 0
        let alsoFits: UInt16 = m - j >= 3 ? 0xFFFF : m - j == 2 ? 0x7777 : m - j == 1 ? 0x3333 : 0x1111
        var open = (shapes[first << 5 | second] | shapes[first << 5] | shapes[second]) & fits & alsoFits
        while open != 0 {
          let shape = open.trailingZeroBitCount
          open &= open - 1
          let p = shape >> 2, q = shape & 3
          let weight: Int32
          if p == 1 && q == 1 {
            let found = single[first << 5 | second]
            if found == .min { continue }
            weight = Int32(found)
          } else {
            let a = p == 0 ? 0 : left[i * 3 + p - 1], b = q == 0 ? 0 : right[j * 3 + q - 1]
            weight = SoundTable.weight(a, b, in: slots, filter, shift: shift)
            if weight == SoundTable.unknown { continue }
          }
          let cell = (i + p) * width + j + q
          if here + weight > cells[cell] { cells[cell] = here + weight }
        }
      }
    }
  }
}
