#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension PendingDocument {
  /// Hands over what tells, without decoding, whether the document is the one that an earlier run has read: its bytes,
  /// or the size of a file that is not open yet.
  package func withMark(_ body: (UnsafeRawBufferPointer) -> Void) {
    switch content {
    case .object(let bytes), .bytes(let bytes, _), .page(let bytes, _): bytes.withUnsafeBytes(body)
    case .fields(let fields): fields.text?.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    case .row(let cells, _): for cell in cells { cell.withUnsafeBytes(body) }
    case .file(let location, _):
      var status = stat()
      var size = location.withCPath { stat($0, &status) } == 0 ? Int64(status.st_size) : -1
      withUnsafeBytes(of: &size, body)
    case .failed: break
    }
  }
}
