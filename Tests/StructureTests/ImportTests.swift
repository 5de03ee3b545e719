import Foundation
import TestSupport
import Testing

/// The walls between targets: each imports only what stands before it.
@Suite struct ImportTests {
  private struct Target {
    let name: String
    let dependencies: [String]
  }

  /// The targets of Package.swift that are folders under Sources, in its order.
  private static let targets: [Target] = {
    let manifest = packageFolder.appendingPathComponent("Package.swift")
    let text = (try? String(contentsOf: manifest, encoding: .utf8)) ?? ""
    let targets = text.matches(
      of:
        #/(?:module\(\s*"(\w+)", \[([^\]]*)\]|\.(?:executableTarget|target|systemLibrary)\(\s*name: "(\w+)"(?:,\s*dependencies: \[([^\]]*)\])?)/#
    )
    return targets.compactMap { match in
      let name = String(match.1 ?? match.3 ?? "")
      let folder = packageFolder.appendingPathComponent("Sources/\(name)")
      guard FileManager.default.fileExists(atPath: folder.path) else { return nil }
      let dependencies = (match.2 ?? match.4 ?? "").replacing(#/\.product\(name: "(\w+)"[^)]*\)/#) { "\"\($0.1)\"" }
      return Target(name: name, dependencies: dependencies.matches(of: #/"(\w+)"/#).map { String($0.1) })
    }
  }()

  /// What a target's files import.
  private func imports(of target: String) throws -> Set<String> {
    var found: Set<String> = []
    for file in try swiftFiles(in: "Sources/\(target)") {
      let text = try String(contentsOf: file, encoding: .utf8)
      let lines = text.matches(
        of: #/(?m)^\s*(?:@\w+ )?(?:public |package |internal )?import (?:struct |enum |func )?(\w+)/#)
      found.formUnion(lines.map { String($0.1) })
    }
    return found
  }

  @Test func everyFolderIsATarget() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: packageFolder.appendingPathComponent("Sources").path)
    #expect(Set(folders.filter { !$0.hasPrefix(".") && $0 != "python" }) == Set(Self.targets.map(\.name)))
    #expect(Self.targets.count >= 14)
  }

  @Test("dependencies stand before the target")
  func oneWay() {
    var before: Set<String> = ["ArgumentParser", "GRDB"]
    for target in Self.targets {
      let ahead = target.dependencies.filter { !before.contains($0) }
      #expect(ahead.isEmpty, "\(target.name) depends on \(ahead), which stand after it in Package.swift")
      before.insert(target.name)
    }
  }

  @Test("files import only what Package.swift lists for their target")
  func imports() throws {
    let own = Set(Self.targets.map(\.name) + ["ArgumentParser", "GRDB"])
    for target in Self.targets {
      let missing = try imports(of: target.name).intersection(own).subtracting(target.dependencies)
      #expect(missing.isEmpty, "\(target.name) imports \(missing.sorted()) beside Package.swift")
    }
  }

  @Test("Docs/ARCHITECTURE.md lists what each target imports")
  func page() throws {
    let page = try String(contentsOf: packageFolder.appendingPathComponent("Docs/ARCHITECTURE.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let own = Set(Self.targets.map(\.name))
    for target in Self.targets {
      let row = try #require(rows.first { $0.contains("`\(target.name)`") }, "\(target.name) is not on the page")
      let cell = String(row.split(separator: "|").last { !$0.allSatisfy(\.isWhitespace) } ?? "")
      let named = Set(cell.matches(of: #/\w+/#).map { String($0.0) }).intersection(own)
      // "Statistics and below": what is named, and what that depends on in turn.
      let allowed = named.union(named.flatMap { Self.below($0) })
      let more = Set(target.dependencies).intersection(own).subtracting(allowed)
      #expect(more.isEmpty, "\(target.name) depends on \(more.sorted()), which the page does not say")
    }
  }

  private static func below(_ name: String) -> Set<String> {
    let direct = targets.first { $0.name == name }?.dependencies ?? []
    return Set(direct).union(direct.flatMap { below($0) })
  }
}

/// A folder's code, without the pieces that documentation shows.
func swiftFiles(in folder: String) throws -> [URL] {
  let root = packageFolder.appendingPathComponent(folder)
  let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
  return paths.filter { $0.hasSuffix(".swift") && !$0.contains(".docc/") }.sorted()
    .map { root.appendingPathComponent($0) }
}
