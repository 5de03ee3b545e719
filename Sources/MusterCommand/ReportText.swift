import Batch

/// The closing words of a run: what was read, what failed and why, where the tables are.
struct ReportText {
  let text: String

  init(_ report: BatchReport, isQuiet: Bool, isStream: Bool) {
    var lines: [String] = []
    for failure in report.failures { lines.append("muster: \(printable(failure.message))") }
    if report.failed > report.failures.count {
      lines.append("muster: … \(report.failed - report.failures.count) more; see the column error of documents.csv")
    }
    if report.outcome == .alreadyComplete, !isQuiet { lines.append("Nothing to do: the tables are complete.") }
    if !isQuiet, report.outcome != .alreadyComplete {
      let read = count(report.documents - report.failed, "document")
      let resumed = report.resumed > 0 ? " (\(report.resumed) of them before)" : ""
      let failed = report.failed > 0 ? ", \(report.failed) failed" : ""
      let seconds = Int((report.seconds * 10).rounded())
      // Entities are counted where their table is written.
      let entities =
        report.entities > 0 ? ", \(report.entities == 1 ? "1 entity" : "\(report.entities) entities")" : ""
      lines.append(
        "Read \(read)\(failed)\(resumed) in \(seconds / 10).\(seconds % 10) s: \(count(report.statistics, "statistic")), "
          + "\(count(report.mentions, "mention"))\(entities)."
      )
      if !report.skipped.isEmpty {
        let kinds = report.skipped.sorted { $0.key < $1.key }.map { "\($0.value) × \(printable($0.key))" }
        let list = kinds.joined(separator: ", ")
        lines.append("Left out files of other kinds: \(list). --from text reads all as plain text.")
      }
      if let last = report.files.last {
        let folder = last.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let names = report.files.map { String($0.split(separator: "/").last ?? "") }
        lines.append("Wrote \(names.joined(separator: ", ")) in \(folder).")
      }
    }
    if report.outcome == .interrupted {
      let place =
        isStream
        ? "" : ": what was finished is in the files that end in .partial. The same call with --resume goes on"
      lines.append("Interrupted\(place).")
    }
    text = lines.map { $0 + "\n" }.joined()
  }
}

private func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }

/// Without what would steer a terminal: names and texts come from strangers.
func printable(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    // Marks that turn the direction of writing can hide what stands in a line.
    let isDirection = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    scalars.append(isControl || isDirection ? " " : scalar)
  }
  return String(scalars)
}
