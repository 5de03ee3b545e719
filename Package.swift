// swift-tools-version:6.2
// Muster reads news corpora and musters the people, places, organisations and casualty figures in them.
//
// One way through: bytes → document → tokens → mentions → statistics → tables. Each target imports only
// targets listed before it (Docs/ARCHITECTURE.md; a test checks it).
//
// Libraries, and why each is here:
// - libicu (Debian libicu-dev, through the C target CICU): everything Unicode: normalisation, transliteration,
//   sentence and word boundaries, spelled-out numbers, charset detection.
// - GRDB (over Debian libsqlite3-dev): the SQLite file of the tables.
// - libxml2 (Debian libxml2-dev, through the C target CMarkup): HTML as browsers forgive it, XML feeds.
// - libarchive (Debian libarchive-dev, through the C target CArchive): compressed files (gzip, zstd, bzip2, xz) and archives
//   (zip, tar, 7z), read as streams.
// - swift-argument-parser: the command line's arguments, help and completion.
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, path: "Tests/\(name)Tests",
    swiftSettings: strict)
}

let package = Package(
  name: "muster",
  products: [
    .library(name: "Muster", targets: ["Muster"]),
    // The C interface, muster.h; built and packed by Scripts/build-library.
    .library(name: "CMuster", type: .dynamic, targets: ["MusterLibrary"]),
    // For the package in Benchmarks only: it has no access to what is not public.
    .library(name: "BenchmarkCases", targets: ["BenchmarkCases"]),
    // For Scripts/fuzz only, which links it with libFuzzer.
    .library(name: "FuzzTargets", type: .static, targets: ["FuzzTargets"]),
    .executable(name: "muster", targets: ["MusterCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
  ],
  targets: [
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata")]),
    module("ICU", ["CICU"]),
    module("Text", ["ICU"]),
    module("Records", ["Text"]),
    module("Lexicon", ["Text", "ICU"]),
    .target(name: "CSIMD"),
    module("Gazetteer", ["Text", "CSIMD"]),
    module("Names", ["Gazetteer", "Lexicon", "Text", "ICU"]),
    module("Numbers", ["Lexicon", "Records", "Text", "ICU"]),
    module("Statistics", ["Names", "Numbers", "Lexicon", "Text", "Records"]),
    module("Resolution", ["Statistics", "Gazetteer", "Names", "Numbers", "Lexicon", "Text", "Records"]),
    module(
      "Muster", ["Resolution", "Statistics", "Gazetteer", "Names", "Numbers", "Lexicon", "Text", "Records", "ICU"]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CMarkup", dependencies: ["CLibXML2"], linkerSettings: [.linkedLibrary("xml2")]),
    .target(name: "CArchive", linkerSettings: [.linkedLibrary("archive")]),
    module("Readers", ["CArchive", "CMarkup", "Text", "ICU"]),
    module("Writers", ["Records", "Text", "ICU"]),
    .target(name: "CMuster", exclude: ["exports.map"]),
    module("MusterLibrary", ["CMuster", "Muster", "Writers"]),
    .target(
      name: "Database",
      dependencies: ["Writers", "Records", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: strict),
    module("Batch", ["Muster", "Readers", "Writers", "Database", "Records", "Text"]),
    .executableTarget(
      name: "MusterCommand",
      dependencies: [
        "Batch", "Muster", "Readers", "Writers", "Gazetteer", "Names", "Lexicon", "Records", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "BenchmarkCases",
      dependencies: ["Muster", "Statistics", "Names", "Gazetteer", "Lexicon", "Records", "Text", "Writers"],
      path: "Benchmarks/Cases", swiftSettings: strict),
    .executableTarget(
      name: "BenchmarkRunner", dependencies: ["BenchmarkCases"], path: "Benchmarks/Runner", swiftSettings: strict),
    .executableTarget(
      name: "MatchingBenchmark", dependencies: ["Gazetteer", "Text"], path: "Benchmarks/Matching",
      swiftSettings: strict),
    .target(
      name: "FuzzTargets",
      dependencies: ["Muster", "Readers", "Writers", "Gazetteer", "Names", "Numbers", "Lexicon", "Records", "Text"],
      path: "Fuzz/Targets", swiftSettings: strict),
    .target(name: "TestSupport", dependencies: ["Lexicon", "Text"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("Text", ["TestSupport"]),
    tests("Lexicon", ["Text", "TestSupport"]),
    tests("Numbers", ["Lexicon", "Records", "Text", "TestSupport"]),
    tests("Statistics", ["Numbers", "Lexicon", "Records", "Text", "TestSupport"]),
    tests("ICU", []),
    tests("Gazetteer", ["Text", "TestSupport"]),
    .testTarget(
      name: "NamesTests", dependencies: ["Names", "Gazetteer", "TestSupport"], path: "Tests/NamesTests",
      exclude: ["figures.tsv", "neighbours.tsv", "bodies.tsv", "gaps.tsv", "inflections.tsv"], swiftSettings: strict),
    .testTarget(
      name: "ResolutionTests",
      dependencies: ["Resolution", "Names", "Gazetteer", "Statistics", "Lexicon", "Records", "Text", "TestSupport"],
      path: "Tests/ResolutionTests", exclude: ["mentions"], swiftSettings: strict),
    tests("Muster", ["TestSupport"]),
    tests("Readers", ["Text", "TestSupport"]),
    .testTarget(
      name: "PagesTests", dependencies: ["Muster", "Readers", "Text", "TestSupport"], path: "Tests/PagesTests",
      exclude: ["pages"], swiftSettings: strict),
    tests("Writers", ["Records", "Text", "TestSupport"]),
    tests("Batch", ["Muster", "Readers", "Writers", "Records", "TestSupport"]),
    tests("MusterCommand", ["Records", "TestSupport"]),
    .testTarget(
      name: "StructureTests", dependencies: ["Records", "TestSupport"], path: "Tests/StructureTests",
      swiftSettings: strict),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"], path: "Tests/FuzzTests", swiftSettings: strict),
    .testTarget(
      name: "CorpusTests", dependencies: ["MusterCommand", "TestSupport"], path: "Tests/CorpusTests",
      swiftSettings: strict),
    .testTarget(
      name: "GoldenTests", dependencies: ["MusterCommand", "TestSupport"], path: "Tests/GoldenTests",
      exclude: ["articles", "prose", "places.tsv"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
