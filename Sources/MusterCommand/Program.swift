import ArgumentParser
import Batch
import Gazetteer
import Muster
import Writers

/// The command `muster`; its subcommands have a file each.
struct Program: ParsableCommand {
  static let version = musterVersion
  static let configuration = CommandConfiguration(
    commandName: "muster",
    abstract: "Reads news and lists who, where, which organisations, and how many were killed, injured, detained …",
    discussion: """
      Every row says where in the text it comes from. Start with:

        muster extract article.txt --date 2022-01-06
      """,
    version: version,
    subcommands: [
      ExtractCommand.self, MergeCommand.self, ExportCommand.self, ExplainCommand.self, NamesCommand.self,
      LookupCommand.self, GazetteerCommand.self, LanguageCommand.self, EvaluateCommand.self,
    ])

  /// Runs the program.
  /// - Returns: 0 all read, 1 some documents failed or the output could not be written, 2 the call was wrong,
  ///   130 interrupted.
  static func run() -> Int32 {
    GazetteerCache.willCompile.withLock { announce in
      announce = { writeToStandardError("muster: compiling gazetteer… (once, some 10 s; later runs start at once)\n") }
    }
    do {
      var command = try parseAsRoot()
      try command.run()
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch let error as OutputError {
      writeToStandardError("muster: \(error)\n")
      return 1
    } catch {
      switch exitCode(for: error) {
      case .success:
        print(fullMessage(for: error))
        return 0
      case .validationFailure:
        writeToStandardError("muster: \(fullMessage(for: error).trimmingPrefix("Error: "))\n")
      default:
        writeToStandardError("muster: \(error)\n")
      }
      return 2
    }
  }
}
