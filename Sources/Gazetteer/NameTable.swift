/// The names and entries of one compiled gazetteer.
///
/// Unchecked: the pointers are to bytes that never change and that `image` keeps alive.
struct NameTable: @unchecked Sendable {
  let image: Image
  let steps: StepTable
  private let groups: IntegerSection
  private let candidates: UnsafeRawBufferPointer
  private let ids: IntegerSection
  private let offsets: IntegerSection
  private let records: UnsafeRawBufferPointer

  init(_ image: Image) {
    self.image = image
    steps = StepTable(image)
    groups = IntegerSection(image.bytes(.groups))
    candidates = image.bytes(.candidates)
    ids = IntegerSection(image.bytes(.ids))
    offsets = IntegerSection(image.bytes(.offsets))
    records = image.bytes(.records)
  }

  /// Indices of a group's candidates.
  @inline(__always) func candidates(of group: UInt32) -> Range<Int> {
    guard Int(group) < image.groupCount else { return 0..<0 }
    let (start, end) = (Int(groups[Int(group)]), Int(groups[Int(group) + 1]))
    return start <= end && end <= image.candidateCount ? start..<end : 0..<0
  }

  /// A candidate's entry, all its flags and the shapes of its words.
  @inline(__always) func candidate(_ index: Int) -> (entry: UInt32, flags: AliasFlags, shapes: NameShapes) {
    let at = index &* ImageLayout.candidateBytes
    let entry = UInt32(littleEndian: candidates.loadUnaligned(fromByteOffset: at, as: UInt32.self))
    let flags = UInt16(littleEndian: candidates.loadUnaligned(fromByteOffset: at &+ 4, as: UInt16.self))
    let shapes = UInt16(littleEndian: candidates.loadUnaligned(fromByteOffset: at &+ 6, as: UInt16.self))
    return (min(entry, UInt32(image.entryCount)), AliasFlags(rawValue: flags), NameShapes(bits: shapes))
  }

  /// The record of an entry, empty where the index or the file is wrong.
  func record(_ entry: Int) -> UnsafeRawBufferPointer {
    guard entry >= 0, entry < image.entryCount else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let (start, end) = (Int(offsets[entry]), Int(offsets[entry + 1]))
    guard start <= end, end <= records.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(rebasing: records[start..<end])
  }

  /// The entry with an id.
  func entry(ofID id: String) -> Int? {
    var id = id
    return id.withUTF8 { bytes in
      let wanted = UnsafeRawBufferPointer(bytes)
      var slot = KeyMixing.slot(KeyMixing.digest(wanted), UInt64(ids.count))
      for _ in 0..<ids.count {
        let found = ids[slot]
        if found == 0 { return nil }
        if found <= image.entryCount, EntryRecord.id(record(Int(found) - 1)).elementsEqual(wanted) {
          return Int(found) - 1
        }
        slot = slot + 1 == ids.count ? 0 : slot + 1
      }
      return nil
    }
  }
}

/// A section of little-endian 32-bit numbers.
struct IntegerSection: @unchecked Sendable {
  private let bytes: UnsafeRawBufferPointer
  let count: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    count = bytes.count / 4
  }

  @inline(__always) subscript(index: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self))
  }
}
