import Foundation
import Synchronization

/// A folder of compiled gazetteers and word lists, named by the paths, sizes and times of the files they come from.
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

  /// Called before the gazetteers are compiled, for a program to say why it takes seconds.
  package static let willCompile = Mutex<(@Sendable () -> Void)?>(nil)

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
    let bytes = try bytes(Self.name(of: sources)) { bytes in
      (try? Image(bytes)) != nil
    } make: { () throws(GazetteerError) -> [UInt8] in
      Self.willCompile.withLock { $0 }?()
      return try sources.compiled()
    }
    return try Image(bytes)
  }

  /// The bytes of a file of the cache: mapped where they are there and of use, else made first.
  /// - Parameter name: tells apart all that the bytes depend on; see ``name(_:version:of:)``.
  package func bytes<Failure: Error>(
    _ name: String, isUsable: (ImageBytes) -> Bool, make: () throws(Failure) -> [UInt8]
  ) throws(Failure) -> ImageBytes {
    let file = folder.appendingPathComponent(name)
    func existing() -> ImageBytes? {
      guard let bytes = try? ImageBytes(mapping: file), isUsable(bytes) else { return nil }
      return bytes
    }
    if let bytes = existing() { return bytes }
    guard (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil else {
      return ImageBytes(copying: try make(), name: file.path)
    }
    return try POSIX.withLock(file.path + ".lock") { () throws(Failure) -> ImageBytes in
      if let bytes = existing() { return bytes }
      let made = try make()
      removeOldFiles()
      let part = "\(file.path).\(POSIX.processID).part"
      defer { POSIX.remove(part) }
      guard POSIX.write(made, to: part), POSIX.move(part, to: file.path), let bytes = existing(),
        bytes.bytes.elementsEqual(made)
      else {
        return ImageBytes(copying: made, name: file.path)
      }
      return bytes
    }
  }

  static func name(of sources: GazetteerSources) -> String {
    name("gazetteer", version: ImageLayout.version, of: sources.files + sources.commonWords)
  }

  /// The name of what is made from files: another one where a file has another path, size or time.
  package static func name(_ kind: String, version: UInt32, of files: [URL]) -> String {
    var facts = "\(version)"
    for file in files {
      let found = POSIX.facts(file.path)
      facts += "\n\(file.standardizedFileURL.path)\t\(found?.size ?? 0)\t\(found?.modified ?? 0)"
    }
    let digits = String(KeyMixing.digest(facts), radix: 16)
    return "\(kind)-" + String(repeating: "0", count: 16 - digits.count) + digits + ".bin"
  }

  private func removeOldFiles() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let now = Int(Date().timeIntervalSince1970) * 1_000_000_000
    for name in names where name.hasSuffix(".bin") || name.hasSuffix(".lock") {
      let path = folder.appendingPathComponent(name).path
      if let facts = POSIX.facts(path), now - facts.modified > Self.keptNanoseconds { POSIX.remove(path) }
    }
  }
}
