import Gazetteer
import Text

/// What a language knows of a word as part or neighbour of a name.
package struct Cues: OptionSet, Sendable {
  package let rawValue: UInt64
  @inline(__always) package init(rawValue: UInt64) { self.rawValue = rawValue }

  package static let title = Cues(rawValue: 1 << 0)
  package static let titleModifier = Cues(rawValue: 1 << 1)
  package static let orgHead = Cues(rawValue: 1 << 2)
  package static let orgTail = Cues(rawValue: 1 << 3)
  /// A mark of sports clubs, before or behind their name.
  package static let club = Cues(rawValue: 1 << 4)
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

  /// A noun for an organisation: "the band", "a rebel group".
  package static let orgNoun = Cues(rawValue: 1 << 29)
  /// A last word of organisations that ordinary phrases end in, too: "Information Technology".
  package static let orgTailWeak = Cues(rawValue: 1 << 30)
  /// A last word of military units, which may have a number in front.
  package static let unitTail = Cues(rawValue: 1 << 31)
  /// "is", "was": what a name is said to be follows.
  package static let copula = Cues(rawValue: 1 << 32)
  package static let article = Cues(rawValue: 1 << 33)
  /// A noun in lower case behind the name of a place: "Zaatari refugee camp".
  package static let placeAfter = Cues(rawValue: 1 << 34)
  /// "for", which joins fewer names than "of" does.
  package static let joinFor = Cues(rawValue: 1 << 35)
  /// A first word of organisations that are for something: "Centre for …", but not "League for …".
  package static let forHead = Cues(rawValue: 1 << 36)
  /// An abbreviated legal form, whose period belongs to the name: "Acme Ltd."
  package static let legalForm = Cues(rawValue: 1 << 37)
  /// What a definition goes on with behind its noun: "a company founded in 1983".
  package static let participle = Cues(rawValue: 1 << 38)
  /// A noun for one of the family, which a given name alone may follow: "her sister Rosalind".
  package static let relative = Cues(rawValue: 1 << 39)
  /// A first word of what is no person, place or organisation: "Typhoon Ketsana".
  package static let thingHead = Cues(rawValue: 1 << 40)
  /// A word of reports on sport, in which a city's name may be its team's.
  package static let sport = Cues(rawValue: 1 << 41)
  /// What teams do: "Leeds beat …".
  package static let teamVerb = Cues(rawValue: 1 << 42)
  /// Behind the name of a team: "Leeds striker …".
  package static let teamNoun = Cues(rawValue: 1 << 43)
  /// Before the name of a team: "against Leeds".
  package static let teamBefore = Cues(rawValue: 1 << 44)
  /// Behind the name of a company: "Acme shares".
  package static let orgAfter = Cues(rawValue: 1 << 45)
  /// Before "at" and the name of an organisation: "an analyst at Acme".
  package static let orgAt = Cues(rawValue: 1 << 46)
  /// Before "of" or "in" and the name of an organisation: "a subsidiary of Acme".
  package static let orgOf = Cues(rawValue: 1 << 47)
  /// "the", which what was told before stands behind.
  package static let definite = Cues(rawValue: 1 << 48)
  /// "former": who is so holds the office no more.
  package static let former = Cues(rawValue: 1 << 49)
  /// What a person does behind "the president", besides what is said.
  package static let roleVerb = Cues(rawValue: 1 << 50)
  package static let joinMore = Cues(rawValue: 1 << 27)
  package static let plainCapitals = Cues(rawValue: 1 << 28)

  /// The files of `mentions/` in a language's folder, and what they mean.
  static let files: [(name: String, cue: Cues)] = [
    ("title", .title), ("title-modifier", .titleModifier), ("org-head", .orgHead), ("org-tail", .orgTail),
    ("club", .club), ("team", .team), ("place-head", .placeHead), ("place-tail", .placeTail),
    ("facility-tail", .facilityTail), ("thing-tail", .thingTail), ("direction", .direction), ("particle", .particle),
    ("suffix", .suffix), ("join-of", .joinOf), ("in-place", .inPlace), ("strong-in", .strongIn),
    ("month-day", .monthDay), ("function", .function), ("trim", .trim), ("spoken", .spoken),
    ("person-verb", .personVerb), ("kin", .kin), ("place-noun", .placeNoun), ("join-more", .joinMore),
    ("plain-capitals", .plainCapitals), ("org-noun", .orgNoun), ("org-tail-weak", .orgTailWeak),
    ("unit-tail", .unitTail), ("copula", .copula), ("article", .article),
    ("place-after", .placeAfter), ("join-for", .joinFor), ("for-head", .forHead), ("legal-form", .legalForm),
    ("participle", .participle), ("relative", .relative), ("thing-head", .thingHead), ("sport", .sport),
    ("team-verb", .teamVerb), ("team-noun", .teamNoun), ("team-before", .teamBefore), ("org-after", .orgAfter),
    ("org-at", .orgAt), ("org-of", .orgOf), ("definite", .definite), ("former", .former), ("role-verb", .roleVerb),
  ]
}

/// Cues by the key of a word. One probe of a hash table a word.
///
/// The table is one run of bytes, which may be mapped: a header (``CueLayout``), then slots of a key (UInt64) and its
/// cues (UInt64), little-endian, at most half of them used.
package struct CueTable: Sendable {
  private let storage: ImageBytes
  private let mask: Int

  /// - Parameter storage: bytes that ``isValid(_:)`` lets through.
  init(_ storage: ImageBytes) {
    precondition(Self.isValid(storage))
    self.storage = storage
    mask = CueLayout.slotCount(storage.bytes) - 1
  }

  static func isValid(_ storage: ImageBytes) -> Bool {
    let bytes = storage.bytes
    guard bytes.count >= CueLayout.headerBytes, bytes.starts(with: CueLayout.magic) else { return false }
    let slots = CueLayout.slotCount(bytes)
    return slots > 1 && slots & (slots - 1) == 0 && bytes.count == CueLayout.headerBytes + slots * CueLayout.slotBytes
  }

  /// A damaged file may have no free slot: the search ends after one round.
  @inline(__always) package subscript(key: UInt64) -> Cues {
    let slots = storage.bytes.baseAddress! + CueLayout.headerBytes
    var slot = Int(truncatingIfNeeded: key) & mask
    for _ in 0...mask {
      let address = slots + slot &* CueLayout.slotBytes
      let found = UInt64(littleEndian: address.load(as: UInt64.self))
      if found == key || found == 0 {
        return Cues(rawValue: UInt64(littleEndian: address.load(fromByteOffset: 8, as: UInt64.self)))
      }
      slot = (slot &+ 1) & mask
    }
    return []
  }
}

/// How a ``CueTable`` lies in a file: "MUSTERCU", the number of slots (UInt64), nothing up to byte 64, the slots.
enum CueLayout {
  static let version: UInt32 = 5
  static let magic = Array("MUSTERCU".utf8)
  static let headerBytes = 64
  static let slotBytes = 16

  static func slotCount(_ bytes: UnsafeRawBufferPointer) -> Int {
    Int(truncatingIfNeeded: UInt64(littleEndian: bytes.load(fromByteOffset: 8, as: UInt64.self)) & 0xFFFF_FFFF)
  }
}

/// Collects the cues of words for a ``CueTable``.
struct CueTableBuilder {
  private var slots: [(key: UInt64, cues: UInt64)]
  private var used = 0

  init(capacity: Int = 1024) {
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: (0, 0), count: size)
  }

  mutating func insert(_ key: UInt64, _ cues: Cues) {
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

  subscript(key: UInt64) -> Cues { Cues(rawValue: slots[position(key)].cues) }

  private func position(_ key: UInt64) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while slots[slot].key != key, slots[slot].key != 0 { slot = (slot &+ 1) & mask }
    return slot
  }

  /// The bytes of the table.
  func bytes() -> [UInt8] {
    let count = CueLayout.headerBytes + slots.count * CueLayout.slotBytes
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      raw.initializeMemory(as: UInt8.self, repeating: 0)
      raw.copyBytes(from: CueLayout.magic)
      raw.storeBytes(of: UInt64(slots.count).littleEndian, toByteOffset: 8, as: UInt64.self)
      for (index, slot) in slots.enumerated() where slot.key != 0 {
        let at = CueLayout.headerBytes + index * CueLayout.slotBytes
        raw.storeBytes(of: slot.key.littleEndian, toByteOffset: at, as: UInt64.self)
        raw.storeBytes(of: slot.cues.littleEndian, toByteOffset: at + 8, as: UInt64.self)
      }
      written = count
    }
  }
}
