import Records
import Writers

/// A document's rows on their way from a worker to the outputs.
struct Finished {
  let rendered: RenderedExtraction
  let extraction: Extraction?
  let bytes: Int
  let key: Digest
  let path: String
}

/// The end of the line: puts rows in input order, writes them, and notes in the ledger what is on the disk.
struct Sink {
  let tables: OutputTables
  /// Nil for standard output.
  let ledger: Ledger?
  let checkpointInterval: Double
  private var waiting: [Int: Finished] = [:]
  /// Documents written.
  private(set) var written = 0
  /// Digest of their keys.
  private(set) var input = Digest()
  var report = BatchReport()
  var progress: Progress?
  private(set) var failure: OutputError?
  private var lastCheckpoint = ContinuousClock.now

  init(_ tables: OutputTables, _ ledger: Ledger?, checkpointInterval: Double) {
    self.tables = tables
    self.ledger = ledger
    self.checkpointInterval = checkpointInterval
  }

  /// Goes on from a checkpoint.
  mutating func resume(_ checkpoint: Ledger.Checkpoint) {
    written = checkpoint.output.documents
    input = checkpoint.input
    report.documents = written
    report.resumed = written
    (report.failed, report.bytes) = (checkpoint.failed, checkpoint.bytes)
    (report.mentions, report.statistics) = (checkpoint.mentions, checkpoint.statistics)
  }

  mutating func accept(_ finished: Finished, number: Int) {
    waiting[number] = finished
    while let next = waiting.removeValue(forKey: written) {
      written += 1
      guard failure == nil else { continue }
      do {
        try tables.append(next.rendered)
        input.combine(next.key)
        report.add(next.rendered.record, bytes: next.bytes)
        if let extraction = next.extraction { report.summary.add(extraction) }
        progress?.show(report, path: next.path, bytes: next.bytes)
        try checkpointIfDue()
      } catch {
        failure = error
      }
    }
  }

  private mutating func checkpointIfDue() throws(OutputError) {
    guard let ledger else { return }
    let now = ContinuousClock.now
    guard now - lastCheckpoint >= .seconds(checkpointInterval) else { return }
    try ledger.add(checkpoint())
    lastCheckpoint = .now
  }

  private func checkpoint() throws(OutputError) -> Ledger.Checkpoint {
    Ledger.Checkpoint(
      output: try tables.checkpoint(documents: written), input: input, failed: report.failed, bytes: report.bytes,
      mentions: report.mentions, statistics: report.statistics)
  }

  /// Makes what needs all documents and gives the files their names; or leaves all as it is after an interruption.
  mutating func finish(isInterrupted: Bool, seconds: () -> Double) throws -> BatchReport {
    defer { progress?.clear() }
    if let failure { throw failure }
    if isInterrupted {
      try ledger?.add(checkpoint())
      report.outcome = .interrupted
      report.seconds = seconds()
      return report
    }
    try ledger?.add(checkpoint())
    progress?.showLastStep()
    (report.entities, report.summary.entities) = try CorpusTables(outputs: tables).make()
    if let ledger {
      let names = try tables.seal()
      try ledger.addPublished(names, entities: report.entities)
      report.files = try OutputTables.publish(names, in: tables.folder)
      ledger.remove()
    } else {
      try tables.flush()
    }
    report.seconds = seconds()
    return report
  }
}

extension BatchReport {
  mutating func add(_ record: DocumentRecord, bytes: Int) {
    documents += 1
    self.bytes += bytes
    mentions += record.mentions
    statistics += record.statistics
    guard record.status == .error else { return }
    failed += 1
    if failures.count < 5 { failures.append((record.id, record.error ?? "")) }
  }

  mutating func addSkipped(_ path: String) {
    let name = path.split(separator: "/").last ?? ""
    let kind = name.lastIndex(of: ".").map { "\(name[$0...])" } ?? "no extension"
    skipped[kind, default: 0] += 1
  }
}
