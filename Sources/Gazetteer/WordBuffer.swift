/// The words of a piece of text: keys, and spans with the start in the low half and the end in the high half.
final class WordBuffer {
  private(set) var keys: UnsafeMutablePointer<UInt64>
  private(set) var spans: UnsafeMutablePointer<UInt64>
  private var capacity: Int
  var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    keys = .allocate(capacity: capacity)
    spans = .allocate(capacity: capacity)
  }

  deinit {
    keys.deallocate()
    spans.deallocate()
  }

  /// Makes room for `free` more words. Pointers taken before are no longer good.
  func reserve(_ free: Int) {
    guard count + free > capacity else { return }
    let larger = max(2 * capacity, count + free)
    (keys, spans) = (moved(keys, larger), moved(spans, larger))
    capacity = larger
  }

  private func moved(_ old: UnsafeMutablePointer<UInt64>, _ capacity: Int) -> UnsafeMutablePointer<UInt64> {
    let new = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
    new.update(from: old, count: count)
    old.deallocate()
    return new
  }

  /// Forgets the first words.
  func dropFirst(_ dropped: Int) {
    count -= dropped
    keys.update(from: keys + dropped, count: count)
    spans.update(from: spans + dropped, count: count)
  }
}
