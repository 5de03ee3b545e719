/// Names while they are compiled: paths of keys, each ending in a group. States and groups are numbered in the order
/// of first use, so that the same names in the same order give the same numbers.
struct NameTrie {
  struct Edge {
    var key: UInt64
    var next: UInt32 = 0
    /// Group + 1, or 0.
    var group: UInt32 = 0
  }

  private(set) var edges: [Edge] = []
  private(set) var groupCount = 0
  private var states: UInt32 = 0
  /// Open addressing: index into `edges` + 1, or 0.
  private var index = [UInt32](repeating: 0, count: 1 << 10)

  /// The group of a path, made where it is new. `keys` is not empty.
  mutating func group(of keys: [UInt64]) -> UInt32 {
    var state: UInt32 = 0
    for (offset, key) in keys.enumerated() {
      let edge = insert(KeyMixing.edge(state, key))
      if offset + 1 == keys.count {
        if edges[edge].group == 0 {
          groupCount += 1
          edges[edge].group = UInt32(groupCount)
        }
        return edges[edge].group - 1
      }
      if edges[edge].next == 0 {
        states += 1
        edges[edge].next = states
      }
      state = edges[edge].next
    }
    preconditionFailure("a name without keys")
  }

  private mutating func insert(_ key: UInt64) -> Int {
    if edges.count * 2 >= index.count { grow() }
    let slot = find(key)
    if index[slot] == 0 {
      edges.append(Edge(key: key))
      index[slot] = UInt32(edges.count)
    }
    return Int(index[slot]) - 1
  }

  private func find(_ key: UInt64) -> Int {
    let mask = index.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while index[slot] != 0 && edges[Int(index[slot]) - 1].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    index = [UInt32](repeating: 0, count: index.count * 2)
    for (offset, edge) in edges.enumerated() { index[find(edge.key)] = UInt32(offset + 1) }
  }
}
