import Foundation
import TestSupport
import Testing

@Suite struct ExtractTests {
  @Test(
    "wrong calls say what is right",
    arguments: [
      ([], "USAGE"), (["extract"], "paths"), (["extract", "x", "--date", "yesterday"], "2022-01-06"),
      (["extract", "x", "--jobs", "0"], "--jobs"), (["extract", "x", "--format", "xls"], "sqlite"),
      (["extract", "x", "--field", "body=text"], "field"), (["extract", "x", "--bogus"], "--bogus"),
      (["extract", "x", "--max-document", "lots"], "max-document"),
      (["extract", "x", "--delimiter", "ab"], "delimiter"),
      (["extract", "x", "--field", "text=a", "--field", "text=b"], "twice"), (["nonsense"], "nonsense"),
    ])
  func wrongCalls(arguments: [String], word: String) throws {
    let output = try runMuster(arguments)
    // Without arguments the help is shown, and nothing was wrong.
    #expect(output.status == (arguments.isEmpty ? 0 : 2))
    #expect((arguments.isEmpty ? output.text : output.standardError).contains(word), "\(output.standardError)")
  }

  @Test("kinds and words of one's own, which a run that goes on must have, too")
  func additions() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "id\tparent\tpeople\tsingles\tgloss\nsnowed_in\taffected\tyes\tno\tshut in by snow\n", to: "mine/kinds.tsv")
    try folder.write(
      "kind\trole\tnoun\tbase\tthird\tpast\tparticiple\tgerund\nsnowed_in\tobject\tpeople\t\t\t\tsnowbound\t\n",
      to: "mine/languages/en/verbs.tsv")
    let text = try folder.write("Twelve miners were snowbound.", to: "text.txt").path
    let mine = folder.url.appendingPathComponent("mine").path
    let output = try runMuster(["extract", text, "--additions", mine, "--to", "jsonl", "-q"])
    #expect(output.text.contains(#""kind":"snowed_in","value":12"#), "\(output.standardError)")
    #expect(
      try runMuster(["explain", "Twelve miners were snowbound.", "--additions", mine]).text.contains("snowed_in by"))
    let wrong = try runMuster(["extract", text, "--additions", "/nowhere", "--to", "jsonl"])
    #expect(wrong.status == 2 && wrong.standardError.contains("/nowhere"), "\(wrong.standardError)")
  }

  @Test func filterKeepsOrderAndGoesOnAfterErrors() throws {
    let input = """
      {"id":"1","text":"Five people were killed."}
      {broken
      {"id":"3","text":"It rained."}
      """
    let output = try runMuster(
      ["extract", "--from", "jsonl", "-", "--to", "jsonl", "-", "--jobs", "3"], input: Data(input.utf8))
    #expect(output.status == 1)
    let objects = try output.text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(objects.map { $0["id"] as? String } == ["1", "stdin:2", "3"])
    #expect((objects[1]["error"] as? String)?.contains("stdin:2: not valid JSON") == true)
    #expect(((objects[0]["statistics"] as? [[String: Any]])?.first?["value"]) as? Int == 5)
    #expect(output.standardError.contains("stdin:2"))
  }

  @Test func filterAnswersEachLineBeforeTheNext() throws {
    let script = """
      import subprocess, sys
      program = subprocess.Popen([sys.argv[1], 'extract', '--from', 'jsonl', '-', '--to', 'jsonl', '-', '--jobs', '2'],
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
      for number in range(5):
          program.stdin.write(b'{"id":"%d","text":"Two men died."}\\n' % number)
          program.stdin.flush()
          print(program.stdout.readline().decode()[:9])
      program.stdin.close()
      print(program.wait())
      """
    let output = try runPython(script, [musterProgram.path])
    #expect(output.text == (0..<5).map { "{\"id\":\"\($0)\"\n" }.joined() + "0\n", "\(output.standardError)")
  }

  @Test func interruptionEndsWith130() throws {
    let script = """
      import signal, subprocess, sys
      # Threads of the test runner block signals, and programs inherit that.
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      program = subprocess.Popen([sys.argv[1], 'extract', '--from', 'jsonl', '-', '--to', 'jsonl', '-'],
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
      program.stdin.write(b'{"id":"1","text":"Two men died."}\\n')
      program.stdin.flush()
      program.stdout.readline()
      # It waits for the next line now.
      program.send_signal(signal.SIGINT)
      print(program.wait(timeout=20), 'Interrupted.' in program.stderr.read().decode())
      """
    let output = try runPython(script, [musterProgram.path])
    #expect(output.text == "130 True\n", "\(output.standardError)")
  }

  @Test func interruptionLeavesPartialTables() throws {
    let script = """
      import os, signal, subprocess, sys, time
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      program = subprocess.Popen([sys.argv[1], 'extract', '--from', 'jsonl', '-', '--out', sys.argv[2]],
                                 stdin=subprocess.PIPE, stderr=subprocess.PIPE)
      while not os.path.exists(sys.argv[2] + '/tolls.csv.partial') and program.poll() is None:
          time.sleep(0.05)
      program.send_signal(signal.SIGINT)
      print(program.wait(timeout=20), '.partial' in program.stderr.read().decode())
      """
    let folder = try TemporaryFolder()
    let output = try runPython(script, [musterProgram.path, "\(folder.path)/out"])
    #expect(output.text == "130 True\n", "\(output.standardError)")
    let table = String(decoding: try folder.data("out/documents.csv.partial"), as: UTF8.self)
    #expect(table.hasPrefix("document_id,"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out/datapackage.json"))
  }

  @Test func missingAndEmptyFilesAreRows() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "in/empty.txt")
    try folder.write("Two men died.", to: "in/good.txt")
    let output = try runMuster(
      ["extract", "\(folder.path)/in", "\(folder.path)/none", "--out", "\(folder.path)/out", "--bom"])
    #expect(output.status == 1)
    #expect(output.standardError.contains("none: no such file or folder"))
    #expect(output.standardError.contains("Read 1 document, 2 failed"))
    let table = try folder.data("out/documents.csv")
    #expect(table.starts(with: [0xEF, 0xBB, 0xBF]))
    let rows = String(decoding: table, as: UTF8.self).split(separator: "\n")
    #expect(rows.count == 4)
    #expect(rows[1].hasPrefix("in/empty.txt,") && rows[1].contains(",error,"))
    #expect(rows[2].hasPrefix("in/good.txt,") && rows[2].contains(",ok,"))
  }

  @Test func messagesCarryNoTerminalCodes() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "\u{1B}[31mred.txt")
    let output = try runMuster(["extract", folder.path, "--out", "\(folder.path)/out"])
    #expect(!output.standardError.contains("\u{1B}"))
  }

  @Test("help has examples", arguments: [["--help"], ["extract", "--help"]])
  func help(arguments: [String]) throws {
    let output = try runMuster(arguments)
    #expect(output.status == 0)
    #expect(output.text.contains("muster extract article.txt"))
    #expect(output.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
