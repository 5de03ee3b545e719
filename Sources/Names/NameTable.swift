import Foundation
import Lexicon

extension NameIndex {
  /// The entries of a table with the columns name, and where it has them id and aliases (with `|` between; the signs
  /// `! = ~ ? ^` before an alias are dropped).
  /// - Throws: ``DataFileError`` with file and line.
  public static func entries(of file: URL) throws(DataFileError) -> [Entry] {
    var entries: [Entry] = []
    for row in try DataTable(file, required: ["name"]).rows {
      let name = try row.required("name")
      var names = [name]
      for alias in row.variants("aliases") {
        let bare = String(alias.drop { "!=~?^".contains($0) })
        if !bare.isEmpty && !names.contains(bare) { names.append(bare) }
      }
      entries.append(Entry(id: row["id"].isEmpty ? name : row["id"], names: names))
    }
    return entries
  }
}
