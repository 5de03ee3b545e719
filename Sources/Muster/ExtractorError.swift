import Foundation
import Gazetteer
import Lexicon

/// Why an ``Extractor`` cannot be made. ``description`` says what to do.
public enum ExtractorError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The folder `Gazetteers` is in none of these places.
  case resourcesNotFound(tried: [String])
  /// No language folder has that code.
  case unknownLanguage(String, known: [String])
  /// No profile has that name.
  case unknownProfile(String, known: [String])
  /// A table is missing or wrong. Lines count from 1; 0 where the whole file is meant.
  case data(file: String, line: Int, message: String)
  /// The system or ICU refused something.
  case system(String)

  /// A sentence for people.
  public var description: String {
    switch self {
    case .resourcesNotFound(let tried): ResourceFolder.NotFound(tried: tried).description
    case .unknownLanguage(let code, let known):
      "there is no language '\(code)'; known are \(known.joined(separator: ", ")). "
        + "To add one, see CONTRIBUTING.md, “Add a language”"
    case .unknownProfile(let name, let known):
      "there is no profile '\(name)'; known are \(known.joined(separator: ", "))"
    case .data(let file, let line, let message): line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)"
    case .system(let message): message
    }
  }

  init(_ error: any Error) {
    self =
      switch error {
      case let error as ExtractorError: error
      case let error as ResourceFolder.NotFound: .resourcesNotFound(tried: error.tried)
      case let error as DataFileError: .data(file: error.file, line: error.line, message: error.message)
      case GazetteerError.malformed(let file, let line, let message): .data(file: file, line: line, message: message)
      case GazetteerError.unreadable(let file, let reason):
        .data(file: file, line: 0, message: "cannot be read: \(reason)")
      default: .system("\(error)")
      }
  }
}
