import ArgumentParser
import Muster
import Text

/// `muster explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows which rules and tokens fired in a text, and which candidates were rejected and why.",
    discussion: """
      Examples:
        muster explain "At least eight people were killed, police said."
        muster explain --date 2022-01-06 - < article.txt
      """)

  @Argument(help: "The text, or - to read it from standard input.")
  var text: String

  @Option(help: ArgumentHelp("Language of the text (en, …); auto: told from its words.", valueName: "code"))
  var language = "auto"

  @Option(help: ArgumentHelp("Date of publication.", valueName: "yyyy-mm-dd"))
  var date: String?

  @Option(
    help: ArgumentHelp(
      "A folder like Gazetteers with names, words, kinds or languages of your own. May be repeated.",
      valueName: "folder"))
  var additions: [String] = []

  func run() throws {
    var document = Document(id: "text", text: SourceText(text == "-" ? standardInput() : text))
    document.published = date
    let extractor = try Extractor(ExtractionOptions(language: LanguageChoice(language), additions: additions))
    print(try extractor.explain(document))
  }

  private func standardInput() -> String {
    var lines: [String] = []
    while let line = readLine(strippingNewline: false) { lines.append(line) }
    return lines.joined()
  }
}
