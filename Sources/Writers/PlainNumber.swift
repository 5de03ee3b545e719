/// Numbers as bytes that are the same on every machine: no separators, no exponent.
enum PlainNumber {
  static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    append(digitsOf: value.magnitude, atLeast: 1, to: &bytes)
  }

  private static func append(digitsOf value: UInt, atLeast count: Int, to bytes: inout [UInt8]) {
    var end = 1
    var scale: UInt = 1
    while end < count || value / scale >= 10 {
      end += 1
      scale *= 10
    }
    for _ in 0..<end {
      bytes.append(0x30 + UInt8(value / scale % 10))
      scale /= 10
    }
  }

  /// Appends the value rounded to a count of decimals. False, and nothing appended, if it is not finite or too large.
  static func append(_ value: Double, places: Int, to bytes: inout [UInt8]) -> Bool {
    let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
    let scaled = (value * scale).rounded()
    guard scaled.magnitude < 9e15 else { return false }
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    append(digitsOf: UInt(scaled.magnitude), atLeast: places + 1, to: &bytes)
    if places > 0 { bytes.insert(UInt8(ascii: "."), at: bytes.count - places) }
    return true
  }

  /// Whether a spreadsheet reads the text as a number: a sign, digits, at most one point.
  static func isNumber(_ text: some Collection<UInt8>) -> Bool {
    var rest = text[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var digits = 0, points = 0
    for byte in rest {
      switch byte {
      case 0x30...0x39: digits += 1
      case UInt8(ascii: "."): points += 1
      default: return false
      }
    }
    return digits > 0 && points <= 1
  }
}
