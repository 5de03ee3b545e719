import Foundation
import TestSupport
import Testing

@testable import Gazetteer

@Suite struct LintTests {
  private static let header = "id\tname\taliases\tcountry\tlatitude\tlongitude\twikidata\n"

  @Test(
    arguments: [
      ("person:a\tAnn Bee\tBee", "2: alias 'Bee' is one word; mark it '!'"),
      ("person:a\tAnn Bee\tA. Bee|A. Bee", "2: alias 'A. Bee' stands twice in the row"),
      ("person:a\tAnn Bee\nperson:a\tAnn Cee", "3: id 'person:a' stands in"),
      ("person:a\tAnn Bee\nperson:b\tANN BEE", "3: alias 'ANN BEE' is also of person:a"),
      ("person:a\tAnn Bee\t!Bee\nplace:b\tBeeland\t!Bee", "3: alias 'Bee' is also of person:a"),
      ("person:a\tАнна Пeтрова", "2: 'Пeтрова' in alias 'Анна Пeтрова' mixes letters of two scripts"),
      ("person:a\tAnn Bee\t!—", "2: alias '—' has no letter or digit"),
      ("person:a\t", "2: column 'name' is empty"),
      ("person:a\tAnn Bee\t\tKazakhstan", "2: column 'country' should hold ISO"),
      ("place:a\tAnnville\t\tKZ\t91\t10", "2: column 'latitude' should be a number from -90 to 90, found '91'"),
      ("place:a\tAnnville\t\tKZ\tnan\t10", "2: column 'latitude' should be"),
      ("place:a\tAnnville\t\tKZ\t50\t", "2: latitude and longitude belong together"),
      ("place:a\tAnnville\t\tKZ\t\t\t123", "2: column 'wikidata' should be Q and a number, found '123'"),
      ("a\tAnnville", "2: of which type is it?"),
      ("place:a\tA\t\t\t\t\t\t\tmore", "2: expected at most 7 cells, found 9"),
    ])
  func mistakes(rows: String, expected: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.header + rows + "\n", to: "names.tsv")
    let findings = try GazetteerLint.check([file])
    #expect(findings.count == 1, "\(findings)")
    #expect(findings.first?.description.contains("names.tsv:" + expected) == true, "\(findings)")
  }

  @Test func goodTablesHaveNone() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      Self.header + "# comment\n\nplace:a\tSpringfield\t\tUS\t1\t2\tQ1\nplace:b\tSpringfield\t~Springfielder\tUS\r\n",
      to: "names.tsv")
    #expect(try GazetteerLint.check([file]) == [])
  }

  @Test(arguments: [("", "is empty"), ("id\tx\n", "lacks column 'name'"), ("name\tName\n", "'name' twice")])
  func badHeaders(content: String, expected: String) throws {
    let folder = try TemporaryFolder()
    let findings = try GazetteerLint.check([try folder.write(content, to: "names.tsv")])
    #expect(findings.count == 1 && findings[0].message.contains(expected), "\(findings)")
  }

  @Test func illFormedBytesAreFoundByLine() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Data("name\nx\ny\n".utf8) + [0xFF, 0x0A], to: "names.tsv")
    #expect(try GazetteerLint.check([file]).map(\.line) == [4])
  }

  @Test func openQuoteIsFound() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("name,type\nA,place\n\"B,place\nC,place\n", to: "names.csv")
    #expect(try GazetteerLint.check([file]).map(\.line) == [3])
  }

  @Test func missingFile() throws {
    let findings = try GazetteerLint.check([URL(fileURLWithPath: "/nowhere/names.tsv")])
    #expect(findings.count == 1 && findings[0].message.contains("cannot be read"))
  }
}
