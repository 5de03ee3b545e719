import Names
import Text

/// The people that a document names in full, to know them again by a part of the name.
struct PeopleTable {
  private struct Person {
    var entity: Int
    var surname: Range<Int>
    var words: Int
  }

  private var byWord: [UInt64: [Int]] = [:]
  private var people: [Person] = []
  let tokens: UnsafeBufferPointer<Token>
  let text: UnsafeBufferPointer<UInt8>

  init(tokens: UnsafeBufferPointer<Token>, text: UnsafeBufferPointer<UInt8>) {
    (self.tokens, self.text) = (tokens, text)
  }

  var isEmpty: Bool { people.isEmpty }

  /// Remembers a person by the words of a full name.
  mutating func add(_ range: Range<Int>, entity: Int, isSuffix: (UInt64) -> Bool) {
    var words = range.filter { tokens[$0].kind != .punctuation && !isSuffix(tokens[$0].key) }
    // Initials name nobody alone.
    words.removeAll { tokens[$0].utf8End - tokens[$0].utf8Start < 3 }
    guard let last = words.last else { return }
    people.append(Person(entity: entity, surname: last..<last + 1, words: words.count))
    let number = people.count - 1
    for word in Set([words[0], last]) {
      let key = tokens[word].key
      if byWord[key]?.contains(where: { people[$0].entity == entity }) != true {
        byWord[key, default: []].append(number)
      }
    }
  }

  /// The person whom a word names: the one named last before it, else the first.
  func entity(of word: Int) -> Int? {
    guard let numbers = byWord[tokens[word].key] else { return nil }
    let before = numbers.last { people[$0].surname.lowerBound < word }
    return people[before ?? numbers[0]].entity
  }

  /// The person whose surname is spelt a little differently: "Zakharov" for "Zakharova".
  func variant(of word: Int) -> Int? {
    let written = bytes(word)
    guard written.count >= 6, people.count <= 200 else { return nil }
    return people.first { person in
      let surname = bytes(person.surname.lowerBound)
      return person.words > 1 && surname.count >= 6 && abs(surname.count - written.count) <= 1
        && surname.first == written.first && Self.differByOne(surname, written)
    }?.entity
  }

  /// A word's bytes, ASCII capitals lowered.
  func folded(_ word: Int) -> ArraySlice<UInt8> { bytes(word) }

  private func bytes(_ word: Int) -> ArraySlice<UInt8> {
    ArraySlice(text[tokens[word].utf8Range].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
  }

  /// At most one letter replaced, put in or left out.
  private static func differByOne(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    var a = a, b = b
    while let x = a.first, let y = b.first, x == y {
      a.removeFirst()
      b.removeFirst()
    }
    while let x = a.last, let y = b.last, x == y {
      a.removeLast()
      b.removeLast()
    }
    return a.count <= 1 && b.count <= 1
  }
}
