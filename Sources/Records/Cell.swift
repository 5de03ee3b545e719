/// One value of a table.
public enum Cell: Sendable, Equatable {
  /// Nothing: unknown.
  case empty
  /// Text, never empty.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number with a fixed count of decimals, so that the same value is the same bytes everywhere.
  case decimal(Double, places: Int)

  package static func text(_ value: String?) -> Cell { value.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }
  package static func integer(_ value: Int?) -> Cell { value.map { .integer($0) } ?? .empty }
  package static func decimal(_ value: Double?, places: Int) -> Cell {
    value.map { .decimal($0, places: places) } ?? .empty
  }
}

/// A column of an output table, as `Docs/SCHEMA.md` and the data package describe it.
public struct Column: Sendable, Equatable {
  /// The type of a column's values; dates are ISO 8601 text.
  public enum Kind: String, Sendable {
    /// Text.
    case string
    /// A whole number of at most 64 bits.
    case integer
    /// A number with decimals.
    case number
    /// A day, month or year, ISO 8601: "2022-01-06", "2022-01", "2022".
    case date
  }
  /// The column's name: "victim_group".
  public let name: String
  /// The type of its values.
  public let kind: Kind
  /// What it holds, for people.
  public let gloss: String

  init(_ name: String, _ kind: Kind = .string, _ gloss: String) {
    self.name = name
    self.kind = kind
    self.gloss = gloss
  }
}

/// A record that is a row of one output table.
public protocol TableRow: Sendable {
  /// The table's name: "statistics".
  static var table: String { get }
  /// The table's columns, in their order.
  static var columns: [Column] { get }
  /// One cell a column, in the order of ``columns``.
  var cells: [Cell] { get }
}
