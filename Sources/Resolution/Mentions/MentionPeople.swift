import Gazetteer
import Names
import Records
import Text

/// People by a part of their name, once all full names are known.
extension MentionWork {
  /// People who were guessed from the words around their full name are known by a part of it, too.
  mutating func decideGuessedAgain(_ guessed: Int) {
    let people = result.entities.indices.dropFirst(guessed).filter {
      result.entities[$0].type == .person && wordCount(result.entities[$0].tokens) > 1
    }
    guard !people.isEmpty else { return }
    for number in people { remember(result.entities[number].tokens, number) }
    for index in proposals.indices where entities[index] == nil {
      let proposal = proposals[index]
      guard wordCount(proposal.tokens) == 1, proposal.type == nil,
        let word = proposal.tokens.last(where: { tokens[$0].kind != .punctuation }),
        !cues[tokens[word].key].contains(.common) || !proposal.context.contains(.sentenceStart),
        let entity = self.people.entity(of: word), people.contains(entity)
      else { continue }
      set(index, entity, .coreference, 0.7, .surnameAgain)
    }
  }

  /// "Robertson said", where nothing in the text is in Robertson: a person, though there is a town.
  mutating func findSpeakers() {
    var inside: Set<UInt64> = []
    for index in proposals.indices where entities[index] == nil && wordCount(proposals[index].tokens) == 1 {
      let proposal = proposals[index]
      guard proposal.known != nil, proposal.type == nil, proposal.tokens.upperBound < tokens.count else { continue }
      let key = wordsKey(proposal.tokens), behind = tokens[proposal.tokens.upperBound]
      if proposal.context.contains(.strongIn) { inside.insert(key) }
      if behind.isWord, behind.shape == .lower, cues[behind.key].contains(.spoken) { speakers.insert(key) }
    }
    speakers.subtract(inside)
  }

  /// Those who are no part of anybody's full name.
  mutating func decideSpeakers() {
    for index in proposals.indices where entities[index] == nil && proposals[index].type == nil {
      guard proposals[index].known != nil, isSpeaker(proposals[index]) else { continue }
      set(index, entity(.person, words: proposals[index].tokens), .discovered, 0.55, .verb)
    }
  }

  func isSpeaker(_ proposal: NameProposal) -> Bool {
    !speakers.isEmpty && wordCount(proposal.tokens) == 1 && speakers.contains(wordsKey(proposal.tokens))
  }

  /// "Daniel and Nettie Stoner", "Tohpati, Ridho and Abdee Negara": a given name beside a person.
  mutating func decideListed() {
    var personEnd: Int?
    for index in proposals.indices {
      if entities[index] == nil, isListed(index, behind: personEnd) {
        set(index, entity(.person, words: proposals[index].tokens), .discovered, 0.6, .givenName)
      }
      if let entity = entities[index], result.entities[entity].type == .person {
        personEnd = proposals[index].tokens.upperBound
      }
    }
    var personStart: Int?
    for index in proposals.indices.reversed() {
      if entities[index] == nil, isListed(index, before: personStart) {
        set(index, entity(.person, words: proposals[index].tokens), .discovered, 0.6, .givenName)
      }
      if let entity = entities[index], result.entities[entity].type == .person {
        personStart = proposals[index].tokens.lowerBound
      }
    }
  }

  /// Does one word join a given name alone to the person who ends or starts there?
  private func isListed(_ index: Int, behind end: Int? = nil, before start: Int? = nil) -> Bool {
    let proposal = proposals[index]
    guard proposal.tokens.count == 1, proposal.type == nil else { return false }
    let between: Token
    if let end, proposal.tokens.lowerBound == end + 1 {
      between = tokens[end]
    } else if let start, proposal.tokens.upperBound == start - 1 {
      between = tokens[start - 1]
    } else {
      return false
    }
    let isAnd = between.shape == .lower && cues[between.key].contains([.function, .joinMore])
    let cue = cues[tokens[proposal.tokens.lowerBound].key]
    return isAnd && cue.contains(.given) && tokens[proposal.tokens.lowerBound].shape == .capitalized
  }

  /// "Ford" in a text on Harrison Ford, "President Ford".
  func isPersonsWord(_ proposal: NameProposal) -> Bool {
    guard wordCount(proposal.tokens) == 1, let word = proposal.tokens.last,
      !cues[tokens[word].key].isDisjoint(with: [.given, .surname])
    else { return false }
    return proposal.context.contains(.personLike) || people.entity(of: word) != nil
  }
}
