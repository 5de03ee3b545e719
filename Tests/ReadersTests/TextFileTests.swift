import Foundation
import TestSupport
import Testing

@Suite struct TextFileTests {
  private let russian = "В результате взрыва погибли восемь человек, сообщило министерство внутренних дел Казахстана."

  @Test("charsets", arguments: [String.Encoding.utf8, .utf16BigEndian, .utf16LittleEndian, .windowsCP1251])
  func charsets(encoding: String.Encoding) throws {
    var data = Data()
    switch encoding {
    case .utf8: data = Data([0xEF, 0xBB, 0xBF])
    case .utf16BigEndian: data = Data([0xFE, 0xFF])
    case .utf16LittleEndian: data = Data([0xFF, 0xFE])
    default: break
    }
    data += try #require(russian.data(using: encoding))
    let (documents, failures) = try readFile("a.txt", data)
    #expect(failures.isEmpty)
    #expect(documents.first?.text.string == russian)
  }

  @Test func utf32() throws {
    let data =
      Data([0xFF, 0xFE, 0, 0])
      + russian.unicodeScalars.flatMap { scalar in
        withUnsafeBytes(of: scalar.value.littleEndian) { Array($0) }
      }
    #expect(try readFile("a.txt", data).documents.first?.text.string == russian)
  }

  @Test func utf16AcrossChunksAndBroken() throws {
    // An odd count of characters before the pairs, so that chunk borders cut surrogate pairs.
    let text = "a" + String(repeating: "👩‍👩‍👧‍👦🇰🇿x", count: 40_000)
    let data = Data([0xFF, 0xFE]) + (try #require(text.data(using: .utf16LittleEndian)))
    #expect(try readFile("a.txt", data).documents.first?.text.string == text)
    let broken = Data([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62, 0x00, 0x63])
    #expect(try readFile("a.txt", broken).documents.first?.text.string == "a\u{FFFD}b\u{FFFD}")
  }

  @Test(
    "what cannot be read says what to do",
    arguments: [
      (Data(), "empty"), (Data(" \n\t\r\n".utf8), "empty"), (Data([0xEF, 0xBB, 0xBF]), "empty"),
      (Data([0, 1, 2, 0, 0, 0x80, 0xFF, 0, 0, 0]), "not text"),
    ])
  func unreadable(data: Data, word: String) throws {
    let (documents, failures) = try readFile("a.txt", data)
    #expect(documents.isEmpty)
    #expect(failures.count == 1)
    #expect(failures.first?.message.contains(word) == true, "\(failures)")
    #expect(failures.first?.message.contains(";") == true, "no advice: \(failures)")
  }

  @Test func longerThanTheLimit() throws {
    let (documents, failures) = try readFile("a.txt", Data(repeating: 0x61, count: 1001)) { $0.maxDocument = 1000 }
    #expect(documents.isEmpty)
    #expect(failures.first?.message.contains("--max-document") == true)
    let atLimit = try readFile("a.txt", Data(repeating: 0x61, count: 1000)) { $0.maxDocument = 1000 }
    #expect(atLimit.documents.count == 1)
  }

  @Test func dateAndLanguageOfTheCall() throws {
    let document = try readFile("a.txt", Data("Text.".utf8)) {
      $0.published = "2022-01-06"
      $0.language = "en"
    }.documents.first
    #expect(document?.published == "2022-01-06")
    #expect(document?.language == "en")
    #expect(document?.title == nil)
  }

  @Test func anyBytesWhatever() throws {
    var generator = SeededGenerator(seed: 1)
    for name in ["a.txt", "a.jsonl", "a.json", "a.csv", "a.tsv"] {
      for _ in 0..<60 {
        let alphabet: [UInt8] = [
          0x22, 0x2C, 0x0A, 0x0D, 0x7B, 0x7D, 0x5B, 0x5D, 0x3A, 0x5C, 0xFF, 0xFE, 0xEF, 0xD8, 0x61,
        ]
        let count = Int.random(in: 0...200, using: &generator)
        let bytes = (0..<count).map { _ in
          Bool.random(using: &generator)
            ? alphabet.randomElement(using: &generator)! : UInt8.random(in: 0...255, using: &generator)
        }
        let (documents, failures) = try readFile(name, Data(bytes))
        // Nothing is lost: whatever it is, it is a document or a failure.
        #expect(documents.count + failures.count > 0)
      }
    }
  }
}
