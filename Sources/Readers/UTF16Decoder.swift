/// Turns UTF-16 into UTF-8 chunk by chunk. Unpaired surrogates and a cut-off last unit become U+FFFD.
struct UTF16Decoder {
  private let isBigEndian: Bool
  private var isAtMark = true
  private var oddByte: UInt8?
  private var highSurrogate: UInt32?

  /// A decoder if the bytes begin with UTF-16's byte order mark, else nil.
  init?(byteOrderMark bytes: [UInt8]) {
    // FF FE 00 00 is UTF-32's mark.
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return nil }
    if bytes.starts(with: [0xFE, 0xFF]) {
      isBigEndian = true
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      isBigEndian = false
    } else {
      return nil
    }
  }

  mutating func utf8(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 2 + 8)
    for byte in bytes {
      guard let first = oddByte else {
        oddByte = byte
        continue
      }
      oddByte = nil
      let unit = isBigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first)
      if isAtMark {
        isAtMark = false
      } else {
        append(unit, to: &result)
      }
    }
    if isLast {
      if highSurrogate != nil || oddByte != nil { append(0xFFFD, to: &result) }
      (highSurrogate, oddByte) = (nil, nil)
    }
    return result
  }

  private mutating func append(_ unit: UInt32, to result: inout [UInt8]) {
    let high = highSurrogate
    highSurrogate = nil
    switch unit {
    case 0xD800...0xDBFF:
      if high != nil { appendScalar(0xFFFD, to: &result) }
      highSurrogate = unit
    case 0xDC00...0xDFFF:
      appendScalar(high.map { 0x10000 + (($0 - 0xD800) << 10) + (unit - 0xDC00) } ?? 0xFFFD, to: &result)
    default:
      if high != nil, unit != 0xFFFD { appendScalar(0xFFFD, to: &result) }
      appendScalar(unit, to: &result)
    }
  }

  private func appendScalar(_ value: UInt32, to result: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    result.append(contentsOf: UTF8.encode(scalar)!)
  }
}
