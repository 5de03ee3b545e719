import Text

/// The fields of one document as a format brings them.
struct DocumentFields {
  var text: SourceText?
  var id: String?
  var title: String?
  var language: String?
  /// ISO 8601.
  var published: String?
  var url: String?
  /// Zones that the markup tells.
  var zones: [ZoneSpan] = []
  /// Names of the fields that were there, for the message when the text is not.
  var found: [String] = []

  init(text: SourceText? = nil) { self.text = text }

  /// Fields by the names the input gives them; empty ones count as absent.
  init(names: FieldNames, found: [String], value: (String) -> String?) {
    func given(_ name: String) -> String? { value(name).flatMap { $0.isEmpty ? nil : $0 } }
    text = value(names.text).map { SourceText($0) }
    id = given(names.id)
    title = given(names.title)
    language = given(names.language)
    published = given(names.date).flatMap(isoDate)
    url = given(names.url)
    self.found = found
  }
}

/// The ISO 8601 date that a field begins with ("2022-01-06T10:00:00Z", "2022-01", "20220106"), or nil for another form.
///
/// Forms such as 06/01/2022 are not guessed: they mean different days in different countries.
package func isoDate(_ field: String) -> String? {
  let bytes = Array(field.utf8.drop { $0 == 0x20 })
  func number(_ range: Range<Int>) -> Int? {
    guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
  func ends(at index: Int) -> Bool { index == bytes.count || !(0x30...0x39).contains(bytes[index]) }
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  guard number(0..<4) != nil else { return nil }
  if bytes.count == 4 { return text(0..<4) }
  let dash = UInt8(ascii: "-")
  if bytes[4] == dash {
    guard let month = number(5..<7), (1...12).contains(month) else { return nil }
    if bytes.count == 7 { return text(0..<7) }
    guard bytes[7] == dash, let day = number(8..<10), (1...daysIn(month)).contains(day), ends(at: 10)
    else { return nil }
    return text(0..<10)
  }
  guard let month = number(4..<6), (1...12).contains(month), let day = number(6..<8), (1...daysIn(month)).contains(day),
    ends(at: 8)
  else { return nil }
  return "\(text(0..<4))-\(text(4..<6))-\(text(6..<8))"
}

private func daysIn(_ month: Int) -> Int {
  switch month {
  case 2: 29
  case 4, 6, 9, 11: 30
  default: 31
  }
}
