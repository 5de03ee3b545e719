#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file by the bytes of its path: names on disk need not be valid UTF-8.
struct FileLocation: Sendable, Hashable {
  private let bytes: [UInt8]

  init(_ path: String) { bytes = Array(path.utf8) }
  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// For messages and ids; ill-formed names are repaired.
  var path: String { String(decoding: bytes, as: UTF8.self) }
  /// The path as messages say it.
  var label: String { path == "-" ? "stdin" : path }
  var name: String { String(decoding: bytes.split(separator: slash).last ?? [], as: UTF8.self) }

  func appending(_ name: [UInt8]) -> FileLocation {
    FileLocation(bytes: (bytes.last == slash ? bytes : bytes + [slash]) + name)
  }

  func withCPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { body($0.baseAddress!) }
    }
  }
}

private let slash = UInt8(ascii: "/")

/// A file that could not be opened or read.
struct FileError: Error, CustomStringConvertible {
  let path: String
  let code: Int32
  /// In words, where no code of the system says it.
  var reason: String?

  init(path: String, code: Int32) { (self.path, self.code) = (path, code) }
  init(path: String, reason: String) { (self.path, code, self.reason) = (path, 0, reason) }

  var description: String {
    let name = FileLocation(path).label
    if let reason { return "\(name): \(reason)" }
    return switch code {
    case ENOENT: "\(name): no such file or folder; check the path"
    case EACCES: "\(name): no permission to read; chmod or run as its owner"
    case EISDIR: "\(name): is a folder, not a file"
    case ELOOP: "\(name): symbolic links go in a circle"
    default: "\(name): cannot be read: \(String(cString: strerror(code)))"
    }
  }
}
