import Foundation
import Muster
import Writers

/// All that the tables of a run depend on beside the documents: only a run with the same may go on with it.
struct RunIdentity: Sendable, Equatable {
  /// Names and values in a fixed order.
  let facts: [(name: String, value: String)]

  init(_ settings: BatchSettings) {
    let (reading, extraction, output) = (settings.reading, settings.extraction, settings.output)
    let formats = output.formats.map(\.rawValue).sorted().joined(separator: ",")
    let fields = reading.fields
    facts = [
      ("version", musterVersion),
      ("paths", settings.paths.joined(separator: "\n")),
      ("from", reading.format?.rawValue ?? "auto"),
      (
        "fields",
        [fields.id, fields.text, fields.title, fields.date, fields.language, fields.url].joined(separator: ",")
      ),
      ("csv-delimiter", reading.delimiter.map { "\($0)" } ?? ""),
      ("max-document", "\(reading.maxDocument)"),
      ("date", reading.published ?? ""),
      ("language", Self.name(extraction.language)),
      ("profile", extraction.profile),
      ("format", formats),
      ("delimiter", "\(output.csv.delimiter)"),
      ("bom", "\(output.csv.hasByteOrderMark)"),
      ("gazetteer", extraction.gazetteers.joined(separator: "\n")),
      ("additions", extraction.additions.joined(separator: "\n")),
      ("knowledge", KnowledgeDigest.of(extraction).text),
    ]
  }

  init(facts: [(name: String, value: String)]) { self.facts = facts }

  static func == (left: Self, right: Self) -> Bool { left.facts.elementsEqual(right.facts, by: ==) }

  /// One for all.
  var digest: String {
    var digest = Digest()
    for fact in facts {
      digest.combine(fact.name)
      digest.combine(fact.value)
    }
    return digest.text
  }

  /// Digest of the gazetteers, language packs and the user's own tables.
  var knowledge: String { facts.first { $0.name == "knowledge" }?.value ?? "" }

  /// What differs, in words.
  func differences(from other: Self) -> String {
    let others = Dictionary(other.facts.map { ($0.name, $0.value) }) { first, _ in first }
    let differing = facts.filter { others[$0.name] != $0.value }.map { fact -> String in
      func shown(_ text: String?) -> String { text.map { $0.isEmpty ? "none" : $0 } ?? "none" }
      return switch fact.name {
      case "knowledge": "the gazetteers or language packs have changed"
      case "version": "it was made by version \(shown(others[fact.name])), this is \(fact.value)"
      default: "--\(fact.name) was \(shown(others[fact.name])), is \(shown(fact.value))"
      }
    }
    return differing.joined(separator: "; ").replacing("--paths", with: "input").replacing("\n", with: " ")
  }

  private static func name(_ language: LanguageChoice) -> String {
    switch language {
    case .automatic: "auto"
    case .code(let code): code
    }
  }
}

/// A digest of every file that tells Muster what it knows.
enum KnowledgeDigest {
  /// Files that nothing is read from.
  private static let unread: Set<String> = ["md", "jsonl"]

  static func of(_ options: ExtractionOptions) -> Digest {
    var digest = Digest()
    let shipped = (try? ResourceFolder.find(options.resources))?.path
    for folder in (shipped.map { [$0] } ?? []) + options.additions {
      for name in files(in: folder) {
        digest.combine(name)
        combine(folder + "/" + name, into: &digest)
      }
    }
    for path in options.gazetteers { combine(path, into: &digest) }
    return digest
  }

  /// Paths below the folder, sorted, without hidden files.
  private static func files(in folder: String) -> [String] {
    paths(in: folder, prefix: "").sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func paths(in folder: String, prefix: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.flatMap { name -> [String] in
      // What has no ending is a folder.
      guard let dot = name.lastIndex(of: ".") else {
        return paths(in: folder + "/" + name, prefix: prefix + name + "/")
      }
      return unread.contains(String(name[name.index(after: dot)...])) ? [] : [prefix + name]
    }
  }

  private static func combine(_ path: String, into digest: inout Digest) {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else { return }
    data.withUnsafeBytes { digest.combine($0) }
  }
}
