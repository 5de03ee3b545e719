import Foundation
import ICU
import Lexicon
import Synchronization

/// Reads words of any script in Latin letters, by the rule files of `Gazetteers/transliteration/`.
///
/// Rules are compiled when a script is first met. Not for several threads.
final class Romaniser {
  private let folder: URL
  private let hanFile: URL
  private var rules: [String: RuleSet] = [:]
  private var han: HanReadings?

  private final class RuleSet {
    let transliterator: Transliterator
    init(_ transliterator: consuming Transliterator) { self.transliterator = transliterator }
  }

  init(gazetteers: URL) {
    folder = gazetteers.appendingPathComponent("transliteration")
    hanFile = gazetteers.appendingPathComponent("names/han-readings.tsv")
  }

  /// All readings of a word, the likeliest first. Empty where it has no letter.
  /// - Parameter isNative: Han characters of an East Asian name, read in all traditions; a foreign name's transcription
  ///   is read in Mandarin and Cantonese only.
  func readings(_ word: String, _ system: WritingSystem, isNative: Bool) throws -> [Reading] {
    if word.utf8.allSatisfy({ $0 < 0x80 }) {
      return [Reading(word.lowercased().utf8)].compactMap { $0 }
    }
    if system == .han { return try hanTable().readings(word, isNative: isNative) }
    var readings = [Reading(try romanise(word, system.name).utf8)].compactMap { $0 }
    if system == .latin, let second = Reading(try romanise(word, "latin-sounds").utf8), !readings.contains(second) {
      readings.append(second)
    }
    return readings
  }

  /// A Han character as its simplified variant.
  func commonVariant(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (try? romanise(String(scalar), "han-variants"))?.unicodeScalars.first ?? scalar
  }

  private func romanise(_ word: String, _ name: String) throws -> String {
    if rules[name] == nil {
      let file = try DataFile(folder.appendingPathComponent("\(name).txt"))
      let text = file.lines.map { String($0.text) }.joined(separator: "\n")
      rules[name] = RuleSet(try Transliterator(name: "Muster-\(name)", rules: text))
    }
    return try rules[name]?.transliterator.transliterate(word).lowercased() ?? word
  }

  private func hanTable() throws -> HanReadings {
    if let han { return han }
    let table = try HanReadings(hanFile)
    han = table
    return table
  }
}

/// What Han characters are read as in Mandarin, Cantonese, Korean, Japanese and Vietnamese.
struct HanReadings {
  /// Columns of the file.
  static let traditions = 5
  private static let mandarin = 0
  private static let cantonese = 1
  private static let mostReadings = 10

  private var table: [Unicode.Scalar: [[[UInt8]]]] = [:]

  init(_ url: URL) throws(DataFileError) {
    for line in try DataFile(url).lines {
      let cells = line.text.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard let scalar = Substring(cells[0]).unicodeScalars.first else { continue }
      table[scalar] = cells.dropFirst().map { cell in
        cell.split(separator: UInt8(ascii: " ")).map { Array($0) }
      }
    }
  }

  func readings(_ word: String, isNative: Bool) -> [Reading] {
    var result: [Reading] = []
    for tradition in 0..<Self.traditions {
      if !isNative && tradition > Self.cantonese { break }
      var spellings: [[UInt8]] = [[]]
      for scalar in word.unicodeScalars {
        guard let columns = table[scalar], tradition < columns.count, !columns[tradition].isEmpty else {
          if table[scalar] == nil { continue }
          spellings = []
          break
        }
        // A long word is a transcription, which uses each character's first reading.
        let choices = isNative ? columns[tradition] : Array(columns[tradition].prefix(1))
        spellings = spellings.flatMap { start in choices.map { start + $0 } }
        if spellings.count > Self.mostReadings { spellings.removeLast(spellings.count - Self.mostReadings) }
      }
      for spelling in spellings {
        guard let reading = Reading(spelling, language: UInt8(tradition + 1)) else { continue }
        if !result.contains(where: { $0.letters == reading.letters && $0.language == reading.language }) {
          result.append(reading)
        }
      }
    }
    return result
  }
}
