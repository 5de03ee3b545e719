import ArgumentParser
import Batch
import Writers

/// `muster merge`.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Joins the tables of parts of a corpus.",
    discussion: """
      Each part is a folder that muster extract has written as CSV with the same options. The whole is the same as \
      that of one run over all documents in the order of the parts: entities are added up, and near duplicates and \
      the timeline go over all of them.

        muster merge part1 part2 part3 --out tables --format csv,sqlite
      """)

  @Argument(help: "Folders of the parts, in the order of the documents.")
  var parts: [String]

  @Option(help: ArgumentHelp("Folder for the tables.", valueName: "folder"))
  var out: String

  @Option(help: "What to write there: csv, sqlite, geojson, and jsonl where all parts have it.")
  var format = FormatList([.csv])

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    let other = format.formats.subtracting([.csv, .sqlite, .geojson, .jsonl])
    if let name = other.map(\.rawValue).min() {
      throw ValidationError("merge cannot make \(name): it needs the texts; write it with muster extract")
    }
  }

  func run() throws {
    let report = try Merge.run(parts, into: out, formats: format.formats.union([.csv]))
    if !quiet { writeToStandardError(ReportText(report, isQuiet: false, isStream: false).text) }
  }
}
