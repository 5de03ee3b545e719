import Foundation
import TestSupport
import Testing

/// What README.md shows is what the program prints.
@Suite struct ReadmeTests {
  @Test("the demo's table")
  func demo() throws {
    let page = try String(contentsOf: packageFolder.appendingPathComponent("README.md"), encoding: .utf8)
    let shown = try #require(page.components(separatedBy: "```").first { $0.hasPrefix("\nkind ") })
    let out = try TemporaryFolder()
    let article = packageFolder.appendingPathComponent("Samples/kazakhstan.txt").path
    // As Scripts/demo calls it.
    let output = try runMuster(["extract", article, "--date", "2022-01-06", "--out", out.path, "--summary"])
    let printed = Set(output.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
    let rows = shown.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(rows.count >= 8)
    for row in rows { #expect(printed.contains(row), "README.md: \(row)") }
  }
}
