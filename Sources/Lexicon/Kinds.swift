import Foundation

/// A kind of statistic, from `Gazetteers/kinds.tsv`.
package struct Kind: Sendable, Equatable {
  package let id: String
  /// Id of the kind that this one is a special case of, or "".
  package let parent: String
  /// Counts people. The others (buildings, vehicles, money) never enter casualties.
  package let countsPeople: Bool
  /// One person without a number is a figure ("a man was killed"); else only numbers are.
  package let countsSingles: Bool
  package let gloss: String

  /// Counts people who died or were hurt, so that a noun in no list counts people too.
  package var isHarm: Bool { id == "killed" || id == "injured" }
}

/// All kinds, in the order of the file.
package struct Kinds: Sendable {
  package let all: [Kind]
  private let indexes: [String: Int]

  /// - Parameter additions: further tables, whose kinds stand behind those of the first.
  package init(_ url: URL, additions: [URL] = []) throws(DataFileError) {
    var rows: [DataTable.Row] = []
    for file in [url] + additions {
      rows += try DataTable(file, required: ["id", "parent", "people", "singles", "gloss"]).rows
    }
    var all: [Kind] = []
    var indexes: [String: Int] = [:]
    for row in rows {
      let id = try row.required("id")
      guard indexes[id] == nil else { throw row.error("kind '\(id)' stands twice") }
      guard ["yes", "no"].contains(row["people"]) else {
        throw row.error("column 'people' should be yes or no, found '\(row["people"])'")
      }
      indexes[id] = all.count
      all.append(
        Kind(
          id: id, parent: row["parent"], countsPeople: row["people"] == "yes", countsSingles: row["singles"] == "yes",
          gloss: row["gloss"]))
    }
    for row in rows where !row["parent"].isEmpty && indexes[row["parent"]] == nil {
      throw row.error("parent '\(row["parent"])' is no kind")
    }
    self.all = all
    self.indexes = indexes
  }

  /// Is a kind another one or a special case of it: critical of injured?
  package func isKind(_ kind: Int, a other: Int) -> Bool {
    var at: Int? = kind
    // As many steps as kinds, so that a circle of parents ends.
    for _ in all {
      guard let current = at else { return false }
      if current == other { return true }
      at = index(all[current].parent)
    }
    return false
  }

  package func index(_ id: String) -> Int? { indexes[id] }
  package subscript(_ index: Int) -> Kind { all[index] }
}
