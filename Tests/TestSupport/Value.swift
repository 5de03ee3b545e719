/// A value of a column, as JSON and CSV can say it.
public enum Value: Decodable, Hashable, Sendable, CustomStringConvertible {
  case none
  case text(String)
  case number(Double)

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  public var description: String {
    switch self {
    case .none: "nothing"
    case .text(let text): "\"\(text)\""
    case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
    }
  }
}
