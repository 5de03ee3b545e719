/// The compiled gazetteer: one little-endian file that is mapped and read in place.
///
///     0    "MUSTERGZ"
///     8    version, length of the header (UInt32 each)
///     16   length of the file, digest of everything behind the header (UInt64 each)
///     32   counts: entries, groups, candidates, names (UInt32 each)
///     48   offset and length of each section, in the order of ``Section`` (UInt64 each)
///     …
///     248  digest of the bytes before
///
/// Sections begin at multiples of 64. A name is a path of words through `steps`; where a name ends, a step points at a
/// group of candidates: the entities that it may stand for, the best known first.
enum ImageLayout {
  static let magic: [UInt8] = Array("MUSTERGZ".utf8)
  static let version: UInt32 = 3
  static let headerBytes = 256
  static let headerDigest = 248

  enum Section: Int, CaseIterable {
    /// Bloom filter of the names of one word: UInt64 words (``NameFilter``).
    case singles
    /// The same of those that may be written without a capital.
    case caseless
    /// Bloom filter of the first two words of longer names.
    case pairs
    /// Open addressing by buckets of a cache line, four steps in each: UInt64 edge keys (0: empty, the last ones), then
    /// UInt32 next states (0: none), then UInt32 groups + 1 (0: none), with ``capitalBit`` where all names of the group
    /// need a capital.
    case steps
    /// UInt32 index of each group's first candidate, and one more.
    case groups
    /// UInt32 entry, UInt16 flags, UInt16 shapes.
    case candidates
    /// Open addressing by the digest of the id: UInt32 entry + 1 (0: empty).
    case ids
    /// UInt32 offset of each entry's record in `records`, and one more.
    case offsets
    /// UTF-8, cells separated by tabs, in the order of ``EntryRecord``.
    case records
  }

  static func sectionOffset(_ section: Section) -> Int { 48 + 16 * section.rawValue }

  static let bucketBytes = 64
  static let bucketSteps = 4
  static let capitalBit: UInt32 = 1 << 31
  static let candidateBytes = 8
}
