/// A short name from a data file, such as a class of nouns or a victim group, kept as a number: comparing and copying
/// it costs nothing.
package struct Label: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// UTF-8 bytes that a name may have.
  package static let longest = 16

  /// No name.
  package static let none = Label("")
  /// The class of nouns for people, as `nouns.tsv` must name it.
  package static let people = Label("people")
  /// The class of nouns for farm animals and pets.
  package static let livestock = Label("livestock")
  /// Nouns that stand behind numbers and count neither people nor damage.
  package static let thing = Label("thing")

  /// What a number counts whose noun is in no list.
  package static let unknown = Label("unknown")

  /// UTF-8, the first byte in the highest place.
  private let bytes: UInt128

  /// Bytes behind the sixteenth are dropped; the readers of data files refuse longer names.
  package init(_ name: some StringProtocol) {
    var bytes: UInt128 = 0
    var shift: UInt128 = 120
    for byte in name.utf8.prefix(Self.longest) {
      bytes |= UInt128(byte) << shift
      shift &-= 8
    }
    self.bytes = bytes
  }

  @inline(__always) package var isEmpty: Bool { bytes == 0 }

  package static func < (a: Label, b: Label) -> Bool { a.bytes < b.bytes }

  package var description: String {
    let utf8 = (0..<Self.longest).map { UInt8(truncatingIfNeeded: bytes >> (120 - 8 * UInt128($0))) }
    return String(decoding: utf8.prefix { $0 != 0 }, as: UTF8.self)
  }
}
