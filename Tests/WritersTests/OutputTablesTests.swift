import Foundation
import Records
import TestSupport
import Testing

@testable import Writers

@Suite struct OutputTablesTests {
  @Test func writesAllTablesAndNamesThemAtTheEnd() throws {
    let folder = try TemporaryFolder()
    var options = OutputOptions(.folder("\(folder.path)/deep/out"))
    options.formats = [.csv, .jsonl]
    options.provenance = [("version", "1"), ("profile", "none")]
    let tables = try OutputTables(options)
    let extraction = sampleExtraction(seed: 5, document: "d1")
    try tables.append(RenderedExtraction(extraction, options))
    #expect(try names(in: folder).allSatisfy { $0.hasSuffix(".partial") })
    let files = try OutputTables.publish(try tables.seal(), in: "\(folder.path)/deep/out")
    let expected = [
      "datapackage.json", "documents.csv", "documents.jsonl", "mentions.csv", "signatures.bin", "statistics.csv",
      "tolls.csv",
    ]
    #expect(try names(in: folder) == expected)
    #expect(files.map { URL(fileURLWithPath: $0).lastPathComponent }.sorted() == expected)
    for table in OutputTables.perDocument {
      let text = String(decoding: try folder.data("deep/out/\(table.table).csv"), as: UTF8.self)
      #expect(text.hasPrefix(table.columns.map(\.name).joined(separator: ",") + "\n"))
    }
  }

  @Test func dataPackageDescribesTheTables() throws {
    var options = OutputOptions(.folder("x"))
    options.csv = CSVFormat(delimiter: 0x09, hasByteOrderMark: true)
    options.provenance = [("version", "1.2"), ("profile", "acled")]
    let data = Data(DataPackage(options).bytes)
    let package = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect((package["muster"] as? [String: String]) == ["version": "1.2", "profile": "acled"])
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(resources.compactMap { $0["name"] as? String } == OutputTables.all.map { $0.table })
    for (resource, table) in zip(resources, OutputTables.all) {
      let fields = (resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]]
      #expect(fields?.compactMap { $0["name"] as? String } == table.columns.map(\.name))
      #expect((resource["dialect"] as? [String: Any])?["delimiter"] as? String == "\t")
      #expect(resource["encoding"] as? String == "utf-8-sig")
    }
  }

  @Test func goesOnFromACheckpoint() throws {
    let folder = try TemporaryFolder()
    var options = OutputOptions(.folder("\(folder.path)/deep/out"))
    options.formats = [.csv, .jsonl, .spacy, .conll]
    let rows = (0..<4).map { RenderedExtraction(sampleExtraction(seed: UInt64($0), document: "d\($0)"), options) }
    func bytes() throws -> [Data] { try names(in: folder).map { try folder.data("deep/out/\($0)") } }

    var tables = try OutputTables(options)
    for row in rows { try tables.append(row) }
    _ = try OutputTables.publish(try tables.seal(), in: "\(folder.path)/deep/out")
    let whole = try bytes()

    tables = try OutputTables(options)
    for row in rows[..<2] { try tables.append(row) }
    let checkpoint = try tables.checkpoint(documents: 2)
    // What comes behind a checkpoint is not counted on.
    try tables.append(rows[3])
    _ = try tables.checkpoint(documents: 3)
    tables = try OutputTables(options, from: checkpoint)
    for row in rows[2...] { try tables.append(row) }
    _ = try OutputTables.publish(try tables.seal(), in: "\(folder.path)/deep/out")
    #expect(try bytes() == whole)

    var missing = checkpoint
    missing.lengths[0] += 1 << 20
    #expect(throws: OutputError.self) { _ = try OutputTables(options, from: missing) }
  }

  @Test func readsBackWhatWasWritten() throws {
    let folder = try TemporaryFolder()
    for format in [CSVFormat(), CSVFormat(delimiter: 0x09, hasByteOrderMark: true)] {
      var generator = SeededGenerator(seed: 11)
      let rows = (0..<500).map { _ in (0..<4).map { _ in hostileText(using: &generator) } }
      var bytes = format.header(NearDuplicate.columns)
      for row in rows { format.append(row.map { .text($0) }, to: &bytes) }
      let file = try folder.write(Data(bytes), to: "table.csv")
      var reader = try TableReader(file.path, format)
      var offsets: [Int] = []
      for row in rows {
        offsets.append(reader.offset)
        let next = reader.next()
        let read = try #require(next)
        // An apostrophe before a formula is taken for the guard: written again, it is the same bytes.
        var one: [UInt8] = [], two: [UInt8] = []
        format.append(row.map { .text($0) }, to: &one)
        format.append(read.map { .text($0) }, to: &two)
        #expect(one == two)
      }
      #expect(reader.offset == reader.count)
      var again = try TableReader(file.path, format)
      for offset in offsets {
        #expect(again.offset == offset)
        var first: [UInt8] = []
        format.append([.text(again.row(at: offset)[0])], to: &first)
        let length = again.skip(keyCells: 1)
        // A row of one empty cell is written with quotes.
        #expect(length == first.count - 1 || first == Array("\"\"\n".utf8))
      }
    }
  }

  @Test func saysWhatIsWrongWithTheFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("a file", to: "taken")
    do {
      _ = try OutputTables(OutputOptions(.folder("\(folder.path)/taken")))
      Issue.record("a file should not do as a folder")
    } catch {
      #expect(error.description.contains("--out"), "\(error)")
    }
  }

  private func names(in folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/deep/out").sorted()
  }
}
