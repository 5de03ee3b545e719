import Testing

/// The parts of the golden runs that the program has been made to pass. A part that is not listed is not run.
///
/// This is the one place to switch a part on.
private let passing: Set<Part> = [.offsets, .statistics, .attribution, .tolls, .mentions]

private enum Part { case offsets, statistics, attribution, tolls, mentions }

/// Whole articles through the real program, against what a careful analyst reads out of them.
@Suite struct GoldenTests {
  private static let figures: Set<String> = ["kind", "value", "low", "high", "qualifier", "status", "zone"]

  @Test(
    "every quote is the text at its offsets", .enabled(if: passing.contains(.offsets)), arguments: GoldenRun.articles)
  func offsets(article: String) throws {
    let run = try GoldenRun.of(article)
    for row in run.extracted.statistics {
      #expect(run.slice(row) == row.text("quote"))
      #expect(row.text("sentence_text")?.contains(row.text("quote") ?? "?") == true, "\(row)")
    }
    for row in run.extracted.mentions { #expect(run.slice(row) == row.text("text")) }
    // The expectation itself must be about this text.
    for row in run.expected.statistics { #expect(run.text.contains(row.text("quote") ?? "?"), "\(row)") }
    for row in run.expected.mentions { #expect(run.text.contains(row.text("text") ?? "?"), "\(row)") }
  }

  @Test("figures and bounds", .enabled(if: passing.contains(.statistics)), arguments: GoldenRun.articles)
  func statistics(article: String) throws {
    expectNone(try GoldenRun.of(article).statisticDifferences(columns: Self.figures))
  }

  @Test("victims and sources", .enabled(if: passing.contains(.attribution)), arguments: GoldenRun.articles)
  func attribution(article: String) throws {
    expectNone(try GoldenRun.of(article).statisticDifferences(columns: ["victims", "source", "via"]))
  }

  @Test("tolls", .enabled(if: passing.contains(.tolls)), arguments: GoldenRun.articles)
  func tolls(article: String) throws {
    expectNone(try GoldenRun.of(article).tollDifferences())
  }

  @Test("people, places and organisations", .enabled(if: passing.contains(.mentions)), arguments: GoldenRun.articles)
  func mentions(article: String) throws {
    expectNone(try GoldenRun.of(article).mentionDifferences())
  }

  @Test func articlesAreThere() {
    #expect(GoldenRun.articles.count >= 6)
  }

  private func expectNone(_ differences: [String]) {
    #expect(differences.isEmpty, "\n\(differences.joined(separator: "\n"))")
  }
}
