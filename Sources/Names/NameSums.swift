import Synchronization

/// Sums of names' words, where a query's word counts once a name, with its highest gain.
///
/// Sendable as long as one query at a time has it; ``NameSumsPool`` sees to that.
final class NameSums: @unchecked Sendable {
  private struct Cell {
    var sum: Float = 0
    var gain: Float = 0
    /// The probe that the gain is of. Probes are numbered on from query to query, so that cells need no clearing.
    var probe: UInt32 = 0
  }

  private let cells: UnsafeMutableBufferPointer<Cell>
  /// By word: the last probe that met it.
  private let met: UnsafeMutableBufferPointer<UInt32>
  private var probe: UInt32 = 0
  /// The probe before this query's first.
  private var before: UInt32 = 0
  /// The names with a sum, in no order.
  private(set) var touched: [Int32] = []

  init(names: Int, words: Int) {
    cells = .allocate(capacity: names)
    cells.initialize(repeating: Cell())
    met = .allocate(capacity: words)
    met.initialize(repeating: 0)
  }

  deinit {
    cells.deallocate()
    met.deallocate()
  }

  /// Forgets the last query.
  func clear() {
    touched.removeAll(keepingCapacity: true)
    if probe > .max / 2 {
      cells.update(repeating: Cell())
      met.update(repeating: 0)
      probe = 0
    }
    before = probe
  }

  func nextProbe() { probe += 1 }

  /// Whether the probe meets the word for the first time: words are filed under several keys.
  func meets(_ word: Int32) -> Bool {
    if met[Int(word)] == probe { return false }
    met[Int(word)] = probe
    return true
  }

  func sum(of name: Int32) -> Float { cells[Int(name)].sum }

  func add(_ gain: Float, to name: Int32) {
    let cell = cells[Int(name)]
    if cell.probe == probe {
      if cell.gain < gain { cells[Int(name)] = Cell(sum: cell.sum + gain - cell.gain, gain: gain, probe: probe) }
    } else if cell.probe > before {
      cells[Int(name)] = Cell(sum: cell.sum + gain, gain: gain, probe: probe)
    } else {
      touched.append(name)
      cells[Int(name)] = Cell(sum: gain, gain: gain, probe: probe)
    }
  }
}

/// Lends the memory for sums to one query at a time each.
final class NameSumsPool: Sendable {
  private let names: Int
  private let words: Int
  private let idle = Mutex<[NameSums]>([])

  init(names: Int, words: Int) { (self.names, self.words) = (names, words) }

  func with<Result>(_ work: (NameSums) -> Result) -> Result {
    let sums = idle.withLock { $0.popLast() } ?? NameSums(names: names, words: words)
    defer { idle.withLock { $0.append(sums) } }
    sums.clear()
    return work(sums)
  }
}
