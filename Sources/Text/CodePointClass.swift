import ICU

/// What the tokeniser needs to know of a code point, in one byte, from ICU's properties.
struct CodePointClass: OptionSet {
  let rawValue: UInt8
  static let word = CodePointClass(rawValue: 1)
  static let upper = CodePointClass(rawValue: 2)
  static let lower = CodePointClass(rawValue: 4)
  static let digit = CodePointClass(rawValue: 8)
  static let space = CodePointClass(rawValue: 16)
  static let mark = CodePointClass(rawValue: 32)
  /// A letter of a script that is written without spaces.
  static let unspaced = CodePointClass(rawValue: 64)
  /// ICU has been asked: set in the entries of a ``CodePointClasses``.
  fileprivate static let known = CodePointClass(rawValue: 128)

  private static let unspacedScripts: Set<String> = ["Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(codePoint: UInt32) {
    var classes: CodePointClass = []
    if CodePoint.isWord(codePoint) { classes.insert(.word) }
    if CodePoint.isUppercase(codePoint) { classes.insert(.upper) }
    if CodePoint.isLowercase(codePoint) { classes.insert(.lower) }
    if CodePoint.isMark(codePoint) { classes.insert(.mark) }
    if CodePoint.isSpace(codePoint) || (codePoint >= 9 && codePoint <= 13) || codePoint == 0x200B {
      classes.insert(.space)
      classes.remove(.word)
    }
    if codePoint == 0xFEFF { classes = .space }
    if CodePoint.digitValue(codePoint) != nil, classes.contains(.word) { classes.insert(.digit) }
    if codePoint >= 0x0E00, classes.contains(.word), !classes.contains(.digit),
      Self.unspacedScripts.contains(CodePoint.script(codePoint))
    {
      classes.insert(.unspaced)
    }
    self = classes
  }
}

/// What is known of the code points of the Basic Multilingual Plane; ICU is asked once for each.
///
/// Not for several threads.
struct CodePointClasses: ~Copyable {
  private var classes: [CodePointClass] = Array(repeating: [], count: 0x10000)

  @inline(__always) subscript(codePoint: UInt32) -> CodePointClass {
    mutating get {
      guard codePoint < 0x10000 else { return CodePointClass(codePoint: codePoint) }
      let kept = classes[Int(codePoint)]
      return kept.contains(.known) ? kept : look(codePoint)
    }
  }

  private mutating func look(_ codePoint: UInt32) -> CodePointClass {
    let found = CodePointClass(codePoint: codePoint).union(.known)
    classes[Int(codePoint)] = found
    return found
  }
}

/// Marks that look alike, as one: quotes, hyphens, apostrophes, dashes and full-width forms.
package func unifiedMark(_ codePoint: UInt32) -> UInt32 {
  switch codePoint {
  case 0x2018, 0x2019, 0x201B, 0x60, 0xB4, 0x2032, 0xFF07: 0x27
  case 0x201C...0x201F, 0xAB, 0xBB, 0x300C...0x300F, 0xFF02: 0x22
  case 0x2010, 0x2011, 0x2212, 0xFF0D, 0xFE63: 0x2D
  case 0x2012, 0x2015: 0x2013
  case 0x3002, 0x0964, 0x06D4, 0xFF0E, 0xFF61: 0x2E
  case 0x3001, 0xFF0C, 0x060C: 0x2C
  case 0x061F, 0xFF1F: 0x3F
  case 0xFF01: 0x21
  case 0x061B, 0xFF1B: 0x3B
  case 0xFF1A: 0x3A
  case 0xFF08: 0x28
  case 0xFF09: 0x29
  case 0x30FB, 0xFF65, 0x2022, 0x2027: 0xB7
  default: codePoint
  }
}
