import Foundation
import TestSupport
import Testing

@Suite struct FilesTests {
  @Test func readsFoldersInSortedOrder() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a/z.md", "a/b/c.txt", "a.txt", "Z.txt", ".hidden.txt", ".git/x.txt", "é.txt", "photo.jpg"] {
      try folder.write("Text of \(name).", to: name)
    }
    let (documents, failures, skipped) = readAll([folder.path])
    #expect(documents.map(\.id) == ["Z.txt", "a/b/c.txt", "a/z.md", "a.txt", "b.txt", "é.txt"])
    #expect(documents[0].path == "\(folder.path)/Z.txt")
    #expect(failures.isEmpty)
    #expect(skipped == ["\(folder.path)/photo.jpg"])
  }

  @Test func idsTellFoldersApart() throws {
    let folder = try TemporaryFolder()
    try folder.write("One.", to: "x/n.txt")
    try folder.write("Two.", to: "y/n.txt")
    try folder.write("Three.", to: "y/x/n.txt")
    #expect(
      readAll(["\(folder.path)/x", "\(folder.path)/y"]).documents.map(\.id) == ["x/n.txt", "y/n.txt", "y/x/n.txt"])
    // The same name twice: the paths as given.
    let same = ["\(folder.path)/x", "\(folder.path)/y/x"]
    #expect(readAll(same).documents.map(\.id) == same.map { "\($0)/n.txt" })
    #expect(readAll(["\(folder.path)/x/n.txt"]).documents.map(\.id) == ["n.txt"])
  }

  @Test func linksThatGoInACircleEnd() throws {
    let folder = try TemporaryFolder()
    try folder.write("One.", to: "a/n.txt")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/a/again", withDestinationPath: "\(folder.path)/a")
    let (documents, failures, _) = readAll([folder.path])
    #expect(documents.map(\.id) == ["a/n.txt"])
    #expect(failures.count == 1)
    #expect(failures.first?.message.contains("circle") == true)
  }

  @Test func missingPathSaysSoAndTheRestGoesOn() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write("Good.", to: "good.txt").path
    let (documents, failures, _) = readAll(["\(folder.path)/none.txt", good])
    #expect(documents.count == 1)
    #expect(failures.map(\.message) == ["\(folder.path)/none.txt: no such file or folder; check the path"])
  }

  @Test func aFileGivenByNameIsReadWhateverItsEnding() throws {
    #expect(try readFile("article", Data("Some text.".utf8)).documents.count == 1)
    #expect(try readFile("article.page", Data("Some text.".utf8)).documents.count == 1)
  }

  @Test func namesThatAreNotUTF8() throws {
    let folder = try TemporaryFolder()
    let made = try runPython(
      "import os,sys; open(os.fsencode(sys.argv[1]) + b'/\\xff.txt', 'w').write('Text.')", [folder.path])
    try #require(made.status == 0)
    let (documents, failures, _) = readAll([folder.path])
    #expect(failures.isEmpty)
    #expect(documents.map(\.id) == ["\u{FFFD}.txt"])
  }
}
