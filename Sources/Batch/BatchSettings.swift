import Muster
import Readers
import Writers

/// Everything that a run needs to know.
public struct BatchSettings: Sendable {
  /// Files, folders, `-` for standard input.
  public var paths: [String]
  public var reading: ReadingOptions
  public var extraction: ExtractionOptions
  public var output: OutputOptions
  /// Documents in work at a time.
  public var jobs: Int
  public var showsProgress: Bool
  /// Whether to keep rows for a summary on the terminal.
  public var keepsSummary: Bool

  public init(
    paths: [String], reading: ReadingOptions, extraction: ExtractionOptions, output: OutputOptions, jobs: Int,
    showsProgress: Bool = false, keepsSummary: Bool = false
  ) {
    self.paths = paths
    self.reading = reading
    self.extraction = extraction
    self.output = output
    self.jobs = jobs
    self.showsProgress = showsProgress
    self.keepsSummary = keepsSummary
  }
}

/// What came of a run.
public struct BatchReport: Sendable {
  public enum Outcome: Sendable { case complete, interrupted }

  public var outcome = Outcome.complete
  public var documents = 0
  public var failed = 0
  /// Files in folders that are of other kinds, by how their names end.
  public var skipped: [String: Int] = [:]
  public var bytes = 0
  public var mentions = 0
  public var statistics = 0
  public var entities = 0
  public var seconds = 0.0
  /// The first failures, as id and message.
  public var failures: [(id: String, message: String)] = []
  /// The files written.
  public var files: [String] = []
  public var summary = Summary()
}
