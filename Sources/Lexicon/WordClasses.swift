/// A set of word classes, such as `preposition`: a bit each.
package struct WordClasses: SetAlgebra, Hashable, Sendable {
  /// A language has at most this many classes.
  package static let limit = 256

  private var low: UInt128
  private var high: UInt128

  @inline(__always) package init() { (low, high) = (0, 0) }

  @inline(__always) private init(_ low: UInt128, _ high: UInt128) { (self.low, self.high) = (low, high) }

  /// The class with a number from 0 to ``limit`` - 1.
  init(number: Int) {
    self.init(number < 128 ? 1 << UInt128(number) : 0, number < 128 ? 0 : 1 << UInt128(number - 128))
  }

  @inline(__always) package var isEmpty: Bool { low | high == 0 }

  @inline(__always) package func union(_ other: Self) -> Self { Self(low | other.low, high | other.high) }

  @inline(__always) package func intersection(_ other: Self) -> Self { Self(low & other.low, high & other.high) }

  @inline(__always) package func symmetricDifference(_ other: Self) -> Self { Self(low ^ other.low, high ^ other.high) }

  @inline(__always) package func subtracting(_ other: Self) -> Self { Self(low & ~other.low, high & ~other.high) }

  @inline(__always) package func isDisjoint(with other: Self) -> Bool { low & other.low | high & other.high == 0 }

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
