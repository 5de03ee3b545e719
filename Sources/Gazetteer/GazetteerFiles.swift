import Foundation
import Text

extension Gazetteer {
  /// Opens the gazetteers of a resource folder: `people/*.tsv`, `organizations/*.tsv`, `places/*.tsv`, and the user's
  /// own tables, TSV or CSV.
  ///
  /// The first time the tables are compiled into the cache folder, which takes seconds for a million names; after that
  /// the compiled file is mapped, which takes a millisecond.
  /// - Parameter cache: the folder to keep compiled files in; nil to compile in memory.
  /// - Throws: ``GazetteerError`` with file and line.
  package static func open(
    folder: URL, additional: [URL] = [], cache: URL? = GazetteerCache.standardFolder
  ) throws(GazetteerError) -> Gazetteer {
    let cache = cache.map(GazetteerCache.init)
    var images = [try image(of: GazetteerSources(folder: folder), cache)]
    for file in additional { images.append(try image(of: GazetteerSources(files: [file]), cache)) }
    return Gazetteer(images)
  }

  /// A gazetteer of the given tables only, in memory.
  package static func open(files: [URL]) throws(GazetteerError) -> Gazetteer {
    Gazetteer([try image(of: GazetteerSources(files: files), nil)])
  }

  /// A compiled file.
  package static func open(compiled file: URL) throws(GazetteerError) -> Gazetteer {
    Gazetteer([try Image(ImageBytes(mapping: file))])
  }

  private static func image(
    of sources: GazetteerSources, _ cache: GazetteerCache?
  ) throws(GazetteerError) -> Image {
    if let cache, sources.size >= GazetteerCache.smallestInput { return try cache.image(of: sources) }
    return try Image(ImageBytes(copying: try sources.compiled(), name: sources.files.first?.path ?? "memory"))
  }
}

/// The tables that a gazetteer is compiled from.
struct GazetteerSources {
  static let folders = ["organizations", "people", "places"]
  /// Offsets of the compiled form are of 32 bits.
  static let largestInput = 1 << 31

  /// In order of their paths.
  let files: [URL]
  /// `languages/<code>/common-words.txt`: ordinary words, which names may fold onto.
  let commonWords: [URL]

  init(files: [URL]) {
    self.files = files
    commonWords = []
  }

  /// Bytes of all tables.
  var size: Int { files.reduce(0) { $0 + (POSIX.facts($1.path)?.size ?? 0) } }

  /// - Throws: where the folder holds no table.
  init(folder: URL) throws(GazetteerError) {
    func list(_ folder: URL) -> [URL] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map(folder.appendingPathComponent)
    }
    files = Self.folders.flatMap { list(folder.appendingPathComponent($0)) }
      .filter { $0.pathExtension == "tsv" && !$0.lastPathComponent.hasPrefix(".") }
    commonWords = list(folder.appendingPathComponent("languages")).map { $0.appendingPathComponent("common-words.txt") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
    if files.isEmpty {
      throw .unreadable(
        file: folder.path, reason: "it has no tables; expected people/*.tsv, organizations/*.tsv or places/*.tsv")
    }
  }

  /// The compiled form.
  func compiled() throws(GazetteerError) -> [UInt8] {
    guard size <= Self.largestInput else {
      throw .unreadable(file: files[0].path, reason: "the tables hold more than \(Self.largestInput) bytes")
    }
    let tokenizer: Tokenizer
    do { tokenizer = try Tokenizer() } catch { throw .unicode("\(error)") }
    var builder = ImageBuilder(tokenizer: tokenizer, commonWords: try commonKeys(tokenizer))
    for file in files {
      var table = try EntryTable(file)
      while let row = try table.next() { builder.add(row) }
    }
    return builder.image()
  }

  private func commonKeys(_ tokenizer: Tokenizer) throws(GazetteerError) -> Set<UInt64> {
    var keys: Set<UInt64> = []
    for file in commonWords {
      guard let text = try? String(contentsOf: file, encoding: .utf8) else {
        throw .unreadable(file: file.path, reason: "it is no UTF-8 text")
      }
      for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        for token in tokenizer.tokens(of: String(line)) where token.isWord { keys.insert(token.key) }
      }
    }
    return keys
  }
}
