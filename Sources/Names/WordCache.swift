import Foundation
import Lexicon
import Synchronization

/// The words met so far, so that each distinct one is read once. Safe under threads.
///
/// Forgets everything at ``limit`` words, so that memory is bounded whatever the input.
final class WordCache: Sendable {
  private struct State: ~Copyable {
    var words: [UInt64: [NameWord]] = [:]
    let romaniser: Romaniser
  }

  let tables: [SoundTable]
  let lists: WordLists
  let keys: SoundKeys
  let pairs = PairCache()
  private let scripts: ScriptTable
  private let state: Mutex<State>
  private static let limit = 1 << 17
  /// What a word that no frequency list has can prove, in hundredths of nats.
  private static let rarest: Int32 = 1_300

  init(gazetteers: URL) throws(DataFileError) {
    let transliteration = gazetteers.appendingPathComponent("transliteration")
    scripts = try ScriptTable(folder: transliteration)
    tables = try SoundTables.read(transliteration.appendingPathComponent("confusions.tsv"))
    keys = try SoundKeys(transliteration.appendingPathComponent("sound-keys.tsv"))
    lists = try WordLists(folder: gazetteers.appendingPathComponent("names"))
    state = Mutex(State(romaniser: Romaniser(gazetteers: gazetteers)))
  }

  /// The name parts of the words between separators.
  /// - Parameter isTranscribed: Han characters are read for their sounds, see ``NameTokens/isTranscribed(_:)``.
  func words(of tokens: [UnsafeBufferPointer<UInt8>], isTranscribed: Bool) -> [NameWord] {
    let isAlone = tokens.count == 1
    let context: UInt64 = (isAlone ? 0x5851_F42D_4C95_7F2D : 0) ^ (isTranscribed ? 0x1405_7B7E_F767_814F : 0)
    return state.withLock { state in
      var result: [NameWord] = []
      for token in tokens {
        let hash = Self.hash(token) ^ context
        if let known = state.words[hash] {
          result += known
          continue
        }
        let text = String(decoding: token, as: UTF8.self)
        let made = make(text, hash, isAlone: isAlone, isTranscribed: isTranscribed, state.romaniser)
        if state.words.count >= Self.limit { state.words.removeAll(keepingCapacity: true) }
        state.words[hash] = made
        result += made
      }
      return result
    }
  }

  /// Neighbouring words as one.
  func joined(_ first: NameWord, _ second: NameWord) -> NameWord? {
    let hash = (first.hash &* 0x9E37_79B9_7F4A_7C15) ^ (second.hash &+ 0x2545_F491_4F6C_DD1D)
    return state.withLock { state in
      if let known = state.words[hash] { return known.first }
      var readings: [Reading] = []
      if first.system == second.system {
        for left in first.readings {
          for right in second.readings where left.language == right.language && readings.count < 24 {
            let reading = Reading(joining: left, right)
            if !readings.contains(where: { $0.letters == reading.letters }) { readings.append(reading) }
          }
        }
      }
      let words =
        readings.isEmpty
        ? []
        : [
          word(
            first.text + second.text, first.system, readings, hash,
            roles: first.roles.intersection(.syllable).union(second.roles.intersection(.syllable)))
        ]
      if state.words.count >= Self.limit { state.words.removeAll(keepingCapacity: true) }
      state.words[hash] = words
      return words.first
    }
  }

  /// The readings of a Latin word that is not kept.
  func latinReadings(_ word: String) -> [Reading] {
    state.withLock { (try? $0.romaniser.readings(word, .latin, isNative: false)) ?? [] }
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes {
      hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }

  private func make(
    _ token: String, _ hash: UInt64, isAlone: Bool, isTranscribed: Bool, _ romaniser: Romaniser
  ) -> [NameWord] {
    var words: [NameWord] = []
    for (number, run) in runs(of: token).enumerated() {
      let count = run.text.unicodeScalars.count
      let hash = hash &+ UInt64(number) &* 0xD134_2543_DE82_EF95
      if isAlone, run.system == .han || run.system == .hangul, (2...4).contains(count) {
        for (index, scalar) in run.text.unicodeScalars.enumerated() {
          let text = String(scalar)
          let readings = (try? romaniser.readings(text, run.system, isNative: true)) ?? []
          guard !readings.isEmpty else { continue }
          let own = hash &* 31 &+ UInt64(scalar.value) &+ UInt64(index) &* 0x1_0000_0000
          let character = run.system == .han ? romaniser.commonVariant(scalar).value : 0
          words.append(word(text, run.system, readings, own, roles: .syllable, character: character))
        }
        continue
      }
      let isNative = count <= 4 && !isTranscribed
      let readings = (try? romaniser.readings(run.text, run.system, isNative: isNative)) ?? []
      guard let first = readings.first else { continue }
      if let (prefix, rest) = split(first, run.system) {
        words.append(word(prefix.text, run.system, [prefix], hash &* 33 &+ 1))
        words.append(word(rest.text, run.system, [rest], hash &* 33 &+ 2))
      } else {
        words.append(word(run.text, run.system, readings, hash))
      }
    }
    return words
  }

  private func word(
    _ text: String, _ system: WritingSystem, _ readings: [Reading], _ hash: UInt64, roles: WordRoles = [],
    character: UInt32 = 0
  ) -> NameWord {
    var readings = readings
    let spelling = readings[0].text
    if system == .arabic, spelling.utf8.count > 3, spelling.hasPrefix("al"),
      let bare = Reading(spelling.utf8.dropFirst(2))
    {
      readings.append(bare)
    }
    let bases = roles.contains(.syllable) || spelling.utf8.count < 5 ? [] : lists.bases(of: readings[0], system)
    let rarity = bases.compactMap { lists.rarity[$0.text] }.min()
    readings += bases
    return NameWord(
      text: text, system: system, readings: readings,
      roles: roles.union(roles.contains(.syllable) ? [] : lists.roles(of: text, reading: spelling)),
      nicknames: lists.nicknames[spelling] ?? [], rarity: lists.rarity[spelling] ?? rarity ?? Self.rarest, hash: hash,
      character: character, tables: tables)
  }

  /// `abdulrahman` is `abd` and `rahman`.
  private func split(_ reading: Reading, _ system: WritingSystem) -> (Reading, Reading)? {
    guard system == .latin || system == .arabic || system == .cyrillic else { return nil }
    let text = reading.text
    for prefix in lists.prefixes
    where text.utf8.count > prefix.spelling.utf8.count + 2 && text.hasPrefix(prefix.spelling) {
      guard let part = Reading(prefix.part.utf8), let rest = Reading(text.utf8.dropFirst(prefix.spelling.utf8.count))
      else { continue }
      return (part, rest)
    }
    return nil
  }

  /// Runs of one script.
  private func runs(of token: String) -> [(text: String, system: WritingSystem)] {
    var runs: [(text: String, system: WritingSystem)] = []
    var pending = ""
    for scalar in token.unicodeScalars.prefix(200) {
      let system = scripts.system(of: scalar)
      if let system, let last = runs.last, last.system != system {
        runs.append((String(scalar), system))
      } else if runs.isEmpty, let system {
        runs.append((pending + String(scalar), system))
      } else if runs.isEmpty {
        pending.unicodeScalars.append(scalar)
      } else {
        runs[runs.count - 1].text.unicodeScalars.append(scalar)
      }
    }
    return runs
  }
}
