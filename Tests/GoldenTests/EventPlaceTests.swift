import Foundation
import TestSupport
import Testing

/// Where events took place, with the whole gazetteer: `places.tsv`, a text a line.
@Suite struct EventPlaceTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("places.tsv")

  @Test func placesOfEvents() throws {
    let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    try #require(lines.count >= 10)
    for line in lines {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 3, "expected text, place and country, found: \(line)")
      let text = FileManager.default.temporaryDirectory.appendingPathComponent("muster-\(UUID().uuidString).txt")
      try Data(cells[0].utf8).write(to: text)
      defer { try? FileManager.default.removeItem(at: text) }
      let output = try runMuster(["extract", text.path, "--to", "jsonl", "--quiet"])
      let extracted = try JSONDecoder().decode(Extracted.self, from: output.standardOutput)
      let row = try #require(extracted.statistics.first, "\(cells[0])")
      #expect(row.text("place") == cells[1], "\(cells[0])")
      #expect(row.text("country") == cells[2], "\(cells[0])")
    }
  }
}
