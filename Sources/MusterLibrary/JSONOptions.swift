import Foundation
import Muster

/// The values of a JSON object that a caller gives: strings and lists of strings by name.
struct JSONOptions {
  private enum Value: Decodable {
    case string(String)
    case list([String])
    case null

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let string = try? container.decode(String.self) {
        self = .string(string)
      } else {
        self = .list(try container.decode([String].self))
      }
    }
  }

  private var values: [String: Value] = [:]
  private let what: String

  /// - Parameters:
  ///   - json: an object ended by a zero; nil for none.
  ///   - what: names the object in errors.
  /// - Throws: ``Misuse`` where it is no object of strings and lists of strings, or has a name that is not known.
  init(_ json: UnsafePointer<CChar>?, _ what: String, _ known: Set<String>) throws {
    self.what = what
    guard let json else { return }
    do {
      values = try JSONDecoder().decode([String: Value].self, from: Data(bytes: json, count: strlen(json)))
    } catch {
      throw Misuse("\(what) should be a JSON object of strings and lists of strings; found \(String(cString: json))")
    }
    if let unknown = values.keys.sorted().first(where: { !known.contains($0) }) {
      throw Misuse("\(what) have no '\(unknown)'; known are \(known.sorted().joined(separator: ", "))")
    }
  }

  func string(_ name: String) throws -> String? {
    switch values[name] {
    case nil, .null: nil
    case .string(let string): string
    case .list: throw Misuse("\(what): '\(name)' should be a string, found a list")
    }
  }

  func list(_ name: String) throws -> [String] {
    switch values[name] {
    case nil, .null: []
    case .list(let list): list
    case .string: throw Misuse("\(what): '\(name)' should be a list of strings, found a string")
    }
  }
}

extension ExtractionOptions {
  static let names: Set = ["language", "date", "profile", "gazetteers", "additions", "resources"]

  init(_ json: JSONOptions) throws {
    self.init(
      language: LanguageChoice(try json.string("language") ?? "auto"), published: try json.string("date"),
      gazetteers: try json.list("gazetteers"), additions: try json.list("additions"),
      profile: try json.string("profile") ?? "none", resources: try json.string("resources"))
  }
}

extension Document {
  static let names: Set = ["id", "title", "language", "date"]

  mutating func set(_ json: JSONOptions) throws {
    id = try json.string("id") ?? ""
    title = try json.string("title")
    language = try json.string("language")
    published = try json.string("date")
  }
}
