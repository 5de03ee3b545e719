import Text

/// What a language knows of a word as part or neighbour of a name.
package struct Cues: OptionSet, Sendable {
  package let rawValue: UInt32
  @inline(__always) package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let title = Cues(rawValue: 1 << 0)
  package static let titleModifier = Cues(rawValue: 1 << 1)
  package static let orgHead = Cues(rawValue: 1 << 2)
  package static let orgTail = Cues(rawValue: 1 << 3)
  package static let orgMid = Cues(rawValue: 1 << 4)
  package static let team = Cues(rawValue: 1 << 5)
  package static let placeHead = Cues(rawValue: 1 << 6)
  package static let placeTail = Cues(rawValue: 1 << 7)
  package static let facilityTail = Cues(rawValue: 1 << 8)
  package static let thingTail = Cues(rawValue: 1 << 9)
  package static let direction = Cues(rawValue: 1 << 10)
  package static let particle = Cues(rawValue: 1 << 11)
  package static let suffix = Cues(rawValue: 1 << 12)
  package static let joinOf = Cues(rawValue: 1 << 13)
  package static let inPlace = Cues(rawValue: 1 << 14)
  package static let strongIn = Cues(rawValue: 1 << 15)
  package static let monthDay = Cues(rawValue: 1 << 16)
  package static let function = Cues(rawValue: 1 << 17)
  package static let trim = Cues(rawValue: 1 << 18)
  package static let spoken = Cues(rawValue: 1 << 19)
  package static let personVerb = Cues(rawValue: 1 << 20)
  package static let kin = Cues(rawValue: 1 << 21)
  package static let placeNoun = Cues(rawValue: 1 << 22)
  /// An ordinary word of the language.
  package static let common = Cues(rawValue: 1 << 23)
  package static let given = Cues(rawValue: 1 << 24)
  package static let surname = Cues(rawValue: 1 << 25)
  /// A noun for a person: "spokesman".
  package static let role = Cues(rawValue: 1 << 26)

  package static let joinMore = Cues(rawValue: 1 << 27)
  package static let plainCapitals = Cues(rawValue: 1 << 28)

  /// The files of `mentions/` in a language's folder, and what they mean.
  static let files: [(name: String, cue: Cues)] = [
    ("title", .title), ("title-modifier", .titleModifier), ("org-head", .orgHead), ("org-tail", .orgTail),
    ("org-mid", .orgMid), ("team", .team), ("place-head", .placeHead), ("place-tail", .placeTail),
    ("facility-tail", .facilityTail), ("thing-tail", .thingTail), ("direction", .direction), ("particle", .particle),
    ("suffix", .suffix), ("join-of", .joinOf), ("in-place", .inPlace), ("strong-in", .strongIn),
    ("month-day", .monthDay), ("function", .function), ("trim", .trim), ("spoken", .spoken),
    ("person-verb", .personVerb), ("kin", .kin), ("place-noun", .placeNoun), ("join-more", .joinMore),
    ("plain-capitals", .plainCapitals),
  ]
}

/// Cues by the key of a word. One probe of a hash table a word.
package struct CueTable: Sendable {
  private var slots: [(key: UInt64, cues: UInt32)]
  private var used = 0

  package init(capacity: Int = 1024) {
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: (0, 0), count: size)
  }

  package mutating func insert(_ key: UInt64, _ cues: Cues) {
    guard key != 0 else { return }
    if used * 2 >= slots.count {
      let old = slots
      slots = Array(repeating: (0, 0), count: old.count * 2)
      for slot in old where slot.key != 0 { slots[position(slot.key)] = slot }
    }
    let slot = position(key)
    if slots[slot].key == 0 {
      slots[slot].key = key
      used += 1
    }
    slots[slot].cues |= cues.rawValue
  }

  @inline(__always) package subscript(key: UInt64) -> Cues { Cues(rawValue: slots[position(key)].cues) }

  @inline(__always) private func position(_ key: UInt64) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while slots[slot].key != key, slots[slot].key != 0 { slot = (slot &+ 1) & mask }
    return slot
  }
}
