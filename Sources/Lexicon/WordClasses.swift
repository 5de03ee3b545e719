/// A set of word classes, such as `preposition`: a bit each.
package struct WordClasses: SetAlgebra, Hashable, Sendable {
  /// A language has at most this many classes.
  package static let limit = 256

  private var words: (UInt64, UInt64, UInt64, UInt64)

  @inline(__always) package init() { words = (0, 0, 0, 0) }

  @inline(__always) private init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) { words = (a, b, c, d) }

  /// The class with a number from 0 to ``limit`` - 1.
  init(number: Int) {
    let bit: UInt64 = 1 << UInt64(number & 63)
    self.init(
      number >> 6 == 0 ? bit : 0, number >> 6 == 1 ? bit : 0, number >> 6 == 2 ? bit : 0, number >> 6 == 3 ? bit : 0)
  }

  /// The number of its first class.
  var lowestNumber: UInt8 {
    let (position, word) =
      words.0 != 0 ? (0, words.0) : words.1 != 0 ? (64, words.1) : words.2 != 0 ? (128, words.2) : (192, words.3)
    return UInt8(truncatingIfNeeded: position + word.trailingZeroBitCount & 63)
  }

  /// The numbers of its classes, ascending.
  package var numbers: [UInt8] { (0...UInt8.max).filter { has(number: $0) } }

  /// Is the class with that number in it?
  @inline(__always) func has(number: UInt8) -> Bool {
    let word =
      switch number &>> 6 {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    return word &>> UInt64(number & 63) & 1 != 0
  }

  package static func == (a: Self, b: Self) -> Bool { a.words == b.words }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }

  @inline(__always) package var isEmpty: Bool { words.0 | words.1 | words.2 | words.3 == 0 }

  @inline(__always) package func union(_ other: Self) -> Self {
    Self(words.0 | other.words.0, words.1 | other.words.1, words.2 | other.words.2, words.3 | other.words.3)
  }

  @inline(__always) package func intersection(_ other: Self) -> Self {
    Self(words.0 & other.words.0, words.1 & other.words.1, words.2 & other.words.2, words.3 & other.words.3)
  }

  @inline(__always) package func symmetricDifference(_ other: Self) -> Self {
    Self(words.0 ^ other.words.0, words.1 ^ other.words.1, words.2 ^ other.words.2, words.3 ^ other.words.3)
  }

  @inline(__always) package func subtracting(_ other: Self) -> Self {
    Self(words.0 & ~other.words.0, words.1 & ~other.words.1, words.2 & ~other.words.2, words.3 & ~other.words.3)
  }

  @inline(__always) package func isDisjoint(with other: Self) -> Bool { intersection(other).isEmpty }

  @inline(__always) package func contains(_ member: Self) -> Bool { member.subtracting(self).isEmpty }

  @inline(__always) package mutating func formUnion(_ other: Self) { self = union(other) }

  package mutating func formIntersection(_ other: Self) { self = intersection(other) }

  package mutating func formSymmetricDifference(_ other: Self) { self = symmetricDifference(other) }

  package mutating func insert(_ member: Self) -> (inserted: Bool, memberAfterInsert: Self) {
    let isNew = !contains(member)
    formUnion(member)
    return (isNew, member)
  }

  package mutating func remove(_ member: Self) -> Self? {
    let common = intersection(member)
    self = subtracting(member)
    return common.isEmpty ? nil : common
  }

  package mutating func update(with member: Self) -> Self? {
    let common = intersection(member)
    formUnion(member)
    return common.isEmpty ? nil : common
  }
}
