import ArgumentParser
import Batch
import Muster
import Readers
import Writers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What extract and export have in common: what to read, how, and where to.
struct ExtractOptions: ParsableArguments {
  @Argument(help: "Files, folders (read with all in them), or - for standard input.")
  var paths: [String]

  @Option(help: ArgumentHelp("Folder for the tables.", valueName: "folder"))
  var out = "out"

  @Option(help: "How to read the files; auto goes by their names, and takes standard input for text.")
  var from = InputChoice.auto

  @Option(help: ArgumentHelp("Language of the documents (en, …), or auto.", valueName: "code"))
  var language = "auto"

  @Option(help: ArgumentHelp("Date of publication of documents that bring none.", valueName: "yyyy-mm-dd"))
  var date: String?

  @Option(help: ArgumentHelp("A gazetteer of your own, TSV or CSV. May be repeated.", valueName: "file"))
  var gazetteer: [String] = []

  @Option(
    help: ArgumentHelp(
      "A folder like Gazetteers with names, words, kinds or languages of your own. May be repeated.",
      valueName: "folder"))
  var additions: [String] = []

  @Option(help: ArgumentHelp("Rules for the tolls' best figures, from Gazetteers/profiles.", valueName: "name"))
  var profile = "none"

  @Flag(help: "Also take \"the president\" for the one person to whom the text gave that office.")
  var roleCoreference = false

  @Option(help: ArgumentHelp("Documents to work on at a time. (default: the processors of this machine)"))
  var jobs: Int?

  @Option(help: ArgumentHelp("A field's name in your files. May be repeated.", valueName: "text=body"))
  var field: [FieldRenaming] = []

  @Option(help: ArgumentHelp("What stands between cells of .csv input. (default: by the header)", valueName: "char"))
  var csvDelimiter: Delimiter?

  @Option(help: ArgumentHelp("Longest document to read.", valueName: "size"))
  var maxDocument = ByteCount(megabytes: 64)

  @Option(help: ArgumentHelp("What stands between cells of the tables: one character or tab.", valueName: "char"))
  var delimiter = Delimiter(UInt8(ascii: ","))

  @Flag(help: "Begin the tables with a byte order mark, for Excel.")
  var bom = false

  @Flag(help: "Print the first statistics and entities when done.")
  var summary = false

  @Option(help: "Progress on the terminal, or a line a minute where there is none.")
  var progress = ProgressChoice.auto

  @Flag(help: "Go on with a run that was interrupted or killed, called in the same way.")
  var resume = false

  @Flag(help: "Start over where the folder holds an unfinished run.")
  var restart = false

  @Option(help: ArgumentHelp("Most work that a crash may cost.", valueName: "seconds"))
  var checkpoint = 1.0

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if let date, date.utf8.count != 10 || isoDate(date) != date {
      throw ValidationError("--date \(date) is not a date; write it as 2022-01-06")
    }
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024") }
    if resume, restart { throw ValidationError("--resume goes on and --restart starts over; choose one") }
    if !(0...86400).contains(checkpoint) { throw ValidationError("--checkpoint takes seconds from 0 to 86400") }
    if Set(field.map(\.field)).count < field.count { throw ValidationError("--field renames the same field twice") }
  }

  /// Reads, writes and reports.
  func run(_ destination: OutputOptions.Destination, _ formats: Set<OutputOptions.Format>) throws {
    let isStream = destination == .standardOutput
    let report = try Batch.run(settings(destination, formats))
    if summary { print(SummaryText(report.summary).text, terminator: "") }
    if !quiet || report.failed > 0 {
      writeToStandardError(ReportText(report, isQuiet: quiet, isStream: isStream).text)
    }
    if report.outcome == .interrupted { throw ExitCode(130) }
    if report.failed > 0 { throw ExitCode(1) }
  }

  private func settings(
    _ destination: OutputOptions.Destination, _ formats: Set<OutputOptions.Format>
  ) -> BatchSettings {
    var reading = ReadingOptions()
    reading.format = from.format
    for renaming in field { _ = reading.fields.rename(renaming.field, to: renaming.name) }
    reading.delimiter = csvDelimiter?.byte
    reading.maxDocument = maxDocument.bytes
    reading.published = date
    let extraction = ExtractionOptions(
      language: LanguageChoice(language), published: date, gazetteers: gazetteer, additions: additions,
      profile: profile, roleCoreference: roleCoreference)
    var output = OutputOptions(destination)
    output.formats = formats
    output.csv = CSVFormat(delimiter: delimiter.byte, hasByteOrderMark: bom)
    output.provenance = [
      ("version", Program.version), ("language", language), ("date", date ?? ""), ("profile", profile),
      ("gazetteers", gazetteer.joined(separator: ", ")), ("additions", additions.joined(separator: ", ")),
      ("roles", roleCoreference ? "yes" : ""),
    ]
    let style: ProgressStyle = standardErrorIsTerminal ? .terminal : .log
    var settings = BatchSettings(
      paths: paths, reading: reading, extraction: extraction, output: output,
      jobs: jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
      progress: progress == .auto && !quiet ? style : .silent, keepsSummary: summary)
    settings.unfinished = resume ? .resume : restart ? .restart : .refuse
    settings.checkpointInterval = checkpoint
    return settings
  }
}
