import Benchmark
import BenchmarkCases
import Foundation

/// Every case of `BenchmarkCases`; each must find what it found when it was made ready.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .throughput, .instructions, .peakMemoryResident], warmupIterations: 2,
    maxDuration: .seconds(3), maxIterations: 10_000)
  // Benchmarks/Benchmarks/Muster/Benchmarks.swift is in the repository.
  let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
  for name in BenchmarkCase.names {
    Benchmark(
      name,
      closure: { benchmark, work in
        var found = 0
        for _ in benchmark.scaledIterations { found = work.run() }
        if found != work.run() || found == 0 { benchmark.error("\(name) does not find what it should") }
      },
      setup: { try BenchmarkCase(name, root: root) })
  }
}
