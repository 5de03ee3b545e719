import CICU

/// What ICU could not do, and for which input.
public enum ICUError: Error, Equatable, CustomStringConvertible {
  /// A call failed. `operation` names it, `code` is ICU's name of the error (`U_…`).
  case failed(operation: String, code: String)
  /// Transliteration rules do not parse. `line` counts from 0 as ICU reports it, `offset` is in UTF-16 units of the line.
  case invalidRules(id: String, line: Int, offset: Int, code: String)
  /// ICU has no spell-out rules for the locale and would silently use those of another.
  case noSpellOutRules(locale: String, fallback: String)

  public var description: String {
    switch self {
    case .failed(let operation, let code): "ICU cannot \(operation): \(code)"
    case .invalidRules(let id, let line, let offset, let code):
      "transliteration rules '\(id)' do not parse at line \(line), offset \(offset): \(code)"
    case .noSpellOutRules(let locale, let fallback):
      "ICU has no spelled-out numbers for locale '\(locale)' (it would use '\(fallback)')"
    }
  }
}

/// ICU's version, such as "72.1".
public var icuVersion: String { String(cString: muster_icu_version()) }

func check(_ status: Int32, _ operation: @autoclosure () -> String) throws(ICUError) {
  guard status > 0 else { return }
  throw .failed(operation: operation(), code: String(cString: muster_icu_error_name(status)))
}

/// Runs `body` with an ICU output buffer and returns the bytes it wrote.
func collectUTF8(_ body: (inout MusterICUBuffer) -> Void) -> [UInt8] {
  var buffer = MusterICUBuffer()
  defer { muster_icu_buffer_free(&buffer) }
  body(&buffer)
  return Array(UnsafeBufferPointer(start: buffer.bytes, count: buffer.count))
}
