/// Finds the records of a WARC file (ISO 28500): head lines, a blank line, as many bytes as the head says, two line ends.
struct WARCFramer: Framer {
  /// Bytes of the record that are still to come, once its head is read.
  private var rest: Int?
  /// A head began in bytes that were handed in before, which now stand at the start.
  private var isBegun = false

  mutating func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    if let rest {
      self.rest = start + rest > bytes.count ? start + rest - bytes.count : nil
      return self.rest == nil ? start + rest : nil
    }
    var head = isBegun ? 0 : start
    while head < bytes.count, bytes[head] == 0x0D || bytes[head] == 0x0A { head += 1 }
    guard let blank = WARCRecord.blankLine(bytes[head...]) else {
      isBegun = true
      return nil
    }
    isBegun = false
    let length = WARCRecord.headers(bytes[head..<blank])["content-length"].flatMap { Int($0) } ?? 0
    // The record's own two line ends follow.
    let whole = blank + min(max(length, 0), Int.max / 2) + 4
    if whole <= bytes.count { return whole }
    rest = whole - bytes.count
    return nil
  }
}

/// A record of a WARC file.
struct WARCRecord {
  let headers: [String: String]
  /// What was fetched, without the protocol's own head.
  let body: ArraySlice<UInt8>

  /// nil for what is no record of a page: requests, metadata, what is broken.
  init?(_ bytes: [UInt8]) {
    let record = Array(bytes.drop { $0 == 0x0D || $0 == 0x0A })
    guard record.starts(with: Array("WARC/".utf8)), let blank = Self.blankLine(record[...]) else { return nil }
    headers = Self.headers(record[..<blank])
    var content = record[blank...]
    switch headers["warc-type"]?.lowercased() {
    case "response":
      // The head of the HTTP response comes first.
      guard content.starts(with: Array("HTTP/".utf8)), let inner = Self.blankLine(content) else { return nil }
      let http = Self.headers(content[..<inner])
      if let type = http["content-type"]?.lowercased(), !type.contains("html"), !type.contains("text/plain") {
        return nil
      }
      if let status = content.split(separator: 0x20, maxSplits: 2).dropFirst().first, status.first != UInt8(ascii: "2")
      {
        return nil
      }
      content = content[inner...]
      if http["transfer-encoding"]?.lowercased().contains("chunked") == true {
        content = Self.joined(chunks: content)[...]
      }
    case "resource", "conversion":
      if let type = headers["content-type"]?.lowercased(), !type.contains("html"), !type.contains("text/plain") {
        return nil
      }
    default: return nil
    }
    body = content
  }

  var url: String? {
    headers["warc-target-uri"].map { $0.trimmingPrefix("<") }.map { String($0.last == ">" ? $0.dropLast() : $0) }
  }

  /// The end of the first blank line, or nil.
  static func blankLine(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBufferPointer { blankLine($0[...]) }.map { $0 + bytes.startIndex }
  }

  static func blankLine(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var index = bytes.startIndex
    var lineStart = index
    while index < bytes.endIndex, index - bytes.startIndex < 1 << 16 {
      if bytes[index] == 0x0A {
        let isBlank = index == lineStart || index == lineStart + 1 && bytes[lineStart] == 0x0D
        if isBlank { return index + 1 }
        lineStart = index + 1
      }
      index += 1
    }
    return nil
  }

  /// "Name: value" lines by their names in lower case; the first of a name counts.
  static func headers(_ bytes: some Sequence<UInt8>) -> [String: String] {
    var found: [String: String] = [:]
    for line in Array(bytes).split(separator: 0x0A) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
      if found[name] == nil { found[name] = PageMetadata.words(value) ?? "" }
    }
    return found
  }

  /// The bytes of a response that came in chunks, each behind its length in hexadecimal. What is broken is left as it is.
  private static func joined(chunks: ArraySlice<UInt8>) -> [UInt8] {
    var rest = chunks
    var whole: [UInt8] = []
    while let end = rest.firstIndex(of: 0x0A) {
      let line = String(decoding: rest[..<end], as: UTF8.self).prefix { $0.isHexDigit }
      guard let size = Int(line, radix: 16), size > 0, end + 1 + size <= rest.endIndex else { break }
      whole += rest[(end + 1)..<(end + 1 + size)]
      rest = rest[(end + 1 + size)...].drop { $0 == 0x0D || $0 == 0x0A }
    }
    return whole.isEmpty ? Array(chunks) : whole
  }
}
