import Foundation
import Text

/// One JSON object as the fields of a document.
enum JSONObjectFields {
  struct Problem: Error { let message: String }

  static func read(_ bytes: [UInt8], wanted: FieldNames, place: String) -> Result<DocumentFields, Problem> {
    guard bytes.withUnsafeBufferPointer(isWellFormedUTF8) else {
      let guess = Decoding.detect(bytes).map { ", perhaps \($0)" } ?? ""
      return .failure(
        Problem(message: "\(place): JSON must be UTF-8 and this is not\(guess); convert it: iconv -f CHARSET -t UTF-8"))
    }
    do {
      let decoder = JSONDecoder()
      decoder.userInfo[.wantedFields] = wanted
      let object = try decoder.decode(ObjectValues.self, from: Data(bytes))
      return .success(DocumentFields(names: wanted, found: object.names) { object.values[$0] })
    } catch {
      return .failure(Problem(message: "\(place): \(explain(error, bytes)); mend it; the other documents are read"))
    }
  }

  private static func explain(_ error: any Error, _ bytes: [UInt8]) -> String {
    if case DecodingError.typeMismatch? = error as? DecodingError {
      return "expected a JSON object such as {\"id\": \"1\", \"text\": \"…\"}"
    }
    // The decoder does not say where it stopped; the older parser does.
    do {
      _ = try JSONSerialization.jsonObject(with: Data(bytes))
      return "not valid JSON"
    } catch {
      let detail = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
      return "not valid JSON" + (detail.map { ": " + $0.trimmingCharacters(in: ["."]) } ?? "")
    }
  }
}

extension CodingUserInfoKey {
  fileprivate static let wantedFields = CodingUserInfoKey(rawValue: "wantedFields")!
}

/// The wanted strings and numbers of an object; what is nested is left out.
private struct ObjectValues: Decodable {
  var values: [String: String] = [:]
  var names: [String] = []

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    names = container.allKeys.map(\.stringValue).sorted()
    let wanted = decoder.userInfo[.wantedFields] as? FieldNames
    for key in container.allKeys where wanted?.contains(key.stringValue) ?? true {
      if let string = try? container.decode(String.self, forKey: key) {
        values[key.stringValue] = string
      } else if let integer = try? container.decode(Int.self, forKey: key) {
        values[key.stringValue] = String(integer)
      } else if let number = try? container.decode(Double.self, forKey: key) {
        values[key.stringValue] = String(number)
      }
    }
  }
}
