// swift-tools-version:6.2
import PackageDescription

let package = Package(
  name: "SwiftExample",
  dependencies: [
    // In a package of your own: .package(url: "…/muster", from: "0.1.0")
    .package(name: "muster", path: "../..")
  ],
  targets: [
    .executableTarget(name: "SwiftExample", dependencies: [.product(name: "Muster", package: "muster")])
  ],
  swiftLanguageModes: [.v6]
)
