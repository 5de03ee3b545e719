import Foundation

/// A folder of compiled gazetteers, named by the paths, sizes and times of the tables they come from.
///
/// Processes that start at the same time build a file once: the others wait for the first. A file is moved into place
/// when it is whole, so that none ever sees a part. Where the folder cannot be written, nothing is kept.
package struct GazetteerCache {
  let folder: URL

  /// Smaller tables compile faster than a file is found and mapped.
  static let smallestInput = 1 << 16
  /// Files that nobody has built or replaced for so long are removed when another one is built.
  private static let keptNanoseconds = 30 * 24 * 3600 * 1_000_000_000

  package init(folder: URL) { self.folder = folder }

  /// `$XDG_CACHE_HOME/muster`, or `~/.cache/muster`.
  package static var standardFolder: URL {
    let variable = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"] ?? ""
    // The specification has relative paths ignored.
    let base =
      variable.hasPrefix("/")
      ? URL(fileURLWithPath: variable)
      : FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache")
    return base.appendingPathComponent("muster")
  }

  /// The compiled form of the tables: mapped, or built first.
  func image(of sources: GazetteerSources) throws(GazetteerError) -> Image {
    let file = folder.appendingPathComponent(Self.name(of: sources))
    if let image = existing(file) { return image }
    guard (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil else {
      return try Self.imageInMemory(try sources.compiled(), sources)
    }
    return try POSIX.withLock(file.path + ".lock") { () throws(GazetteerError) -> Image in
      if let image = existing(file) { return image }
      let compiled = try sources.compiled()
      removeOldFiles()
      let part = "\(file.path).\(POSIX.processID).part"
      defer { POSIX.remove(part) }
      guard POSIX.write(compiled, to: part), POSIX.move(part, to: file.path), let image = existing(file),
        (try? image.verify()) != nil
      else {
        return try Self.imageInMemory(compiled, sources)
      }
      return image
    }
  }

  private static func imageInMemory(
    _ compiled: [UInt8], _ sources: GazetteerSources
  ) throws(GazetteerError) -> Image {
    try Image(ImageBytes(copying: compiled, name: sources.files.first?.path ?? "memory"))
  }

  /// Nil where there is none, or it is of no use: it is built again then.
  private func existing(_ file: URL) -> Image? {
    guard let bytes = try? ImageBytes(mapping: file) else { return nil }
    return try? Image(bytes)
  }

  static func name(of sources: GazetteerSources) -> String {
    var facts = "\(ImageLayout.version)"
    for file in sources.files + sources.commonWords {
      let found = POSIX.facts(file.path)
      facts += "\n\(file.standardizedFileURL.path)\t\(found?.size ?? 0)\t\(found?.modified ?? 0)"
    }
    let digits = String(KeyMixing.digest(facts), radix: 16)
    return "gazetteer-" + String(repeating: "0", count: 16 - digits.count) + digits + ".bin"
  }

  private func removeOldFiles() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let now = Int(Date().timeIntervalSince1970) * 1_000_000_000
    for name in names where name.hasPrefix("gazetteer-") {
      let path = folder.appendingPathComponent(name).path
      if let facts = POSIX.facts(path), now - facts.modified > Self.keptNanoseconds { POSIX.remove(path) }
    }
  }
}
