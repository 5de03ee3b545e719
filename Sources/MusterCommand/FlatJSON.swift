/// Reads one-line JSON objects of strings, numbers and literals, for filters that must not cost more than their work.
///
/// Nested values are skipped. Values are kept as written, so that an id is echoed byte for byte.
struct FlatJSON {
  /// Raw values by key: strings with their quotes.
  private var fields: [(key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []

  /// Nil where the line is not an object.
  init?(_ line: ArraySlice<UInt8>) {
    var scanner = Scanner(bytes: line, index: line.startIndex)
    guard scanner.take("{") else { return nil }
    if scanner.take("}") { return }
    repeat {
      guard let key = scanner.string(), scanner.take(":"), let value = scanner.value() else { return nil }
      fields.append((key.dropFirst().dropLast(), value))
    } while scanner.take(",")
    guard scanner.take("}") else { return nil }
  }

  /// The value as written, or nil.
  func raw(_ key: StaticString) -> ArraySlice<UInt8>? {
    let name = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    return fields.first { $0.key.elementsEqual(name) }?.value
  }

  /// The UTF-8 of a string value, or nil.
  func text(_ key: StaticString) -> [UInt8]? {
    guard let value = raw(key), value.first == UInt8(ascii: "\"") else { return nil }
    let inner = value.dropFirst().dropLast()
    return inner.contains(UInt8(ascii: "\\")) ? Self.unescape(inner) : Array(inner)
  }

  private static func unescape(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = bytes.startIndex
    func unit(_ at: Int) -> UInt32? {
      guard at + 4 <= bytes.endIndex else { return nil }
      return UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
    }
    while index < bytes.endIndex {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < bytes.endIndex else {
        result.append(byte)
        index += 1
        continue
      }
      index += 2
      switch bytes[index - 1] {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "u"):
        guard var code = unit(index) else { break }
        index += 4
        if (0xD800..<0xDC00).contains(code), index + 6 <= bytes.endIndex, bytes[index] == UInt8(ascii: "\\"),
          bytes[index + 1] == UInt8(ascii: "u"), let low = unit(index + 2), (0xDC00..<0xE000).contains(low)
        {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
          index += 6
        }
        result += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
      case let other: result.append(other)
      }
    }
    return result
  }

  private struct Scanner {
    let bytes: ArraySlice<UInt8>
    var index: Int

    mutating func skipSpace() {
      while index < bytes.endIndex, bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0D { index += 1 }
    }

    mutating func take(_ mark: Unicode.Scalar) -> Bool {
      skipSpace()
      guard index < bytes.endIndex, bytes[index] == UInt8(ascii: mark) else { return false }
      index += 1
      return true
    }

    /// With its quotes.
    mutating func string() -> ArraySlice<UInt8>? {
      let start = index
      guard take("\"") else { return nil }
      let open = index - 1
      while index < bytes.endIndex {
        switch bytes[index] {
        case UInt8(ascii: "\""):
          index += 1
          return bytes[open..<index]
        case UInt8(ascii: "\\"): index += 2
        default: index += 1
        }
      }
      index = start
      return nil
    }

    mutating func value() -> ArraySlice<UInt8>? {
      skipSpace()
      guard index < bytes.endIndex else { return nil }
      if bytes[index] == UInt8(ascii: "\"") { return string() }
      let start = index
      var depth = 0
      while index < bytes.endIndex {
        switch bytes[index] {
        case UInt8(ascii: "\""):
          guard string() != nil else { return nil }
          continue
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
          if depth == 0 { return bytes[start..<index] }
          if bytes[index] != UInt8(ascii: ",") { depth -= 1 }
        default: break
        }
        index += 1
      }
      return nil
    }
  }
}
