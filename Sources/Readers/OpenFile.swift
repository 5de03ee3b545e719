import Text

/// A file of several documents, read as far as was asked for.
struct OpenFile {
  private enum Pieces {
    case lines(LineFramer)
    case elements(JSONElementFramer)
    case rows(TableRowFramer, TableHeader)
    case records(WARCFramer)
    /// The articles of a feed, all read at once.
    case articles([DocumentFields])
  }

  private let stream: ByteStream
  private var pieces: Pieces
  private let id: String
  private let path: String
  /// The path as messages say it.
  private let label: String
  private let options: ReadingOptions
  /// Number of the last line, element or row's first line, from 1.
  private var number = 0
  /// A message about the whole file that is still to be handed out.
  private var problem: String?
  /// Documents and failures handed out.
  private var count = 0
  private var isDone = false

  /// A JSON string may spell each byte with six (`\u00e9`), a table double its quotes: pieces may be longer than texts.
  private var pieceLimit: Int { options.maxDocument > Int.max / 8 ? Int.max : options.maxDocument * 6 + (1 << 16) }

  init(
    _ stream: ByteStream, format: InputFormat, id: String, path: String, options: ReadingOptions
  ) throws(FileError) {
    self.stream = stream
    self.id = id
    self.path = path
    label = FileLocation(path).label
    self.options = options
    switch format {
    case .json: pieces = .elements(JSONElementFramer())
    case .csv, .tsv:
      let start = try stream.peek()
      let delimiter = format == .tsv ? 0x09 : options.delimiter ?? likelyDelimiter(start)
      var framer = TableRowFramer(delimiter: delimiter)
      // Cut at a line end lest a character is cut in two.
      let sample = Array(start[...(start.lastIndex(of: 0x0A) ?? start.endIndex - 1)])
      let charset = sample.withUnsafeBufferPointer(isWellFormedUTF8) ? nil : Decoding.detect(sample)
      var cells: [[UInt8]] = []
      if case .bytes(let row) = try stream.next(&framer, limit: 1 << 20) {
        cells = tableCells(row, delimiter: delimiter)
      }
      let header = TableHeader(cells: cells, names: options.fields, charset: charset)
      number = 1 + framer.innerLines
      pieces = .rows(framer, header)
      if !cells.isEmpty { problem = header.problem(place: "\(label):1") }
      isDone = problem != nil
    case .warc: pieces = .records(WARCFramer())
    case .xml:
      pieces = .articles([])
      switch try Self.articles(stream, limit: options.maxDocument, place: label) {
      case .success(let articles): pieces = .articles(articles)
      case .failure(let problem): self.problem = problem.message
      }
    case .jsonl, .text, .html: pieces = .lines(LineFramer())
    }
  }

  private static func articles(
    _ stream: ByteStream, limit: Int, place: String
  ) throws(FileError) -> Result<[DocumentFields], FeedReader.Problem> {
    guard let bytes = try stream.rest(limit: limit) else {
      return .failure(FeedReader.Problem(message: tooLong(place, limit)))
    }
    switch Decoding.text(bytes, charset: Decoding.declared(bytes)) {
    case .failure(let problem): return .failure(FeedReader.Problem(message: "\(place): \(problem.message)"))
    case .success(let text):
      return FeedReader.read(text.withUTF8 { Array($0) })
        .mapError { FeedReader.Problem(message: "\(place): \($0.message)") }
    }
  }

  mutating func next() -> PendingDocument? {
    if let problem {
      self.problem = nil
      count += 1
      return failed(problem, id: id)
    }
    while !isDone {
      do {
        if let document = try nextPiece() {
          count += 1
          return document
        }
      } catch {
        isDone = true
        return failed(error.description, id: id)
      }
    }
    if count == 0 {
      count = 1
      return failed("\(label): no documents in it; fill it or leave it out", id: id)
    }
    return nil
  }

  /// The next document; nil for a blank piece and at the end.
  private mutating func nextPiece() throws(FileError) -> PendingDocument? {
    switch pieces {
    case .lines(var framer):
      let piece = try stream.next(&framer, limit: pieceLimit)
      number += 1
      return document(piece, place: "\(label):\(number)", number: number) { .object($0) }
    case .elements(var framer):
      let piece = try stream.next(&framer, limit: pieceLimit)
      pieces = .elements(framer)
      number += 1
      let document = document(piece, place: "\(label), element \(number)", number: number, blank: [0x2C, 0x5B, 0x5D]) {
        .object(Array($0.drop { $0 == 0x2C || $0 == 0x5B || isSpace($0) }))
      }
      if document == nil, isDone, framer.isInArray {
        return failed("\(label): the array is not closed; is the file cut off? What came before was read", id: id)
      }
      return document
    case .records(var framer):
      let piece = try stream.next(&framer, limit: pieceLimit)
      pieces = .records(framer)
      if case .bytes(let bytes)? = piece {
        // Only what holds a page counts: requests and the crawler's own notes stand between.
        guard let record = WARCRecord(bytes) else { return nil }
        number += 1
        return PendingDocument(
          id: "\(id):\(number)", path: path, place: "\(label), page \(number)",
          content: .page(Array(record.body), url: record.url), options: options)
      }
      if piece != nil { number += 1 }
      return document(piece, place: "\(label), page \(number)", number: number) { .page($0, url: nil) }
    case .articles(let articles):
      guard number < articles.count else {
        isDone = true
        return nil
      }
      number += 1
      return PendingDocument(
        id: "\(id):\(number)", path: path, place: "\(label), article \(number)",
        content: .fields(articles[number - 1]), options: options)
    case .rows(var framer, let header):
      number += 1
      let line = number
      let piece = try stream.next(&framer, limit: pieceLimit)
      pieces = .rows(framer, header)
      number += framer.innerLines
      if framer.isInQuotes, piece != nil {
        return failed("\(label):\(line): a quote is opened and never closed; mend the row", id: "\(id):\(line)")
      }
      let delimiter = framer.delimiter
      return document(piece, place: "\(label):\(line)", number: line) {
        .row(tableCells($0, delimiter: delimiter), header)
      }
    }
  }

  /// - Parameter blank: bytes that, with white space, make a piece no document.
  private mutating func document(
    _ piece: ByteStream.Piece?, place: String, number: Int, blank: [UInt8] = [],
    content: ([UInt8]) -> PendingDocument.Content
  ) -> PendingDocument? {
    let id = "\(self.id):\(number)"
    switch piece {
    case nil:
      isDone = true
      return nil
    case .tooLong: return failed(tooLong(place, options.maxDocument), id: id)
    case .bytes(let bytes):
      if bytes.allSatisfy({ isSpace($0) || blank.contains($0) }) { return nil }
      return PendingDocument(id: id, path: path, place: place, content: content(bytes), options: options)
    }
  }

  private func failed(_ message: String, id: String) -> PendingDocument {
    PendingDocument(id: id, path: path, place: label, content: .failed(message), options: options)
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
