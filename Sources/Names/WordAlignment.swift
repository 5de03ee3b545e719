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

  /// The groups of one reading, see ``Reading/groups``.
  struct Side {
    var groups: UnsafePointer<UInt16>
    var count: Int
  }

  /// The weight of the best alignment, in hundredths of nats; higher is likelier one word.
  /// - Parameters:
  ///   - least: paths that cannot come to this much any more are left; the result is then below it.
  ///   - perLetter: what a letter of a good match adds at most on average.
  /// - Complexity: O(*n* · *m*); readings are at most ``Reading/longest`` letters.
  @inline(__always)
  static func score(
    _ source: Side, _ latin: Side, _ table: SoundTable.View, least: Int32, perLetter: Int32,
    _ cells: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    fill(cells, source, latin, table, least, perLetter)
    return cells[source.count * width + latin.count]
  }

  @inline(__always)
  static func areEqual(_ a: Side, _ b: Side) -> Bool {
    if a.count != b.count { return false }
    for index in 0..<a.count where a.groups[index * 3] != b.groups[index * 3] { return false }
    return true
  }

  /// Memory for one alignment after another.
  static func withCells<Result>(_ body: (UnsafeMutablePointer<Int32>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: width * width) { cells in
      guard let first = cells.baseAddress else { preconditionFailure("no memory on the stack") }
      return body(first)
    }
  }

  /// The steps of the best alignment, in order.
  static func steps(_ source: Reading, _ latin: Reading, _ table: SoundTable) -> [Step] {
    source.groups.withUnsafeBufferPointer { left in
      latin.groups.withUnsafeBufferPointer { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return [] }
        return table.withView { table in
          withCells { cells in
            steps(
              source, Side(groups: left, count: source.letters.count), latin,
              Side(groups: right, count: latin.letters.count), table, cells)
          }
        }
      }
    }
  }

  private static func steps(
    _ source: Reading, _ left: Side, _ latin: Reading, _ right: Side, _ table: SoundTable.View,
    _ cells: UnsafeMutablePointer<Int32>
  ) -> [Step] {
    fill(cells, left, right, table, unreachable, 0)
    var i = left.count, j = right.count
    var steps: [Step] = []
    guard cells[i * width + j] > unreachable / 2 else { return [] }
    while i > 0 || j > 0 {
      guard let (p, q, weight) = lastStep(cells, i, j, left, right, table) else { break }
      let a = Letter.text(source.letters[(i - p)..<i]), b = Letter.text(latin.letters[(j - q)..<j])
      if !(a.isEmpty && b.isEmpty) { steps.append(Step(source: a, latin: b, weight: Int(weight))) }
      i -= p
      j -= q
    }
    return steps.reversed()
  }

  private static func lastStep(
    _ cells: UnsafeMutablePointer<Int32>, _ i: Int, _ j: Int, _ source: Side, _ latin: Side, _ table: SoundTable.View
  ) -> (Int, Int, Int32)? {
    for p in 0...min(SoundTable.longestGroup, i) {
      for q in 0...min(SoundTable.longestGroup, j) where p + q > 0 {
        let before = cells[(i - p) * width + j - q]
        if before <= unreachable / 2 { continue }
        let left = p == 0 ? 0 : source.groups[(i - p) * 3 + p - 1],
          right = q == 0 ? 0 : latin.groups[(j - q) * 3 + q - 1]
        let weight = table.weight(left, right)
        if weight != SoundTable.unknown, before + weight == cells[i * width + j] { return (p, q, weight) }
      }
    }
    return nil
  }

  @inline(__always)
  private static func fill(
    _ cells: UnsafeMutablePointer<Int32>, _ source: Side, _ latin: Side, _ table: SoundTable.View, _ least: Int32,
    _ perLetter: Int32
  ) {
    let n = source.count, m = latin.count
    let left = source.groups, right = latin.groups
    for i in 0...n { (cells + i * width).update(repeating: unreachable, count: m + 1) }
    cells[0] = 0
    let band = 3 * max(n, m)
    for i in 0...n {
      let first = i < n ? Int(left[i * 3]) : 0
      // Groups must end within the word: rows of p beyond n are masked out.
      let fits: UInt16 = n - i >= 3 ? 0xFFFF : n - i == 2 ? 0x0FFF : n - i == 1 ? 0x00FF : 0x000F
      for j in 0...m {
        let here = cells[i * width + j]
        if here == unreachable || abs(i * m - j * n) > band { continue }
        if here + perLetter * Int32(truncatingIfNeeded: min(n - i, m - j)) < least { continue }
        let second = j < m ? Int(right[j * 3]) : 0
        let alsoFits: UInt16 = m - j >= 3 ? 0xFFFF : m - j == 2 ? 0x7777 : m - j == 1 ? 0x3333 : 0x1111
        var open = table.lengths(first, second) & fits & alsoFits
        while open != 0 {
          let shape = open.trailingZeroBitCount
          open &= open - 1
          let p = shape >> 2, q = shape & 3
          let weight: Int32
          if p < 2 && q < 2 {
            let found = table.single(p == 0 ? 0 : first, q == 0 ? 0 : second)
            if found == .min { continue }
            weight = Int32(found)
          } else {
            weight = table.weight(
              p == 0 ? 0 : left[i * 3 + p - 1], q == 0 ? 0 : right[j * 3 + q - 1])
            if weight == SoundTable.unknown { continue }
          }
          let cell = (i + p) * width + j + q
          if here + weight > cells[cell] { cells[cell] = here + weight }
        }
      }
    }
  }
}
