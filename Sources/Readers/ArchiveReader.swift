import CArchive

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A compressed file or an archive, read from front to back in bounded memory.
final class ArchiveReader {
  private let handle: OpaquePointer
  private let descriptor: Int32
  private let path: String

  /// - Parameter isArchive: has members; else one compressed stream, at which the reader stands then.
  init(_ location: FileLocation, isArchive: Bool) throws(FileError) {
    path = location.path
    descriptor = location.withCPath { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    guard let opened = muster_archive_open(descriptor, isArchive ? 0 : 1) else {
      close(descriptor)
      throw FileError(path: path, code: ENOMEM)
    }
    handle = opened
    if !isArchive { _ = try next() }
  }

  deinit {
    muster_archive_close(handle)
    close(descriptor)
  }

  /// Path of the next member that is a file, or nil at the end.
  func next() throws(FileError) -> String? {
    while true {
      switch muster_archive_next(handle) {
      case 0: return nil
      case 1:
        guard muster_archive_is_file(handle) != 0 else { continue }
        guard let name = muster_archive_path(handle) else { return "unnamed" }
        return String(cString: name)
      default: throw broken()
      }
    }
  }

  /// The member at which the reader stands is locked with a password.
  var isEncrypted: Bool { muster_archive_is_encrypted(handle) != 0 }

  /// The next bytes of the member; none at its end.
  func read(upTo count: Int) throws(FileError) -> [UInt8] {
    var got = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { space, used in
      got = muster_archive_read(handle, space.baseAddress!, space.count)
      used = max(got, 0)
    }
    if got < 0 { throw broken() }
    return bytes
  }

  private func broken() -> FileError {
    FileError(path: path, reason: "cannot be unpacked: \(String(cString: muster_archive_error(handle)))")
  }
}

/// What the end of a file's name says about how it is packed.
struct Packing: Equatable {
  enum Kind { case plain, compressed, archive }
  let kind: Kind
  /// The name without the ending of the compression: "news.jsonl" of "news.jsonl.gz".
  let innerName: String

  init(fileName: String) {
    let lower = fileName.lowercased()
    let archives = [
      ".zip", ".tar", ".tgz", ".tbz2", ".txz", ".7z", ".tar.gz", ".tar.zst", ".tar.bz2", ".tar.xz", ".tzst",
    ]
    if archives.contains(where: lower.hasSuffix) {
      (kind, innerName) = (.archive, fileName)
    } else if let ending = [".gz", ".zst", ".bz2", ".xz"].first(where: lower.hasSuffix) {
      (kind, innerName) = (.compressed, String(fileName.dropLast(ending.count)))
    } else {
      (kind, innerName) = (.plain, fileName)
    }
  }
}
