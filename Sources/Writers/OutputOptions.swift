/// What to write and where.
public struct OutputOptions: Sendable, Equatable {
  public enum Format: String, Sendable, CaseIterable {
    /// A table a file: `documents.csv`, `mentions.csv`, `entities.csv`, `statistics.csv`, `tolls.csv`.
    case csv
    /// A document a line, its rows nested: `documents.jsonl`.
    case jsonl
  }

  public enum Destination: Sendable, Equatable {
    /// A folder, made if needed.
    case folder(String)
    /// A document a line of JSON on standard output, each handed on at once.
    case standardOutput
  }

  public var destination: Destination
  /// Formats in a folder; standard output is always JSONL.
  public var formats: Set<Format> = [.csv]
  public var csv = CSVFormat()
  /// What made the tables, for `datapackage.json`: names and values in order.
  public var provenance: [(name: String, value: String)] = []

  public init(_ destination: Destination) { self.destination = destination }

  public static func == (left: Self, right: Self) -> Bool {
    left.destination == right.destination && left.formats == right.formats && left.csv == right.csv
      && left.provenance.elementsEqual(right.provenance, by: ==)
  }
}
