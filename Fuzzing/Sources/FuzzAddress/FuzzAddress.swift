import PlanModel

/// Any text as an address: what parses prints again as it stood, and parses to the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafeRawPointer, _ count: Int) -> CInt {
  let bytes = UnsafeRawBufferPointer(start: start, count: count)
  guard let text = String(validating: bytes, as: UTF8.self) else { return 0 }
  if let address = try? ResourceAddress(parsing: text) {
    let printed = address.description
    guard let again = try? ResourceAddress(parsing: printed) else { preconditionFailure("a printed address is none") }
    precondition(again == address, "an address comes back changed")
    precondition(again.description.hasSameBytes(as: printed), "an address prints in two ways")
  }
  if let path = try? ModulePath(parsing: text) {
    guard let again = try? ModulePath(parsing: path.description) else { preconditionFailure("a printed path is none") }
    precondition(again == path, "a module path comes back changed")
  }
  if let (address, rest) = try? ResourceAddress.prefix(of: Substring(text)) {
    precondition(text.utf8.suffix(rest.utf8.count).elementsEqual(rest.utf8), "the rest is no end of the text")
    _ = address.withoutKey.description
  }
  return 0
}
