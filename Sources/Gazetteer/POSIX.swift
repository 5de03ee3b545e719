#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system's calls that the compiled form needs; the rest of the module stays clear of them.
enum POSIX {
  /// The reason of the last failure.
  static var reason: String { String(cString: strerror(errno)) }

  struct FileFacts {
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int
    var isRegular: Bool
  }

  static func facts(_ path: String) -> FileFacts? {
    var status = stat()
    return stat(path, &status) == 0 ? facts(status) : nil
  }

  private static func facts(_ status: stat) -> FileFacts {
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return FileFacts(
      size: Int(status.st_size), modified: Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec),
      isRegular: status.st_mode & S_IFMT == S_IFREG)
  }

  /// Maps a file for reading; nil with the reason in ``reason`` where it cannot be. Files of no bytes map to none.
  static func map(_ path: String) -> UnsafeRawBufferPointer? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    guard facts(status).isRegular else {
      errno = EISDIR
      return nil
    }
    let size = Int(status.st_size)
    guard size > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
      return nil
    }
    return UnsafeRawBufferPointer(start: address, count: size)
  }

  static func unmap(_ bytes: UnsafeRawBufferPointer) {
    if let base = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) }
  }

  /// Writes a whole new file and has it on disk before it returns.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = Self.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
        if count <= 0 { return false }
        written += count
      }
      return fsync(descriptor) == 0
    }
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      return Glibc.write(descriptor, bytes, count)
    #elseif canImport(Musl)
      return Musl.write(descriptor, bytes, count)
    #else
      return Darwin.write(descriptor, bytes, count)
    #endif
  }

  static func move(_ path: String, to other: String) -> Bool { rename(path, other) == 0 }

  static func remove(_ path: String) { unlink(path) }

  static var processID: Int32 { getpid() }

  /// Runs `body` while no other process or thread holds the lock file. Where the file system has no locks, runs it
  /// all the same: two may then do the same work, and the last rename stands.
  static func withLock<Result, Failure: Error>(
    _ path: String, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    if descriptor >= 0 { while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {} }
    defer { if descriptor >= 0 { close(descriptor) } }
    return try body()
  }
}
