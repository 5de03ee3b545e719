import Text

/// The keys of one word of a name, computed once per distinct word and cached.
public struct NameKey: Sendable, Equatable {
  /// The word as written.
  public var text: String
  /// NFKC case folding without diacritics; scripts are kept.
  public var folded: String
  /// Its readings in the letters a…z and the apostrophe, the likeliest first; several where the language is not known
  /// (Han characters in five traditions, Latin letters with and without the sounds of their marks).
  public var romanised: [String]
  /// The consonants' classes (B p v f, D t, G k q x, S z c j, L r, M n) of each reading: spellings of one sound share
  /// it, so it finds candidates. Letters: B, T, K, S, L, M.
  public var sounds: [String]
}

/// A name cut into its parts, with what each does. The order of parts is as written: comparison does not depend on it.
public struct PersonName: Sendable, Equatable {
  public enum Role: String, Sendable, CaseIterable {
    /// A given name, surname or any other part that tells bearers apart.
    case name
    case initial, patronymic, particle, honorific
    /// A company's form (Ltd, OAO) or a word for a kind of body or place (ministry, oblast).
    case legalForm, generic
  }

  public struct Part: Sendable, Equatable {
    public var role: Role
    public var key: NameKey
    /// The most evidence that sharing this part can be, in nats: small for "Mohammed", large for "Pashinyan".
    public var rarity: Double
  }

  /// At most 12.
  public var parts: [Part]
}

extension NameMatcher {
  /// The parts of a name, their roles and keys. Never fails: text without letters has no parts.
  public func parse(_ name: String) -> PersonName {
    return PersonName(
      parts: words(name).map { word in
        let roles: [(WordRoles, PersonName.Role)] = [
          (.syllable, .name), (.initial, .initial), (.patronymic, .patronymic), (.particle, .particle),
          (.honorific, .honorific), (.legalForm, .legalForm), (.generic, .generic),
        ]
        var sounds: [String] = []
        for key in word.readings.map(SoundKey.text) where !sounds.contains(key) { sounds.append(key) }
        return PersonName.Part(
          role: roles.first { word.roles.contains($0.0) }?.1 ?? .name,
          key: NameKey(
            text: word.text, folded: Self.folded(word.text), romanised: word.readings.map(\.text),
            sounds: sounds),
          rarity: Double(word.rarity) / 100)
      })
  }

  /// ICU fails to open a fold only for lack of memory; the word then stands for itself.
  private static func folded(_ word: String) -> String { (try? NameFold().fold(word)) ?? word }
}
