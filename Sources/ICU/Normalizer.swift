import CICU

/// Unicode normalisation (UAX #15) and case folding.
public struct Normalizer: Sendable {
  /// A normalisation form.
  public enum Form: Sendable, CaseIterable {
    case nfc, nfd, nfkc
    /// NFKC with full case folding and default-ignorable code points removed (`NFKC_Casefold`, UAX #44).
    case nfkcCasefold
  }

  public let form: Form

  public init(_ form: Form) { self.form = form }

  /// The normalised text. Ill-formed UTF-8 becomes U+FFFD. Linear in the length of `utf8`.
  public func normalize(utf8: [UInt8]) throws(ICUError) -> [UInt8] {
    var status: Int32 = 0
    let form: MusterICUForm =
      switch self.form {
      case .nfc: MUSTER_ICU_NFC
      case .nfd: MUSTER_ICU_NFD
      case .nfkc: MUSTER_ICU_NFKC
      case .nfkcCasefold: MUSTER_ICU_NFKC_CASEFOLD
      }
    let result = collectUTF8 { muster_icu_normalize(form, utf8, utf8.count, &$0, &status) }
    try check(status, "normalise text to \(self.form)")
    return result
  }

  /// The normalised text.
  public func normalize(_ text: String) throws(ICUError) -> String {
    String(decoding: try normalize(utf8: Array(text.utf8)), as: UTF8.self)
  }
}
