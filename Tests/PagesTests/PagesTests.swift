import Foundation
import Muster
import Readers
import TestSupport
import Testing
import Text

/// Pages and texts of many layouts (`pages/`), each with a file of what must be read out of it: `zone|words` for words
/// that must stand in a sentence of that zone, `absent|words`, and `@title|…`, `@date|…`, `@language|…`, `@url|…`.
@Suite struct PagesTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("pages")
  private static let resources = packageFolder.appendingPathComponent("Gazetteers").path
  static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
    .filter { !$0.hasSuffix(".zones") }.sorted() ?? []

  private static let extractor = Result { try Extractor(.init(language: .automatic, resources: resources)) }

  @Test func thereAreManyLayouts() { #expect(Self.names.count >= 40) }

  @Test("zones and metadata are what the page says", arguments: names)
  func zones(_ name: String) throws {
    let path = Self.folder.appendingPathComponent(name).path
    var corpus = Corpus(paths: [path], options: ReadingOptions())
    guard case .document(let pending)? = corpus.next() else {
      Issue.record("\(name) holds no document")
      return
    }
    let document = try pending.read().get()
    let sentences = try Self.extractor.get().sentences(of: document)
    let expected = try String(contentsOfFile: path + ".zones", encoding: .utf8)
    for line in expected.split(separator: "\n") {
      guard let bar = line.firstIndex(of: "|") else {
        Issue.record("\(name).zones: expected zone|words, found '\(line)'")
        continue
      }
      let key = String(line[..<bar]), words = squeezed(String(line[line.index(after: bar)...]))
      switch key {
      case "@title": #expect(document.title == words)
      case "@date": #expect(document.published == words)
      case "@language": #expect(document.language == words)
      case "@url": #expect(document.url == words)
      case "absent":
        #expect(!squeezed(document.text.string(utf8Range: 0..<document.text.utf8Count)).contains(words))
      default:
        let zones = sentences.filter { squeezed($0.words).contains(words) }.map { $0.zone.rawValue }
        #expect(zones.contains(key), "“\(words)” stands in \(zones)")
      }
    }
  }

  private func squeezed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
