import Text

/// Puts the text of a page together: paragraphs with a blank line between them, each in its zone.
struct PageText {
  private(set) var bytes: [UInt8] = []
  private(set) var zones: [ZoneSpan] = []
  /// Where the paragraph that is being written began.
  private var paragraphStart = 0
  private var paragraphZone: Zone?
  /// Letters and digits of the paragraph, and those of them in links.
  private var characters = 0, linkCharacters = 0
  private var needsSpace = false
  /// What to put before the next paragraph.
  private var needsBreak = false
  private var lastZone: Zone?

  /// Appends text of an element; runs of white space become one space.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, in zone: Zone, isLink: Bool, isPreformatted: Bool) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      // U+00A0 is a space between words like any other.
      let isWideSpace = byte == 0xC2 && index + 1 < text.count && text[index + 1] == 0xA0
      if byte == 0x20 || (0x09...0x0D).contains(byte) || isWideSpace {
        if isPreformatted, byte == 0x0A { lineBreak() } else { needsSpace = bytes.count > paragraphStart }
        index += isWideSpace ? 2 : 1
        continue
      }
      if paragraphZone == nil { begin(zone) }
      if needsSpace, bytes.last != 0x0A { bytes.append(0x20) }
      needsSpace = false
      bytes.append(byte)
      if byte & 0xC0 != 0x80 {
        characters += 1
        if isLink { linkCharacters += 1 }
      }
      index += 1
    }
  }

  /// A line break inside a paragraph; the second in a row ends it.
  mutating func lineBreak() {
    guard paragraphZone != nil, bytes.count > paragraphStart else { return }
    if bytes.last == 0x0A { return endParagraph() }
    bytes.append(0x0A)
    needsSpace = false
  }

  private mutating func begin(_ zone: Zone) {
    if needsBreak { bytes += [0x0A, 0x0A] }
    needsBreak = false
    paragraphStart = bytes.count
    paragraphZone = zone
    needsSpace = false
  }

  /// Ends the paragraph. One that is nothing but a link leads elsewhere: it is no part of the article.
  mutating func endParagraph() {
    defer {
      paragraphZone = nil
      (characters, linkCharacters, needsSpace) = (0, 0, false)
    }
    while bytes.count > paragraphStart, bytes.last == 0x0A { bytes.removeLast() }
    guard var zone = paragraphZone, bytes.count > paragraphStart else { return }
    if zone == .body, linkCharacters * 10 >= characters * 9 { zone = .boilerplate }
    if let last = zones.indices.last, zones[last].zone == zone {
      zones[last].utf8Range = zones[last].utf8Range.lowerBound..<bytes.count
    } else {
      zones.append(ZoneSpan(utf8Range: paragraphStart..<bytes.count, zone: zone))
    }
    needsBreak = true
  }
}
