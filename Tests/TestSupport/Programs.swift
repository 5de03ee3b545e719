import Foundation

/// The package's folder.
public let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// What a program wrote and how it ended.
public struct ProgramOutput: Sendable {
  public let standardOutput: Data
  public let standardError: String
  public let status: Int32

  public var text: String { String(decoding: standardOutput, as: UTF8.self) }
}

/// Runs the `muster` that was built with the tests.
public func runMuster(_ arguments: [String], input: Data = Data()) throws -> ProgramOutput {
  try run(musterProgram, arguments, input: input)
}

/// Runs a Python script given as text; Python is the independent reader of what Muster writes.
public func runPython(_ script: String, _ arguments: [String] = [], input: Data = Data()) throws -> ProgramOutput {
  try run(URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-c", script] + arguments, input: input)
}

/// The program beside the test runner.
public var musterProgram: URL {
  let runner = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
  return runner.deletingLastPathComponent().appendingPathComponent("muster")
}

public func run(_ program: URL, _ arguments: [String], input: Data = Data()) throws -> ProgramOutput {
  let folder = try TemporaryFolder()
  let inputFile = try folder.write(input, to: "input")
  let outputFile = try folder.write(Data(), to: "output")
  let errorFile = try folder.write(Data(), to: "error")
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  // Files, not pipes: a full pipe would stop the program.
  process.standardInput = try FileHandle(forReadingFrom: inputFile)
  process.standardOutput = try FileHandle(forWritingTo: outputFile)
  process.standardError = try FileHandle(forWritingTo: errorFile)
  try process.run()
  process.waitUntilExit()
  return ProgramOutput(
    standardOutput: try Data(contentsOf: outputFile),
    standardError: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self), status: process.terminationStatus)
}

/// A folder that goes when it is no longer held.
public final class TemporaryFolder: Sendable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("muster-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  public var path: String { url.path }

  /// Writes a file, with the folders above it.
  @discardableResult
  public func write(_ data: Data, to name: String) throws -> URL {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file
  }

  @discardableResult
  public func write(_ text: String, to name: String) throws -> URL { try write(Data(text.utf8), to: name) }

  public func data(_ name: String) throws -> Data { try Data(contentsOf: url.appendingPathComponent(name)) }
}
