#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lines, each with its LF.
struct LineFramer: Framer {
  mutating func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
  }
}

/// The elements of a JSON array one by one, so that a file of any size is read in the memory of one element.
///
/// A piece is an element with the comma, bracket or space before it. Objects that follow each other without an array
/// around them are pieces too. What is inside an element is for the JSON parser to judge.
struct JSONElementFramer: Framer {
  /// Brackets open inside the element.
  private var depth = 0
  private var isInElement = false
  private var isInString = false
  private var isEscaped = false
  /// Inside the array whose elements are wanted.
  private(set) var isInArray = false
  private var isAtStart = true

  mutating func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if isInElement {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          // A number or word ends before the array's bracket; an object or array with its own.
          if depth == 0 { return close(at: index) }
          depth -= 1
          if depth == 0 { return close(at: index + 1) }
        case UInt8(ascii: ",") where depth == 0: return close(at: index)
        default: break
        }
      } else {
        open(byte)
      }
      index += 1
    }
    return nil
  }

  private mutating func open(_ byte: UInt8) {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","): return
    case UInt8(ascii: "[") where isAtStart: isInArray = true
    case UInt8(ascii: "]") where isInArray: isInArray = false
    case UInt8(ascii: "\""): (isInElement, isInString) = (true, true)
    case UInt8(ascii: "{"), UInt8(ascii: "["): (isInElement, depth) = (true, 1)
    default: isInElement = true
    }
    isAtStart = false
  }

  private mutating func close(at end: Int) -> Int {
    isInElement = false
    depth = 0
    return end
  }
}
