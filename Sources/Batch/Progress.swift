#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Says on standard error how far a run is: one line of a terminal that changes, or a line a minute.
struct Progress {
  private let style: ProgressStyle
  private let interval: Duration
  private let start = ContinuousClock.now
  private var lastShown = ContinuousClock.now
  private let size: InputSize
  /// Bytes of the files before the one in work, and of the texts of that one.
  private var finishedFiles = 0, inFile = 0
  private var file = ""
  /// Bytes of text that an earlier run had read.
  private var resumedBytes: Int?
  private var resumedWork = 0

  /// Nil to be silent.
  init?(_ style: ProgressStyle, paths: [String]) {
    if style == .silent { return nil }
    self.style = style
    interval = style == .terminal ? .milliseconds(250) : .seconds(60)
    size = InputSize(paths)
  }

  mutating func show(_ report: BatchReport, path: String, bytes: Int) {
    if resumedBytes == nil { resumedBytes = report.bytes - bytes }
    if path != file {
      finishedFiles += size.of(file)
      (file, inFile) = (path, 0)
    }
    inFile += bytes
    let now = ContinuousClock.now
    guard now - lastShown > interval else { return }
    lastShown = now
    say(text(report, seconds: (now - start) / .seconds(1)))
  }

  /// Says that all documents are read and what takes the time now; not after a run that was over in a moment.
  func showLastStep() {
    if ContinuousClock.now - start > interval { say("all documents are read; making the tables of the whole corpus") }
  }

  private func say(_ line: String) {
    writeToStandardError(style == .terminal ? "\r\u{1B}[K\(line)" : "muster: \(line)\n")
  }

  func text(_ report: BatchReport, seconds: Double) -> String {
    let rate = Double(report.bytes - (resumedBytes ?? 0)) / 1e6 / max(seconds, 0.001)
    let tenths = Int((rate * 10).rounded())
    var line =
      "\(report.documents) documents, \(tenths / 10).\(tenths % 10) MB/s, \(report.statistics) statistics, "
      + "\(report.failed) errors"
    let done = finishedFiles + min(inFile, size.of(file))
    if let total = size.total, done > 0, total > done {
      line += ", about \(Self.duration(seconds * Double(total - done) / Double(done))) left"
    }
    return line
  }

  func clear() { if style == .terminal { writeToStandardError("\r\u{1B}[K") } }

  static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    return switch whole {
    case ..<90: "\(whole) s"
    case ..<5400: "\((whole + 30) / 60) min"
    default: "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
  }
}

/// Whether a person reads standard error.
package var standardErrorIsTerminal: Bool { isatty(2) == 1 }

/// Writes for the person at the terminal. What cannot be written is lost: there is nobody to tell.
package func writeToStandardError(_ text: String) {
  var text = text
  text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)[...]
    while !rest.isEmpty {
      let written = write(2, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written <= 0 { return }
      rest = rest.dropFirst(written)
    }
  }
}
