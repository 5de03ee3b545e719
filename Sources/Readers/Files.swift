#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files under the paths that the user gave, one at a time: paths as given, folders by their sorted names.
struct Files {
  enum Found {
    /// `id` is the path below the folder that was given, so that it does not change with where a corpus lies.
    case file(FileLocation, id: String)
    case failed(FileError, id: String)
  }

  private struct Entry {
    let location: FileLocation
    let id: String
    /// Given by the user rather than found in a folder.
    var isGiven = false
    /// Folders above, to notice links that go in a circle.
    var above: [FolderIdentity] = []
  }
  private struct FolderIdentity: Equatable {
    let device: UInt64, node: UInt64
  }

  /// What is still to visit, last first.
  private var stack: [Entry]

  init(paths: [String]) {
    let labels = Self.labels(paths)
    stack = zip(paths, labels).map { Entry(location: FileLocation($0), id: $1, isGiven: true) }.reversed()
  }

  mutating func next() -> Found? {
    while let entry = stack.popLast() {
      if entry.location.path == "-" { return .file(entry.location, id: "stdin") }
      var status = stat()
      guard entry.location.withCPath({ stat($0, &status) }) == 0 else {
        return .failed(FileError(path: entry.location.path, code: errno), id: entry.id)
      }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        return .file(entry.location, id: entry.id.isEmpty ? entry.location.name : entry.id)
      }
      let identity = FolderIdentity(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
      if entry.above.contains(identity) {
        return .failed(FileError(path: entry.location.path, code: ELOOP), id: entry.id)
      }
      do {
        for name in try Self.names(in: entry.location).reversed() {
          let label = String(decoding: name, as: UTF8.self)
          stack.append(
            Entry(
              location: entry.location.appending(name), id: entry.id.isEmpty ? label : "\(entry.id)/\(label)",
              above: entry.above + [identity]))
        }
      } catch {
        return .failed(error, id: entry.id)
      }
    }
    return nil
  }

  /// Names of what is in a folder, in byte order, without hidden ones.
  private static func names(in folder: FileLocation) throws(FileError) -> [[UInt8]] {
    guard let handle = folder.withCPath({ opendir($0) }) else { throw FileError(path: folder.path, code: errno) }
    defer { closedir(handle) }
    var names: [[UInt8]] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
          Array(UnsafeBufferPointer(start: start, count: 256).prefix { $0 != 0 })
        }
      }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// What the ids of each path's files begin with: nothing for one folder alone, else its name, or the whole path where
  /// two have the same name.
  private static func labels(_ paths: [String]) -> [String] {
    if paths.count == 1 { return [""] }
    let names = paths.map { FileLocation($0).name }
    return Set(names).count == paths.count ? names : paths
  }
}
