#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds where pieces of a stream end: lines, table rows, JSON elements.
protocol Framer {
  /// The offset behind the piece that `bytes` continues at `start`, or nil if more bytes are needed.
  mutating func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int?
}

/// A file or standard input, read in chunks and handed out in pieces of bounded size.
///
/// UTF-16 with a byte order mark comes out as UTF-8; all else as it is.
final class ByteStream {
  enum Piece {
    case bytes([UInt8])
    /// Longer than the limit; it was skipped.
    case tooLong
  }

  private static let chunk = 256 << 10

  private let path: String
  private let descriptor: Int32
  /// Where the bytes come from if not from the descriptor: a compressed file or a member of an archive.
  private let archive: ArchiveReader?
  private let isCancelled: @Sendable () -> Bool
  private let isInteractive: Bool
  /// Read but not handed out: `buffer[head...]`.
  private var buffer: [UInt8] = []
  private var head = 0
  private var atEnd = false
  private var isStarted = false
  private var utf16: UTF16Decoder?

  /// Opens a file; `-` is standard input.
  init(_ location: FileLocation, isCancelled: @escaping @Sendable () -> Bool) throws(FileError) {
    path = location.path
    archive = nil
    self.isCancelled = isCancelled
    isInteractive = path == "-"
    descriptor = isInteractive ? 0 : location.withCPath { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      if !isInteractive { close(descriptor) }
      throw FileError(path: path, code: EISDIR)
    }
  }

  /// Reads the member at which an archive stands, or a compressed file. `path` is for messages.
  init(_ archive: ArchiveReader, path: String, isCancelled: @escaping @Sendable () -> Bool) {
    self.path = path
    self.archive = archive
    self.isCancelled = isCancelled
    isInteractive = false
    descriptor = -1
  }

  deinit { if !isInteractive, descriptor >= 0 { close(descriptor) } }

  /// Everything that is left, or nil if it is more than `limit` bytes.
  func rest(limit: Int) throws(FileError) -> [UInt8]? {
    while try fill() {
      if buffer.count - head > limit { return nil }
    }
    defer { head = buffer.count }
    return head == 0 ? buffer : Array(buffer[head...])
  }

  /// The next piece, or nil at the end. What follows the last end mark is a piece too.
  func next(_ framer: inout some Framer, limit: Int) throws(FileError) -> Piece? {
    var scanned = 0, tooLong = false
    while true {
      let from = head + scanned
      if from < buffer.count, let end = buffer.withUnsafeBufferPointer({ framer.end(in: $0, from: from) }) {
        defer { head = end }
        return tooLong || end - head > limit ? .tooLong : .bytes(Array(buffer[head..<end]))
      }
      scanned = buffer.count - head
      if scanned > limit {
        tooLong = true
        head = buffer.count
        scanned = 0
      }
      guard try fill() else {
        if scanned == 0 { return tooLong ? .tooLong : nil }
        defer { head = buffer.count }
        return tooLong ? .tooLong : .bytes(Array(buffer[head...]))
      }
    }
  }

  /// The first bytes that are left, as many as one read brings, without taking them.
  func peek() throws(FileError) -> ArraySlice<UInt8> {
    if head == buffer.count { _ = try fill() }
    return buffer[head...]
  }

  /// Reads more. False at the end.
  private func fill() throws(FileError) -> Bool {
    if head > 0 {
      buffer.removeSubrange(0..<head)
      head = 0
    }
    let count = buffer.count
    while !atEnd, buffer.count == count {
      var chunk = try readChunk()
      if !isStarted, !chunk.isEmpty {
        // A pipe may bring the byte order mark in pieces.
        while chunk.count < 4, chunk[0] >= 0xEF, case let more = try readChunk(), !more.isEmpty { chunk += more }
        isStarted = true
        utf16 = UTF16Decoder(byteOrderMark: chunk)
        if chunk.starts(with: [0xEF, 0xBB, 0xBF]) { chunk.removeFirst(3) }
      }
      atEnd = chunk.isEmpty
      buffer += utf16?.utf8(chunk, isLast: atEnd) ?? chunk
    }
    return buffer.count > count
  }

  private func readChunk() throws(FileError) -> [UInt8] {
    if let archive {
      do {
        return try archive.read(upTo: Self.chunk)
      } catch {
        atEnd = true
        throw error
      }
    }
    guard waitForInput() else { return [] }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunk) { space, count in
      while true {
        let got = read(descriptor, space.baseAddress, space.count)
        if got >= 0 {
          count = got
          return
        }
        if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    if failure != 0 {
      atEnd = true
      throw FileError(path: path, code: failure)
    }
    return bytes
  }

  /// Waits for standard input so that an interruption is noticed. False when cancelled.
  private func waitForInput() -> Bool {
    guard isInteractive else { return true }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while !isCancelled() {
      let ready = poll(&request, 1, 100)
      if ready > 0 || (ready < 0 && errno != EINTR) { return true }
    }
    return false
  }
}
