import ICU
import Text

/// From the bytes of a file or field to its text.
enum Decoding {
  struct Problem: Error { let message: String }

  /// Below this confidence (0…100) ICU's guess of a charset is as likely wrong as right.
  private static let leastConfidence = 10
  /// Share of zero bytes from which on a file is not text.
  private static let binaryShare = 0.1

  /// UTF-8 where the bytes are valid, UTF-16 and UTF-32 by their byte order mark, else the charset ICU detects.
  /// What that charset cannot say becomes U+FFFD: broken text stays visibly broken.
  static func text(_ bytes: [UInt8], charset: String? = nil) -> Result<SourceText, Problem> {
    if bytes.isEmpty { return .failure(Problem(message: "the file is empty; fill it or leave it out")) }
    let hasUTF32Mark = bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF])
    if hasUTF32Mark { return decode(bytes, from: "UTF-32") }
    if let decoder = UTF16Decoder(byteOrderMark: bytes) {
      var decoder = decoder
      let utf8 = decoder.utf8(bytes, isLast: true)
      if let text = SourceText(utf8: utf8) { return .success(text) }
    }
    if isBinary(bytes) {
      return .failure(Problem(message: "is not text (it has zero bytes); convert it to text first"))
    }
    if let text = SourceText(utf8: bytes) { return .success(text) }
    if let charset, case .success(let text) = decode(bytes, from: charset) { return .success(text) }
    guard let guess = detect(bytes) else {
      return .failure(
        Problem(message: "is not UTF-8 and its charset is not recognised; convert it: iconv -f CHARSET -t UTF-8"))
    }
    return decode(bytes, from: guess)
  }

  /// The charset that a page or XML file declares in its first bytes, or nil: `charset=…` in a `<meta>`, `encoding="…"`
  /// in the XML declaration.
  static func declared(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    let start =
      head.hasPrefix("<?xml")
      ? head.firstRange(of: "encoding=")?.upperBound : head.firstRange(of: "charset=")?.upperBound
    guard let start else { return nil }
    let name = head[start...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == ":" || $0 == "." }
    return name.isEmpty || name.count > 40 ? nil : String(name)
  }

  /// The charset that ICU is fairly sure of, or nil.
  static func detect(_ bytes: [UInt8]) -> String? {
    guard let guess = try? Charset.detect(bytes), guess.confidence >= leastConfidence else { return nil }
    return guess.name
  }

  private static func decode(_ bytes: [UInt8], from charset: String) -> Result<SourceText, Problem> {
    do {
      guard let text = SourceText(utf8: try Charset.decode(bytes, from: charset)) else {
        return .failure(Problem(message: "cannot be decoded from \(charset); convert it to UTF-8 with iconv"))
      }
      return .success(text)
    } catch {
      return .failure(Problem(message: "cannot be decoded: \(error); convert it to UTF-8 with iconv"))
    }
  }

  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    let sample = bytes.prefix(64 << 10)
    let zeros = sample.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
    return Double(zeros) > Double(sample.count) * binaryShare
  }
}
