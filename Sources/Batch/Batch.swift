import Muster
import Readers
import Records
import Writers

/// Reads a corpus on several threads and writes its tables in input order.
///
/// Each worker takes the next document under a lock, reads it on its own, and hands its rows in by number; rows that
/// come early wait. No worker runs further ahead than a few documents for each, so memory stays bounded, and the output
/// is the same for any number of workers. A ledger says how much is on the disk (``Ledger``).
package enum Batch {
  /// Documents that may be ahead of the one to be written next, for each worker.
  private static let lead = 8

  private struct Source {
    var corpus: Corpus
    var taken = 0
    var isDone = false
  }

  /// - Throws: what the extractor or the outputs cannot be opened for, ``BatchError`` where an unfinished run is in the
  ///   way, or ``OutputError`` when writing fails.
  package static func run(_ settings: BatchSettings) throws -> BatchReport {
    let clock = ContinuousClock()
    let start = clock.now
    var settings = settings
    Interruption.listen()
    settings.reading.isCancelled = { Interruption.isRequested }
    // Reading the language packs and digesting what they say take as long: both at a time.
    let extraction = settings.extraction
    let loading = Background { try Extractor(extraction) }
    let session = try Session(settings)
    if var report = try session.finishedBefore() {
      report.seconds = (clock.now - start) / .seconds(1)
      return report
    }
    let extractor = try loading.value()
    var source = Source(corpus: Corpus(paths: settings.paths, options: settings.reading))
    var sink = try session.open()
    try skip(&source, &sink)
    let (reading, writing) = (Monitor(source), Monitor(sink))
    let jobs = max(1, settings.jobs)
    runOnThreads(jobs) { [settings] in
      while let (number, pending) = take(reading, writing, window: jobs * lead) {
        let finished = extract(pending, extractor, settings)
        writing.with { $0.accept(finished, number: number) }
      }
    }
    return try writing.with { sink in
      try sink.finish(isInterrupted: Interruption.isRequested) { (clock.now - start) / .seconds(1) }
    }
  }

  /// Passes over the documents that an earlier run has finished.
  private static func skip(_ source: inout Source, _ sink: inout Sink) throws {
    let (documents, expected) = (sink.written, sink.input)
    var input = Digest()
    while source.taken < documents {
      switch source.corpus.next() {
      case nil:
        if Interruption.isRequested { return }
        throw BatchError.inputChanged(document: documents)
      case .skipped(let path): sink.report.addSkipped(path)
      case .document(let document):
        input.combine(document.key)
        source.taken += 1
      }
    }
    if documents > 0, input != expected { throw BatchError.inputChanged(document: documents) }
  }

  /// The next document and its number, or nil at the end.
  private static func take(
    _ reading: Monitor<Source>, _ writing: Monitor<Sink>, window: Int
  ) -> (Int, PendingDocument)? {
    reading.with { source in
      while !source.isDone {
        let limit = source.taken - window
        writing.wait { $0.written > limit || $0.failure != nil }
        let hasFailed = writing.with { $0.failure != nil }
        switch hasFailed ? nil : source.corpus.next() {
        case nil: source.isDone = true
        case .skipped(let path): writing.with { $0.report.addSkipped(path) }
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
    switch pending.read() {
    case .success(let document):
      let extraction = extractor.extract(document)
      return Finished(
        rendered: RenderedExtraction(extraction, text: document.text, settings.output),
        extraction: settings.keepsSummary ? extraction : nil, bytes: document.text.utf8Count, key: pending.key,
        path: pending.path)
    case .failure(let failure):
      let record = DocumentRecord(id: failure.id, path: failure.path, status: .error, error: failure.message)
      return Finished(
        rendered: RenderedExtraction(Extraction(document: record), settings.output), extraction: nil, bytes: 0,
        key: pending.key, path: pending.path)
    }
  }
}

extension PendingDocument {
  /// What tells that it is the same document as in an earlier run.
  fileprivate var key: Digest {
    var digest = Digest()
    digest.combine(id)
    digest.combine(path)
    withMark { digest.combine($0) }
    return digest
  }
}
