import CICU

/// A transliterator between scripts, by ICU's id ("Kazakh-Latin/BGN") or from rule text.
///
/// Transforming is thread-safe in ICU for rule-based transliterators that are not modified; the owner closes it.
public struct Transliterator: ~Copyable, @unchecked Sendable {
  private let handle: OpaquePointer
  /// The id it was opened with.
  public let id: String

  /// Opens one of ICU's own transliterators, or a compound of them ("Any-Latin; Latin-ASCII").
  /// - Throws: ``ICUError/failed(operation:code:)`` where ICU has none of that id.
  public init(id: String, reversed: Bool = false) throws(ICUError) {
    try self.init(id: id, rules: nil, reversed: reversed)
  }

  /// Compiles rules in ICU's transform syntax.
  /// - Throws: ``ICUError/invalidRules(id:line:offset:code:)`` where they do not parse.
  public init(name: String, rules: String) throws(ICUError) {
    try self.init(id: name, rules: Array(rules.utf8), reversed: false)
  }

  private init(id: String, rules: [UInt8]?, reversed: Bool) throws(ICUError) {
    var line: Int32 = 0, offset: Int32 = 0, status: Int32 = 0
    let name = Array(id.utf8)
    let opened =
      rules.map {
        muster_icu_transliterator_open(name, name.count, $0, $0.count, reversed, &line, &offset, &status)
      } ?? muster_icu_transliterator_open(name, name.count, nil, 0, reversed, &line, &offset, &status)
    guard let opened else {
      let code = String(cString: muster_icu_error_name(status))
      if rules != nil { throw .invalidRules(id: id, line: Int(line), offset: Int(offset), code: code) }
      throw .failed(operation: "open transliterator '\(id)'", code: code)
    }
    handle = opened
    self.id = id
  }

  deinit { muster_icu_transliterator_close(handle) }

  /// The transliterated text. Characters without a rule stay as they are.
  public borrowing func transliterate(utf8: [UInt8]) throws(ICUError) -> [UInt8] {
    var status: Int32 = 0
    let handle = self.handle
    let result = collectUTF8 { muster_icu_transliterate(handle, utf8, utf8.count, &$0, &status) }
    try check(status, "transliterate with '\(id)'")
    return result
  }

  /// The transliterated text.
  public borrowing func transliterate(_ text: String) throws(ICUError) -> String {
    String(decoding: try transliterate(utf8: Array(text.utf8)), as: UTF8.self)
  }
}
