import Foundation
import Lexicon

/// How strongly letter groups of one writing system stand for groups of Latin letters: hundredths of nats of pointwise
/// mutual information, learned by `Scripts/names/costs.py` (`confusions.tsv` says from what).
///
/// The sum over the best alignment of two words is a log likelihood ratio: how much likelier the two spellings are for
/// one word than for two words that met by chance.
final class SoundTable: Sendable {
  enum Name: UInt8, Sendable, CaseIterable {
    case latin, cyrillic, arabic, hebrew, greek, georgian, armenian, hangul, kana, han, indic, thai, ethiopic, mixed

    init(_ system: WritingSystem) { self = Name(rawValue: system.rawValue) ?? .mixed }
  }

  static let longestGroup = 3
  /// What a group that the table lacks weighs; below every learned weight that can matter.
  static let unknown: Int32 = -100_000

  /// Weights of at most one letter against at most one, `source << 5 | latin`; 0 stands for no letter.
  private let single: [Int16]
  /// Open addressing: `key << 16 | weight`, 0 where free. A key is `source << 15 | latin`.
  private let slots: [UInt64]
  private let shift: UInt64
  /// A bit for the hash of each key, small enough to stay in the nearest cache: most questions end here.
  private let filter: [UInt64]
  /// By the first letters of two groups, `source << 5 | latin` (0 for an empty group): which lengths the table has,
  /// bit 4 · source length + latin length.
  private let shapes: [UInt16]
  /// What a group weighs on average among the groups that it stands for; `Int16.min` where the table lacks it.
  private let sourceExpected: [Int16]
  private let latinExpected: [Int16]

  init(_ rows: [SoundRow]) {
    var capacity = 16
    while capacity < rows.count * 2 { capacity *= 2 }
    let shift = UInt64(64 - capacity.trailingZeroBitCount)
    var single = [Int16](repeating: .min, count: 1024)
    var slots = [UInt64](repeating: 0, count: capacity)
    var filter = [UInt64](repeating: 0, count: 1024)
    var shapes = [UInt16](repeating: 0, count: 1024)
    var sourceExpected = [Int16](repeating: .min, count: 1 << 15)
    var latinExpected = [Int16](repeating: .min, count: 1 << 15)
    for row in rows {
      guard let source = row.source, let latin = row.latin else {
        if let source = row.source { sourceExpected[Int(source)] = row.weight }
        if let latin = row.latin { latinExpected[Int(latin)] = row.weight }
        continue
      }
      if source < 32, latin < 32 { single[Int(source) << 5 | Int(latin)] = row.weight }
      let left = Self.firstAndLength(source), right = Self.firstAndLength(latin)
      shapes[left.first << 5 | right.first] |= 1 << UInt16(left.length * 4 + right.length)
      let key = UInt64(source) << 15 | UInt64(latin)
      let hash = key &* 0x9E37_79B9_7F4A_7C15
      filter[Int(hash >> 54)] |= 1 << (hash >> 48 & 63)
      var slot = Int(hash >> shift)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = key << 16 | UInt64(UInt16(bitPattern: row.weight))
    }
    self.single = single
    self.slots = slots
    self.shift = shift
    self.filter = filter
    self.shapes = shapes
    self.sourceExpected = sourceExpected
    self.latinExpected = latinExpected
  }

  private static func firstAndLength(_ group: UInt16) -> (first: Int, length: Int) {
    if group == 0 { return (0, 0) }
    if group < 1 << 5 { return (Int(group), 1) }
    return group < 1 << 10 ? (Int(group >> 5), 2) : (Int(group >> 10), 3)
  }

  /// The weight of one letter against one letter, `Int16.min` where the table lacks it.
  func weight(_ source: UInt8, _ latin: UInt8) -> Int16 { single[Int(source) << 5 | Int(latin)] }

  /// The table's memory, for the length of one comparison.
  struct View {
    fileprivate let singles: UnsafePointer<Int16>
    fileprivate let shapes: UnsafePointer<UInt16>
    fileprivate let filter: UnsafePointer<UInt64>
    fileprivate let slots: UnsafePointer<UInt64>
    fileprivate let slotMask: Int
    fileprivate let shift: UInt64

    /// Which lengths of groups can begin with these letters, bit 4 · source length + latin length.
    @inline(__always)
    func lengths(_ source: Int, _ latin: Int) -> UInt16 {
      shapes[source << 5 | latin] | shapes[source << 5] | shapes[latin]
    }

    /// The weight of at most one letter against at most one, `Int16.min` where the table lacks it.
    @inline(__always)
    func single(_ source: Int, _ latin: Int) -> Int16 { singles[source << 5 | latin] }

    /// The weight of a pair of groups, or ``SoundTable/unknown``.
    @inline(__always)
    func weight(_ source: UInt16, _ latin: UInt16) -> Int32 {
      let key = UInt64(source) << 15 | UInt64(latin)
      let hash = key &* 0x9E37_79B9_7F4A_7C15
      if filter[Int(truncatingIfNeeded: hash >> 54)] & (1 << (hash >> 48 & 63)) == 0 { return SoundTable.unknown }
      var slot = Int(truncatingIfNeeded: hash >> shift)
      while true {
        let value = slots[slot]
        if value == 0 { return SoundTable.unknown }
        if value >> 16 == key { return Int32(Int16(bitPattern: UInt16(truncatingIfNeeded: value))) }
        slot = (slot + 1) & slotMask
      }
    }
  }

  /// The arrays are never empty and hold every index that groups of letter codes can make.
  func withView<Result>(_ body: (View) -> Result) -> Result {
    single.withUnsafeBufferPointer { single in
      shapes.withUnsafeBufferPointer { shapes in
        filter.withUnsafeBufferPointer { filter in
          slots.withUnsafeBufferPointer { slots in
            guard let single = single.baseAddress, let shapes = shapes.baseAddress, let filter = filter.baseAddress,
              let first = slots.baseAddress
            else { preconditionFailure("a table without memory") }
            return body(
              View(
                singles: single, shapes: shapes, filter: filter, slots: first, slotMask: slots.count - 1, shift: shift))
          }
        }
      }
    }
  }

  /// What a word would weigh against an average spelling of itself: the best sum of its groups' expected weights.
  func ceiling(_ reading: Reading, isSource: Bool) -> Int32 {
    (isSource ? sourceExpected : latinExpected).withUnsafeBufferPointer { expected in
      reading.groups.withUnsafeBufferPointer { groups in
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: Reading.longest + 2) { best in
          let count = reading.letters.count
          best[0] = 0
          for end in 1...count {
            // A letter that the table lacks (a script with few examples) counts as half a nat.
            best[end] = best[end - 1] + 50
            for length in 1...min(Self.longestGroup, end) {
              let weight = expected[Int(groups[(end - length) * 3 + length - 1])]
              if weight != .min { best[end] = max(best[end], best[end - length] + Int32(weight)) }
            }
          }
          return max(100, best[count])
        }
      }
    }
  }
}

/// A line of `confusions.tsv`.
struct SoundRow {
  /// Nil stands for `*`: the expected weight of the other side's group.
  var source: UInt16?
  var latin: UInt16?
  var weight: Int16
}

/// All tables of `confusions.tsv`.
enum SoundTables {
  private static let fewestRows = 400

  static func read(_ url: URL) throws(DataFileError) -> [SoundTable] {
    let file = try DataFile(url)
    var rows = [[SoundRow]](repeating: [], count: SoundTable.Name.allCases.count)
    var names: [String: Int] = [:]
    for name in SoundTable.Name.allCases { names["\(name)"] = Int(name.rawValue) }
    var last = (name: Substring(""), index: 0)
    for line in file.lines.dropFirst() {
      let cells = line.text.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard cells.count == 4, let weight = Int16(Substring(cells[3])) else {
        throw DataFileError(file: file.path, line: line.number, "expected script, source, latin and a whole number")
      }
      if Substring(cells[0]) != last.name {
        guard let index = names[String(Substring(cells[0]))] else {
          throw DataFileError(
            file: file.path, line: line.number,
            "'\(Substring(cells[0]))' has no table; expected one of \(SoundTable.Name.allCases)")
        }
        last = (Substring(cells[0]), index)
      }
      rows[last.index].append(SoundRow(source: group(cells[1]), latin: group(cells[2]), weight: weight))
    }
    // Too few examples to say anything of their own.
    let mixed = rows[Int(SoundTable.Name.mixed.rawValue)]
    return rows.map { SoundTable($0.count < fewestRows ? mixed : $0) }
  }

  /// Five bits a letter; nil for `*`, 0 for `-` (nothing).
  private static func group(_ cell: Substring.UTF8View) -> UInt16? {
    var code: UInt16 = 0
    for byte in cell {
      switch byte {
      case UInt8(ascii: "*"): return nil
      case UInt8(ascii: "-"): return 0
      default: code = code << 5 | UInt16(Letter.code(byte) ?? Letter.end)
      }
    }
    return code
  }
}

/// Letters of readings: a…z as 1…26, the apostrophe as 27, the end of the word as 28.
enum Letter {
  static let apostrophe: UInt8 = 27
  static let end: UInt8 = 28

  static func code(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 1
    case UInt8(ascii: "'"): apostrophe
    default: nil
    }
  }

  static func text(_ letters: some Sequence<UInt8>) -> String {
    String(decoding: letters.filter { $0 != end }.map { $0 == apostrophe ? 0x27 : $0 + 0x60 }, as: UTF8.self)
  }
}
