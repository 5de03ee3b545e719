/// Collects little-endian integers.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

/// Puts the sections of a compiled gazetteer behind each other, then the header before them.
struct ImageWriter {
  private var bytes = [UInt8](repeating: 0, count: ImageLayout.headerBytes)
  private var spans: [ImageLayout.Section: Range<Int>] = [:]

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func append(_ section: ImageLayout.Section, _ content: [UInt8]) {
    let start = bytes.count
    bytes += content
    spans[section] = start..<bytes.count
    bytes += [UInt8](repeating: 0, count: (64 - bytes.count % 64) % 64)
  }

  consuming func finish(counts: [UInt32]) -> [UInt8] {
    var header = ByteWriter(capacity: ImageLayout.headerBytes)
    for byte in ImageLayout.magic { header.append(byte) }
    header.append(ImageLayout.version)
    header.append(UInt32(ImageLayout.headerBytes))
    header.append(UInt64(bytes.count))
    header.append(
      bytes.withUnsafeBytes { KeyMixing.digest(UnsafeRawBufferPointer(rebasing: $0[ImageLayout.headerBytes...])) })
    for count in counts { header.append(count) }
    for section in ImageLayout.Section.allCases {
      let span = spans[section] ?? 0..<0
      header.append(UInt64(span.lowerBound))
      header.append(UInt64(span.count))
    }
    while header.bytes.count < ImageLayout.headerDigest { header.append(UInt8(0)) }
    header.append(header.bytes.withUnsafeBytes { KeyMixing.digest($0) })
    bytes.replaceSubrange(0..<ImageLayout.headerBytes, with: header.bytes)
    return bytes
  }
}
