import Foundation
import Lexicon
import Statistics

/// How a codebook makes one figure of a range or of vague words: a file of `Gazetteers/profiles/`.
///
/// Codebooks disagree: "hundreds" is 100 for ACLED and 200 for EM-DAT.
package struct TollProfile: Sendable {
  private enum Choice: Sendable {
    case figure(Int)
    case low, high, mean
  }

  private struct Bounds: Hashable {
    let low: Int?
    let high: Int?
  }

  private var range: Choice?
  private var anyVague: Choice?
  private var vague: [Bounds: Choice] = [:]

  /// - Throws: ``DataFileError`` with file and line where the profile is missing or wrong.
  package init(_ url: URL) throws(DataFileError) {
    guard DataFile.exists(url) else {
      let folder = url.deletingLastPathComponent()
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter {
        $0.hasSuffix(".tsv")
      }
      throw DataFileError(
        file: url.path,
        "there is no such profile; known are \(names.map { $0.dropLast(4) }.sorted().joined(separator: ", "))")
    }
    for row in try DataTable(url, required: ["case", "low", "high", "best"]).rows {
      guard let choice = try Self.choice(row) else { continue }
      let bounds = Bounds(low: try row.integer("low"), high: try row.integer("high"))
      switch row["case"] {
      case "range": range = choice
      case "vague" where bounds.low == nil && bounds.high == nil: anyVague = choice
      case "vague": vague[bounds] = choice
      default: throw row.error("column 'case' should be range or vague, found '\(row["case"])'")
      }
    }
  }

  private static func choice(_ row: DataTable.Row) throws(DataFileError) -> Choice? {
    switch row["best"] {
    case "": return nil
    case "low": return .low
    case "high": return .high
    case "mean": return .mean
    default: return try row.integer("best").map { .figure($0) }
    }
  }

  /// The best figure: the stated one where there is one.
  /// - Parameter isRange: whether the text gives both ends ("20 to 30") rather than a vague word ("dozens").
  package func best(value: Int?, low: Int?, high: Int?, isRange: Bool) -> Int? {
    if let value { return value }
    guard let choice = isRange ? range : vague[Bounds(low: low, high: high)] ?? anyVague else { return nil }
    switch choice {
    case .figure(let figure): return figure
    case .low: return low
    case .high: return high
    case .mean: return low.flatMap { low in high.map { low + ($0 - low) / 2 } } ?? low ?? high
    }
  }
}
