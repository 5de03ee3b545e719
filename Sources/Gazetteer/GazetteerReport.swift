import Foundation

/// What a compiled gazetteer holds, for people.
package struct GazetteerReport: CustomStringConvertible {
  private let image: Image

  /// - Throws: where the file is no compiled gazetteer, or a byte of it was altered.
  package init(compiled file: URL) throws(GazetteerError) {
    image = try Image(ImageBytes(mapping: file))
    try image.verify()
  }

  init(_ image: Image) { self.image = image }

  package var description: String {
    let sections = ImageLayout.Section.allCases.map { "  \($0): \(image.bytes($0).count)" }
    let lines =
      [
        "\(image.storage.file)", "compiled form: \(ImageLayout.version)", "entries: \(image.entryCount)",
        "aliases: \(image.nameCount)", "distinct names: \(image.groupCount)", "bytes: \(image.storage.bytes.count)",
      ] + sections
    return lines.joined(separator: "\n")
  }
}

extension Gazetteer {
  /// Compiles tables into a file. The same tables give the same bytes.
  /// - Throws: ``GazetteerError`` with file and line, or where the file cannot be written.
  package static func build(files: [URL], to output: URL) throws(GazetteerError) -> GazetteerReport {
    try build(GazetteerSources(files: files), to: output)
  }

  /// Compiles the tables of a resource folder into a file.
  package static func build(folder: URL, to output: URL) throws(GazetteerError) -> GazetteerReport {
    try build(GazetteerSources(folder: folder), to: output)
  }

  private static func build(_ sources: GazetteerSources, to output: URL) throws(GazetteerError) -> GazetteerReport {
    let part = "\(output.path).\(POSIX.processID).part"
    guard POSIX.write(try sources.compiled(), to: part), POSIX.move(part, to: output.path) else {
      let reason = POSIX.reason
      POSIX.remove(part)
      throw .unwritable(file: output.path, reason: reason)
    }
    return try GazetteerReport(compiled: output)
  }

  /// The file that ``open(folder:additional:cache:)`` keeps for a resource folder, built where it is not there yet.
  package static func cachedFile(folder: URL) throws(GazetteerError) -> URL {
    let cache = GazetteerCache(folder: GazetteerCache.standardFolder)
    return URL(fileURLWithPath: try cache.image(of: GazetteerSources(folder: folder)).storage.file)
  }
}
