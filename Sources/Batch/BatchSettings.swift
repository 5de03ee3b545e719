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
  public var progress: ProgressStyle
  /// What to do with a run that the folder holds unfinished.
  public var unfinished = Unfinished.refuse
  /// Seconds from one checkpoint to the next: what a crash costs at most.
  public var checkpointInterval = 1.0
  /// Whether to keep rows for a summary on the terminal.
  public var keepsSummary: Bool

  public init(
    paths: [String], reading: ReadingOptions, extraction: ExtractionOptions, output: OutputOptions, jobs: Int,
    progress: ProgressStyle = .silent, keepsSummary: Bool = false
  ) {
    self.paths = paths
    self.reading = reading
    self.extraction = extraction
    self.output = output
    self.jobs = jobs
    self.progress = progress
    self.keepsSummary = keepsSummary
  }
}

/// How a run says how far it is.
public enum ProgressStyle: Sendable {
  case silent
  /// One line of a terminal that changes.
  case terminal
  /// A line a minute, for a file of messages.
  case log
}

/// What to do where the folder holds a run that was not finished.
public enum Unfinished: Sendable {
  /// Say so.
  case refuse
  /// Go on with it, or begin if there is none.
  case resume
  /// Start over.
  case restart
}

/// What came of a run.
public struct BatchReport: Sendable {
  public enum Outcome: Sendable {
    case complete, interrupted
    /// The tables were complete before; nothing was done.
    case alreadyComplete
  }

  public var outcome = Outcome.complete
  public var documents = 0
  /// Documents of an earlier run that this one went on with; counted in ``documents``.
  public var resumed = 0
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
