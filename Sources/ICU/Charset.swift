import CICU

/// Character encodings: guess and decode.
public enum Charset {
  public struct Guess: Equatable, Sendable {
    /// ICU's name: "windows-1251", "KOI8-R", "Shift_JIS".
    public let name: String
    /// 0…100, as ICU's detector reports it.
    public let confidence: Int
  }

  /// ICU's best guess from at most the first MiB, or nil for no bytes or no guess.
  public static func detect(_ bytes: [UInt8]) throws(ICUError) -> Guess? {
    guard !bytes.isEmpty else { return nil }
    var status: Int32 = 0, confidence: Int32 = 0
    var name = [CChar](repeating: 0, count: 64)
    muster_icu_detect_charset(bytes, bytes.count, &name, Int32(name.count), &confidence, &status)
    try check(status, "detect the charset")
    let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.isEmpty ? nil : Guess(name: text, confidence: Int(confidence))
  }

  /// The bytes as UTF-8; what the charset cannot say becomes U+FFFD.
  /// - Throws: ``ICUError/failed(operation:code:)`` for a charset that ICU does not know.
  public static func decode(_ bytes: [UInt8], from charset: String) throws(ICUError) -> [UInt8] {
    var status: Int32 = 0
    let result = collectUTF8 { muster_icu_decode(charset, bytes, bytes.count, &$0, &status) }
    try check(status, "decode \(bytes.count) bytes from '\(charset)'")
    return result
  }
}
