/// The documents of the paths that a user gave, found one by one in a fixed order.
public struct Corpus {
  public enum Found: Sendable {
    case document(PendingDocument)
    /// A file in a folder whose name says that it is of another kind.
    case skipped(path: String)
  }

  private let options: ReadingOptions
  private var files: Files
  private var givenPaths: Set<String>
  private var open: OpenFile?

  /// - Parameter paths: files, folders (read with all that is in them) and `-` for standard input, which is read once.
  public init(paths: [String], options: ReadingOptions) {
    var seenInput = false
    let once = paths.filter { path in
      defer { seenInput = seenInput || path == "-" }
      return path != "-" || !seenInput
    }
    self.options = options
    files = Files(paths: once)
    givenPaths = Set(once)
  }

  /// The next document or skipped file; nil at the end. May wait for standard input.
  public mutating func next() -> Found? {
    while true {
      if options.isCancelled() { return nil }
      if open != nil {
        if let document = open!.next() { return .document(document) }
        open = nil
      }
      switch files.next() {
      case nil: return nil
      case .failed(let error, let id):
        return .document(
          PendingDocument(
            id: id.isEmpty ? error.path : id, path: error.path, place: error.path,
            content: .failed(error.description), options: options))
      case .file(let location, let id):
        if let found = start(location, id: id) { return found }
      }
    }
  }

  /// The document of a file that holds one, or nil where `open` has become the source of several.
  private mutating func start(_ location: FileLocation, id: String) -> Found? {
    let isGiven = givenPaths.contains(location.path)
    guard let format = options.format ?? InputFormat(fileName: location.name) ?? (isGiven ? .text : nil) else {
      return .skipped(path: location.path)
    }
    func document(_ content: PendingDocument.Content) -> Found {
      .document(
        PendingDocument(id: id, path: location.path, place: location.label, content: content, options: options))
    }
    if format == .text, location.path != "-" { return document(.file(location, format)) }
    do {
      let stream = try ByteStream(location, isCancelled: options.isCancelled)
      switch format {
      case .text:
        let bytes = try stream.rest(limit: options.maxDocument)
        return document(bytes.map { .bytes($0, format) } ?? .failed(tooLong(location.label, options.maxDocument)))
      case .jsonl, .json, .csv, .tsv:
        open = try OpenFile(stream, format: format, id: id, path: location.path, options: options)
        return nil
      }
    } catch {
      return document(.failed(error.description))
    }
  }
}
