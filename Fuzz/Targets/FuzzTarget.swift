import Foundation

/// A part of Muster that gets any bytes whatever and must neither crash, nor hang, nor give a result that breaks its word.
public struct FuzzTarget: Sendable {
  public let name: String
  private let make: @Sendable (Resources) throws -> Body

  /// What a target does with its bytes.
  typealias Body = ([UInt8]) -> Void

  /// Where targets find Muster's knowledge, and may write.
  struct Resources {
    let gazetteers: URL
    let scratch: URL
  }

  init(_ name: String, _ make: @escaping @Sendable (Resources) throws -> Body) {
    self.name = name
    self.make = make
  }

  /// All targets; each has a folder of inputs in `Fuzz/inputs`.
  public static let all = [tokens, numbers, gazetteerFile, gazetteerTable, tables, names, extraction] + readers

  /// Makes the target ready.
  /// - Parameters:
  ///   - gazetteers: the folder `Gazetteers`.
  ///   - scratch: a folder to write to.
  /// - Returns: what is to be called with each input; not safe from several threads.
  public func ready(gazetteers: URL, scratch: URL) throws -> ([UInt8]) -> Void {
    try make(Resources(gazetteers: gazetteers, scratch: scratch))
  }
}

/// Ends the program where a promise is broken, in every build.
func promise(_ holds: Bool, _ promise: @autoclosure () -> String) {
  if !holds { fatalError("broken: \(promise())") }
}
