import ICU

/// Cuts text into tokens.
///
/// Holds a cache of folded words, so keep one for each thread. Never fails on any bytes: ill-formed UTF-8 reads as
/// U+FFFD, a mark.
public final class Tokenizer {
  private let folds: FoldCache
  private var classes = CodePointClasses()

  /// A tokeniser with an empty cache.
  /// - Throws: `ICUError` where ICU cannot be opened.
  /// - Complexity: a millisecond.
  public init() throws(ICUError) {
    folds = try FoldCache()
  }

  /// The tokens of a document, in order.
  /// - Complexity: linear in the length of the text, which must be below 2 GB; 24 bytes a token.
  public func tokens(of text: SourceText) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.utf8Count / 5 + 8)
    text.paddedUTF8.withUnsafeBufferPointer { padded in
      tokenize(padded, count: text.utf8Count, into: &tokens)
    }
    return tokens
  }

  /// The tokens of a short text such as a name or a lexicon entry, whose offsets count behind its byte order mark.
  /// - Complexity: linear in the length of the text.
  public func tokens(of text: String) -> [Token] { tokens(of: SourceText(text)) }

  /// `padded` holds `count` bytes of text and at least 16 more that may be read.
  private func tokenize(_ padded: UnsafeBufferPointer<UInt8>, count: Int, into tokens: inout [Token]) {
    let base = padded.baseAddress!
    var position = 0
    var gap = Token.Gap.paragraphBreak
    var lineBreaks = 0
    Self.asciiClass.withUnsafeBufferPointer { asciiClass in
      while position < count {
        let byte = base[position]
        switch asciiClass[Int(byte)] {
        case .space:
          if gap == .none { gap = .space }
          position &+= 1
        case .newline:
          if byte == 0x0A || base[position &+ 1] != 0x0A { lineBreaks &+= 1 }
          gap = max(gap, lineBreaks > 1 ? .paragraphBreak : .lineBreak)
          position &+= 1
          continue
        case .letter:
          var end = position &+ 1
          while asciiClass[Int(base[end])].isAlphanumeric { end &+= 1 }
          end = min(end, count)
          if end < count && base[end] >= 0x80 {
            position = appendUnicodeRun(padded, position, count, &gap, &tokens)
          } else {
            appendASCIIWord(base, position, end, gap, &tokens)
            gap = .none
            position = end
          }
        case .digit:
          var end = position &+ 1
          while asciiClass[Int(base[end])] == .digit { end &+= 1 }
          end = min(end, count)
          tokens.append(
            Token(
              utf8Start: UInt32(truncatingIfNeeded: position), utf8End: UInt32(truncatingIfNeeded: end),
              key: TokenKey.hash(base + position, end &- position), kind: .number, shape: .none, gap: gap))
          gap = .none
          position = end
        case .mark:
          tokens.append(
            Token(
              utf8Start: UInt32(truncatingIfNeeded: position), utf8End: UInt32(truncatingIfNeeded: position &+ 1),
              key: UInt64(unifiedMark(UInt32(byte))), kind: .punctuation, shape: .none, gap: gap))
          gap = .none
          position &+= 1
        case .high:
          position = appendUnicodeRun(padded, position, count, &gap, &tokens)
        }
        if gap == .none { lineBreaks = 0 }
      }
    }
  }

  private func appendASCIIWord(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ gap: Token.Gap, _ tokens: inout [Token]
  ) {
    let shape = asciiShape(base + start, end &- start)
    if shape == .mixed, let split = gluedCapitals(base, start, end) {
      appendASCIIWord(base, start, split, gap, &tokens)
      appendASCIIWord(base, split, end, .none, &tokens)
      return
    }
    tokens.append(
      Token(
        utf8Start: UInt32(truncatingIfNeeded: start), utf8End: UInt32(truncatingIfNeeded: end),
        key: TokenKey.hash(base + start, end &- start), kind: .word, shape: shape, gap: gap))
  }

  /// Where a scraped page glued a word and capitals ("AlmatyTASS"): before two capitals that follow three or more
  /// letters of which the last is lower case.
  private func gluedCapitals(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    func isUpper(_ index: Int) -> Bool { base[index] >= 0x41 && base[index] <= 0x5A }
    guard end - start >= 5 else { return nil }
    for index in start + 3..<end - 1
    where isUpper(index) && isUpper(index + 1) && !isUpper(index - 1) && !isUpper(index - 2) && base[index - 1] > 0x39 {
      return index
    }
    return nil
  }

  /// A run of words, marks and spaces from a non-ASCII byte on, up to the next ASCII byte outside a word. Returns
  /// the position behind it.
  private func appendUnicodeRun(
    _ padded: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int, _ gap: inout Token.Gap, _ tokens: inout [Token]
  ) -> Int {
    var position = start
    var wordStart = -1
    var shape = ShapeCounter()
    var digitsOnly = true
    func flush(_ end: Int) {
      guard wordStart >= 0 else { return }
      let bytes = UnsafeBufferPointer(rebasing: padded[wordStart..<end])
      let ascii = bytes.allSatisfy { $0 < 0x80 }
      let key = ascii ? TokenKey.hash(bytes.baseAddress!, bytes.count) : folds.key(bytes)
      tokens.append(
        Token(
          utf8Start: UInt32(truncatingIfNeeded: wordStart), utf8End: UInt32(truncatingIfNeeded: end), key: key,
          kind: digitsOnly ? .number : .word, shape: shape.shape, gap: gap))
      gap = .none
      wordStart = -1
      shape = ShapeCounter()
      digitsOnly = true
    }
    while position < count {
      let (codePoint, length) = decode(padded, position, count)
      let properties = classOf(codePoint)
      if properties.contains(.word) {
        if wordStart >= 0, properties.contains(.digit) != digitsOnly, digitsOnly { flush(position) }
        if properties.contains(.unspaced) && !properties.contains(.mark) {
          flush(position)
          wordStart = position
          digitsOnly = false
          position += length
          // Vowel signs and tone marks stay with their letter.
          while position < count {
            let (next, nextLength) = decode(padded, position, count)
            guard classOf(next).contains(.mark) else { break }
            position += nextLength
          }
          flush(position)
          continue
        }
        if wordStart < 0 { wordStart = position }
        if !properties.contains(.digit) { digitsOnly = false }
        if shape.isGlued(
          before: properties, in: padded, at: position + length, count: count, classOf: classOf, decode: decode)
        {
          flush(position)
          wordStart = position
          digitsOnly = false
        }
        shape.add(properties)
        position += length
        continue
      }
      flush(position)
      if codePoint < 0x80 { return position }
      position += length
      if properties.contains(.space) {
        if codePoint == 0x2029 || codePoint == 0x2028 || codePoint == 0x85 {
          gap = max(gap, .lineBreak)
        } else if gap == .none {
          gap = .space
        }
        continue
      }
      if properties.contains(.mark) { continue }
      tokens.append(
        Token(
          utf8Start: UInt32(truncatingIfNeeded: position - length), utf8End: UInt32(truncatingIfNeeded: position),
          key: UInt64(unifiedMark(codePoint)), kind: .punctuation, shape: .none, gap: gap))
      gap = .none
    }
    flush(position)
    return position
  }

  @inline(__always) private func classOf(_ codePoint: UInt32) -> CodePointClass {
    classes[codePoint]
  }

  private func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ count: Int) -> (UInt32, Int) {
    let lead = bytes[position]
    func tail(_ offset: Int) -> UInt32 { UInt32(bytes[position + offset] & 0x3F) }
    let rest = count - position
    switch lead {
    case 0..<0x80: return (UInt32(lead), 1)
    case 0xC2..<0xE0 where rest > 1: return (UInt32(lead & 0x1F) << 6 | tail(1), 2)
    case 0xE0..<0xF0 where rest > 2: return (UInt32(lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
    case 0xF0..<0xF5 where rest > 3:
      return (UInt32(lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
    default: return (0xFFFD, 1)
    }
  }

  private enum ASCIIClass: UInt8 {
    case space, newline, letter, digit, mark, high
    @inline(__always) var isAlphanumeric: Bool { self == .letter || self == .digit }
  }

  private static let asciiClass: [ASCIIClass] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x0A, 0x0D: .newline
    case 0...0x20, 0x7F: .space
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0x80...: .high
    default: .mark
    }
  }
}

/// Counts the cases of a word's letters.
private struct ShapeCounter {
  private var upper = 0, lower = 0, letters = 0, firstUpper = false, trailingLower = 0

  mutating func add(_ properties: CodePointClass) {
    guard !properties.contains(.mark), !properties.contains(.digit) else { return }
    if letters == 0 { firstUpper = properties.contains(.upper) }
    letters += 1
    if properties.contains(.upper) { upper += 1 }
    if properties.contains(.lower) { lower += 1 }
    trailingLower = properties.contains(.lower) ? trailingLower + 1 : 0
  }

  /// Does a capital that is followed by another one come after two or more lower-case letters?
  func isGlued(
    before properties: CodePointClass, in bytes: UnsafeBufferPointer<UInt8>, at next: Int, count: Int,
    classOf: (UInt32) -> CodePointClass, decode: (UnsafeBufferPointer<UInt8>, Int, Int) -> (UInt32, Int)
  ) -> Bool {
    guard properties.contains(.upper), letters >= 3, trailingLower >= 2, next < count else { return false }
    return classOf(decode(bytes, next, count).0).contains(.upper)
  }

  var shape: Token.Shape {
    if upper + lower == 0 { return .none }
    if upper == 0 { return .lower }
    if firstUpper && upper == 1 { return .capitalized }
    return lower == 0 ? .upper : .mixed
  }
}

/// The shape of an ASCII word. 8 bytes behind the end must be readable.
@inline(__always)
private func asciiShape(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Token.Shape {
  var uppers = 0, lowers = 0
  if count <= 8 {
    let word = TokenKey.load(bytes)
    let mask = TokenKey.mask(count)
    let letters = (word & 0x4040_4040_4040_4040 & mask) >> 1  // bit 0x40 is set in letters, not in digits
    let lower = word & letters
    uppers = (letters ^ lower).nonzeroBitCount
    lowers = lower.nonzeroBitCount
  } else {
    for index in 0..<count where bytes[index] >= 0x40 {
      if bytes[index] & 0x20 == 0 { uppers &+= 1 } else { lowers &+= 1 }
    }
  }
  if uppers == 0 { return .lower }
  if uppers == 1 && bytes[0] & 0x60 == 0x40 { return .capitalized }
  return lowers == 0 ? .upper : .mixed
}
