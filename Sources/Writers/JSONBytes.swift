import Records

/// Writes JSON with keys in the order they are given, so that the same value is the same bytes everywhere.
struct JSONBytes {
  private(set) var bytes: [UInt8] = []
  /// Whether the next value needs a comma before it.
  private var needsComma = false
  /// Spaces of a level, or nil to write all on one line.
  private let indent: Int?
  private var depth = 0

  init(indent: Int? = nil) { self.indent = indent }

  mutating func object(_ body: (inout Self) -> Void) { nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body) }
  mutating func array(_ body: (inout Self) -> Void) { nest(UInt8(ascii: "["), UInt8(ascii: "]"), body) }

  mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    if indent != nil { bytes.append(0x20) }
    needsComma = false
    isAfterKey = true
  }
  private var isAfterKey = false

  mutating func string(_ value: String?) {
    separate()
    if let value { appendQuoted(value) } else { bytes.append(contentsOf: "null".utf8) }
  }

  mutating func integer(_ value: Int) {
    separate()
    PlainNumber.append(value, to: &bytes)
  }

  mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func cell(_ cell: Cell) {
    switch cell {
    case .empty, .text(""): string(nil)
    case .text(let text): string(text)
    case .integer(let value): integer(value)
    case .decimal(let value, let places):
      separate()
      if !PlainNumber.append(value, places: places, to: &bytes) { bytes.append(contentsOf: "null".utf8) }
    }
  }

  mutating func lineFeed() {
    bytes.append(0x0A)
    needsComma = false
  }

  private mutating func nest(_ start: UInt8, _ end: UInt8, _ body: (inout Self) -> Void) {
    separate()
    bytes.append(start)
    depth += 1
    needsComma = false
    body(&self)
    depth -= 1
    if needsComma { newLine() }
    bytes.append(end)
    needsComma = true
  }

  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
    } else {
      if needsComma { bytes.append(UInt8(ascii: ",")) }
      if depth > 0 { newLine() }
    }
    needsComma = true
  }

  private mutating func newLine() {
    guard let indent else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: depth * indent))
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      if utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }) {
        appendEscaped(utf8)
      } else {
        bytes.append(contentsOf: utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0..<0x20, 0x7F:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(hexDigits[Int(byte >> 4)])
        bytes.append(hexDigits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
  }
}

private let hexDigits = Array("0123456789abcdef".utf8)
