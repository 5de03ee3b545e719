import ArgumentParser
import Writers

/// `muster extract`.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Reads documents and writes tables of statistics, tolls, mentions and entities.",
    discussion: """
      Examples:
        One article, into tables in the folder "out":
          muster extract article.txt --date 2022-01-06
        All documents in a folder:
          muster extract news/ --out tables --jobs 8
        A table whose column "body" holds the texts:
          muster extract export.csv --field text=body
        A filter, a document a line:
          muster extract --from jsonl - --to jsonl -  < in.jsonl
        Go on after a crash or Ctrl-C:
          muster extract news/ --out tables --resume

      Documents are .txt and .md files, pages (.html), items of feeds (.xml, .rss), pages of .warc files, lines of \
      .jsonl and .ndjson, elements of .json, rows of .csv and .tsv, with the fields id, text, title, date, language, \
      url; each also as .gz, .zst, .bz2 or .xz, or in a .zip, .tar (.gz, .zst, …) or .7z. A document that cannot be \
      read becomes a row with its error.

      Exit status: 0 all read, 1 some documents failed, 2 the call was wrong, 130 interrupted.
      """)

  @Option(help: "What to write there, with commas between.")
  var format = FormatList([.csv])

  @Option(help: "Write to standard output instead of a folder.")
  var to: StreamChoice?

  @OptionGroup var options: ExtractOptions

  func validate() throws {
    if options.resume, to != nil {
      throw ValidationError("--resume is for tables in a folder; --to writes none")
    }
  }

  func run() throws { try options.run(to == nil ? .folder(options.out) : .standardOutput, format.formats) }
}
