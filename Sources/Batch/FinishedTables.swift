import Foundation
import Records
import Writers

/// A folder of tables that a run has finished, as its `datapackage.json` describes them.
struct FinishedTables {
  let path: String
  let facts: [String: String]
  let format: CSVFormat

  init(_ path: String) throws {
    self.path = path
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: "\(path)/datapackage.json")),
      let package = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    else {
      throw BatchError.part(
        folder: path, reason: "it has no datapackage.json, so it is not finished: extract it with --resume first")
    }
    facts = package["muster"] as? [String: String] ?? [:]
    let resources = package["resources"] as? [[String: Any]] ?? []
    guard let table = resources.first(where: { $0["name"] as? String == DocumentRecord.table }) else {
      throw BatchError.part(folder: path, reason: "it has no CSV tables; extract it with --format csv")
    }
    let dialect = table["dialect"] as? [String: Any]
    format = CSVFormat(
      delimiter: (dialect?["delimiter"] as? String)?.utf8.first ?? UInt8(ascii: ","),
      hasByteOrderMark: table["encoding"] as? String == "utf-8-sig")
  }

  /// Were both made alike? `facts`: what must agree.
  func check(against first: FinishedTables, _ names: [String]) throws {
    for name in names where facts[name] != first.facts[name] {
      let (own, other) = (facts[name] ?? "", first.facts[name] ?? "")
      throw BatchError.part(
        folder: path, reason: "its \(name) is \"\(own)\", that of \(first.path) \"\(other)\"; extract both alike")
    }
    if format != first.format {
      throw BatchError.part(folder: path, reason: "its tables have another delimiter or byte order mark")
    }
  }
}
