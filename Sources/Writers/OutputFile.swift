#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An output that cannot be written.
package struct OutputError: Error, CustomStringConvertible {
  package let path: String
  package let code: Int32

  private let reason: String?

  package init(path: String, code: Int32) {
    self.path = path
    self.code = code
    reason = nil
  }

  private init(path: String, reason: String) {
    self.path = path
    self.reason = reason
    code = EIO
  }

  package static func diskFull(path: String) -> Self { Self(path: path, code: ENOSPC) }
  package static func failed(path: String, reason: String) -> Self { Self(path: path, reason: reason) }

  package var description: String {
    let advice =
      switch code {
      case ENOSPC, EDQUOT: "the disk is full; free some space, then go on with --resume"
      case EACCES, EPERM, EROFS: "no permission to write there; choose another folder with --out"
      case EILSEQ: "it is shorter than the ledger says; start over with --restart"
      case ENOTDIR, EEXIST: "a file stands where the folder should be; choose another folder with --out"
      default: reason ?? String(cString: strerror(code))
      }
    return "cannot write \(path): \(advice)"
  }
}

/// A file that appears under its name only when it is complete; until then its name ends in `.partial`.
package final class OutputFile {
  let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private let flushesAlways: Bool
  /// Bytes handed to the system.
  private(set) var length = 0
  private var isStandardOutput: Bool { descriptor == 1 }
  private var partialPath: String { Self.partial(path) }

  static func partial(_ path: String) -> String { path + ".partial" }

  /// Opens a file to be written from its beginning, or after the first bytes of what an earlier run has left.
  /// - Throws: also where the earlier run has left less than that.
  package init(_ path: String, keeping kept: Int = 0) throws(OutputError) {
    self.path = path
    flushesAlways = false
    descriptor = open(path + ".partial", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= kept else { throw OutputError(path: path, code: EILSEQ) }
    guard end == kept || ftruncate(descriptor, off_t(kept)) == 0, lseek(descriptor, off_t(kept), SEEK_SET) == kept
    else { throw OutputError(path: path, code: errno) }
    length = kept
  }

  /// Standard output. What is written is handed on at once, for a program that waits for it.
  init(standardOutput: Void) {
    path = "standard output"
    descriptor = 1
    flushesAlways = true
  }

  deinit { if !isStandardOutput { close(descriptor) } }

  package func write(_ bytes: [UInt8]) throws(OutputError) {
    buffer += bytes
    if flushesAlways || buffer.count >= 1 << 18 { try flush() }
  }

  package func flush() throws(OutputError) {
    var failure: Int32 = 0
    var done = 0
    buffer.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        #if canImport(Darwin)
          let written = Darwin.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #elseif canImport(Musl)
          let written = Musl.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #else
          let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #endif
        if written >= 0 {
          done += written
          rest = rest.dropFirst(written)
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    length += done
    buffer.removeAll(keepingCapacity: true)
    if failure != 0 { throw OutputError(path: path, code: failure) }
  }

  /// Writes what is left down to the disk, so that even a power cut does not lose it.
  package func sync() throws(OutputError) {
    try flush()
    // A disk without the notion of it (a pipe, some network disks) has nothing to wait for.
    if !isStandardOutput, fsync(descriptor) != 0, errno == EIO || errno == ENOSPC || errno == EDQUOT {
      throw OutputError(path: path, code: errno)
    }
  }

  /// Writes what is left and gives the file its name.
  package func finish() throws(OutputError) {
    try flush()
    guard !isStandardOutput else { return }
    try Self.publish(path)
  }

  /// Gives a file that is whole its name.
  package static func publish(_ path: String) throws(OutputError) {
    if rename(partial(path), path) != 0 { throw OutputError(path: path, code: errno) }
  }

  package static func isPartial(_ path: String) -> Bool { access(partial(path), F_OK) == 0 }
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
  package static func remove(_ path: String) { unlink(path) }
  /// Removes a file that was only to work with, finished or not.
  package static func removeWork(_ path: String) {
    unlink(path)
    unlink(partial(path))
  }
}

/// Makes a folder and those above it.
package func makeFolder(_ path: String) throws(OutputError) {
  var status = stat()
  if stat(path, &status) == 0 {
    guard status.st_mode & S_IFMT == S_IFDIR else { throw OutputError(path: path, code: ENOTDIR) }
    return
  }
  if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeFolder(String(path[..<slash])) }
  if mkdir(path, 0o755) != 0, errno != EEXIST { throw OutputError(path: path, code: errno) }
}
