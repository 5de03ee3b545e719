import Foundation
import Lexicon

/// How strongly letter groups of one writing system stand for groups of Latin letters: hundredths of nats of pointwise
/// mutual information, learned by `Scripts/names/costs.py` (`confusions.tsv` says from what).
///
/// The sum over the best alignment of two words is a log likelihood ratio: how much likelier the two spellings are for
/// one word than for two words that met by chance.
struct SoundTable: Sendable {
  enum Name: UInt8, Sendable, CaseIterable {
    case latin, cyrillic, arabic, hebrew, greek, georgian, armenian, hangul, kana, han, indic, thai, ethiopic, mixed

    init(_ system: WritingSystem) { self = Name(rawValue: system.rawValue) ?? .mixed }
  }

  static let longestGroup = 3
  /// What a group that the table lacks weighs; below every learned weight that can matter.
  static let unknown: Int32 = -100_000

  /// Weights of one letter against one letter, `source << 5 | latin`.
  private(set) var single = [Int16](repeating: .min, count: 1024)
  /// Open addressing: `key << 16 | weight`, 0 where free. A key is `source << 15 | latin`.
  private(set) var slots: [UInt64] = []
  private var shift: UInt64 = 0
  /// A bit for the hash of each key, small enough to stay in the nearest cache: most questions end here.
  private(set) var filter = [UInt64](repeating: 0, count: 1024)
  /// By the first letters of two groups, `source << 5 | latin` (0 for an empty group): which lengths the table has,
  /// bit 4 · source length + latin length.
  private(set) var shapes = [UInt16](repeating: 0, count: 1024)
  /// What a group weighs on average among the groups that it stands for; `Int16.min` where the table lacks it.
  private(set) var sourceExpected = [Int16](repeating: .min, count: 1 << 15)
  private(set) var latinExpected = [Int16](repeating: .min, count: 1 << 15)

  init(_ rows: [SoundRow]) {
    var capacity = 16
    while capacity < rows.count * 2 { capacity *= 2 }
    slots = [UInt64](repeating: 0, count: capacity)
    shift = UInt64(64 - capacity.trailingZeroBitCount)
    for row in rows {
      switch (row.source, row.latin) {
      case (let source?, let latin?): insert(source, latin, row.weight)
      case (let source?, nil): sourceExpected[Int(source)] = row.weight
      case (nil, let latin?): latinExpected[Int(latin)] = row.weight
      case (nil, nil): break
      }
    }
  }

  private mutating func insert(_ source: UInt16, _ latin: UInt16, _ weight: Int16) {
    if source > 0, source < 32, latin > 0, latin < 32 {
      single[Int(source) << 5 | Int(latin)] = weight
    }
    let left = Self.firstAndLength(source), right = Self.firstAndLength(latin)
    shapes[left.first << 5 | right.first] |= 1 << UInt16(left.length * 4 + right.length)
    let key = UInt64(source) << 15 | UInt64(latin)
    let hash = key &* 0x9E37_79B9_7F4A_7C15
    filter[Int(hash >> 54)] |= 1 << (hash >> 48 & 63)
    var slot = Int(hash >> shift)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = key << 16 | UInt64(UInt16(bitPattern: weight))
  }

  private static func firstAndLength(_ group: UInt16) -> (first: Int, length: Int) {
    if group == 0 { return (0, 0) }
    if group < 1 << 5 { return (Int(group), 1) }
    return group < 1 << 10 ? (Int(group >> 5), 2) : (Int(group >> 10), 3)
  }

  /// The weight of a pair of groups, or ``unknown``.
  @inline(__always)
  static func weight(
    _ source: UInt16, _ latin: UInt16, in slots: UnsafeBufferPointer<UInt64>, _ filter: UnsafeBufferPointer<UInt64>,
    shift: UInt64
  ) -> Int32 {
    let key = UInt64(source) << 15 | UInt64(latin)
    let hash = key &* 0x9E37_79B9_7F4A_7C15
    if filter[Int(truncatingIfNeeded: hash >> 54)] & (1 << (hash >> 48 & 63)) == 0 { return unknown }
    var slot = Int(truncatingIfNeeded: hash >> shift)
    let mask = slots.count - 1
    while true {
      let value = slots[slot]
      if value == 0 { return unknown }
      if value >> 16 == key { return Int32(Int16(bitPattern: UInt16(truncatingIfNeeded: value))) }
      slot = (slot + 1) & mask
    }
  }

  var hashShift: UInt64 { shift }

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
