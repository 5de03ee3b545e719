import Batch
import Records

/// The first rows of a run as tables for people.
struct SummaryText {
  let text: String

  init(_ summary: Summary) {
    let statistics = summary.statistics.map { row in
      [
        row.kind, row.value.map(String.init) ?? "", bounds(row.low, row.high), row.qualifier.rawValue,
        row.victims ?? "", [row.source, row.via.map { "(\($0))" }].compactMap { $0 }.joined(separator: " "), row.quote,
      ]
    }
    let tolls = summary.tolls.map { row in
      [row.kind, row.series, row.best.map(String.init) ?? "", bounds(row.low, row.high), row.victims ?? ""]
    }
    let entities = summary.entities.map { row in
      [row.type.rawValue, row.name, row.country ?? "", String(row.mentions), row.aliasesSeen.joined(separator: " | ")]
    }
    text =
      Self.section(
        "Statistics", ["kind", "value", "bounds", "qualifier", "victims", "source (via)", "quote"], statistics)
      + Self.section("Tolls", ["kind", "series", "best", "bounds", "victims"], tolls)
      + Self.section("Entities", ["type", "name", "country", "mentions", "as written"], Array(entities))
  }

  private static func section(_ title: String, _ header: [String], _ rows: [[String]]) -> String {
    "\(title)\n" + (rows.isEmpty ? "  none\n\n" : TextTable(header: header, rows: rows).text + "\n")
  }
}

/// "24–99", "8 or more", "up to 30", or nothing where both ends are open.
private func bounds(_ low: Int?, _ high: Int?) -> String {
  switch (low, high) {
  case (let low?, let high?): low == high ? "\(low)" : "\(low)–\(high)"
  case (let low?, nil): "\(low) or more"
  case (nil, let high?): "up to \(high)"
  case (nil, nil): ""
  }
}
