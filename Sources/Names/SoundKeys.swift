import Foundation
import Lexicon

/// The keys under which a name's words are filed and looked up: skeletons of consonants, see ``SoundKey``.
///
/// A word has a key for each of the sounds that its letters may have in some language (`sound-keys.tsv`).
struct SoundKeys: Sendable {
  private static let longest = 8
  static let mostReadings = 12
  /// Keys of a reading beyond the first ones are of sounds that hardly go together.
  private static let mostOfReading = 8

  /// Alternatives of a spelling's sounds.
  private struct Spelling: Sendable {
    var letters: [UInt8]
    var sounds: [[UInt8]]
  }

  /// By system and first letter, the longest first.
  private let spellings: [WritingSystem: [UInt8: [Spelling]]]

  init(_ url: URL) throws(DataFileError) {
    var spellings: [WritingSystem: [UInt8: [Spelling]]] = [:]
    for row in try DataTable(url, required: ["system", "spelling", "sounds"]).rows {
      guard let system = WritingSystem(name: try row.required("system")) else {
        throw row.error("'\(row["system"])' is no rule set; expected one of \(WritingSystem.allCases.map(\.name))")
      }
      let letters = try row.required("spelling").utf8.map { byte in
        byte == UInt8(ascii: "$") ? Letter.end : Letter.code(byte) ?? 0
      }
      guard let first = letters.first, !letters.contains(0) else {
        throw row.error("expected a spelling of a…z, with $ for the word's end")
      }
      var sounds: [[UInt8]] = []
      for alternative in try row.required("sounds").split(separator: "|") {
        guard let classes = SoundKey.classes(named: alternative) else {
          throw row.error("'\(alternative)' are no sounds; expected letters of B T K S L M, or -")
        }
        sounds.append(classes)
      }
      spellings[system, default: [:]][first, default: []].append(Spelling(letters: letters, sounds: sounds))
    }
    for (system, letters) in spellings {
      for first in letters.keys { spellings[system]?[first]?.sort { $0.letters.count > $1.letters.count } }
    }
    self.spellings = spellings
  }

  /// The keys of a word's readings, each with the first reading that has it.
  func exact(_ word: NameWord) -> [(key: UInt32, reading: Reading)] {
    var keys: [(key: UInt32, reading: Reading)] = []
    for reading in word.readings.prefix(Self.mostReadings) {
      Self.append(SoundKey.classes(reading), reading, to: &keys)
      guard let spellings = spellings[word.system] else { continue }
      for classes in Self.alternatives(reading, spellings) { Self.append(classes, reading, to: &keys) }
    }
    return keys
  }

  /// The keys of readings with one consonant left out.
  func shortened(_ word: NameWord, atLeast count: Int = 2) -> [(key: UInt32, reading: Reading)] {
    var keys: [(key: UInt32, reading: Reading)] = []
    for reading in word.readings.prefix(Self.mostReadings) {
      let classes = SoundKey.classes(reading).prefix(Self.longest)
      guard classes.count >= count else { continue }
      for index in classes.indices {
        var shorter = Array(classes)
        shorter.remove(at: index)
        Self.append(shorter, reading, to: &keys)
      }
    }
    return keys
  }

  /// The key of a reading's letters as they are written.
  static func key(_ reading: Reading) -> UInt32 { key(SoundKey.classes(reading)) }

  private static func key(_ classes: [UInt8]) -> UInt32 {
    classes.prefix(longest).reduce(1) { $0 * 8 + UInt32($1) }
  }

  private static func append(_ classes: [UInt8], _ reading: Reading, to keys: inout [(key: UInt32, reading: Reading)]) {
    let key = key(classes)
    if !keys.contains(where: { $0.key == key }) { keys.append((key, reading)) }
  }

  /// The skeletons that a reading may have.
  private static func alternatives(_ reading: Reading, _ spellings: [UInt8: [Spelling]]) -> [[UInt8]] {
    var found: [[UInt8]] = [[]]
    var index = 0
    while index < reading.letters.count {
      let rest = reading.letters[index...]
      let spelling = spellings[reading.letters[index]]?.first { rest.starts(with: $0.letters) }
      let sounds = spelling?.sounds ?? [SoundKey.classes(of: reading.letters[index])]
      index += spelling?.letters.count ?? 1
      let room = max(1, mostOfReading / found.count)
      found = sounds.prefix(room).flatMap { sound in
        found.map { start in
          sound.reduce(into: start) { skeleton, next in if skeleton.last != next { skeleton.append(next) } }
        }
      }
    }
    return found
  }
}
