import Foundation
import TestSupport
import Testing

/// Plain English prose in which ordinary words stand that are names elsewhere ("Most", "Reading", "Split", "Bar"): at
/// most one false mention in a thousand words, and no figures.
@Suite struct ProseTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("prose")

  /// A text more is a test more.
  static let texts: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".txt") }.sorted()

  @Test("nothing is named in it", arguments: texts)
  func nothingIsNamed(text: String) throws {
    let file = Self.folder.appendingPathComponent(text)
    let words = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(whereSeparator: \.isWhitespace).count
    let output = try runMuster(["extract", file.path, "--to", "jsonl", "--quiet"])
    try #require(output.status == 0, "\(output.standardError)")
    let extracted = try JSONDecoder().decode(Extracted.self, from: output.standardOutput)
    #expect(extracted.mentions.count * 1000 <= words, "\(extracted.mentions)")
    #expect(extracted.statistics.isEmpty, "\(extracted.statistics)")
  }

  @Test func textsAreThere() { #expect(!Self.texts.isEmpty) }
}
