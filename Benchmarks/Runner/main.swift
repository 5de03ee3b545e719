import BenchmarkCases
import Foundation

// Runs one case a number of times and prints what it found; the counter of instructions (Scripts/benchmark instructions)
// takes the difference between two numbers of runs, so that making the case ready does not count.
//
//     BenchmarkRunner CASE TIMES      # or: BenchmarkRunner --list

do {
  let arguments = CommandLine.arguments.dropFirst()
  if arguments == ["--list"] {
    print(BenchmarkCase.names.joined(separator: "\n"))
  } else if arguments.count == 2, let name = arguments.first, let times = Int(arguments.last ?? "") {
    let work = try BenchmarkCase(name, root: URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
    var counts: Set<Int> = []
    for _ in 0..<times { counts.insert(work.run()) }
    guard counts.count <= 1 else { fatalError("\(name) finds something else each time: \(counts.sorted())") }
    print(work.amount, work.unit, counts.first ?? 0)
  } else {
    FileHandle.standardError.write(Data("usage: BenchmarkRunner CASE TIMES, or --list\n".utf8))
    exit(2)
  }
} catch {
  FileHandle.standardError.write(Data("BenchmarkRunner: \(error)\n".utf8))
  exit(1)
}
