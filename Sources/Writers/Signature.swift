import Text

/// What tells near duplicates of a text: the least hashes of its runs of five words, in 64 classes.
///
/// Two texts agree in about as many classes as their runs overlap (MinHash with one permutation), whatever stands
/// around them. Words are compared without case; marks and spaces do not count.
package struct Signature: Sendable, Equatable {
  package static let classes = 64
  package static let byteCount = classes * 4
  private static let run = 5
  private static let unset = UInt32.max

  /// All ``unset`` for a text with no words.
  package let values: [UInt32]

  package static let empty = Signature(values: [UInt32](repeating: unset, count: classes))
  package var isEmpty: Bool { values[0] == Self.unset }

  private init(values: [UInt32]) { self.values = values }

  init(_ text: SourceText) {
    var values = Self.empty.values
    let words = text.withUTF8(Self.wordHashes)
    let run = min(Self.run, words.count)
    if run > 0 {
      for start in 0...(words.count - run) {
        var hash: UInt64 = 0
        for word in words[start..<start + run] { hash = Self.mix(hash ^ word) }
        let place = Int(hash >> 58)
        values[place] = min(values[place], UInt32(truncatingIfNeeded: hash) & 0x7FFF_FFFF)
      }
      Self.fill(&values)
    }
    self.values = values
  }

  package init(bytes: UnsafeRawBufferPointer) {
    values = (0..<Self.classes).map {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self))
    }
  }

  var bytes: [UInt8] {
    values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
  }

  /// How much of the texts is the same, 0 to 1, to about 0.06.
  package func similarity(_ other: Signature) -> Double {
    var same = 0
    for (one, two) in zip(values, other.values) where one == two { same += 1 }
    return Double(same) / Double(Self.classes)
  }

  /// Keys by which likely duplicates meet: each is of three classes; texts that overlap by half share one nearly always.
  package static let bands = 21
  package func band(_ number: Int) -> UInt64 {
    var hash = UInt64(number)
    for value in values[number * 3..<number * 3 + 3] { hash = Self.mix(hash ^ UInt64(value)) }
    return hash
  }

  /// Short texts leave classes empty: they take the value of the next full one, changed by the distance.
  private static func fill(_ values: inout [UInt32]) {
    let full = values
    for place in values.indices where full[place] == unset {
      var distance = 1
      while full[(place + distance) % classes] == unset { distance += 1 }
      let taken = full[(place + distance) % classes]
      values[place] = UInt32(truncatingIfNeeded: mix(UInt64(taken) << 8 | UInt64(distance))) & 0x7FFF_FFFF
    }
  }

  private static func wordHashes(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(bytes.count / 6)
    var hash: UInt64 = 0, length = 0
    func end() {
      if length > 0 { hashes.append(hash) }
      (hash, length) = (0, 0)
    }
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x30...0x39, 0x61...0x7A, 0x41...0x5A:
        hash = (hash ^ UInt64(byte | 0x20)) &* 0x100_0000_01B3 &+ 1
        length += 1
        position += 1
      case 0xC3...0xDF, 0xE0, 0xE1:
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 &+ 1
        length += 1
        position += 1
      case 0x80...0xBF where length > 0:
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 &+ 1
        position += 1
      case 0xE3...0xF4:
        // Han, Kana, Hangul and beyond: a letter a word, for there are no spaces.
        end()
        for next in bytes[position..<min(position + 3, bytes.count)] {
          hash = (hash ^ UInt64(next)) &* 0x100_0000_01B3 &+ 1
        }
        length = 1
        end()
        position += byte >= 0xF0 ? 4 : 3
      case 0xC2, 0xE2:
        end()
        position += byte == 0xC2 ? 2 : 3
      default:
        end()
        position += 1
      }
    }
    end()
    return hashes
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
