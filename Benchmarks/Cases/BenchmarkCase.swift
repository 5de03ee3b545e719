import Foundation

/// One piece of work to measure, on texts and names that the repository holds.
///
/// Both the nested package of benchmarks and the counter of instructions run these, so that they measure the same.
public struct BenchmarkCase: Sendable {
  /// Names of all cases, in the order of the way through.
  public static let names = [
    "tokenising", "matching-25k", "matching-150k", "matching-all", "scanning-25k", "scanning-150k", "scanning-all",
    "statistics", "extraction", "csv", "name-score", "name-lookup",
  ]

  public let name: String
  /// How much is worked on, in ``unit``.
  public let amount: Int
  /// "bytes", "pairs" or "queries".
  public let unit: String
  private let body: @Sendable () -> Int

  /// Does the work once.
  /// - Returns: what was found: the same in each run, and less than it should be where the work was not done.
  public func run() -> Int { body() }

  /// Makes a case ready, which may take longer than its work.
  /// - Parameter root: the folder of Muster's repository.
  /// - Throws: where a file is missing, or no case has that name.
  public init(_ name: String, root: URL) throws {
    self.name = name
    let materials = Materials(root: root)
    (unit, amount, body) =
      switch name {
      case "tokenising": try materials.tokenising()
      case "matching-25k": try materials.matching(25_000)
      case "matching-150k": try materials.matching(150_000)
      case "matching-all": try materials.matching(nil)
      case "scanning-25k": try materials.scanning(25_000)
      case "scanning-150k": try materials.scanning(150_000)
      case "scanning-all": try materials.scanning(nil)
      case "statistics": try materials.statistics()
      case "extraction": try materials.extraction()
      case "csv": try materials.csv()
      case "name-score": try materials.nameScore()
      case "name-lookup": try materials.nameLookup()
      default: throw UnknownCase(name: name)
      }
  }

  typealias Work = (unit: String, amount: Int, body: @Sendable () -> Int)
}

struct UnknownCase: Error, CustomStringConvertible {
  let name: String
  var description: String {
    "there is no benchmark '\(name)'; there are \(BenchmarkCase.names.joined(separator: ", "))"
  }
}
