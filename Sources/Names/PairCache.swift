import Synchronization

/// How words met so far compare with each other, so that a pair of words that comes again is not aligned again.
///
/// A table of fixed size without locks: a new pair takes the place of an old one. Each slot holds a value and the key
/// mixed with it, so that a slot half written by another thread is taken for an empty one.
final class PairCache: @unchecked Sendable {
  private let slots: UnsafeMutablePointer<Atomic<UInt64>>
  private static let count = 1 << 17

  init() {
    slots = .allocate(capacity: 2 * Self.count)
    for index in 0..<(2 * Self.count) { (slots + index).initialize(to: Atomic(0)) }
  }

  deinit {
    slots.deinitialize(count: 2 * Self.count)
    slots.deallocate()
  }

  /// - Parameter salt: what else the comparison depends on.
  static func key(_ a: UInt64, _ b: UInt64, salt: UInt64) -> UInt64 {
    let mixed = (min(a, b) &* 0x9E37_79B9_7F4A_7C15 ^ max(a, b)) &+ salt &* 0xD6E8_FEB8_6659_FD93
    return (mixed ^ mixed >> 32) &* 0xD6E8_FEB8_6659_FD93
  }

  func value(_ key: UInt64) -> UInt64? {
    let slot = Self.slot(key)
    return value(key, at: slot) ?? value(key, at: slot ^ 1)
  }

  /// A pair has two places; the older of those that share them goes.
  func store(_ value: UInt64, _ key: UInt64) {
    let slot = slots + 2 * Self.slot(key), second = slots + 2 * (Self.slot(key) ^ 1)
    second[0].store(slot[0].load(ordering: .relaxed), ordering: .relaxed)
    second[1].store(slot[1].load(ordering: .relaxed), ordering: .relaxed)
    slot[0].store(value, ordering: .relaxed)
    slot[1].store(value ^ key, ordering: .relaxed)
  }

  private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key >> 47) }

  private func value(_ key: UInt64, at slot: Int) -> UInt64? {
    let value = slots[2 * slot].load(ordering: .relaxed)
    return slots[2 * slot + 1].load(ordering: .relaxed) ^ value == key ? value : nil
  }
}
