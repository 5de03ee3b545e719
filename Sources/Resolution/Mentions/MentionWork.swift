import Gazetteer
import Names
import Records
import Text

/// The decisions about one document's names, in order: people, then what other names are, then which places.
struct MentionWork {
  let known: [KnownName]
  let gazetteer: Gazetteer
  let demonyms: [Int]
  let tokens: UnsafeBufferPointer<Token>
  let cues: CueTable
  let customs: CountryWords
  var proposals: [NameProposal]
  var people: PeopleTable
  var result = DocumentMentions()
  /// Entity of each decided proposal.
  var entities: [Int?]
  var methods: [NameMention]
  /// Entities of the gazetteer that the document names, by entry.
  var byEntry: [Int32: Int] = [:]
  /// Entities by the words of their names.
  var byWords: [UInt64: Int] = [:]
  /// Acronyms that the text explains, and names whose kind it tells elsewhere.
  var acronyms: [UInt64: Int] = [:]
  var typeByWords: [UInt64: EntityType] = [:]
  /// Words that the text makes speak and says nothing to be in, by their keys.
  var speakers: Set<UInt64> = []

  /// What is no surer is no mention.
  static let lowestScore = 0.45

  init(
    reader: RunReader, gazetteer: Gazetteer, tokens: UnsafeBufferPointer<Token>, text: UnsafeBufferPointer<UInt8>,
    cues: CueTable, customs: CountryWords
  ) {
    known = reader.known
    self.gazetteer = gazetteer
    demonyms = reader.demonyms
    proposals = reader.proposals
    (self.tokens, self.cues, self.customs) = (tokens, cues, customs)
    people = PeopleTable(tokens: tokens, text: text)
    entities = Array(repeating: nil, count: reader.proposals.count)
    methods = []
  }

  /// - Parameter roles: also "the president", where the text tells who that is.
  mutating func resolve(roles: Bool = false) -> DocumentMentions {
    findPeople()
    decideOrganizations()
    decideTeams()
    decideShortForms()
    findSpeakers()
    decidePlaces()
    let guessed = result.entities.count
    decideUnknown()
    decideGuessedAgain(guessed)
    decideSpeakers()
    decideListed()
    collect()
    if roles { decideRoles() }
    return result
  }

  // MARK: - People

  mutating func findPeople() {
    for index in proposals.indices {
      let proposal = proposals[index]
      if let number = proposal.known, proposal.type == nil, isPerson(known[number].name, proposal) {
        let entry = candidate(known[number].name, .person)
        let entity = self.entity(.person, entry: entry, proposal.tokens)
        set(index, entity, .gazetteer, proposal.score)
        if wordCount(proposal.tokens) > 1 || known[number].name.isDistinctive { remember(proposal.tokens, entity) }
      } else if proposal.type == .person, wordCount(proposal.tokens) > 1 {
        if let entry = figure(proposal.tokens) {
          let entity = self.entity(.person, entry: entry, proposal.tokens)
          set(index, entity, .variant, proposal.score)
          remember(proposal.tokens, entity)
          continue
        }
        let entity = self.entity(.person, words: proposal.tokens)
        set(index, entity, .discovered, proposal.score)
        remember(proposal.tokens, entity)
      }
    }
  }

  /// The public figure whose distinctive surname ends the name and whose given name begins alike: "Kasym-Żomart
  /// Tokayev" for Kassym-Jomart Tokayev.
  func figure(_ range: Range<Int>) -> Int32? {
    guard let last = range.last,
      let surname = known.first(where: { $0.tokens == last..<last + 1 })?.name ?? gazetteer.summary(of: [tokens[last]]),
      let number = surname.candidates.indices.first(where: {
        surname.facts[$0].type == .person && surname.candidates[$0].flags.contains(.distinctive)
      })
    else { return nil }
    let entry = surname.candidates[number].entry
    let written = people.folded(range.lowerBound).prefix(Self.alikeLetters)
    let isAlike = gazetteer.aliases(of: entry).contains { $0.lowercased().utf8.starts(with: written) }
    return isAlike ? entry : nil
  }

  /// Letters in which the given names must agree.
  private static let alikeLetters = 2

  mutating func remember(_ range: Range<Int>, _ entity: Int) {
    let cues = self.cues
    people.add(range, entity: entity) { cues[$0].contains(.suffix) }
  }

  func isPerson(_ name: NameSummary, _ proposal: NameProposal) -> Bool {
    guard name.hasPerson else { return false }
    if !name.hasPlace && !name.hasOrganization { return true }
    if proposal.context.contains(.personLike) { return true }
    return wordCount(proposal.tokens) > 1 && !proposal.context.contains(.strongIn)
  }

  // MARK: - Organisations

  mutating func decideOrganizations() {
    for index in proposals.indices where entities[index] == nil {
      let proposal = proposals[index]
      if let number = proposal.known, proposal.type == nil {
        let name = known[number].name
        guard name.hasOrganization else { continue }
        if name.hasPlace, proposal.context.contains(.strongIn) || !isMoreProminent(.organization, name) { continue }
        if name.isCommon, !name.isDistinctive, wordCount(proposal.tokens) == 1,
          proposal.context.contains(.sentenceStart) || proposal.context.contains(.headline)
        {
          continue
        }
        if isPersonsWord(proposal) { continue }
        let entry = candidate(name, .organization)
        let entity = self.entity(.organization, entry: entry, proposal.tokens)
        set(index, entity, .gazetteer, proposal.score)
        bindAcronym(behind: proposal.tokens, entity)
      } else if proposal.type == .organization {
        let entity = self.entity(.organization, words: proposal.tokens)
        set(index, entity, .discovered, proposal.score)
        bindAcronym(behind: proposal.tokens, entity)
      } else if proposal.type == nil, proposal.rule == .shape, wordCount(proposal.tokens) > 1,
        let acronym = acronym(behind: proposal.tokens), spells(acronym, proposal.tokens)
      {
        let entity = self.entity(.organization, words: proposal.tokens)
        set(index, entity, .discovered, 0.8, .longForm)
        acronyms[tokens[acronym].key] = entity
      }
    }
  }

  func isMoreProminent(_ type: EntityType, _ name: NameSummary) -> Bool {
    zip(name.candidates, name.facts).first { !$0.0.flags.contains(.demonym) }?.1.type == type
  }

  /// "Collective Security Treaty Organization (ODKB)": the capitals in brackets are its acronym.
  mutating func bindAcronym(behind range: Range<Int>, _ entity: Int) {
    guard let acronym = acronym(behind: range), wordCount(range) > 1 else { return }
    acronyms[tokens[acronym].key] = entity
  }

  func acronym(behind range: Range<Int>) -> Int? {
    let open = range.upperBound
    guard open + 2 < tokens.count, tokens[open].isMark("("), tokens[open + 1].shape == .upper,
      tokens[open + 2].isMark(")")
    else { return nil }
    return open + 1
  }

  /// Has the acronym as many letters as the name has capitalised words, about?
  func spells(_ acronym: Int, _ range: Range<Int>) -> Bool {
    let letters = Int(tokens[acronym].utf8End - tokens[acronym].utf8Start)
    let capitals = range.filter { tokens[$0].shape.startsUpper }.count
    return letters >= 2 && abs(letters - capitals) <= 1
  }

  // MARK: - Short forms

  mutating func decideShortForms() {
    for index in proposals.indices where entities[index] == nil {
      let proposal = proposals[index]
      guard wordCount(proposal.tokens) == 1, !isUnspaced(proposal.tokens),
        // "O'Leary", "al-Assad": the last part.
        let word = proposal.tokens.last(where: { tokens[$0].kind != .punctuation })
      else { continue }
      if let entity = acronyms[tokens[word].key], tokens[word].shape == .upper {
        set(index, entity, .coreference, 0.9, .acronymAgain)
        continue
      }
      if proposal.known != nil, proposal.context.contains(.strongIn), !proposal.context.contains(.personLike) {
        continue
      }
      if let number = proposal.known, proposal.type == nil, known[number].name.isMajor,
        !proposal.context.contains(.personLike), isCountry(known[number].name), !isGivenName(word, known[number].name)
      {
        continue
      }
      if let entity = namedAfter(word) {
        set(index, entity, .coreference, 0.75, .headAgain)
      } else if let entity = people.entity(of: word) {
        set(index, entity, .coreference, 0.85, .surnameAgain)
      } else if proposal.known == nil, !cues[tokens[word].key].contains(.common), let entity = people.variant(of: word)
      {
        set(index, entity, .coreference, 0.7, .surnameAgain)
      } else if proposal.type == .person {
        let entity = self.entity(.person, words: proposal.tokens)
        set(index, entity, .discovered, proposal.score)
        remember(proposal.tokens, entity)
      }
    }
  }

  /// Letters of a script without spaces: each is a token, and none is a name alone.
  private func isUnspaced(_ range: Range<Int>) -> Bool {
    range.dropFirst().contains { tokens[$0].gap == .none && tokens[$0].isWord && tokens[$0 - 1].isWord }
  }

  /// "Georgia" in a text on Georgia Lewis that is not about the country: nowhere is anything in it or of its people.
  private func isGivenName(_ word: Int, _ name: NameSummary) -> Bool {
    guard cues[tokens[word].key].contains(.given), people.entity(of: word) != nil else { return false }
    let countries = name.places.map(\.facts.country)
    return !demonyms.contains { countries.contains(known[$0].name.demonymCountry) }
      && !proposals.contains {
        $0.context.contains(.strongIn) && $0.tokens.count == 1 && tokens[$0.tokens.lowerBound].key == tokens[word].key
      }
  }

  /// "the League" for the organisation with that word in its name.
  private func namedAfter(_ word: Int) -> Int? {
    guard word > 0, cues[tokens[word - 1].key].contains(.article), tokens[word].shape == .capitalized,
      !cues[tokens[word].key].isDisjoint(with: Self.organizationWord)
    else { return nil }
    let key = tokens[word].key
    return result.entities.indices.last { number in
      let entity = result.entities[number]
      return entity.type == .organization && entity.tokens.count > 1 && entity.tokens.upperBound <= word
        && entity.tokens.contains { tokens[$0].key == key }
    }
  }

  private static let organizationWord: Cues = [.orgHead, .orgTail]

  func isCountry(_ name: NameSummary) -> Bool {
    name.facts.contains { $0.type == .place && ($0.kind == .country || $0.kind == .continent) }
  }

  // MARK: - Others

  mutating func decideUnknown() {
    for index in proposals.indices where entities[index] != nil {
      typeByWords[wordsKey(proposals[index].tokens)] = result.entities[entities[index]!].type
    }
    for index in proposals.indices where entities[index] == nil {
      let proposal = proposals[index]
      if proposal.known != nil, proposal.type == nil { continue }
      if proposal.type == .place {
        set(index, entity(.place, words: proposal.tokens), .discovered, proposal.score)
        continue
      }
      guard proposal.type == nil else { continue }
      let words = wordsKey(proposal.tokens)
      if let known = byWords[words], proposal.score >= 0.3 {
        set(index, known, .discovered, 0.7, .nameAgain)
        continue
      }
      guard let (type, score, rule) = guess(proposal), score >= Self.lowestScore else { continue }
      set(index, entity(type, words: proposal.tokens), .discovered, score, rule)
    }
  }

  /// What a run of capitalised words is by the words around it.
  func guess(_ proposal: NameProposal) -> (EntityType, Double, NameRule)? {
    if proposal.context.contains(.headline) { return nil }
    let range = proposal.tokens
    let count = wordCount(range)
    let behind = range.upperBound < tokens.count ? tokens[range.upperBound] : nil
    let cueBehind = behind.map { $0.isWord && $0.shape == .lower ? cues[$0.key] : [] } ?? []
    if proposal.rule == .acronym { return proposal.score < 0.4 ? nil : (.organization, 0.5, .acronym) }
    if count > 1, hasCapitals(range), !isPlainHeading(range), !proposal.context.contains(.allCapitals) {
      return (.organization, 0.5, .acronym)
    }
    if let organization = guessOrganization(range, cueBehind, count) { return organization }
    if proposal.context.contains(.strongIn), !(count == 1 && proposal.score < 0.4), !proposal.context.contains(.article)
    {
      return (.place, count == 1 ? 0.5 : 0.45, .afterPreposition)
    }
    if count == 1 {
      guard proposal.score >= 0.4 else { return nil }
      let cue = cues[tokens[range.lowerBound].key]
      if cueBehind.contains(.spoken) || !cue.isDisjoint(with: [.given, .surname]) && cueBehind.contains(.personVerb) {
        return (.person, 0.55, .verb)
      }
      if cue.contains(.given), !cue.contains(.common), !proposal.context.contains(.article),
        !proposal.context.contains(.sentenceStart)
      {
        return (.person, 0.5, .givenName)
      }
      return nil
    }
    if cueBehind.contains(.spoken) { return (.person, 0.6, .verb) }
    // "Rochester Jeffersons"
    let beginsWithPlace = known.contains {
      $0.tokens.lowerBound == range.lowerBound && $0.name.isMajor && $0.name.hasPlace && !$0.name.hasPerson
    }
    let first = cues[tokens[range.lowerBound].key], last = cues[tokens[range.upperBound - 1].key]
    // "the Montreal Victorias": no person has an article.
    let hasArticle =
      range.lowerBound > 0 && tokens[range.lowerBound - 1].shape == .lower
      && cues[tokens[range.lowerBound - 1].key].contains(.article)
    if first.contains(.given), !first.contains(.common), !hasArticle, count <= 3,
      !beginsWithPlace || !last.contains(.common), proposal.score >= 0.3
    {
      return (.person, 0.55, .givenName)
    }
    if proposal.score >= 0.5 {
      return (count <= 3 && !beginsWithPlace && !hasArticle ? .person : .organization, 0.45, .shape)
    }
    return proposal.score >= 0.3 ? (.organization, 0.45, .shape) : nil
  }

  /// "FC Basel", "Montreal HC": capitals at an end, unless they are ordinary ones.
  private func hasCapitals(_ range: Range<Int>) -> Bool {
    [range.lowerBound, range.upperBound - 1].contains {
      tokens[$0].shape == .upper && tokens[$0].utf8End - tokens[$0].utf8Start > 1
        && cues[tokens[$0].key].isDisjoint(with: [.plainCapitals, .suffix])
    }
  }

  // MARK: - Entities

  mutating func set(
    _ index: Int, _ entity: Int, _ method: Mention.Method, _ score: Double, _ rule: NameRule? = nil
  ) {
    entities[index] = entity
    methods.append(
      NameMention(
        tokens: proposals[index].tokens, type: result.entities[entity].type, entity: entity, method: method,
        score: score,
        rule: rule ?? proposals[index].rule))
  }

  mutating func entity(_ type: EntityType, entry: Int32, _ range: Range<Int>) -> Int {
    if let known = byEntry[entry] { return known }
    result.entities.append(NamedEntity(type: type, entry: entry, tokens: range))
    byEntry[entry] = result.entities.count - 1
    return result.entities.count - 1
  }

  mutating func entity(_ type: EntityType, words range: Range<Int>) -> Int {
    let key = wordsKey(range)
    if let known = byWords[key] { return known }
    result.entities.append(NamedEntity(type: type, entry: nil, tokens: range))
    byWords[key] = result.entities.count - 1
    return result.entities.count - 1
  }

  func candidate(_ name: NameSummary, _ type: EntityType) -> Int32 {
    zip(name.candidates, name.facts).first { $0.1.type == type && !$0.0.flags.contains(.demonym) }!.0.entry
  }

  func wordCount(_ range: Range<Int>) -> Int {
    range.reduce(0) { count, index in
      // "O'Connor" and "Bouman-Stickney" are one word.
      tokens[index].kind == .punctuation || index > range.lowerBound && tokens[index].gap == .none ? count : count + 1
    }
  }

  /// A digest of the words, the same for every spelling that folds alike.
  func wordsKey(_ range: Range<Int>) -> UInt64 {
    range.reduce(0) { key, index in
      tokens[index].kind == .punctuation ? key : (key ^ tokens[index].key) &* 0x9E37_79B9_7F4A_7C15 ^ (key >> 29)
    }
  }

  mutating func collect() {
    result.mentions = methods.sorted {
      ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound)
    }
  }
}
