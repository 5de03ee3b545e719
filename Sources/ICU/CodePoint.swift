import CICU

/// Properties of code points that Muster's tables are built from.
public enum CodePoint {
  /// Part of a word: a letter, mark, digit, or a format character inside words (general categories L, M, N, Cf).
  public static func isWord(_ codePoint: UInt32) -> Bool {
    let category = muster_icu_general_category(Int32(bitPattern: codePoint))
    return (1...11).contains(category) || category == 16
  }

  /// Upper- or titlecase letter.
  public static func isUppercase(_ codePoint: UInt32) -> Bool {
    let category = muster_icu_general_category(Int32(bitPattern: codePoint))
    return category == 1 || category == 3
  }

  public static func isLowercase(_ codePoint: UInt32) -> Bool {
    muster_icu_general_category(Int32(bitPattern: codePoint)) == 2
  }

  /// A combining mark (general categories Mn, Me, Mc).
  public static func isMark(_ codePoint: UInt32) -> Bool {
    (6...8).contains(muster_icu_general_category(Int32(bitPattern: codePoint)))
  }

  /// Space, line or paragraph separator.
  public static func isSpace(_ codePoint: UInt32) -> Bool {
    (12...14).contains(muster_icu_general_category(Int32(bitPattern: codePoint)))
  }

  /// 0…9 for a decimal digit of any script, else nil.
  public static func digitValue(_ codePoint: UInt32) -> Int? {
    let value = muster_icu_digit_value(Int32(bitPattern: codePoint))
    return (0...9).contains(value) ? Int(value) : nil
  }

  /// Four letters of ISO 15924: "Latn", "Cyrl"; "Zyyy" for what all scripts share.
  public static func script(_ codePoint: UInt32) -> String {
    String(cString: muster_icu_script_code(muster_icu_script(Int32(bitPattern: codePoint))))
  }
}
