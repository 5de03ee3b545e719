import Muster
import Readers
import Writers

/// Everything that a run needs to know.
package struct BatchSettings: Sendable {
  /// Files, folders, `-` for standard input.
  package var paths: [String]
  package var reading: ReadingOptions
  package var extraction: ExtractionOptions
  package var output: OutputOptions
  /// Documents in work at a time.
  package var jobs: Int
  package var progress: ProgressStyle
  /// What to do with a run that the folder holds unfinished.
  package var unfinished = Unfinished.refuse
  /// Seconds from one checkpoint to the next: what a crash costs at most.
  package var checkpointInterval = 1.0
  /// Whether to keep rows for a summary on the terminal.
  package var keepsSummary: Bool

  package init(
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
package enum ProgressStyle: Sendable {
  case silent
  /// One line of a terminal that changes.
  case terminal
  /// A line a minute, for a file of messages.
  case log
}

/// What to do where the folder holds a run that was not finished.
package enum Unfinished: Sendable {
  /// Say so.
  case refuse
  /// Go on with it, or begin if there is none.
  case resume
  /// Start over.
  case restart
}

/// What came of a run.
package struct BatchReport: Sendable {
  package enum Outcome: Sendable {
    case complete, interrupted
    /// The tables were complete before; nothing was done.
    case alreadyComplete
  }

  package var outcome = Outcome.complete
  package var documents = 0
  /// Documents of an earlier run that this one went on with; counted in ``documents``.
  package var resumed = 0
  package var failed = 0
  /// Files in folders that are of other kinds, by how their names end.
  package var skipped: [String: Int] = [:]
  package var bytes = 0
  package var mentions = 0
  package var statistics = 0
  package var entities = 0
  package var seconds = 0.0
  /// The first failures, as id and message.
  package var failures: [(id: String, message: String)] = []
  /// The files written.
  package var files: [String] = []
  package var summary = Summary()
}
