import Foundation
import Writers

/// What a run has finished, in a file beside its tables, so that a run that was killed at any moment can go on.
///
/// Lines are only ever added: first what the run depends on, then a line for every checkpoint, at last the names of the
/// files that are to be published. Each line ends in its digest; from one that is torn or damaged on nothing counts.
final class Ledger {
  static let name = "muster.ledger"

  /// Sums up to a checkpoint.
  struct Checkpoint: Sendable, Equatable {
    var output: OutputCheckpoint
    /// Digest of the ids and paths of the documents so far, to notice that the input has changed.
    var input: Digest
    var failed = 0
    var bytes = 0
    var mentions = 0
    var statistics = 0
  }

  /// What the last run left.
  struct State: Sendable {
    var identity: RunIdentity?
    var checkpoint: Checkpoint?
    /// Names of files that are whole and only lack their names, and the count of entities.
    var published: (files: [String], entities: Int)?
    /// Bytes of the file that count.
    var length = 0
  }

  private let path: String
  private let descriptor: Int32
  let state: State

  /// Opens the ledger of a folder, and holds it alone.
  /// - Throws: ``BatchError/busy(folder:)`` where another run holds it.
  init(folder: String) throws {
    path = "\(folder)/\(Self.name)"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(descriptor)
      throw BatchError.busy(folder: folder)
    }
    state = Self.read((try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data())
  }

  deinit { close(descriptor) }

  /// Begins anew.
  func start(_ identity: RunIdentity) throws(OutputError) {
    try cut(to: 0)
    var lines = ""
    for fact in identity.facts { lines += Self.line("run", [fact.name, fact.value]) }
    try append(lines + Self.line("begin", ["\(identity.facts.count)"]))
  }

  /// Goes on behind what counts.
  func resume() throws(OutputError) { try cut(to: state.length) }

  func add(_ checkpoint: Checkpoint) throws(OutputError) {
    let numbers = [
      checkpoint.output.documents, checkpoint.failed, checkpoint.bytes, checkpoint.mentions, checkpoint.statistics,
    ]
    let fields = [checkpoint.input.text] + (numbers + checkpoint.output.lengths).map(String.init)
    try append(Self.line("checkpoint", fields))
  }

  func addPublished(_ files: [String], entities: Int) throws(OutputError) {
    try append(Self.line("publish", ["\(entities)"] + files))
  }

  /// The run is over.
  func remove() { OutputFile.remove(path) }

  private func cut(to length: Int) throws(OutputError) {
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) == length else {
      throw OutputError(path: path, code: errno)
    }
  }

  private func append(_ lines: String) throws(OutputError) {
    let bytes = Array(lines.utf8)
    // One call: other processes see a line whole or not at all, and what is torn by a power cut has a wrong digest.
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      throw OutputError(path: path, code: errno == 0 ? ENOSPC : errno)
    }
    _ = fsync(descriptor)
  }

  private static func line(_ kind: String, _ fields: [String]) -> String {
    let body = ([kind] + fields.map(escaped)).joined(separator: "\t")
    return "\(body)\t\(digest(body))\n"
  }

  private static func digest(_ text: String) -> String {
    var digest = Digest()
    digest.combine(text)
    return digest.text
  }

  private static func read(_ data: Data) -> State {
    var state = State()
    var facts: [(name: String, value: String)] = []
    var rest = data[...]
    while let end = rest.firstIndex(of: 0x0A) {
      let line = String(decoding: rest[..<end], as: UTF8.self)
      guard let tab = line.lastIndex(of: "\t") else { break }
      let body = String(line[..<tab])
      guard digest(body) == line[line.index(after: tab)...] else { break }
      let fields = body.split(separator: "\t", omittingEmptySubsequences: false).map { unescaped(String($0)) }
      switch fields[0] {
      case "run" where fields.count == 3: facts.append((fields[1], fields[2]))
      case "begin": state.identity = RunIdentity(facts: facts)
      case "checkpoint":
        guard let checkpoint = Checkpoint(fields: fields) else { return state }
        state.checkpoint = checkpoint
      case "publish":
        guard fields.count > 2, let entities = Int(fields[1]) else { return state }
        state.published = (Array(fields[2...]), entities)
      default: return state
      }
      rest = rest[(end + 1)...]
      state.length = end + 1 - data.startIndex
    }
    return state
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\t", with: "%09").replacing("\n", with: "%0A")
  }

  private static func unescaped(_ text: String) -> String {
    text.replacing("%0A", with: "\n").replacing("%09", with: "\t").replacing("%25", with: "%")
  }
}

extension Ledger.Checkpoint {
  fileprivate init?(fields: [String]) {
    let numbers = fields.dropFirst(2).compactMap { Int($0) }
    guard fields.count >= 7, numbers.count == fields.count - 2, let digest = Digest(text: fields[1]) else { return nil }
    output = OutputCheckpoint(documents: numbers[0], lengths: Array(numbers[5...]))
    input = digest
    (failed, bytes, mentions, statistics) = (numbers[1], numbers[2], numbers[3], numbers[4])
  }
}
