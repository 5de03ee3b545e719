import Muster
import Readers
import Records
import Writers

/// Reads a corpus on several threads and writes its tables in input order.
///
/// Each worker takes the next document under a lock, reads it on its own, and hands its rows in by number; rows that
/// come early wait. No worker runs further ahead than a few documents for each, so memory stays bounded, and the output
/// is the same for any number of workers.
public enum Batch {
  /// Documents that may be ahead of the one to be written next, for each worker.
  private static let lead = 8

  private struct Source {
    var corpus: Corpus
    var taken = 0
    var isDone = false
  }

  private struct Finished {
    let rendered: RenderedExtraction
    let extraction: Extraction?
    let bytes: Int
  }

  private struct Sink {
    let tables: OutputTables
    var waiting: [Int: Finished] = [:]
    var written = 0
    var entities = EntityTable()
    var report = BatchReport()
    var progress: Progress?
    var failure: OutputError?
  }

  /// - Throws: what the extractor or the outputs cannot be opened for, or ``OutputError`` when writing fails.
  public static func run(_ settings: BatchSettings) throws -> BatchReport {
    let clock = ContinuousClock()
    let start = clock.now
    let extractor = try Extractor(settings.extraction)
    var settings = settings
    Interruption.listen()
    settings.reading.isCancelled = { Interruption.isRequested }
    let reading = Monitor(Source(corpus: Corpus(paths: settings.paths, options: settings.reading)))
    let sink = Monitor(
      Sink(tables: try OutputTables(settings.output), progress: settings.showsProgress ? Progress() : nil))

    let jobs = max(1, settings.jobs)
    runOnThreads(jobs) { [settings] in
      while let (number, pending) = take(reading, sink, window: jobs * lead) {
        let finished = extract(pending, extractor, settings)
        sink.with { accept(finished, number: number, into: &$0) }
      }
    }
    return try sink.with { try finish(&$0, seconds: (clock.now - start) / .seconds(1)) }
  }

  /// The next document and its number, or nil at the end.
  private static func take(
    _ reading: Monitor<Source>, _ sink: Monitor<Sink>, window: Int
  ) -> (Int, PendingDocument)? {
    reading.with { source in
      while !source.isDone {
        let limit = source.taken - window
        sink.wait { $0.written > limit || $0.failure != nil }
        let hasFailed = sink.with { $0.failure != nil }
        switch hasFailed ? nil : source.corpus.next() {
        case nil: source.isDone = true
        case .skipped(let path): sink.with { $0.report.addSkipped(path) }
        case .document(let document):
          defer { source.taken += 1 }
          return (source.taken, document)
        }
      }
      return nil
    }
  }

  private static func extract(_ pending: PendingDocument, _ extractor: Extractor, _ settings: BatchSettings) -> Finished
  {
    let extraction: Extraction
    var bytes = 0
    switch pending.read() {
    case .success(let document):
      bytes = document.text.utf8Count
      extraction = extractor.extract(document)
    case .failure(let failure):
      extraction = Extraction(
        document: DocumentRecord(id: failure.id, path: failure.path, status: .error, error: failure.message))
    }
    return Finished(
      rendered: RenderedExtraction(extraction, settings.output),
      extraction: settings.keepsSummary ? extraction : nil, bytes: bytes)
  }

  private static func accept(_ finished: Finished, number: Int, into sink: inout Sink) {
    sink.waiting[number] = finished
    while let next = sink.waiting.removeValue(forKey: sink.written) {
      sink.written += 1
      guard sink.failure == nil else { continue }
      do {
        try sink.tables.append(next.rendered)
      } catch {
        sink.failure = error
      }
      sink.entities.add(next.rendered.entities, of: next.rendered.record.id)
      sink.report.add(next.rendered.record, bytes: next.bytes)
      if let extraction = next.extraction { sink.report.summary.add(extraction) }
      sink.progress?.show(sink.report)
    }
  }

  private static func finish(_ sink: inout Sink, seconds: Double) throws -> BatchReport {
    sink.progress?.clear()
    if let failure = sink.failure { throw failure }
    sink.report.seconds = seconds
    let entities = sink.entities.rows
    sink.report.entities = entities.count
    sink.report.summary.entities = entities
    if Interruption.isRequested {
      sink.report.outcome = .interrupted
      try sink.tables.flush()
    } else {
      sink.report.files = try sink.tables.finish(entities: entities)
    }
    return sink.report
  }
}

extension BatchReport {
  fileprivate mutating func add(_ record: DocumentRecord, bytes: Int) {
    documents += 1
    self.bytes += bytes
    mentions += record.mentions
    statistics += record.statistics
    guard record.status == .error else { return }
    failed += 1
    if failures.count < 5 { failures.append((record.id, record.error ?? "")) }
  }

  fileprivate mutating func addSkipped(_ path: String) {
    let name = path.split(separator: "/").last ?? ""
    let kind = name.lastIndex(of: ".").map { "\(name[$0...])" } ?? "no extension"
    skipped[kind, default: 0] += 1
  }
}
