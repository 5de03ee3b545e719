import Foundation

/// Finds the folder `Gazetteers` with the knowledge that Muster reads at run time.
public enum ResourceFolder {
  /// No such folder is there.
  public struct NotFound: Error, CustomStringConvertible {
    /// The paths that were tried, in order.
    public let tried: [String]
    /// The paths, and what to do.
    public var description: String {
      "cannot find the folder Gazetteers; tried \(tried.joined(separator: ", ")). "
        + "Set MUSTER_GAZETTEERS to its path, or put it beside the program."
    }
  }

  /// The folder that was asked for, or the first that exists of: `$MUSTER_GAZETTEERS`, `Gazetteers` beside the
  /// program or in one of the folders above it, `../share/muster/Gazetteers`, and `Gazetteers` in the working folder.
  /// - Parameter asked: a path that stands for all of these places, or nil.
  /// - Throws: ``NotFound`` with the paths that were tried.
  /// - Complexity: a look at each place.
  public static func find(_ asked: String? = nil) throws -> URL {
    var candidates: [URL] = []
    if let asked {
      candidates = [URL(fileURLWithPath: asked)]
    } else {
      if let variable = ProcessInfo.processInfo.environment["MUSTER_GAZETTEERS"] {
        candidates.append(URL(fileURLWithPath: variable))
      }
      let program = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
        .resolvingSymlinksInPath()
      var folder = program.deletingLastPathComponent()
      candidates.append(folder.deletingLastPathComponent().appendingPathComponent("share/muster/Gazetteers"))
      for _ in 0..<6 {
        candidates.append(folder.appendingPathComponent("Gazetteers"))
        folder.deleteLastPathComponent()
      }
      candidates.append(URL(fileURLWithPath: "Gazetteers"))
    }
    for candidate in candidates
    where FileManager.default.fileExists(atPath: candidate.appendingPathComponent("kinds.tsv").path) {
      return candidate
    }
    throw NotFound(tried: candidates.map(\.path))
  }
}
