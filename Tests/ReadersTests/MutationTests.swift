import Foundation
import Readers
import TestSupport
import Testing
import Text

/// A thousand broken inputs of each format: none may crash, hang or vanish without a word.
@Suite struct MutationTests {
  static let seeds: [(name: String, text: String)] = [
    (
      "a.html",
      "<!DOCTYPE html><html lang=en><head><meta charset=\"utf-8\"><title>T</title></head><body><nav><a href=/>x</a></nav>"
        + "<article><h1>Fire</h1><figure><figcaption>Foto</figcaption></figure><p>Two &amp; six <b>died</b> in Jos.</p>"
        + "<ul><li>one<li>two</ul></article><form><input></form></body></html>"
    ),
    (
      "a.xml",
      "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss><channel><item><title>Q</title><description>&lt;p&gt;Six died"
        + "&lt;/p&gt;</description><pubDate>Thu, 06 Jan 2022 10:00:00 GMT</pubDate></item></channel></rss>"
    ),
    (
      "a.warc",
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 68\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        + "<p>Two died in Jos</p>\r\n\r\n"
    ),
    ("a.jsonl", "{\"id\": \"1\", \"text\": \"Six d\\u00e9d.\"}\n{\"id\": \"2\", \"text\": \"Two hurt.\"}\n"),
    ("a.json", "[{\"id\": \"1\", \"text\": \"Six died.\"}, {\"id\": \"2\", \"text\": \"Two hurt.\"}]"),
    ("a.csv", "id,text\n1,\"Six, they said, died\"\n2,Two hurt\n"),
    ("a.tsv", "id\ttext\n1\tSix died\n2\tTwo hurt\n"),
    ("a.txt", "Fire in Jos\n\nTwo people died \u{2013} three were hurt. Погибли двое. 死者二人。"),
  ]

  @Test("mutated bytes are read or refused", arguments: seeds.indices)
  func mutations(_ index: Int) throws {
    let seed = Self.seeds[index]
    var random = SeededGenerator(seed: UInt64(index) + 7)
    let folder = try TemporaryFolder()
    for round in 0..<1000 {
      var bytes = Array(seed.text.utf8)
      for _ in 0...Int(random.next() % 6) { mutate(&bytes, &random) }
      let file = try folder.write(Data(bytes), to: seed.name)
      let (documents, failures, _) = readAll([file.path]) { $0.maxDocument = 1 << 16 }
      #expect(!documents.isEmpty || !failures.isEmpty, "round \(round) of \(seed.name) says nothing")
      for document in documents {
        var end = 0
        for span in document.zones {
          #expect(span.utf8Range.lowerBound >= end && span.utf8Range.upperBound <= document.text.utf8Count)
          end = span.utf8Range.upperBound
        }
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard !bytes.isEmpty else { return bytes.append(UInt8(truncatingIfNeeded: random.next())) }
    let at = Int(random.next() % UInt64(bytes.count))
    switch random.next() % 6 {
    case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
    case 1: bytes.remove(at: at)
    case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
    case 3: bytes.removeSubrange(at...)
    case 4:
      let end = min(bytes.count, at + Int(random.next() % 32))
      bytes.insert(contentsOf: bytes[at..<end], at: Int(random.next() % UInt64(bytes.count)))
    default: bytes[at] ^= 1 << UInt8(random.next() % 8)
    }
  }
}
