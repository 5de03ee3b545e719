import Text

/// Why a document could not be read, in words for the person who gave it.
package struct ReadFailure: Error, Sendable, Equatable {
  /// Id of the document, or of the file where none could be told apart.
  package let id: String
  package let path: String
  /// What is wrong, where, and what to do.
  package let message: String
}

/// A document that was found but not decoded yet: finding is in order and cheap, decoding is for the workers.
package struct PendingDocument: Sendable {
  enum Content: Sendable {
    case failed(String)
    /// A whole file, to be opened by the worker.
    case file(FileLocation, InputFormat)
    /// The bytes of a whole file.
    case bytes([UInt8], InputFormat)
    /// One JSON object.
    case object([UInt8])
    /// A page with the address that it was fetched from.
    case page([UInt8], url: String?)
    /// An article whose text is known already.
    case fields(DocumentFields)
    /// One row of a table.
    case row([[UInt8]], TableHeader)
  }

  package let id: String
  /// The file as the user would name it; "-" for standard input.
  package let path: String
  /// Line or element, for messages: "news.jsonl:17".
  let place: String
  let content: Content
  let options: ReadingOptions

  /// Opens, decodes and parses the document.
  package func read() -> Result<Document, ReadFailure> {
    switch content {
    case .failed(let message): failure(message)
    case .file(let location, let format): open(location).flatMap { parse($0, as: format) }
    case .bytes(let bytes, let format): parse(bytes, as: format)
    case .page(let bytes, let url): page(bytes, url: url)
    case .fields(let fields): document(fields)
    case .object(let bytes):
      JSONObjectFields.read(bytes, wanted: options.fields, place: place)
        .mapError { failed($0.message) }.flatMap(document)
    case .row(let cells, let header): document(header.fields(of: cells))
    }
  }

  private func open(_ location: FileLocation) -> Result<[UInt8], ReadFailure> {
    do {
      let stream = try ByteStream(location, isCancelled: options.isCancelled)
      if let bytes = try stream.rest(limit: options.maxDocument) { return .success(bytes) }
      return failure(tooLong(place, options.maxDocument))
    } catch {
      return failure(error.description)
    }
  }

  private func page(_ bytes: [UInt8], url: String?) -> Result<Document, ReadFailure> {
    switch Decoding.text(bytes, charset: Decoding.declared(bytes)) {
    case .failure(let problem): return .failure(failed("\(place): \(problem.message)"))
    case .success(let text):
      guard var fields = PageReader.read(text.withUTF8 { Array($0) }) else {
        return failure("\(place): is no HTML that can be read; is it cut off or made by a broken program?")
      }
      fields.url = fields.url ?? url
      if fields.text.map(isBlank) ?? true {
        return failure("\(place): the page has no text; a page that scripts fill must be saved as the browser shows it")
      }
      return document(fields)
    }
  }

  private func parse(_ bytes: [UInt8], as format: InputFormat) -> Result<Document, ReadFailure> {
    if format == .html { return page(bytes, url: nil) }
    switch Decoding.text(bytes) {
    case .failure(let problem): return failure("\(place): \(problem.message)")
    case .success(let text): return document(DocumentFields(text: text))
    }
  }

  private func document(_ fields: DocumentFields) -> Result<Document, ReadFailure> {
    func failure(_ message: String) -> Result<Document, ReadFailure> {
      .failure(ReadFailure(id: fields.id ?? id, path: path, message: message))
    }
    guard let text = fields.text else {
      let names = fields.found.isEmpty ? "none" : fields.found.joined(separator: ", ")
      return failure(
        "\(place): no text in a field \"\(options.fields.text)\" (fields here: \(names)); "
          + "say which field holds it, as in --field text=body")
    }
    if text.utf8Count > options.maxDocument { return failure(tooLong(place, options.maxDocument)) }
    if isBlank(text) { return failure("\(place): the text is empty; fill it or leave the document out") }
    var document = Document(
      id: fields.id ?? id, text: text, path: path, title: fields.title, language: fields.language ?? options.language,
      published: fields.published ?? options.published, url: fields.url)
    document.zones = fields.zones
    return .success(document)
  }

  private func failed(_ message: String) -> ReadFailure { ReadFailure(id: id, path: path, message: message) }
  private func failure<Value>(_ message: String) -> Result<Value, ReadFailure> { .failure(failed(message)) }
}

/// The message for a document above the limit.
func tooLong(_ place: String, _ limit: Int) -> String {
  let size = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\(limit) bytes"
  return "\(place): longer than \(size); split it, or raise the limit with --max-document"
}

private func isBlank(_ text: SourceText) -> Bool {
  text.withUTF8 { bytes in bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) || $0 == 0 } }
}
