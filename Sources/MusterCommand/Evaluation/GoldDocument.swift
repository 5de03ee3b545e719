import Foundation

/// A line of annotated data: a text with its casualty figures (`killed`, `injured`: a number, or null where there is no
/// label), or with its rows (`statistics`).
struct GoldDocument: Decodable {
  /// An annotated row. Offsets count code points.
  struct Row: Decodable {
    let quote: String
    let start: Int
    let end: Int
    let kind: String
    let value: Int?
    let low: Int?
    let high: Int?
    let qualifier: String?
    let victims: String?
    let status: String?
    let source: String?
    /// Number of the whole, and of the first telling, in the list.
    let partOf: Int?
    let repeats: Int?

    private enum CodingKeys: String, CodingKey {
      case quote, start, end, kind, value, low, high, qualifier, victims, status, source
      case partOf = "part_of"
      case repeats
    }
  }

  let id: String
  let date: String?
  let text: String
  let statistics: [Row]?
  /// The article's figure of these kinds.
  let figures: [String: Int]

  static let figureKinds = ["killed", "injured"]

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    id = try container.decodeIfPresent(String.self, forKey: Key("id")) ?? ""
    date = try container.decodeIfPresent(String.self, forKey: Key("date"))
    text = try container.decode(String.self, forKey: Key("text"))
    statistics = try container.decodeIfPresent([Row].self, forKey: Key("statistics"))
    var figures: [String: Int] = [:]
    for kind in Self.figureKinds {
      if let figure = try container.decodeIfPresent(Int.self, forKey: Key(kind)) { figures[kind] = figure }
    }
    self.figures = figures
  }

  /// The documents of a JSONL file.
  /// - Throws: ``Unreadable`` with the file and line.
  static func read(_ path: String) throws -> [GoldDocument] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Unreadable(message: "\(path): cannot be read; is the file there?")
    }
    var documents: [GoldDocument] = []
    for (index, line) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      do {
        documents.append(try JSONDecoder().decode(GoldDocument.self, from: Data(line)))
      } catch {
        throw Unreadable(
          message:
            "\(path):\(index + 1): expected an object with text and killed, injured or statistics; found \(error)")
      }
    }
    guard documents.contains(where: { $0.statistics != nil || !$0.figures.isEmpty }) else {
      throw Unreadable(message: "\(path): no line has killed, injured or statistics; there is nothing to compare with")
    }
    return documents
  }

  struct Unreadable: Error, CustomStringConvertible {
    let message: String
    var description: String { message }
  }
}
