import Text

/// A name as a table lists it: prefix signs and spelling.
struct Alias: Equatable {
  var text: String
  var flags: AliasFlags

  private static func flag(_ sign: UInt8?) -> AliasFlags? {
    switch sign {
    case UInt8(ascii: "!"): .distinctive
    case UInt8(ascii: "="): .exactCase
    case UInt8(ascii: "~"): .demonym
    case UInt8(ascii: "?"): .common
    case UInt8(ascii: "^"): .historic
    default: nil
    }
  }

  /// Reads "!=UNICEF" and the like. Nil where nothing is left behind the signs.
  init?(cell: Substring) {
    var rest = cell
    var flags: AliasFlags = []
    while let flag = Self.flag(rest.utf8.first) {
      flags.insert(flag)
      rest = Substring(rest.utf8.dropFirst())
    }
    guard !rest.isEmpty else { return nil }
    self.init(text: String(rest), flags: flags)
  }

  init(text: String, flags: AliasFlags) {
    self.text = text
    self.flags = flags
  }
}

/// The steps that a name takes through the table: its words, and the marks between them that tell names apart.
struct NamePath {
  private(set) var keys: [UInt64] = []
  /// Keys of the words alone.
  private(set) var words: [UInt64] = []
  private(set) var shapes = NameShapes()
  private(set) var hasCapital = false
  private(set) var endsInPeriod = false

  /// Longer names, in words, are no names: they would be cut between two pieces of a text.
  static let longest = 60

  /// Nothing of it is left (no keys) where the name has no letter or digit, or too many words.
  init(_ tokens: [Token]) {
    var mark: UInt64?
    for token in tokens {
      guard token.kind != .punctuation else {
        if !NameJoint.isSoft(token.key) { mark = token.key }
        endsInPeriod = token.key == NameJoint.period
        continue
      }
      guard token.key != 0 else { continue }
      if let mark, !keys.isEmpty { keys.append(mark) }
      mark = nil
      endsInPeriod = false
      shapes.append(token.shape)
      hasCapital = hasCapital || token.shape.startsUpper
      keys.append(token.key)
      words.append(token.key)
    }
    if words.count > Self.longest { (keys, words) = ([], []) }
  }
}

/// Letter cases of a name's first eight words, two bits each.
struct NameShapes: Equatable {
  private(set) var bits: UInt16 = 0
  private var count = 0

  init() {}
  init(bits: UInt16) { self.bits = bits }

  static func == (a: NameShapes, b: NameShapes) -> Bool { a.bits == b.bits }

  mutating func append(_ shape: Token.Shape) {
    if count < 8 { bits |= Self.code(shape) << UInt16(2 * count) }
    count += 1
  }

  /// Caseless words compare equal to each other only, which their keys did already.
  static func code(_ shape: Token.Shape) -> UInt16 {
    switch shape {
    case .none, .lower: 0
    case .capitalized: 1
    case .upper: 2
    case .mixed: 3
    }
  }
}
