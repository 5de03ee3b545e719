import ArgumentParser
import Readers
import Writers

/// `--from`: how to read the files.
enum InputChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, text, jsonl, json, csv, tsv, html, xml, warc

  /// Nil to go by the files' names.
  var format: InputFormat? { InputFormat(rawValue: rawValue) }
}

/// `--to`: what to write on standard output.
enum StreamChoice: String, ExpressibleByArgument, CaseIterable {
  case jsonl
}

/// `--format csv,jsonl`: what to write in the folder.
struct FormatList: ExpressibleByArgument, Sendable {
  let formats: Set<OutputOptions.Format>

  init?(argument: String) {
    var formats: Set<OutputOptions.Format> = []
    for name in argument.split(separator: ",") {
      guard let format = OutputOptions.Format(rawValue: String(name)) else { return nil }
      formats.insert(format)
    }
    guard !formats.isEmpty else { return nil }
    self.formats = formats
  }

  init(_ formats: Set<OutputOptions.Format>) { self.formats = formats }

  var defaultValueDescription: String { formats.map(\.rawValue).sorted().joined(separator: ",") }
  static var allValueStrings: [String] { OutputOptions.Format.allCases.map(\.rawValue) }
}

/// `--field text=body`.
struct FieldRenaming: ExpressibleByArgument, Sendable {
  let field: String
  let name: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, FieldNames.known.contains(parts[0]) else { return nil }
    (field, name) = (parts[0], parts[1])
  }
}

/// `--delimiter`: one character, or `tab`.
struct Delimiter: ExpressibleByArgument, Sendable {
  let byte: UInt8

  init?(argument: String) {
    switch argument {
    case "tab", "\\t", "\t": byte = 0x09
    default:
      let bytes = Array(argument.utf8)
      guard bytes.count == 1, (0x20..<0x7F).contains(bytes[0]), bytes[0] != UInt8(ascii: "\"") else { return nil }
      byte = bytes[0]
    }
  }

  init(_ byte: UInt8) { self.byte = byte }

  var defaultValueDescription: String { String(decoding: [byte], as: UTF8.self) }
}

/// `--max-document 64MB`: a count of bytes, or of kB, MB, GB.
struct ByteCount: ExpressibleByArgument, Sendable {
  let bytes: Int

  init?(argument: String) {
    let units: [(String, Int)] = [("kb", 10), ("mb", 20), ("gb", 30), ("k", 10), ("m", 20), ("g", 30), ("", 0)]
    let text = argument.lowercased()
    for (unit, shift) in units where text.hasSuffix(unit) {
      guard let number = Int(text.dropLast(unit.count)), (1...(1 << 40)).contains(number) else { return nil }
      bytes = number << shift
      return
    }
    return nil
  }

  init(megabytes: Int) { bytes = megabytes << 20 }

  var defaultValueDescription: String { "\(bytes >> 20)MB" }
}

/// `--progress`.
enum ProgressChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, never
}
