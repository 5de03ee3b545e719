import Foundation
import Lexicon
import TestSupport
import Testing
import Text

/// A wrong data file says which file and line, what was expected and what was found.
@Suite struct DataFileTests {
  private func table(_ text: String, required: [String] = ["id", "name"]) throws -> DataTable {
    let folder = try TemporaryFolder()
    return try DataTable(folder.write(text, to: "table.tsv"), required: required)
  }

  @Test("rows by column name; comments and empty lines do not count")
  func rows() throws {
    let rows = try table("# about\nid\tname\textra\n\n1\tAlmaty\tx|y\n2\tOsh\n").rows
    #expect(rows.map { $0["name"] } == ["Almaty", "Osh"])
    #expect(rows[0].variants("extra") == ["x", "y"])
    #expect(rows[1].line == 5)
  }

  @Test("a column that is missing is named")
  func missingColumn() throws {
    let error = try #require(throws: DataFileError.self) { try table("id\tnome\n1\tAlmaty\n") }
    #expect(error.description.contains("name"))
  }

  @Test("too many cells: file and line")
  func tooManyCells() throws {
    let error = try #require(throws: DataFileError.self) { try table("id\tname\n1\tAlmaty\tx\n") }
    #expect(error.line == 2)
    #expect(error.file.hasSuffix("table.tsv"))
  }

  @Test("a frame with an unknown word class is refused with its line")
  func unknownClass() throws {
    let source = packageFolder.appendingPathComponent("Gazetteers/languages/en")
    let folder = try TemporaryFolder()
    let copy = folder.url.appendingPathComponent("en")
    try FileManager.default.copyItem(at: source, to: copy)
    try folder.write(
      "id\tkind\tpriority\tpattern\tnoun\nbad\tkilled\t5\t{!no-such-class} {people}\t\n", to: "en/frames.tsv")
    let kinds = try Kinds(packageFolder.appendingPathComponent("Gazetteers/kinds.tsv"))
    let pack = try LanguagePack(folder: copy, kinds: kinds, tokenizer: Tokenizer())
    #expect(pack.frames.first?.line == 2)
  }

  @Test("labels keep sixteen bytes and come back as text")
  func labels() {
    for name in ["", "people", "security_forces", "0123456789abcdef"] { #expect(Label(name).description == name) }
    #expect(Label("children") < Label("women"))
    #expect(Label.none.isEmpty)
  }
}
