import Foundation
import TestSupport
import Testing

/// Runs that were interrupted or killed go on, and never mix with others.
@Suite struct ResumeTests {
  /// The script's undisturbed and killed runs of the program that was built with these tests.
  @Test func killedAtRandomMomentsGivesTheSameBytes() throws {
    let script = packageFolder.appendingPathComponent("Scripts/crash-test").path
    let output = try run(
      URL(fileURLWithPath: "/usr/bin/env"),
      ["python3", script, "--program", musterProgram.path, "--times", "2", "--documents", "150", "--seed", "3"])
    #expect(output.status == 0, "\(output.text) \(output.standardError)")
    #expect(output.text.contains("byte-identical"))
  }

  /// Starts a run over standard input that stays open, waits until a document is in the ledger, and interrupts it.
  private func interrupt(_ folder: TemporaryFolder) throws {
    let script = """
      import os, signal, subprocess, sys, time
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      program = subprocess.Popen(
          [sys.argv[1], 'extract', '--from', 'jsonl', '-', '--out', sys.argv[2], '--checkpoint', '0'],
          stdin=subprocess.PIPE, stderr=subprocess.PIPE)
      for number in range(3):
          program.stdin.write(b'{"id":"%d","text":"Two men died in Kyiv."}\\n' % number)
      program.stdin.flush()
      ledger = sys.argv[2] + '/muster.ledger'
      while not os.path.exists(ledger) or open(ledger, 'rb').read().count(b'checkpoint') < 3:
          time.sleep(0.05)
      program.send_signal(signal.SIGTERM)
      print(program.wait(timeout=20), '--resume' in program.stderr.read().decode())
      """
    let output = try runPython(script, [musterProgram.path, "\(folder.path)/out"])
    #expect(output.text == "130 True\n", "\(output.standardError)")
  }

  private let lines = Data((0..<5).map { #"{"id":"\#($0)","text":"Two men died in Kyiv."}"# + "\n" }.joined().utf8)

  private func extract(_ folder: TemporaryFolder, _ options: [String], input: Data) throws -> ProgramOutput {
    try runMuster(["extract", "--from", "jsonl", "-", "--out", "\(folder.path)/out"] + options, input: input)
  }

  @Test func goesOnAfterAnInterruption() throws {
    let folder = try TemporaryFolder(), whole = try TemporaryFolder()
    try interrupt(folder)
    let refused = try extract(folder, [], input: lines)
    #expect(refused.status == 2)
    #expect(refused.standardError.contains("3 documents are done"), "\(refused.standardError)")

    let resumed = try extract(folder, ["--resume"], input: lines)
    #expect(resumed.status == 0, "\(resumed.standardError)")
    #expect(resumed.standardError.contains("Read 5 documents (3 of them before)"))
    #expect(try extract(whole, [], input: lines).status == 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(whole.path)/out") {
      #expect(try folder.data("out/\(name)") == whole.data("out/\(name)"), "\(name)")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out")
    #expect(left.filter { $0.hasSuffix(".partial") || $0.hasSuffix(".ledger") }.isEmpty)

    let again = try extract(folder, ["--resume"], input: lines)
    #expect(again.status == 0 && again.standardError.contains("complete"), "\(again.standardError)")
    let other = try extract(folder, ["--resume", "--profile", "acled"], input: lines)
    #expect(other.status == 2 && other.standardError.contains("other options"), "\(other.standardError)")
  }

  @Test func refusesToMixRuns() throws {
    let folder = try TemporaryFolder()
    try interrupt(folder)
    let profile = try extract(folder, ["--resume", "--profile", "acled"], input: lines)
    #expect(profile.status == 2)
    #expect(profile.standardError.contains("--profile was none, is acled"), "\(profile.standardError)")

    let table = try folder.write("id\ttype\tname\taliases\nx:1\tperson\tA B\tA B\n", to: "mine.tsv")
    let gazetteer = try extract(folder, ["--resume", "--gazetteer", table.path], input: lines)
    #expect(gazetteer.status == 2)
    #expect(gazetteer.standardError.contains("gazetteers or language packs have changed"))

    // Other documents than those that were read, by their places: the second line is gone.
    let shorter = Data(#"{"id":"0","text":"Two men died in Kyiv."}"#.utf8)
    let changed = try extract(folder, ["--resume"], input: shorter)
    #expect(changed.status == 2)
    #expect(changed.standardError.contains("input has changed"), "\(changed.standardError)")
    // Other words of the same length in a document that was read.
    let edited = Data(String(decoding: lines, as: UTF8.self).replacing("Two", with: "Six", maxReplacements: 1).utf8)
    let other = try extract(folder, ["--resume"], input: edited)
    #expect(other.status == 2 && other.standardError.contains("input has changed"), "\(other.standardError)")

    let restarted = try extract(folder, ["--restart"], input: lines)
    #expect(restarted.status == 0, "\(restarted.standardError)")
    #expect(restarted.standardError.contains("Read 5 documents in"))
  }

  @Test func tornLedgersCountToTheLastWholeLine() throws {
    let folder = try TemporaryFolder()
    try interrupt(folder)
    var ledger = try folder.data("out/muster.ledger")
    let end = try #require(ledger.dropLast().lastIndex(of: 0x0A))
    ledger[ledger.index(after: end) + 12] ^= 1
    try folder.write(ledger, to: "out/muster.ledger")
    let resumed = try extract(folder, ["--resume"], input: lines)
    #expect(resumed.status == 0, "\(resumed.standardError)")
    #expect(resumed.standardError.contains("of them before)"))
    let rows = String(decoding: try folder.data("out/documents.csv"), as: UTF8.self).split(separator: "\n")
    #expect(rows.count == 6)
  }

  @Test func oneRunAtATimeInAFolder() throws {
    let folder = try TemporaryFolder()
    let script = """
      import os, signal, subprocess, sys, time
      arguments = [sys.argv[1], 'extract', '--from', 'jsonl', '-', '--out', sys.argv[2]]
      first = subprocess.Popen(arguments, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
      while not os.path.exists(sys.argv[2] + '/tolls.csv.partial'): time.sleep(0.05)
      second = subprocess.run(arguments, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
      print(second.returncode, b'another run is writing' in second.stderr)
      first.stdin.close()
      # An empty input is an error row.
      print(first.wait(timeout=20))
      """
    let output = try runPython(script, [musterProgram.path, "\(folder.path)/out"])
    #expect(output.text == "2 True\n1\n", "\(output.standardError)")
  }

  @Test("a full disk stops the run with advice", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder.path)/out", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/out/documents.jsonl.partial", withDestinationPath: "/dev/full")
    let output = try extract(folder, ["--format", "jsonl"], input: lines)
    #expect(output.status == 1)
    #expect(output.standardError.contains("the disk is full; free some space"), "\(output.standardError)")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out/documents.jsonl"))
  }

  @Test func unreadableFoldersAreRowsAndTheRestGoesOn() throws {
    let folder = try TemporaryFolder()
    try folder.write("Two men died.", to: "in/good.txt")
    // A file where a folder is named fails for every user, also for one who may read all.
    let output = try runMuster(
      ["extract", "\(folder.path)/in", "\(folder.path)/in/good.txt/below", "--out", "\(folder.path)/out"])
    #expect(output.status == 1)
    #expect(output.standardError.contains("Read 1 document, 1 failed"), "\(output.standardError)")
    let unwritable = try runMuster(["extract", "\(folder.path)/in", "--out", "\(folder.path)/in/good.txt/out"])
    #expect(unwritable.status == 1)
    #expect(unwritable.standardError.contains("--out"), "\(unwritable.standardError)")
  }
}
