import Foundation
import Records
import Writers

/// Joins the tables of parts of a corpus, as if it had been read in one run.
package enum Merge {
  /// Facts of a run that the tables depend on, in the order of `datapackage.json`.
  private static let facts = ["version", "language", "date", "profile", "gazetteers", "knowledge"]

  /// - Parameters:
  ///   - parts: folders with finished tables, in the order of the input.
  ///   - folder: where the whole goes.
  ///   - formats: what to make there; rows are copied, what needs all documents is made anew.
  /// - Throws: ``BatchError/part(folder:reason:)`` where a part is not finished or does not fit the others, or
  ///   ``OutputError``.
  package static func run(
    _ parts: [String], into folder: String, formats: Set<OutputOptions.Format>
  ) throws -> BatchReport {
    let start = ContinuousClock.now
    var options = OutputOptions(.folder(folder))
    options.formats = formats
    var common: FinishedTables?
    for path in parts {
      if URL(fileURLWithPath: path).standardizedFileURL == URL(fileURLWithPath: folder).standardizedFileURL {
        throw BatchError.part(folder: path, reason: "it is the folder to write to; choose another --out")
      }
      let part = try FinishedTables(path)
      if let common { try part.check(against: common, Self.facts) }
      common = common ?? part
    }
    guard let common else { throw BatchError.part(folder: folder, reason: "no parts were given") }
    options.csv = common.format
    options.provenance = Self.facts.compactMap { name in common.facts[name].map { (name, $0) } }
    options.provenance.append(("parts", "\(parts.count)"))

    try makeFolder(folder)
    let ledger = try Ledger(folder: folder)
    if let checkpoint = ledger.state.checkpoint {
      throw BatchError.unfinished(folder: folder, documents: checkpoint.output.documents)
    }
    var report = BatchReport()
    let tables = try OutputTables(options)
    for path in parts {
      do {
        try tables.append(part: path)
      } catch let error as OutputTables.PartError {
        ledger.remove()
        throw BatchError.part(folder: path, reason: "\(error.path) \(error.reason)")
      }
    }
    _ = try tables.checkpoint(documents: 0)
    report.entities = try CorpusTables(outputs: tables).make().entities
    var documents = try TableReader(tables.partialPath("\(DocumentRecord.table).csv"), options.csv)
    while let cells = documents.next() { report.add(row: cells) }
    report.files = try OutputTables.publish(try tables.seal(), in: folder)
    ledger.remove()
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    return report
  }
}

extension BatchReport {
  fileprivate mutating func add(row cells: [String]) {
    documents += 1
    mentions += Int(cells[7]) ?? 0
    statistics += Int(cells[8]) ?? 0
    if cells[9] == DocumentRecord.Status.error.rawValue { failed += 1 }
  }
}
