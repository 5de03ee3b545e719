// swift-tools-version:6.1
// Benchmarks apart from the library, so that users of Muster do not fetch what they need.
//
//     swift package --package-path Benchmarks benchmark
import PackageDescription

let package = Package(
  name: "muster-benchmarks",
  dependencies: [
    .package(name: "muster", path: ".."),
    // Without its traits: they would replace malloc, and count what we do not ask for.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "MusterBenchmarks",
      dependencies: [
        .product(name: "BenchmarkCases", package: "muster"), .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Muster",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ]
)
