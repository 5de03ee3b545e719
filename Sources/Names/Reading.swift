/// A word in Latin letters, as one of its possible readings.
struct Reading: Sendable, Equatable {
  /// Which tradition reads the word: 0 the script's own rules, else one of the columns of `han-readings.tsv`.
  var language: UInt8
  /// ``Letter`` codes with the end of the word.
  let letters: [UInt8]
  /// For each position the groups of one, two and three letters that begin there; 0 where the word ends before.
  let groups: [UInt16]
  /// How many consonants of each class the reading has, four bits a class.
  let consonants: UInt32

  /// Longer words are cut: no name part is that long, and the cost of an alignment is bounded.
  static let longest = 24

  init?(_ text: some Sequence<UInt8>, language: UInt8 = 0) {
    var letters: [UInt8] = []
    for byte in text {
      guard let letter = Letter.code(byte) else { continue }
      letters.append(letter)
      if letters.count == Self.longest { break }
    }
    if letters.allSatisfy({ $0 == Letter.apostrophe }) { return nil }
    self.init(letters: letters, language: language)
  }

  /// - Parameter letters: codes without the end of the word.
  init(letters: [UInt8], language: UInt8) {
    self.language = language
    let letters = letters.prefix(Self.longest) + [Letter.end]
    var groups = [UInt16](repeating: 0, count: letters.count * 3)
    var consonants: UInt32 = 0
    for index in letters.indices {
      var group: UInt16 = 0
      for length in 0..<3 where index + length < letters.count {
        group = group << 5 | UInt16(letters[index + length])
        groups[index * 3 + length] = group
      }
      consonants += SoundKey.classCount(letters[index])
    }
    self.letters = Array(letters)
    self.groups = groups
    self.consonants = consonants
  }

  /// Two readings as one word.
  init(joining first: Reading, _ second: Reading) {
    self.init(letters: first.letters.dropLast() + second.letters.dropLast(), language: first.language)
  }

  var text: String { Letter.text(letters) }

  /// A bit for each sound that occurs: letters that spellings change for each other share one, h and ' have none.
  var soundMask: UInt32 { letters.reduce(0) { $0 | SoundKey.bit($1) } }
}

/// The skeleton of a reading: its consonants by class, so that spellings of one sound share a key.
enum SoundKey {
  /// Classes of a…z, apostrophe, end: 0 for vowels and glides, which spellings drop or add.
  /// b p v f · d t · g k q x · s z c j · l r · m n; h is a breath that comes and goes.
  private static let classes: [UInt8] = {
    var classes = [UInt8](repeating: 0, count: 32)
    for (index, group) in ["bpvf", "dt", "gkqx", "szcj", "lr", "mn"].enumerated() {
      for byte in group.utf8 { classes[Int(byte - 0x60)] = UInt8(index + 1) }
    }
    return classes
  }()

  /// Sounds of a…z: letters that spellings change for each other are one, h and ' are none.
  private static let sounds: [UInt8] = {
    var sounds = [UInt8](repeating: 0, count: 32)
    for (index, group) in ["bp", "vf", "dt", "gkqx", "szcj", "lr", "m", "n", "a", "e", "iy", "ouw"].enumerated() {
      for byte in group.utf8 { sounds[Int(byte - 0x60)] = UInt8(index + 1) }
    }
    return sounds
  }()

  /// 1…12, 0 for what is no sound.
  static func sound(_ letter: UInt8) -> Int { Int(sounds[Int(letter)]) }

  static func bit(_ letter: UInt8) -> UInt32 {
    let sound = sound(letter)
    return sound == 0 ? 0 : 1 << UInt32(sound - 1)
  }

  /// 1 in the letter's class; a word of ``Reading/longest`` letters may overflow into the next class, which only
  /// makes it harder to reject.
  static func classCount(_ letter: UInt8) -> UInt32 {
    let found = classes[Int(letter)]
    return found == 0 ? 0 : 1 << (4 * UInt32(found))
  }

  /// Classes in order, repeated ones once: `Tokayev` and `Toqaev` are both 2 3 1.
  static func classes(_ reading: Reading) -> [UInt8] {
    var result: [UInt8] = []
    for letter in reading.letters {
      let found = classes[Int(letter)]
      if found != 0, result.last != found { result.append(found) }
    }
    return result
  }

  /// The class of a letter, empty for vowels and glides.
  static func classes(of letter: UInt8) -> [UInt8] {
    let found = classes[Int(letter)]
    return found == 0 ? [] : [found]
  }

  /// TS as the classes of t and s; - is none. Nil for other letters.
  static func classes(named text: Substring) -> [UInt8]? {
    if text == "-" { return [] }
    var classes: [UInt8] = []
    for byte in text.utf8 {
      guard let index = letters.firstIndex(of: byte), index > 0 else { return nil }
      classes.append(UInt8(index))
    }
    return classes
  }

  private static let letters = Array("-BTKSLM".utf8)

  /// The skeleton as letters, one for each class: `Tokayev` is TKB.
  static func text(_ reading: Reading) -> String {
    String(decoding: classes(reading).map { letters[Int($0)] }, as: UTF8.self)
  }
}
