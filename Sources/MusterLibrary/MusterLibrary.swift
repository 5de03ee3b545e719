import CMuster
import Foundation
import Muster
import Writers

// The functions of muster.h. The compiler checks their signatures against it.

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func muster_version() -> UnsafePointer<CChar>? { versionBytes }

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func muster_open(_ options: UnsafePointer<CChar>?) -> OpaquePointer? {
  reportingErrors {
    var options = try ExtractionOptions(JSONOptions(options, "the options", ExtractionOptions.names))
    if options.resources == nil { options.resources = resourcesBesideLibrary }
    return OpaquePointer(Unmanaged.passRetained(ExtractorBox(try Extractor(options))).toOpaque())
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func muster_extract(
  _ extractor: OpaquePointer?, _ text: UnsafePointer<CChar>?, _ length: Int, _ details: UnsafePointer<CChar>?,
  _ resultLength: UnsafeMutablePointer<Int>?
) -> UnsafeMutablePointer<CChar>? {
  reportingErrors {
    guard let extractor else { throw Misuse("muster_extract was given no extractor; call muster_open first") }
    guard text != nil || length == 0 else { throw Misuse("muster_extract was given no text, but a length") }
    let bytes = UnsafeBufferPointer(start: text, count: length)
    guard let source = bytes.withMemoryRebound(to: UInt8.self, { SourceText(utf8: Array($0)) }) else {
      throw Misuse("the text is not UTF-8; convert it first, for example with iconv")
    }
    var document = Document(id: "", text: source)
    if let details { try document.set(JSONOptions(details, "the details", Document.names)) }
    let box = Unmanaged<ExtractorBox>.fromOpaque(UnsafeRawPointer(extractor)).takeUnretainedValue()
    return try copy(ExtractionJSON.object(box.extractor.extract(document)), resultLength)
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func muster_close(_ extractor: OpaquePointer?) {
  guard let extractor else { return }
  Unmanaged<ExtractorBox>.fromOpaque(UnsafeRawPointer(extractor)).release()
}

/// What a `muster_extractor` is.
private final class ExtractorBox: Sendable {
  let extractor: Extractor
  init(_ extractor: Extractor) { self.extractor = extractor }
}

/// A call that breaks the rules of the header.
struct Misuse: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// The folder Gazetteers in the library's own folder, unless the environment names another.
private var resourcesBesideLibrary: String? {
  guard ProcessInfo.processInfo.environment["MUSTER_GAZETTEERS"] == nil, let path = muster_library_path() else {
    return nil
  }
  let folder = URL(fileURLWithPath: String(cString: path)).resolvingSymlinksInPath().deletingLastPathComponent()
  let resources = folder.appendingPathComponent("Gazetteers").path
  return FileManager.default.fileExists(atPath: resources) ? resources : nil
}

private nonisolated(unsafe) let versionBytes = UnsafePointer(strdup(musterVersion))

private func reportingErrors<Result>(_ body: () throws -> Result) -> Result? {
  do {
    return try body()
  } catch {
    muster_set_last_error("\(error)")
    return nil
  }
}

/// The bytes in memory of C's, with a zero behind them.
private func copy(
  _ bytes: [UInt8], _ length: UnsafeMutablePointer<Int>?
) throws -> UnsafeMutablePointer<CChar> {
  guard let memory = malloc(bytes.count + 1) else { throw Misuse("out of memory") }
  bytes.withUnsafeBytes { memory.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
  let result = memory.bindMemory(to: CChar.self, capacity: bytes.count + 1)
  result[bytes.count] = 0
  length?.pointee = bytes.count
  return result
}
