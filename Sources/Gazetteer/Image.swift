import Foundation

/// Bytes of a compiled gazetteer or word list, mapped from a file or held in memory.
///
/// Unchecked: the bytes never change, and live as long as this.
package final class ImageBytes: @unchecked Sendable {
  package let bytes: UnsafeRawBufferPointer
  package let file: String
  private let isMapped: Bool

  /// A copy in memory.
  package init(copying content: [UInt8], name: String) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(64, content.count), alignment: 64)
    copy.copyBytes(from: content)
    bytes = UnsafeRawBufferPointer(rebasing: copy[..<content.count])
    file = name
    isMapped = false
  }

  /// Maps a file. Pages are read when they are first used, and shared by all processes.
  init(mapping url: URL) throws(GazetteerError) {
    guard let mapped = POSIX.map(url.path) else { throw .unreadable(file: url.path, reason: POSIX.reason) }
    bytes = mapped
    file = url.path
    isMapped = true
  }

  deinit {
    if isMapped { POSIX.unmap(bytes) } else { bytes.deallocate() }
  }
}

/// A compiled gazetteer whose header and section bounds are right. Every read is checked against its section, so that
/// a damaged file gives wrong answers at worst, never a crash; ``verify()`` tells.
struct Image: Sendable {
  let storage: ImageBytes
  let entryCount: Int
  let groupCount: Int
  let candidateCount: Int
  let nameCount: Int
  private let spans: [Range<Int>]

  /// - Throws: where the bytes are not a compiled gazetteer of this version, or cut short.
  /// - Complexity: constant.
  init(_ storage: ImageBytes) throws(GazetteerError) {
    let bytes = storage.bytes
    let file = storage.file
    self.storage = storage
    func integer<Number: FixedWidthInteger>(_ offset: Int, _ type: Number.Type) -> Number {
      Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
    }
    guard bytes.count >= ImageLayout.headerBytes, bytes.starts(with: ImageLayout.magic) else {
      throw .foreign(file: file)
    }
    let version = integer(8, UInt32.self)
    guard version == ImageLayout.version, integer(12, UInt32.self) == UInt32(ImageLayout.headerBytes) else {
      throw .otherVersion(file: file, found: version, expected: ImageLayout.version)
    }
    let header = UnsafeRawBufferPointer(rebasing: bytes[..<ImageLayout.headerDigest])
    guard KeyMixing.digest(header) == integer(ImageLayout.headerDigest, UInt64.self) else {
      throw .damaged(file: file, detail: "its header was altered")
    }
    guard integer(16, UInt64.self) == UInt64(bytes.count) else {
      throw .damaged(file: file, detail: "it should have \(integer(16, UInt64.self)) bytes and has \(bytes.count)")
    }
    (entryCount, groupCount) = (Int(integer(32, UInt32.self)), Int(integer(36, UInt32.self)))
    (candidateCount, nameCount) = (Int(integer(40, UInt32.self)), Int(integer(44, UInt32.self)))
    var spans: [Range<Int>] = []
    for section in ImageLayout.Section.allCases {
      let at = ImageLayout.sectionOffset(section)
      let (start, count) = (integer(at, UInt64.self), integer(at + 8, UInt64.self))
      guard start % 64 == 0, start <= UInt64(bytes.count), count <= UInt64(bytes.count) - start else {
        throw .damaged(file: file, detail: "section \(section) lies outside the file")
      }
      spans.append(Int(start)..<Int(start + count))
    }
    self.spans = spans
    try checkSizes()
  }

  private func checkSizes() throws(GazetteerError) {
    func size(_ section: ImageLayout.Section) -> Int { spans[section.rawValue].count }
    let isRight =
      NameFilter.isValid(byteCount: size(.singles)) && NameFilter.isValid(byteCount: size(.caseless))
      && NameFilter.isValid(byteCount: size(.pairs))
      && size(.steps) >= ImageLayout.bucketBytes && size(.steps) % ImageLayout.bucketBytes == 0
      && size(.groups) == 4 * (groupCount + 1) && size(.candidates) == ImageLayout.candidateBytes * candidateCount
      && size(.ids) >= 4 && size(.ids) % 4 == 0 && size(.offsets) == 4 * (entryCount + 1)
      && entryCount < Int(Int32.max)
    if !isRight { throw .damaged(file: storage.file, detail: "the sizes of its sections do not agree") }
  }

  func bytes(_ section: ImageLayout.Section) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: storage.bytes[spans[section.rawValue]])
  }

  /// Reads the whole file and compares its digest.
  func verify() throws(GazetteerError) {
    let content = UnsafeRawBufferPointer(rebasing: storage.bytes[ImageLayout.headerBytes...])
    let expected = UInt64(littleEndian: storage.bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    guard KeyMixing.digest(content) == expected else {
      throw .damaged(file: storage.file, detail: "its content does not have the digest that its header gives")
    }
  }
}
