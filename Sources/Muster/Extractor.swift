import Records
import Text

/// Reads documents: the face of the library.
///
/// Load once, use from as many threads as you like.
public struct Extractor: Sendable {
  public let options: ExtractionOptions

  /// - Throws: an error that names the file and line where a gazetteer or language pack cannot be read.
  public init(_ options: ExtractionOptions = ExtractionOptions()) throws {
    self.options = options
  }

  /// Everything Muster reads out of a document. Never fails: what cannot be read is left out.
  public func extract(_ document: Document) -> Extraction {
    Extraction(
      document: DocumentRecord(
        id: document.id, path: document.path, title: document.title, language: document.language,
        published: document.published))
  }
}
