import Foundation
import Muster
import TestSupport
import Testing

/// Names, words, kinds, profiles and languages of the user's own, without a change to the shipped tables.
@Suite struct AdditionsTests {
  private func extractor(_ folder: TemporaryFolder, _ change: (inout ExtractionOptions) -> Void = { _ in }) throws
    -> Extractor
  {
    var options = ExtractionOptions(language: "en", additions: [folder.path], resources: ExtractorTests.resources)
    change(&options)
    return try Extractor(options)
  }

  @Test("a kind and the verb that triggers it")
  func kind() throws {
    let text = "Twelve miners were snowbound on Friday."
    #expect(try ExtractorTests.shared.get().extract(text).statistics.isEmpty)
    let folder = try TemporaryFolder()
    try folder.write(
      "id\tparent\tpeople\tsingles\tgloss\nsnowed_in\taffected\tyes\tno\tpeople shut in by snow\n", to: "kinds.tsv")
    try folder.write(
      "kind\trole\tnoun\tbase\tthird\tpast\tparticiple\tgerund\nsnowed_in\tobject\tpeople\t\t\t\tsnowbound\t\n",
      to: "languages/en/verbs.tsv")
    let extractor = try extractor(folder)
    #expect(extractor.statisticKinds.last?.id == "snowed_in")
    let row = try #require(extractor.extract(text).statistics.first)
    #expect((row.kind, row.value) == ("snowed_in", 12))
    #expect(extractor.extract(ExtractorTests.article).toll(of: "injured")?.best == 317)
  }

  @Test("the folder that the documentation shows")
  func documented() throws {
    let article = packageFolder.appendingPathComponent("Sources/Muster/Muster.docc/Knowledge-of-your-own.md")
    let text = try String(contentsOf: article, encoding: .utf8)
    let block = try #require(text.components(separatedBy: "```").first { $0.contains("\nmy-words/") })
    let folder = try TemporaryFolder()
    var files: [(path: String, rows: [Substring])] = []
    for line in block.split(separator: "\n") {
      if line.hasPrefix("my-words/") {
        files.append((String(line.dropFirst("my-words/".count)), []))
      } else {
        files[files.count - 1].rows.append(line.drop { $0 == " " })
      }
    }
    for file in files { try folder.write(file.rows.joined(separator: "\n"), to: file.path) }
    let row = try #require(extractor(folder).extract("Twelve miners were snowbound.").statistics.first)
    #expect((row.kind, row.value) == ("snowed_in", 12))
    #expect(text.contains("// \(row.kind), \(row.value ?? 0)"))
  }

  @Test("names in a folder and in a table")
  func names() throws {
    let text = "Quibblethorpe was quiet. The Order of Zanzaloo met in Quibblethorpe."
    let folder = try TemporaryFolder()
    try folder.write("id\ttype\tname\taliases\nmy:1\tplace\tQuibblethorpe\t\n", to: "places/mine.tsv")
    let table = try folder.write("id\ttype\tname\taliases\nmy:2\torganization\tOrder of Zanzaloo\t\n", to: "mine.tsv")
    let found = try extractor(folder) { $0.gazetteers = [table.path] }.extract(text).mentions
    #expect(found.map(\.entityID) == ["my:1", "my:2", "my:1"])
    #expect(found.map(\.type) == [.place, .organization, .place])
  }

  @Test("a profile of one's own")
  func profile() throws {
    let text = "Dozens of protesters were detained."
    let folder = try TemporaryFolder()
    try folder.write("case\tlow\thigh\tbest\nvague\t\t\thigh\n", to: "profiles/highest.tsv")
    let toll = try extractor(folder) { $0.profile = "highest" }.extract(text).toll(of: "detained")
    #expect(toll?.best == toll?.high && toll?.best != nil)
  }

  @Test("a language of one's own")
  func language() throws {
    let folder = try TemporaryFolder()
    let shipped = URL(fileURLWithPath: ExtractorTests.resources).appendingPathComponent("languages/en")
    let copy = folder.url.appendingPathComponent("languages/x-test")
    try FileManager.default.createDirectory(
      at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: shipped, to: copy)
    let info = copy.appendingPathComponent("language.json")
    let text = try String(contentsOf: info, encoding: .utf8).replacing("\"en\"", with: "\"x-test\"", maxReplacements: 1)
    try text.write(to: info, atomically: true, encoding: .utf8)
    let extractor = try extractor(folder) { $0.language = "x-test" }
    #expect(extractor.languageCodes.contains("x-test"))
    #expect(extractor.extract("Two people were killed.").toll(of: "killed")?.best == 2)
  }

  @Test("a document in a language whose tables are wrong is an error, not one read in another language")
  func brokenLanguage() throws {
    let folder = try TemporaryFolder()
    let verbs = try folder.write(
      "kind\trole\tnoun\tbase\tthird\tpast\tparticiple\tgerund\nnone\tobject\tpeople\t\t\t\tx\t\n",
      to: "languages/ru/verbs.tsv")
    let extractor = try extractor(folder) { $0.language = .automatic }
    #expect(extractor.extract("Two people were killed.").document.status == .ok)
    let russian = Document(id: "d", text: SourceText("Погибли 8 человек."))
    let record = extractor.extract(russian).document
    #expect(record.status == .error)
    #expect(record.error?.hasPrefix("\(verbs.path):2: ") == true, "\(record.error ?? "")")
    #expect(throws: ExtractorError.self) { try extractor.explain(russian) }
  }

  @Test("an unknown kind of an addition is named with file and line")
  func wrongKind() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "kind\trole\tnoun\tbase\tthird\tpast\tparticiple\tgerund\nnone\tobject\tpeople\t\t\t\tx\t\n",
      to: "languages/en/verbs.tsv")
    let error = #expect(throws: ExtractorError.self) { try extractor(folder) }
    guard case .data(file.path, 2, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(throws: ExtractorError.self) { try extractor(folder) { $0.additions = ["/nowhere"] } }
  }
}
