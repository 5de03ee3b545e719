import ArgumentParser
import Writers

/// `muster export`.
struct ExportCommand: ParsableCommand {
  /// What annotation tools read.
  enum Target: String, ExpressibleByArgument, CaseIterable {
    case brat, conll, spacy

    var format: OutputOptions.Format {
      switch self {
      case .brat: .brat
      case .conll: .conll
      case .spacy: .spacy
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Reads documents and writes their names for annotation tools.",
    discussion: """
        brat   a .txt and a .ann file a document, with the statistics' quotes: correct them by hand in brat
        conll  a word and its BIO tag a line: train and score taggers
        spacy  {"id","text","entities":[[start,end,label]]} a line, in code points

        muster export news/ --to spacy --out annotated

      Takes the options of muster extract.
      """)

  @Option(help: "brat, conll or spacy.")
  var to: Target

  @OptionGroup var options: ExtractOptions

  func run() throws { try options.run(.folder(options.out), [to.format]) }
}
