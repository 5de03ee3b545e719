import Foundation

/// Reads lines from standard input and writes what a closure makes of each to standard output, in large pieces.
enum LineFilter {
  private static let piece = 1 << 18

  /// - Parameter body: gets a line without its end, and its number from 1; appends to the output.
  static func run(_ body: (ArraySlice<UInt8>, Int, inout [UInt8]) throws -> Void) throws {
    var pending: [UInt8] = []
    var output: [UInt8] = []
    var number = 0
    let input = FileHandle.standardInput
    while true {
      let data = try input.read(upToCount: piece) ?? Data()
      pending += data
      var start = 0
      while let end = pending[start...].firstIndex(of: 0x0A) {
        number += 1
        if end > start { try body(pending[start..<end], number, &output) }
        start = end + 1
        if output.count > piece { flush(&output) }
      }
      if data.isEmpty {
        if start < pending.count { try body(pending[start...], number + 1, &output) }
        flush(&output)
        return
      }
      pending.removeSubrange(0..<start)
      flush(&output)
    }
  }

  private static func flush(_ output: inout [UInt8]) {
    if !output.isEmpty { FileHandle.standardOutput.write(Data(output)) }
    output.removeAll(keepingCapacity: true)
  }
}
