import ArgumentParser
import Batch
import Lexicon
import Muster

/// `muster language`.
struct LanguageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language", abstract: "Works on language packs, the folders in Gazetteers/languages.",
    subcommands: [CheckLanguage.self])
}

/// `muster language check`.
struct CheckLanguage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Lists mistakes of a language pack, with file and line.",
    discussion: """
      Examples:
        muster language check en
        muster language check en --mistakes-only

      Mistakes are files that cannot be read, unknown slots and kinds, and words or rules that stand twice. Besides, it \
      lists each rule of frames.tsv that has no example in corpus/ (a row with its "rule") or no counter-example (a \
      text that holds a trigger of the rule where the rule is silent).

      Exit status: 0 nothing to list, 1 otherwise.
      """)

  @Argument(
    help: ArgumentHelp("Names of folders in Gazetteers/languages, or paths of such folders.", valueName: "language"))
  var languages: [String]

  @Flag(help: "Leave out the rules that lack examples.")
  var mistakesOnly = false

  func run() throws {
    var count = 0
    for language in languages {
      let check = try LanguageCheck(language: language)
      let findings = check.mistakes + (mistakesOnly ? [] : check.rulesWithoutExamples)
      for finding in findings { print(finding) }
      count += findings.count
    }
    writeToStandardError(count == 0 ? "Nothing to mend.\n" : "\(count) to mend.\n")
    if count > 0 { throw ExitCode(1) }
  }
}
