import Foundation
import Muster
import Readers
import Records
import TestSupport
import Testing
import Writers

@testable import Batch

/// Tables that need all documents.
@Suite struct CorpusTableTests {
  private let wire = """
    ALMATY, 6 January 2022. At least eight people were killed in Almaty on Thursday, the ministry said. Fires burned in \
    the town hall through the night while residents stayed in their homes and shops remained closed. The airport was \
    closed and the internet was down in most of the country, and banks did not open in the morning.
    """

  private func read(_ name: String, _ folder: String) throws -> [[String: String]] {
    let script = "import csv, json, sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1], newline='')))))"
    let output = try runPython(script, ["\(folder)/\(name).csv"])
    return try #require(try JSONSerialization.jsonObject(with: output.standardOutput) as? [[String: String]])
  }

  private func corpus() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let other = "Police said on Thursday that twelve people were killed in Almaty, and that the curfew would go on."
    try folder.write(wire, to: "in/a/1.txt")
    try folder.write(wire.replacing("the town hall", with: "the city hall"), to: "in/a/2.txt")
    try folder.write(other, to: "in/b/3.txt")
    try folder.write("Posted by admin. " + wire + " Read more.", to: "in/b/4.txt")
    try folder.write("It rained.", to: "in/b/5.txt")
    return folder
  }

  private func settings(_ paths: [String], out: String) -> BatchSettings {
    var output = OutputOptions(.folder(out))
    output.formats = [.csv, .sqlite, .geojson]
    let options = ExtractionOptions(
      language: "en", published: "2022-01-06", resources: packageFolder.appendingPathComponent("Gazetteers").path)
    var reading = ReadingOptions()
    reading.published = "2022-01-06"
    return BatchSettings(paths: paths, reading: reading, extraction: options, output: output, jobs: 2)
  }

  @Test func aWireStoryCountsOnceAndConflictsStandSideBySide() throws {
    let folder = try corpus()
    _ = try Batch.run(settings(["\(folder.path)/in"], out: "\(folder.path)/out"))
    let stories = try read("near_duplicates", "\(folder.path)/out")
    #expect(stories.map { $0["document_id"] } == ["a/1.txt", "a/2.txt", "b/4.txt"])
    #expect(stories.allSatisfy { $0["story_id"] == "a/1.txt" })
    #expect(stories.allSatisfy { (0.6...1).contains(Double($0["similarity"] ?? "") ?? 0) })

    let killed = try read("tolls_timeline", "\(folder.path)/out").filter { $0["kind"] == "killed" }
    try #require(killed.count == 2, "\(killed)")
    #expect(killed.map { $0["document_id"] } == ["a/1.txt", "b/3.txt"])
    #expect(killed.map { $0["documents"] } == ["3", "1"])
    #expect(killed.map { $0["low"] } == ["8", "12"])
    #expect(killed.allSatisfy { $0["date"] == "2022-01-06" && $0["place"] == "Almaty" && $0["country"] == "KZ" })
    // "At least eight" can be true beside twelve.
    #expect(killed.map { $0["conflicts"] } == ["0", "0"])
  }

  @Test func figuresThatExcludeEachOtherAreCounted() {
    func figure(_ low: Int?, _ high: Int?) -> Figure {
      var cells = [String](repeating: "", count: 19)
      (cells[0], cells[1], cells[2], cells[4], cells[8]) = ("Q1", "2022-01-06", "killed", "1", "1")
      (cells[6], cells[7]) = (low.map(String.init) ?? "", high.map(String.init) ?? "")
      return Figure(cells)!
    }
    var figures = [figure(8, 8), figure(12, 12), figure(10, nil), figure(nil, 9), figure(nil, nil)]
    Figure.countConflicts(&figures)
    #expect(figures.map(\.row.conflicts) == [2, 2, 2, 2, 0])
  }

  @Test func partsMergeIntoTheWhole() throws {
    let folder = try corpus()
    let parts = ["a", "b"].map { "\(folder.path)/in/\($0)" }
    _ = try Batch.run(settings(parts, out: "\(folder.path)/whole"))
    for (number, part) in parts.enumerated() {
      // Ids as in the whole: two paths are given, the second of which has nothing.
      var options = settings([part, "\(folder.path)/none\(number)"], out: "\(folder.path)/part\(number)")
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/none\(number)", withIntermediateDirectories: true)
      options.output.provenance = [("version", "1")]
      _ = try Batch.run(options)
    }
    let report = try Merge.run(
      ["\(folder.path)/part0", "\(folder.path)/part1"], into: "\(folder.path)/merged",
      formats: [.csv, .sqlite, .geojson])
    #expect(report.documents == 5)
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/whole")
    where name != "datapackage.json" {
      #expect(try folder.data("whole/\(name)") == folder.data("merged/\(name)"), "\(name)")
    }
    #expect(throws: BatchError.self) {
      _ = try Merge.run(["\(folder.path)/in"], into: "\(folder.path)/x", formats: [.csv])
    }
  }

  @Test func sqliteHasAllRowsAndFindsWords() throws {
    let folder = try corpus()
    _ = try Batch.run(settings(["\(folder.path)/in"], out: "\(folder.path)/out"))
    let script = """
      import csv, os, sqlite3, sys
      base = sqlite3.connect(sys.argv[1] + '/muster.sqlite')
      for table in ('documents', 'mentions', 'entities', 'statistics', 'tolls', 'near_duplicates', 'tolls_timeline'):
          rows = [tuple(row) for row in csv.reader(open(f'{sys.argv[1]}/{table}.csv', newline=''))][1:]
          print(table, len(rows) == base.execute(f'select count(*) from {table}').fetchone()[0])
      print(base.execute('pragma integrity_check').fetchone()[0], base.execute('pragma journal_mode').fetchone()[0])
      print(base.execute("select count(*) from statistics_text where statistics_text match 'twelve'").fetchone()[0] > 0)
      print(base.execute('pragma foreign_key_check').fetchall())
      print(base.execute("select typeof(low), typeof(latitude), typeof(high) from statistics where place = 'Almaty'"
                         " and kind = 'killed' order by rowid").fetchone())
      print([name for name in os.listdir(sys.argv[1]) if '-wal' in name or '-shm' in name or 'partial' in name])
      """
    let output = try runPython(script, ["\(folder.path)/out"])
    let tables = ["documents", "mentions", "entities", "statistics", "tolls", "near_duplicates", "tolls_timeline"]
    let expected =
      tables.map { "\($0) True\n" }.joined() + "ok delete\nTrue\n[]\n('integer', 'real', 'null')\n[]\n"
    #expect(output.text == expected, "\(output.standardError)")
  }
}
