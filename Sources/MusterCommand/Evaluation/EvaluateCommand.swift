import ArgumentParser
import Muster
import Text

/// `muster evaluate`.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Scores the program against annotated texts.",
    discussion: """
      Examples:
        muster evaluate shootings.jsonl storms.jsonl
        muster evaluate articles.jsonl --errors

      Each line of a file is an object with text, perhaps id and date, and what is right: killed and injured (numbers; \
      null where it is not known), or statistics, a list of rows with quote, start, end, kind, value, low, high, \
      qualifier, victims, status, source, part_of and repeats. Figures are compared with the overall toll (best, else \
      low, 0 where there is none); rows match where the kind is the same and the quotes overlap.
      """)

  @Argument(help: ArgumentHelp("Annotated texts, JSONL.", valueName: "gold"))
  var gold: [String]

  @Option(help: ArgumentHelp("Language of the texts.", valueName: "code"))
  var language = "en"

  @Option(help: ArgumentHelp("Rules for the tolls' best figures, from Gazetteers/profiles.", valueName: "name"))
  var profile = "none"

  @Option(
    help: ArgumentHelp(
      "A folder like Gazetteers with names, words, kinds or languages of your own. May be repeated.",
      valueName: "folder"))
  var additions: [String] = []

  @Flag(help: "List what is wrong, a line an error.")
  var errors = false

  func run() throws {
    // All files are looked at before the first is scored: a wrong path shows at once.
    let sets = try gold.map { (path: $0, documents: try GoldDocument.read($0)) }
    let extractor = try Extractor(
      ExtractionOptions(language: LanguageChoice(language), additions: additions, profile: profile))
    for set in sets {
      var figures = FigureScores(), rows = RowScores()
      print("\(set.path): \(set.documents.count) texts")
      for gold in set.documents {
        var document = Document(id: gold.id, text: SourceText(gold.text))
        document.published = gold.date
        let result = extractor.extract(document)
        let wrong = figures.add(gold, result) + rows.add(gold, result)
        if errors { for error in wrong { print("  " + printable(error)) } }
      }
      if !figures.isEmpty { print(figures.table.text) }
      if !rows.isEmpty { print(rows.kindTable.text + "\n" + rows.columnTable.text) }
    }
  }
}
