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
  /// Ceilings (see ``SoundTable/ceiling(_:isSource:)``) of each reading, one after the other, a table each.
  private let ceilings: [Int32]

  init(
    text: String, system: WritingSystem, readings: [Reading], roles: WordRoles, nicknames: [Int32], rarity: Int32,
    hash: UInt64, tables: [SoundTable]
  ) {
    self.text = text
    self.system = system
    self.readings = readings
    self.roles = roles
    self.nicknames = nicknames
    self.rarity = rarity
    self.hash = hash
    let own = SoundTable.Name(system)
    ceilings = readings.flatMap { reading in
      SoundTable.Name.allCases.map { name in
        let table = tables[Int(name.rawValue)]
        if system == .latin { return table.ceiling(reading, isSource: false) }
        return name == own || name == .mixed ? table.ceiling(reading, isSource: true) : 0
      }
    }
  }

  func ceiling(_ reading: Int, _ table: SoundTable.Name) -> Int32 {
    ceilings[reading * SoundTable.Name.allCases.count + Int(table.rawValue)]
  }

  /// Evidence that the word alone can give: its own ceiling or its rarity, whichever is less.
  var weight: Int32 {
    readings.isEmpty ? 100 : min(rarity, ceiling(0, SoundTable.Name(system)))
  }
}
