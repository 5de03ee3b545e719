/// The sounds of a reading in order, four bits each, the first ones lowest: letters that spellings change for each other
/// are one sound, repeated ones are told once, h and ' not at all.
struct SoundSequence: Sendable, Equatable {
  private(set) var packed: UInt64 = 0
  private(set) var count: UInt8 = 0

  /// Further sounds of a word are left out.
  static let longest: UInt8 = 16

  init(_ reading: Reading) {
    var last = 0
    for letter in reading.letters where count < Self.longest {
      let sound = SoundKey.sound(letter)
      if sound == 0 || sound == last { continue }
      packed |= UInt64(sound) << UInt64(4 * Int(count))
      count += 1
      last = sound
    }
  }
}

/// A query's reading, made ready to be compared with many sequences.
struct SoundPattern: Sendable {
  /// See ``Reading/soundMask``.
  let mask: UInt32
  private let count: Int
  /// For each sound the places where the reading has it, 16 bits each.
  private let places: (UInt64, UInt64, UInt64, UInt64)

  init(_ reading: Reading) {
    mask = reading.soundMask
    let sequence = SoundSequence(reading)
    count = Int(sequence.count)
    var places = [UInt64](repeating: 0, count: 4)
    for index in 0..<count {
      let sound = Int(truncatingIfNeeded: sequence.packed >> UInt64(4 * index) & 15)
      places[sound / 4] |= 1 << UInt64(16 * (sound % 4) + index)
    }
    self.places = (places[0], places[1], places[2], places[3])
  }

  /// 0…1: twice the sounds of the longest common subsequence, as a share of both readings' sounds.
  ///
  /// Bits of a word stand for the query's sounds (Hyyrö, "Bit-parallel LCS-length computation revisited", 2004).
  func likeness(_ other: SoundSequence) -> Float {
    var free = UInt32.max
    var packed = other.packed
    for _ in 0..<other.count {
      let sound = packed & 15
      packed >>= 4
      let four = sound < 8 ? (sound < 4 ? places.0 : places.1) : (sound < 12 ? places.2 : places.3)
      let common = free & UInt32(truncatingIfNeeded: four >> (16 * (sound & 3)) & 0xFFFF)
      free = (free &+ common) | (free &- common)
    }
    let shared = (~free).nonzeroBitCount
    return Float(2 * shared) / Float(max(1, count + Int(other.count)))
  }
}
