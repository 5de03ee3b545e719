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
    let files = try tables.finish(entities: extraction.entities)
    let expected = [
      "datapackage.json", "documents.csv", "documents.jsonl", "entities.csv", "mentions.csv", "statistics.csv",
      "tolls.csv",
    ]
    #expect(try names(in: folder) == expected)
    #expect(files.map { URL(fileURLWithPath: $0).lastPathComponent }.sorted() == expected)
    for table in OutputTables.all {
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
