/// The decoded text of a document: UTF-8 bytes with an exact mapping to code-point offsets.
///
/// Offsets that Muster writes count Unicode code points, as Python's `str` does. Inside, everything works on UTF-8
/// offsets; this type translates. A byte order mark at the start is not part of the text.
public struct SourceText: Sendable, Equatable {
  /// The UTF-8 bytes, followed by ``padding`` zero bytes so that hot loops may load whole words.
  package let paddedUTF8: [UInt8]
  /// Code points before each block of ``blockSize`` bytes; empty where the text is ASCII.
  private let codePointsBeforeBlock: [UInt32]

  package static let padding = 32
  private static let blockSize = 64

  /// Length in bytes.
  public var utf8Count: Int { paddedUTF8.count - Self.padding }
  /// Length in code points. Constant time.
  public var codePointCount: Int { codePointOffset(utf8Offset: utf8Count) }
  /// Has no character.
  public var isEmpty: Bool { utf8Count == 0 }

  /// Takes a string.
  /// - Complexity: linear in its length.
  public init(_ string: String) {
    var string = string
    self.init(wellFormedUTF8: string.withUTF8 { Array($0) })
  }

  /// Takes UTF-8 bytes; nil where they are ill-formed: a charset must be found out then.
  /// - Complexity: linear in their count.
  public init?(utf8 bytes: [UInt8]) {
    guard bytes.withUnsafeBufferPointer(isWellFormedUTF8) else { return nil }
    self.init(wellFormedUTF8: bytes)
  }

  private init(wellFormedUTF8 bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var padded: [UInt8] = []
    padded.reserveCapacity(text.count + Self.padding)
    padded.append(contentsOf: text)
    padded.append(contentsOf: repeatElement(0, count: Self.padding))
    paddedUTF8 = padded
    codePointsBeforeBlock = padded.withUnsafeBufferPointer { bytes in
      var counts: [UInt32] = []
      var total: UInt32 = 0
      var ascii = true
      counts.reserveCapacity(text.count / Self.blockSize + 1)
      for block in stride(from: 0, to: text.count, by: Self.blockSize) {
        counts.append(total)
        let end = min(block + Self.blockSize, text.count)
        let leads = countCodePointStarts(bytes, block..<end)
        ascii = ascii && leads == end - block
        total &+= UInt32(leads)
      }
      return ascii ? [] : counts
    }
  }

  /// The number of code points before a UTF-8 offset.
  /// - Parameter utf8Offset: 0…``utf8Count``; others stop the program.
  /// - Complexity: constant.
  public func codePointOffset(utf8Offset: Int) -> Int {
    precondition(utf8Offset >= 0 && utf8Offset <= utf8Count, "offset outside the text")
    guard !codePointsBeforeBlock.isEmpty else { return utf8Offset }
    let block = min(utf8Offset / Self.blockSize, codePointsBeforeBlock.count - 1)
    let rest = paddedUTF8.withUnsafeBufferPointer {
      countCodePointStarts($0, block * Self.blockSize..<utf8Offset)
    }
    return Int(codePointsBeforeBlock[block]) + rest
  }

  /// The UTF-8 offset of a code point: 0…``utf8Count``, the text's start or end for offsets outside it.
  /// - Complexity: logarithmic in the length of the text.
  public func utf8Offset(codePointOffset: Int) -> Int {
    guard codePointOffset > 0 else { return 0 }
    guard !codePointsBeforeBlock.isEmpty else { return min(codePointOffset, utf8Count) }
    var low = 0, high = codePointsBeforeBlock.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(codePointsBeforeBlock[middle]) <= codePointOffset { low = middle } else { high = middle }
    }
    var offset = low * Self.blockSize
    var count = Int(codePointsBeforeBlock[low])
    while offset < utf8Count {
      if paddedUTF8[offset] & 0xC0 != 0x80 {
        if count == codePointOffset { return offset }
        count += 1
      }
      offset += 1
    }
    return utf8Count
  }

  /// The code points of a UTF-8 range, half-open.
  /// - Parameter utf8Range: within 0…``utf8Count``; others stop the program.
  /// - Complexity: constant.
  public func codePointRange(utf8Range: Range<Int>) -> Range<Int> {
    codePointOffset(utf8Offset: utf8Range.lowerBound)..<codePointOffset(utf8Offset: utf8Range.upperBound)
  }

  /// The text of a UTF-8 range.
  /// - Parameter utf8Range: within 0…``utf8Count``, others stop the program; code points that it cuts become U+FFFD.
  /// - Complexity: linear in the range's length.
  public func string(utf8Range: Range<Int>) -> String {
    precondition(utf8Range.lowerBound >= 0 && utf8Range.upperBound <= utf8Count, "range outside the text")
    return paddedUTF8.withUnsafeBufferPointer { String(decoding: $0[utf8Range], as: UTF8.self) }
  }

  /// The whole text. Linear in its length.
  public var string: String { string(utf8Range: 0..<utf8Count) }

  /// Calls `body` with the text's bytes, without the padding that may be read behind them.
  package func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try paddedUTF8.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[0..<utf8Count])) }
  }
}

private func countCodePointStarts(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
  var count = 0
  for index in range { count &+= bytes[index] & 0xC0 != 0x80 ? 1 : 0 }
  return count
}

/// Well-formed UTF-8 as the Unicode standard's table 3-7 has it: no overlong forms, no surrogates, at most U+10FFFF.
package func isWellFormedUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var i = 0
  let count = bytes.count
  while i < count {
    let lead = bytes[i]
    if lead < 0x80 {
      i += 1
      continue
    }
    let length: Int
    var low: UInt8 = 0x80, high: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, high) = (4, 0x8F)
    default: return false
    }
    guard i + length <= count, bytes[i + 1] >= low, bytes[i + 1] <= high else { return false }
    for k in 2..<max(length, 2) where k < length {
      guard bytes[i + k] & 0xC0 == 0x80 else { return false }
    }
    i += length
  }
  return true
}
