import Foundation
import Readers
import TestSupport
import Text

/// Reads everything under the paths.
func readAll(
  _ paths: [String], _ change: (inout ReadingOptions) -> Void = { _ in }
) -> (documents: [Document], failures: [ReadFailure], skipped: [String]) {
  var options = ReadingOptions()
  change(&options)
  var corpus = Corpus(paths: paths, options: options)
  var documents: [Document] = []
  var failures: [ReadFailure] = []
  var skipped: [String] = []
  while let found = corpus.next() {
    switch found {
    case .skipped(let path): skipped.append(path)
    case .document(let pending):
      switch pending.read() {
      case .success(let document): documents.append(document)
      case .failure(let failure): failures.append(failure)
      }
    }
  }
  return (documents, failures, skipped)
}

/// Reads one file of this name and content.
func readFile(
  _ name: String, _ data: Data, _ change: (inout ReadingOptions) -> Void = { _ in }
) throws -> (documents: [Document], failures: [ReadFailure]) {
  let folder = try TemporaryFolder()
  let (documents, failures, _) = readAll([try folder.write(data, to: name).path], change)
  return (documents, failures)
}
