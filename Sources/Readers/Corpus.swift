/// The documents of the paths that a user gave, found one by one in a fixed order.
package struct Corpus {
  package enum Found: Sendable {
    case document(PendingDocument)
    /// A file in a folder whose name says that it is of another kind.
    case skipped(path: String)
  }

  private let options: ReadingOptions
  private var files: Files
  private var givenPaths: Set<String>
  private var open: OpenFile?
  /// An archive that is being read, its path and the id that its members' begin with.
  private var archive: (reader: ArchiveReader, path: String, id: String)?

  /// - Parameter paths: files, folders (read with all that is in them) and `-` for standard input, which is read once.
  package init(paths: [String], options: ReadingOptions) {
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
  package mutating func next() -> Found? {
    while true {
      if options.isCancelled() { return nil }
      if open != nil {
        if let document = open!.next() { return .document(document) }
        open = nil
      }
      if archive != nil {
        if let found = nextMember() { return found }
        continue
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

  /// The document of a file that holds one, or nil where `open` or `archive` has become the source of several.
  private mutating func start(_ location: FileLocation, id: String) -> Found? {
    let packing = Packing(fileName: location.name)
    do {
      if packing.kind == .archive {
        archive = (try ArchiveReader(location, isArchive: true), location.path, id)
        return nil
      }
      let isGiven = givenPaths.contains(location.path)
      guard let format = options.format ?? InputFormat(fileName: packing.innerName) ?? (isGiven ? .text : nil) else {
        return .skipped(path: location.path)
      }
      if packing.kind == .plain, location.path != "-", format == .text || format == .html {
        return document(.file(location, format), id: id, path: location.path)
      }
      let stream =
        packing.kind == .plain
        ? try ByteStream(location, isCancelled: options.isCancelled)
        : ByteStream(
          try ArchiveReader(location, isArchive: false), path: location.path, isCancelled: options.isCancelled)
      return try start(stream, format, id: id, path: location.path)
    } catch {
      return document(.failed(error.description), id: id, path: location.path)
    }
  }

  /// The next member of the archive; nil where it holds several documents. At the archive's end, `archive` is nil.
  private mutating func nextMember() -> Found? {
    guard let (reader, path, id) = archive else { return nil }
    do {
      guard let name = try reader.next() else {
        archive = nil
        return nil
      }
      let (memberPath, memberID) = ("\(path)!\(name)", "\(id)!\(name)")
      let fileName = String(name.split(separator: "/").last ?? "")
      // What systems add of their own.
      if fileName.hasPrefix(".") || name.hasPrefix("__MACOSX/") { return nil }
      guard let format = options.format ?? InputFormat(fileName: fileName) else { return .skipped(path: memberPath) }
      if reader.isEncrypted {
        let message = "\(memberPath): is locked with a password; unpack it first"
        return document(.failed(message), id: memberID, path: memberPath)
      }
      let stream = ByteStream(reader, path: memberPath, isCancelled: options.isCancelled)
      do {
        return try start(stream, format, id: memberID, path: memberPath)
      } catch {
        return document(.failed(error.description), id: memberID, path: memberPath)
      }
    } catch {
      archive = nil
      return document(.failed(error.description), id: id, path: path)
    }
  }

  private mutating func start(
    _ stream: ByteStream, _ format: InputFormat, id: String, path: String
  ) throws(FileError) -> Found? {
    guard format == .text || format == .html else {
      open = try OpenFile(stream, format: format, id: id, path: path, options: options)
      return nil
    }
    let bytes = try stream.rest(limit: options.maxDocument)
    let label = FileLocation(path).label
    return document(
      bytes.map { .bytes($0, format) } ?? .failed(tooLong(label, options.maxDocument)), id: id, path: path)
  }

  private func document(_ content: PendingDocument.Content, id: String, path: String) -> Found {
    .document(
      PendingDocument(
        id: id, path: path, place: FileLocation(path).label, content: content, options: options))
  }
}
