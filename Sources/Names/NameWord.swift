/// What a word does in a name.
struct WordRoles: OptionSet, Sendable {
  let rawValue: UInt16
  /// Article or preposition: al, van, de, bin. Counts for little, on either side.
  static let particle = WordRoles(rawValue: 1)
  /// Title or form of address: Dr, Sheikh, Hon.
  static let honorific = WordRoles(rawValue: 2)
  /// A father's name by its ending: -ovich, -ovna, -uly.
  static let patronymic = WordRoles(rawValue: 4)
  /// One letter.
  static let initial = WordRoles(rawValue: 8)
  /// A company's form: Ltd, OAO, GmbH.
  static let legalForm = WordRoles(rawValue: 16)
  /// A word that says what kind of body or place it is: ministry, oblast.
  static let generic = WordRoles(rawValue: 32)
  /// One character of a Han or Hangul name written without spaces.
  static let syllable = WordRoles(rawValue: 64)

  /// What comes and goes between spellings of one name: without counterpart it tells nothing.

  static let light: WordRoles = [.particle, .honorific, .legalForm, .generic]
}

/// A distinct word with all that its comparisons need, computed once.
final class NameWord: Sendable {
  let text: String
  let system: WritingSystem
  let readings: [Reading]
  let roles: WordRoles
  /// Numbers of the groups of given names and short forms that the word belongs to.
  let nicknames: [Int32]
  /// The most evidence that sharing the word can be: its rarity, in hundredths of nats.
  let rarity: Int32
  /// Identifies the word among all others.
  let hash: UInt64
  /// The code point of a Han name's character, the same for its variants; 0 for all other words.
  let character: UInt32
  /// The readings' groups one after the other, and what is asked of each before it is compared.
  let groups: [UInt16]
  let shapes: [ReadingShape]
  /// Ceilings (see ``SoundTable/ceiling(_:isSource:)``) of each reading, one after the other, a table each.
  private let ceilings: [Int32]

  init(
    text: String, system: WritingSystem, readings: [Reading], roles: WordRoles, nicknames: [Int32], rarity: Int32,
    hash: UInt64, character: UInt32 = 0, tables: [SoundTable]
  ) {
    self.text = text
    self.system = system
    self.readings = readings
    self.roles = roles
    self.nicknames = nicknames
    self.rarity = rarity
    self.hash = hash
    self.character = character
    var groups: [UInt16] = []
    var shapes: [ReadingShape] = []
    for reading in readings {
      shapes.append(
        ReadingShape(
          offset: groups.count, count: reading.letters.count, consonants: reading.consonants,
          soundMask: reading.soundMask, language: reading.language))
      groups += reading.groups
    }
    self.groups = groups
    self.shapes = shapes
    let own = SoundTable.Name(system)
    ceilings = readings.flatMap { reading in
      SoundTable.Name.allCases.map { name in
        let table = tables[Int(name.rawValue)]
        if system == .latin { return table.ceiling(reading, isSource: false) }
        return name == own || name == .mixed ? table.ceiling(reading, isSource: true) : 0
      }
    }
  }

  /// Two characters of Han names stand for each other only where they are the same: between names that are both
  /// written, sounds prove nothing.
  @inline(__always)
  func isOtherCharacter(_ other: NameWord) -> Bool {
    character != 0 && other.character != 0 && character != other.character
  }

  func ceiling(_ reading: Int, _ table: SoundTable.Name) -> Int32 {
    ceilings[reading * SoundTable.Name.allCases.count + Int(table.rawValue)]
  }

  /// Evidence that the word alone can give: its own ceiling or its rarity, whichever is less.
  var weight: Int32 {
    readings.isEmpty ? 100 : min(rarity, ceiling(0, SoundTable.Name(system)))
  }
}

/// What is asked of a reading before it is compared in full.
struct ReadingShape: Sendable {
  /// Where its groups begin, and how many letters it has with the end of the word.
  var offset: Int
  var count: Int
  var consonants: UInt32
  /// See ``Reading/soundMask``.
  var soundMask: UInt32
  /// See ``Reading/language``.
  var language: UInt8 = 0

  /// Whether the reading counts where Han characters are read in one tradition; those of other scripts always do.
  @inline(__always)
  func isRead(_ tradition: UInt8) -> Bool { tradition == 0 || language == 0 || language == tradition }

  /// Quick rejection by length and by the consonants that only one of the two has.
  @inline(__always)
  func mayMatch(_ other: ReadingShape) -> Bool {
    let n = count - 1, m = other.count - 1
    if n > 3 * m + 1 || m > 3 * n + 1 { return false }
    var left = consonants, right = other.consonants
    var differences = 0, all = 0
    for _ in 0..<6 {
      left >>= 4
      right >>= 4
      let x = Int(truncatingIfNeeded: left & 15), y = Int(truncatingIfNeeded: right & 15)
      differences += abs(x - y)
      all += x + y
    }
    return differences * 3 <= all + 4
  }
}
