import ArgumentParser
import Batch
import Foundation
import Gazetteer
import Muster

/// `muster gazetteer`.
struct GazetteerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer",
    abstract: "Checks, compiles and describes lists of people, places and organisations.",
    discussion: """
      A list is a table with a header line, TSV or CSV: a column 'name', and where you have them id, type (person,
      place, organization), aliases (with | between), kind, country, latitude, longitude, population, wikidata,
      geonames, parents, role, years. Signs before an alias: ! a single word that is always this one, = in this letter
      case only, ~ a demonym, ? an ordinary word too, ^ a name of the past.
      """,
    subcommands: [CheckGazetteers.self, BuildGazetteer.self, DescribeGazetteer.self, SuggestNames.self])
}

/// `muster gazetteer check`.
struct CheckGazetteers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Lists mistakes in tables, with file and line. Exit status 1 where there are any.")

  @Argument(help: "Tables; without any, those of the folder Gazetteers.")
  var files: [String] = []

  func run() throws {
    let findings = try GazetteerLint.check(
      files.isEmpty ? GazetteerLint.tables(of: ResourceFolder.find()) : files.map { URL(fileURLWithPath: $0) })
    for finding in findings { print(finding) }
    writeToStandardError(findings.isEmpty ? "No mistakes found.\n" : "\(findings.count) mistakes found.\n")
    if !findings.isEmpty { throw ExitCode(1) }
  }
}

/// `muster gazetteer build`.
struct BuildGazetteer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Compiles tables. The same tables give the same bytes.",
    discussion: "Without --out it compiles the folder Gazetteers into the user's cache, as the first run does.")

  @Argument(help: "Tables; without any, those of the folder Gazetteers.")
  var files: [String] = []

  @Option(help: ArgumentHelp("The compiled file to write.", valueName: "file"))
  var out: String?

  func validate() throws {
    if out == nil && !files.isEmpty { throw ValidationError("--out says where to write tables of your own") }
  }

  func run() throws {
    guard let out else {
      print(try GazetteerReport(compiled: Gazetteer.cachedFile(folder: ResourceFolder.find())))
      return
    }
    let output = URL(fileURLWithPath: out)
    let tables = files.map { URL(fileURLWithPath: $0) }
    print(
      try tables.isEmpty
        ? Gazetteer.build(folder: ResourceFolder.find(), to: output) : Gazetteer.build(files: tables, to: output))
  }
}

/// `muster gazetteer info`.
struct DescribeGazetteer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Describes a compiled file and checks every byte of it.")

  @Argument(help: "The compiled file; without it, the one in the user's cache.")
  var file: String?

  func run() throws {
    let compiled = try file.map { URL(fileURLWithPath: $0) } ?? Gazetteer.cachedFile(folder: ResourceFolder.find())
    print(try GazetteerReport(compiled: compiled))
  }
}

/// `muster gazetteer suggest`.
struct SuggestNames: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Prints the most frequent names that no list has, as lines of a list.",
    discussion: """
      Read a corpus, look at what it names, keep the lines that are right, and give them to the next run:

        muster extract news/ --out tables
        muster gazetteer suggest tables > names.tsv
        muster extract news/ --out tables2 --gazetteer names.tsv
      """)

  @Argument(help: "Folder of the tables of a finished run.")
  var tables: String

  @Option(help: ArgumentHelp("Fewest documents that name it.", valueName: "documents"))
  var atLeast = 2

  @Option(help: ArgumentHelp("Most lines to print.", valueName: "lines"))
  var limit = 1000

  func run() throws {
    var suggestions = Suggestions(folder: tables)
    suggestions.leastDocuments = atLeast
    suggestions.limit = limit
    print(Suggestions.header.joined(separator: "\t"))
    for line in try suggestions.lines() { print(line) }
  }
}
