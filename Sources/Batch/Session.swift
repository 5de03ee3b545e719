import Foundation
import Writers

/// What a folder holds of earlier runs, and what that means for this one.
struct Session {
  private let settings: BatchSettings
  private let folder: String?
  private let identity: RunIdentity?
  private let ledger: Ledger?
  private let output: OutputOptions

  /// - Throws: ``BatchError`` where an unfinished run is in the way.
  init(_ settings: BatchSettings) throws {
    self.settings = settings
    guard case .folder(let folder) = settings.output.destination else {
      (self.folder, identity, ledger, output) = (nil, nil, nil, settings.output)
      return
    }
    try makeFolder(folder)
    let identity = RunIdentity(settings)
    let ledger = try Ledger(folder: folder)
    var output = settings.output
    output.provenance += [("knowledge", identity.knowledge), ("run", identity.digest)]
    (self.folder, self.identity, self.ledger, self.output) = (folder, identity, ledger, output)
    guard let earlier = ledger.state.identity, let checkpoint = ledger.state.checkpoint else { return }
    switch settings.unfinished {
    case .restart: break
    case .refuse:
      throw BatchError.unfinished(folder: folder, documents: checkpoint.output.documents)
    case .resume:
      let differences = identity.differences(from: earlier)
      if !differences.isEmpty { throw BatchError.otherRun(folder: folder, differences: differences) }
    }
  }

  private var canResume: Bool { settings.unfinished == .resume && ledger?.state.identity != nil }

  /// The report where nothing is left to do but to name files, or not even that.
  func finishedBefore() throws -> BatchReport? {
    guard let folder, let ledger, settings.unfinished == .resume else { return nil }
    var report = BatchReport()
    if canResume, let published = ledger.state.published, let checkpoint = ledger.state.checkpoint {
      report.documents = checkpoint.output.documents
      report.resumed = report.documents
      (report.failed, report.bytes) = (checkpoint.failed, checkpoint.bytes)
      (report.mentions, report.statistics) = (checkpoint.mentions, checkpoint.statistics)
      report.entities = published.entities
      report.files = try OutputTables.publish(published.files, in: folder)
      ledger.remove()
      return report
    }
    guard ledger.state.identity == nil, let earlier = Self.finishedRun(in: folder) else { return nil }
    ledger.remove()
    guard earlier == identity?.digest else { throw BatchError.otherTables(folder: folder) }
    report.outcome = .alreadyComplete
    return report
  }

  /// Opens the outputs, to begin or to go on.
  func open() throws -> Sink {
    let checkpoint = canResume ? ledger?.state.checkpoint : nil
    let tables = try OutputTables(output, from: checkpoint?.output)
    var sink = Sink(tables, ledger, checkpointInterval: settings.checkpointInterval)
    if let checkpoint {
      try ledger?.resume()
      sink.resume(checkpoint)
    } else if let identity {
      try ledger?.start(identity)
    }
    sink.progress = Progress(settings.progress, paths: settings.paths)
    return sink
  }

  /// The digest of the run whose finished tables are in the folder.
  private static func finishedRun(in folder: String) -> String? {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/datapackage.json")),
      let package = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let facts = package["muster"] as? [String: Any]
    else { return nil }
    return facts["run"] as? String ?? ""
  }
}
