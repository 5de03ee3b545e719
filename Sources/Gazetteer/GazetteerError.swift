/// Why a gazetteer cannot be used.
package enum GazetteerError: Error, Equatable, CustomStringConvertible {
  /// The system's reason.
  case unreadable(file: String, reason: String)
  /// The system's reason.
  case unwritable(file: String, reason: String)
  /// A mistake in a table; lines count from 1.
  case malformed(file: String, line: Int, message: String)
  /// No compiled gazetteer at all.
  case foreign(file: String)
  /// Compiled by another version of Muster.
  case otherVersion(file: String, found: UInt32, expected: UInt32)
  /// Cut short or altered.
  case damaged(file: String, detail: String)
  /// ICU could not be opened.
  case unicode(String)

  package var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
    case .unwritable(let file, let reason): "\(file): cannot be written: \(reason)"
    case .malformed(let file, let line, let message): line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)"
    case .foreign(let file): "\(file): is not a compiled gazetteer; build one with 'muster gazetteer build'"
    case .otherVersion(let file, let found, let expected):
      "\(file): is compiled form \(found), this program reads \(expected); build it again with 'muster gazetteer build'"
    case .damaged(let file, let detail): "\(file): is damaged (\(detail)); delete it, it will be built again"
    case .unicode(let message): message
    }
  }
}
