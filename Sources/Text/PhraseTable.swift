/// Phrases of one or more tokens, each with a value, looked up where they start in a token sequence.
///
/// Glued hyphens do not matter: "12-year-old" and "12 year old" are one phrase. Building is linear in the number of
/// tokens; looking up costs one probe of a hash table a token, whatever the number of phrases.
package struct PhraseTable: Sendable {
  private struct Slot {
    var key: UInt64 = 0
    /// State after this token where longer phrases go on, or 0.
    var next: UInt32 = 0
    /// Value + 1 where a phrase ends here, or 0.
    var value: UInt32 = 0
  }

  private var slots: [Slot]
  private var used = 0
  private var states: UInt32 = 0
  package private(set) var count = 0

  package init() { slots = Array(repeating: Slot(), count: 64) }

  /// A phrase found.
  package struct Match: Equatable, Sendable {
    package let tokens: Range<Int>
    package let value: Int
  }

  /// The value of exactly this phrase, or nil.
  package func value(of phrase: [Token]) -> Int? {
    var found: Int?
    phrase.withUnsafeBufferPointer { tokens in
      forEachMatch(in: tokens, from: 0) { if $0.tokens.upperBound == phrase.count { found = $0.value } }
    }
    return found
  }

  /// Adds a phrase. Where it stands already, its value is kept and returned.
  @discardableResult
  package mutating func insert(_ phrase: [Token], value: Int) -> Int {
    var state: UInt32 = 0
    var slot = -1
    for (index, token) in phrase.enumerated() where index == 0 || !token.isGluedHyphen {
      if slot >= 0 {
        if slots[slot].next == 0 {
          states += 1
          slots[slot].next = states
        }
        state = slots[slot].next
      }
      slot = insertSlot(Self.edge(state, token.key))
    }
    guard slot >= 0 else { return value }
    if slots[slot].value == 0 {
      slots[slot].value = UInt32(value) + 1
      count += 1
    }
    return Int(slots[slot].value) - 1
  }

  /// Calls `body` for every phrase that starts at a token, shortest first.
  @inline(__always)
  package func forEachMatch(in tokens: UnsafeBufferPointer<Token>, from start: Int, _ body: (Match) -> Void) {
    var state: UInt32 = 0
    var index = start
    let mask = slots.count &- 1
    slots.withUnsafeBufferPointer { slots in
      while index < tokens.count {
        let token = tokens[index]
        if index > start && token.isGluedHyphen && index &+ 1 < tokens.count && tokens[index &+ 1].gap == .none {
          index &+= 1
          continue
        }
        let key = Self.edge(state, token.key)
        var slot = Int(truncatingIfNeeded: key) & mask
        while slots[slot].key != key {
          if slots[slot].key == 0 { return }
          slot = (slot &+ 1) & mask
        }
        if slots[slot].value != 0 {
          body(Match(tokens: start..<index &+ 1, value: Int(slots[slot].value) &- 1))
        }
        state = slots[slot].next
        if state == 0 { return }
        index &+= 1
      }
    }
  }

  /// The longest phrase that starts at a token.
  package func longestMatch(in tokens: UnsafeBufferPointer<Token>, from start: Int) -> Match? {
    var longest: Match?
    forEachMatch(in: tokens, from: start) { longest = $0 }
    return longest
  }

  @inline(__always) private static func edge(_ state: UInt32, _ key: UInt64) -> UInt64 {
    let mixed = TokenKey.mix(key ^ (UInt64(state) &* TokenKey.seed0), TokenKey.seed1)
    return mixed == 0 ? 1 : mixed
  }

  private mutating func insertSlot(_ key: UInt64) -> Int {
    if used * 2 >= slots.count { grow() }
    let slot = find(key)
    if slots[slot].key == 0 {
      slots[slot].key = key
      used += 1
    }
    return slot
  }

  private func find(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
    while slots[slot].key != 0 && slots[slot].key != key { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.key != 0 { slots[find(slot.key)] = slot }
  }
}

extension Token {
  /// A hyphen glued to what stands before it.
  @inline(__always) var isGluedHyphen: Bool { kind == .punctuation && key == 0x2D && gap == .none }
}
