import Foundation
import Records
import TestSupport
import Testing

/// Pages that must stay true.
@Suite struct PageTests {
  private static let tables: [any TableRow.Type] = [
    DocumentRecord.self, Mention.self, Entity.self, Statistic.self, Toll.self, NearDuplicate.self, TimelineRow.self,
  ]

  @Test("Docs/SCHEMA.md has every column, with type and meaning")
  func schema() throws {
    let page = try text("Docs/SCHEMA.md")
    let sections = page.components(separatedBy: "\n## ")
    for table in Self.tables {
      let section = try #require(sections.first { $0.hasPrefix("\(table.table).csv") })
      let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map(String.init)
      let expected = table.columns.map { column in
        "| \(column.name) | \(column.kind == .date ? "string" : column.kind.rawValue) | \(column.gloss) |"
      }
      #expect(rows == expected, "\(table.table).csv")
    }
  }

  @Test("Docs/SCHEMA.md has every value of the closed lists")
  func values() throws {
    let page = try text("Docs/SCHEMA.md")
    let lists =
      Statistic.Qualifier.allCases.map(\.rawValue) + Statistic.Status.allCases.map(\.rawValue)
      + Statistic.Scope.allCases.map(\.rawValue)
    for value in lists { #expect(page.contains(value), "\(value)") }
  }

  @Test("links between pages lead somewhere", arguments: ["README.md", "CONTRIBUTING.md", "Docs"])
  func links(path: String) throws {
    let place = packageFolder.appendingPathComponent(path)
    let pages =
      path.hasSuffix(".md")
      ? [place]
      : try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil).filter {
        $0.pathExtension == "md"
      }
    for page in pages {
      for link in try String(contentsOf: page, encoding: .utf8).matches(of: #/\]\(([^)#]+)(?:#[^)]*)?\)/#) {
        let target = String(link.1)
        if target.contains("://") { continue }
        let file = page.deletingLastPathComponent().appendingPathComponent(target)
        #expect(FileManager.default.fileExists(atPath: file.path), "\(page.lastPathComponent): \(target)")
      }
    }
  }

  @Test("source files hold one idea: 400 lines at most", arguments: ["Sources", "Tests"])
  func length(folder: String) throws {
    for file in try swiftFiles(in: folder) {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 401, "\(file.lastPathComponent)")
    }
  }

  @Test("what a library user sees is documented", arguments: ["Muster", "Records", "Text"])
  func documentation(target: String) throws {
    // Witnesses of a protocol have its documentation.
    let inherited = ["static let table", "static let columns", "var cells", "func == ", "func hash("]
    for file in try swiftFiles(in: "Sources/\(target)") {
      let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        .map { $0.trimmingCharacters(in: .whitespaces) }
      for (number, line) in lines.enumerated()
      where line.hasPrefix("public ") || line.hasPrefix("@inline(__always) public") {
        if inherited.contains(where: line.contains) { continue }
        #expect(
          number > 0 && lines[number - 1].hasPrefix("///"), "\(file.lastPathComponent):\(number + 1): \(line)")
      }
    }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: packageFolder.appendingPathComponent(path), encoding: .utf8)
  }
}
