#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An output that cannot be written.
public struct OutputError: Error, CustomStringConvertible {
  let path: String
  let code: Int32

  public var description: String {
    let advice =
      switch code {
      case ENOSPC: "the disk is full; free some space and run again"
      case EACCES, EPERM, EROFS: "no permission to write there; choose another folder with --out"
      case ENOTDIR, EEXIST: "a file stands where the folder should be; choose another folder with --out"
      default: String(cString: strerror(code))
      }
    return "cannot write \(path): \(advice)"
  }
}

/// A file that appears under its name only when it is complete; until then its name ends in `.partial`.
final class OutputFile {
  let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private let flushesAlways: Bool
  private var isStandardOutput: Bool { descriptor == 1 }
  private var partialPath: String { path + ".partial" }

  init(_ path: String) throws(OutputError) {
    self.path = path
    flushesAlways = false
    descriptor = open(path + ".partial", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
  }

  /// Standard output. What is written is handed on at once, for a program that waits for it.
  init(standardOutput: Void) {
    path = "standard output"
    descriptor = 1
    flushesAlways = true
  }

  deinit { if !isStandardOutput { close(descriptor) } }

  func write(_ bytes: [UInt8]) throws(OutputError) {
    buffer += bytes
    if flushesAlways || buffer.count >= 1 << 18 { try flush() }
  }

  func flush() throws(OutputError) {
    var failure: Int32 = 0
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
          rest = rest.dropFirst(written)
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    buffer.removeAll(keepingCapacity: true)
    if failure != 0 { throw OutputError(path: path, code: failure) }
  }

  /// Writes what is left and gives the file its name.
  func finish() throws(OutputError) {
    try flush()
    guard !isStandardOutput else { return }
    if rename(partialPath, path) != 0 { throw OutputError(path: path, code: errno) }
  }
}

/// Makes a folder and those above it.
func makeFolder(_ path: String) throws(OutputError) {
  var status = stat()
  if stat(path, &status) == 0 {
    guard status.st_mode & S_IFMT == S_IFDIR else { throw OutputError(path: path, code: ENOTDIR) }
    return
  }
  if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeFolder(String(path[..<slash])) }
  if mkdir(path, 0o755) != 0, errno != EEXIST { throw OutputError(path: path, code: errno) }
}
