#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One line on a terminal that says how far a run is.
struct Progress {
  private let start = ContinuousClock.now
  private var lastShown = ContinuousClock.now

  mutating func show(_ report: BatchReport) {
    let now = ContinuousClock.now
    guard now - lastShown > .milliseconds(250) else { return }
    lastShown = now
    let seconds = (now - start) / .seconds(1)
    let rate = Double(report.bytes) / 1e6 / max(seconds, 0.001)
    let tenths = Int((rate * 10).rounded())
    writeToStandardError(
      "\r\u{1B}[K\(report.documents) documents, \(tenths / 10).\(tenths % 10) MB/s, \(report.statistics) statistics, "
        + "\(report.failed) errors")
  }

  func clear() { writeToStandardError("\r\u{1B}[K") }
}

/// Whether a person reads standard error.
public var standardErrorIsTerminal: Bool { isatty(2) == 1 }

/// Writes for the person at the terminal. What cannot be written is lost: there is nobody to tell.
public func writeToStandardError(_ text: String) {
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
