import Foundation
import Gazetteer
import Text

/// The texts and names that the cases work on.
struct Materials {
  let root: URL

  var resources: URL { root.appendingPathComponent("Gazetteers") }

  /// The articles of the golden tests.
  func articles() throws -> [SourceText] {
    let folder = root.appendingPathComponent("Tests/GoldenTests/articles")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted().map {
      SourceText(try String(contentsOf: folder.appendingPathComponent("\($0)/article.txt"), encoding: .utf8))
    }
  }

  /// All articles, several times.
  func longText() throws -> SourceText {
    let all = try articles().map(\.string).joined(separator: "\n\n")
    return SourceText(String(repeating: all + "\n\n", count: 10))
  }

  /// The shipped names, or `count` of them, evenly chosen; compiled once.
  func gazetteer(_ count: Int?) throws -> Gazetteer {
    guard let count else { return try Gazetteer.open(folder: resources) }
    let folder = root.appendingPathComponent(".build/benchmarks/cases")
    let compiled = folder.appendingPathComponent("names-\(count).bin")
    if let gazetteer = try? Gazetteer.open(compiled: compiled) { return gazetteer }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let names = try shippedNames()
    let table = folder.appendingPathComponent("names-\(count).tsv")
    let lines = (0..<count).map { "benchmark:\($0)\tplace\t\(names[$0 * names.count / count])\t" }
    try ("id\ttype\tname\taliases\n" + lines.joined(separator: "\n") + "\n").write(
      to: table, atomically: true, encoding: .utf8)
    _ = try Gazetteer.build(files: [table], to: compiled)
    return try Gazetteer.open(compiled: compiled)
  }

  /// Distinct names of the shipped tables, in their order.
  private func shippedNames() throws -> [Substring] {
    var names: [Substring] = []
    var seen: Set<Substring> = []
    for folder in ["organizations", "people", "places"] {
      let place = resources.appendingPathComponent(folder)
      for file in try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() where file.hasSuffix(".tsv")
      {
        let text = try String(contentsOf: place.appendingPathComponent(file), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let header = lines.first?.split(separator: "\t", omittingEmptySubsequences: false) ?? []
        guard let name = header.firstIndex(of: "name"), let aliases = header.firstIndex(of: "aliases") else { continue }
        for line in lines.dropFirst() {
          let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
          guard cells.count > max(name, aliases) else { continue }
          for found in [cells[name]] + cells[aliases].split(separator: "|").map({ $0.drop { "!=~?^".contains($0) } })
          where found.utf8.count > 1 && seen.insert(found).inserted {
            names.append(found)
          }
        }
      }
    }
    return names
  }

  /// Well-known figures with the spellings of many languages.
  func figures() throws -> [(name: String, spellings: [String])] {
    let text = try String(
      contentsOf: root.appendingPathComponent("Tests/NamesTests/figures.tsv"), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map { line in
      let cells = line.split(separator: "\t")
      return (String(cells[0]), cells[1].split(separator: "|").map(String.init))
    }
  }
}
