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

  /// The weight of the best alignment, in hundredths of nats; higher is likelier one word.
  /// - Complexity: O(*n* · *m*); readings are at most ``Reading/longest`` letters.
  static func score(_ source: Reading, _ latin: Reading, _ table: SoundTable) -> Int32 {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: width * width) { cells in
      fill(cells, source, latin, table)
      return cells[source.letters.count * width + latin.letters.count]
    }
  }

  /// The steps of the best alignment, in order.
  static func steps(_ source: Reading, _ latin: Reading, _ table: SoundTable) -> [Step] {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: width * width) { cells in
      fill(cells, source, latin, table)
      var i = source.letters.count, j = latin.letters.count
      var steps: [Step] = []
      guard cells[i * width + j] > unreachable / 2 else { return [] }
      while i > 0 || j > 0 {
        guard let (p, q, weight) = lastStep(cells, i, j, source, latin, table) else { return steps.reversed() }
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
        let left = p == 0 ? 0 : source.groups[(i - p) * 3 + p - 1], right = q == 0 ? 0 : latin.groups[(j - q) * 3 + q - 1]
        let weight = table.slots.withUnsafeBufferPointer {
          SoundTable.weight(left, right, in: $0, shift: table.hashShift)
        }
        if weight != SoundTable.unknown, before + weight == cells[i * width + j] { return (p, q, weight) }
      }
    }
    return nil
  }

  private static func fill(
    _ cells: UnsafeMutableBufferPointer<Int32>, _ source: Reading, _ latin: Reading, _ table: SoundTable
  ) {
    let n = source.letters.count, m = latin.letters.count
    for i in 0...n { for j in 0...m { cells[i * width + j] = unreachable } }
    cells[0] = 0
    let shift = table.hashShift
    let band = 3 * max(n, m)
    source.groups.withUnsafeBufferPointer { left in
      latin.groups.withUnsafeBufferPointer { right in
        table.single.withUnsafeBufferPointer { single in
          table.sourceKnown.withUnsafeBufferPointer { leftKnown in
            table.latinKnown.withUnsafeBufferPointer { rightKnown in
              table.slots.withUnsafeBufferPointer { slots in
                for i in 0...n {
                  for j in 0...m {
                    let here = cells[i * width + j]
                    if here == unreachable || abs(i * m - j * n) > band { continue }
                    for p in 0...min(3, n - i) {
                      let a = p == 0 ? 0 : left[i * 3 + p - 1]
                      if p > 0 && !leftKnown[Int(a)] { continue }
                      for q in 0...min(3, m - j) {
                        let b = q == 0 ? 0 : right[j * 3 + q - 1]
                        let weight: Int32
                        if p == 1 && q == 1 {
                          let found = single[Int(a) << 5 | Int(b)]
                          if found == .min { continue }
                          weight = Int32(found)
                        } else {
                          if p + q == 0 || (q > 0 && !rightKnown[Int(b)]) { continue }
                          weight = SoundTable.weight(a, b, in: slots, shift: shift)
                          if weight == SoundTable.unknown { continue }
                        }
                        let cell = (i + p) * width + j + q
                        if here + weight > cells[cell] { cells[cell] = here + weight }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
