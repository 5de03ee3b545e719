import Foundation

/// An error in a data file, with the place and what to do.
public struct DataFileError: Error, Equatable, CustomStringConvertible {
  public let file: String
  /// From 1; 0 where the whole file is meant.
  public let line: Int
  public let message: String

  public init(file: String, line: Int = 0, _ message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
}

/// The bytes of a data file and where things stand in them.
final class DataBytes: Sendable {
  let path: String
  private let utf8: [UInt8]

  init(_ url: URL) throws(DataFileError) {
    path = url.path
    guard let data = try? Data(contentsOf: url) else {
      throw DataFileError(file: url.path, "cannot be read; is the file there and readable?")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw DataFileError(file: url.path, "is not UTF-8; save it as UTF-8")
    }
    utf8 = Array(text.utf8)
  }

  func string(_ range: Range<Int>) -> String {
    utf8.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
  }

  /// The pieces of a range between a separator, empty ones too.
  func split(_ range: Range<Int>, _ separator: UInt8, _ body: (Range<Int>) -> Void) {
    utf8.withUnsafeBufferPointer { utf8 in
      var start = range.lowerBound
      for index in range where utf8[index] == separator {
        body(start..<index)
        start = index + 1
      }
      body(start..<range.upperBound)
    }
  }

  /// The pieces of a range between bars, without the empty ones.
  func variants(_ range: Range<Int>) -> [String] {
    var variants: [String] = []
    split(range, UInt8(ascii: "|")) { if !$0.isEmpty { variants.append(string($0)) } }
    return variants
  }

  /// Lines with their numbers from 1, without their ends, `#` comments and blank lines.
  func lines() -> [(number: Int, range: Range<Int>)] {
    var lines: [(number: Int, range: Range<Int>)] = []
    var number = 0
    split(0..<utf8.count, UInt8(ascii: "\n")) { range in
      number += 1
      var range = range
      if !range.isEmpty, utf8[range.upperBound - 1] == UInt8(ascii: "\r") { range = range.dropLast() }
      if !range.isEmpty, utf8[range.lowerBound] != UInt8(ascii: "#") { lines.append((number, range)) }
    }
    return lines
  }
}

/// A plain-text data file: lines, with `#` comments and blank lines left out.
package struct DataFile {
  package struct Line {
    package let number: Int
    fileprivate let bytes: DataBytes
    fileprivate let range: Range<Int>

    package var text: String { bytes.string(range) }

    /// The variants of the line, separated by `|`; empty ones are left out.
    package var variants: [String] { bytes.variants(range) }
  }

  package let path: String
  package let lines: [Line]

  package init(_ url: URL) throws(DataFileError) {
    let bytes = try DataBytes(url)
    path = bytes.path
    lines = bytes.lines().map { Line(number: $0.number, bytes: bytes, range: $0.range) }
  }

  /// Is there such a file?
  package static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }
}
