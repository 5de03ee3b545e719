/// A word for a number that a language pack brings beside ICU's spell-out rules (`numbers.txt`).
package struct NumberWord: Sendable {
  /// What the word does to the number before it; the raw value is the mark behind the value in the file.
  package enum Role: Character, Sendable {
    case plain = " "
    /// Multiplies what stands before, or stands for itself: dozen, million.
    case scale = "x"
    /// Multiplies digits right before, and is no number elsewhere: the "m" of "2m", not that of "I'm".
    case scaleOfDigits = "d"
  }

  package let word: String
  package let value: Int
  package let role: Role
}
