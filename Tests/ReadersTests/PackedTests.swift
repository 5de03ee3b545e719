import Foundation
import Readers
import TestSupport
import Testing
import Text

/// Compressed files, archives, crawlers' files.
@Suite struct PackedTests {
  private static let line = "{\"id\": \"a\", \"text\": \"Four died in Homs.\"}\n"

  /// Runs a program of the system that packs; nil where it is not there.
  private func run(_ program: String, _ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) \(arguments) failed")
  }

  @Test func compressedLinesAreRead() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Data((Self.line + Self.line).utf8), to: "news.jsonl")
    try run("gzip", ["news.jsonl"], in: file.deletingLastPathComponent())
    let (documents, failures, _) = readAll([file.path + ".gz"])
    #expect(documents.map(\.id) == ["a", "a"])
    #expect(failures.isEmpty)
  }

  @Test func membersOfAnArchiveAreDocuments() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write(Data("Six died in Kano.".utf8), to: "one.txt")
    try folder.write(Data("<p>Two were hurt in Jos.</p>".utf8), to: "two.html")
    try folder.write(Data("x".utf8), to: "three.bin")
    let place = first.deletingLastPathComponent()
    try run("tar", ["-czf", "all.tar.gz", "one.txt", "three.bin", "two.html"], in: place)
    let (documents, failures, skipped) = readAll([place.appendingPathComponent("all.tar.gz").path])
    #expect(documents.map(\.id) == ["all.tar.gz!one.txt", "all.tar.gz!two.html"])
    #expect(documents.map { $0.text.string(utf8Range: 0..<3) } == ["Six", "Two"])
    #expect(failures.isEmpty)
    #expect(skipped.map { $0.hasSuffix("all.tar.gz!three.bin") } == [true])
  }

  @Test func aBrokenArchiveIsAFailureAndTheRestIsRead() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Data(Self.line.utf8), to: "b.jsonl")
    try run("gzip", ["-k", "b.jsonl"], in: file.deletingLastPathComponent())
    let whole = try Data(contentsOf: URL(fileURLWithPath: file.path + ".gz"))
    let broken = try folder.write(whole.prefix(whole.count / 2), to: "a.jsonl.gz")
    let (documents, failures, _) = readAll([broken.path, file.path])
    #expect(documents.count == 1)
    #expect(failures.count == 1)
    #expect(failures.first?.message.contains("cannot be unpacked") == true)
  }

  @Test func whatUnpacksToMoreThanTheLimitIsNotRead() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Data(repeating: 0x61, count: 4 << 20), to: "big.txt")
    try run("gzip", ["big.txt"], in: file.deletingLastPathComponent())
    let (documents, failures, _) = readAll([file.path + ".gz"]) { $0.maxDocument = 1 << 20 }
    #expect(documents.isEmpty)
    #expect(failures.first?.message.contains("longer than 1 MB") == true)
  }

  private func record(_ type: String, _ content: String) -> String {
    "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: https://a.example/1\r\nContent-Length: \(content.utf8.count)\r\n\r\n"
      + content + "\r\n\r\n"
  }

  @Test func crawledPagesAreDocuments() throws {
    let page = "<html lang=\"en\"><h1>Fire</h1><p>Two were hurt in Jos.</p></html>"
    let ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    let chunked =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(String(page.utf8.count, radix: 16))\r\n\(page)\r\n0\r\n\r\n"
    let file =
      record("warcinfo", "software: x\r\n") + record("request", "GET / HTTP/1.1\r\n\r\n")
      + record("response", ok + page)
      + record("response", "HTTP/1.1 404 Gone\r\nContent-Type: text/html\r\n\r\n<p>Not here</p>")
      + record("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG") + record("response", chunked)
    let (documents, failures) = try readFile("crawl.warc", Data(file.utf8))
    #expect(documents.map(\.id) == ["crawl.warc:1", "crawl.warc:2"])
    #expect(documents.map(\.url) == ["https://a.example/1", "https://a.example/1"])
    #expect(
      documents.allSatisfy { $0.text.string(utf8Range: 0..<$0.text.utf8Count) == "Fire\n\nTwo were hurt in Jos." })
    #expect(failures.isEmpty)
  }

  @Test func deepNestingIsRefusedQuickly() throws {
    let deep = String(repeating: "<b>", count: 300_000) + String(repeating: "</i>", count: 300_000)
    let (documents, failures) = try readFile("deep.html", Data(deep.utf8))
    #expect(documents.isEmpty)
    #expect(failures.count == 1)
  }

  @Test func feedOfAnUnknownKindSaysWhichAreKnown() throws {
    let (_, failures) = try readFile("x.xml", Data("<catalogue><cd/></catalogue>".utf8))
    #expect(failures.first?.message.contains("RSS, Atom, NITF, NewsML-G2") == true)
  }
}
