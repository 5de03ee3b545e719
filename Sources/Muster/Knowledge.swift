import Foundation
import Lexicon

/// The folders that an extractor knows from: the shipped `Gazetteers` first, then the user's additions.
struct Knowledge: Sendable {
  let folders: [URL]
  var shipped: URL { folders[0] }

  /// - Throws: ``ResourceFolder/NotFound``, or ``ExtractorError`` where an addition is no folder.
  init(resources: String?, additions: [String]) throws {
    var folders = [try ResourceFolder.find(resources)]
    for path in additions {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
        throw ExtractorError.data(file: path, line: 0, message: "is no folder; additions are folders like Gazetteers")
      }
      folders.append(URL(fileURLWithPath: path))
    }
    self.folders = folders
  }

  func kinds() throws -> Kinds {
    let shipped = shipped.appendingPathComponent("kinds.tsv")
    return try Kinds(shipped, additions: existing("kinds.tsv").filter { $0 != shipped })
  }

  /// The last folder that has the profile wins.
  /// - Throws: ``ExtractorError/unknownProfile(_:known:)``.
  func profile(_ name: String) throws -> URL {
    if !name.contains("/"), let file = existing("profiles/\(name).tsv").last { return file }
    let known = folders.flatMap { Self.names(in: $0.appendingPathComponent("profiles"), suffix: ".tsv") }
    throw ExtractorError.unknownProfile(name, known: Set(known.map { String($0.dropLast(4)) }).sorted())
  }

  /// Tables of names in the additions.
  func additionalNames() -> [URL] {
    folders.dropFirst().flatMap { folder in
      ["organizations", "people", "places"].flatMap { part in
        let place = folder.appendingPathComponent(part)
        return Self.names(in: place, suffix: ".tsv").map(place.appendingPathComponent)
      }
    }
  }

  /// The folders of each language, by code: the first is whole, the others add to it.
  func languages() throws -> [(code: String, folders: [URL])] {
    var found: [String: [URL]] = [:]
    for folder in folders {
      let languages = folder.appendingPathComponent("languages")
      for code in Self.names(in: languages) { found[code, default: []].append(languages.appendingPathComponent(code)) }
    }
    return found.sorted { $0.key < $1.key }.map { (code: $0.key, folders: $0.value) }
  }

  /// The files with that path.
  private func existing(_ path: String) -> [URL] {
    folders.map { $0.appendingPathComponent(path) }.filter { DataFile.exists($0) }
  }

  private static func names(in folder: URL, suffix: String = "") -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") && $0.hasSuffix(suffix) }.sorted()
  }
}
