import Foundation
import Lexicon
import TestSupport
import Testing
import Text

/// Errors of data files name the file and line, what was expected and what was found.
@Suite struct DataFileTests {
  private func error(of content: String, required: [String] = ["a", "b"]) throws -> DataFileError? {
    let folder = try TemporaryFolder()
    let file = try folder.write(content, to: "table.tsv")
    do {
      let table = try DataTable(file, required: required)
      for row in table.rows {
        _ = try row.required("a")
        _ = try row.integer("b")
      }
      return nil
    } catch { return error }
  }

  @Test(
    "what is wrong and where",
    arguments: [
      ("", 0, "empty"), ("# only a comment\n", 0, "empty"), ("a\n1\n", 1, "lacks column 'b'"),
      ("a\tb\nx\t1\t2\n", 2, "at most 2 cells, found 3"), ("a\tb\n# note\n\n\t1\n", 4, "column 'a' is empty"),
      ("a\tb\nx\ty\n", 2, "whole number or empty, found 'y'"), ("a\tb\r\nx\tyy\r\n", 2, "found 'yy'"),
    ])
  func mistakes(content: String, line: Int, words: String) throws {
    let found = try #require(try error(of: content))
    #expect(found.line == line)
    #expect(found.file.hasSuffix("table.tsv"))
    #expect(found.message.contains(words), "\(found)")
    #expect(found.description.contains(line > 0 ? "table.tsv:\(line): " : "table.tsv: "))
  }

  @Test func goodTable() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("# note\nb\ta\textra\n3\tone|two\n\tthree\n", to: "t.tsv")
    let table = try DataTable(file, required: ["a"])
    #expect(table.rows.map(\.line) == [3, 4])
    #expect(table.rows[0].variants("a") == ["one", "two"])
    #expect(try table.rows[0].integer("b") == 3)
    #expect(try table.rows[1].integer("b") == nil)
    #expect(table.rows[1]["extra"] == "" && table.rows[1]["unknown"] == "")
  }

  @Test func missingAndIllFormedFiles() throws {
    let folder = try TemporaryFolder()
    #expect(throws: DataFileError.self) { try DataFile(folder.url.appendingPathComponent("none.txt")) }
    let file = try folder.write(Data([0x61, 0xFF, 0x0A]), to: "latin.txt")
    do {
      _ = try DataFile(file)
      Issue.record("should be refused")
    } catch { #expect(error.description.contains("UTF-8")) }
  }
}

@Suite struct KindsTests {
  @Test(
    "mistakes in kinds.tsv",
    arguments: [
      ("killed\t\tyes\tyes\tx\nkilled\t\tyes\tyes\tx", "stands twice"), ("killed\t\tmaybe\tyes\tx", "yes or no"),
      ("killed\tharm\tyes\tyes\tx", "'harm' is no kind"), ("\t\tyes\tyes\tx", "'id' is empty"),
    ])
  func mistakes(rows: String, words: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("id\tparent\tpeople\tsingles\tgloss\n\(rows)\n", to: "kinds.tsv")
    do {
      _ = try Kinds(file)
      Issue.record("should be refused")
    } catch {
      #expect(error.message.contains(words), "\(error)")
      #expect(error.line > 1)
    }
  }

  @Test func shippedKinds() {
    let kinds = ShippedKnowledge.kinds
    for id in ["killed", "injured", "missing", "detained", "displaced", "participants"] {
      #expect(kinds.index(id).map { kinds[$0].countsPeople } == true, "\(id)")
    }
    // Property never leaks into casualties.
    for kind in kinds.all where !kind.countsPeople {
      var parent = kind.parent
      while let index = kinds.index(parent) {
        #expect(!kinds[index].countsPeople, "\(kind.id)")
        parent = kinds[index].parent
      }
    }
  }
}
