import PlanModel

/// The comment that opens a change: `# ADDRESS will be created`.
struct HeaderComment {
  /// What the comment says of the object.
  enum Verb: Equatable {
    case created, readDuringApply, updated, destroyed, forgotten, imported, deferred, invoked
    case replaced(ActionReason)
    /// It moved here, and nothing else happens to it.
    case moved(from: ResourceAddress)
    /// Of the note on changes outside of the engine.
    case changedOutside, deletedOutside
    /// The engine itself can't say it.
    case unsupported
  }

  var key: ChangeKey
  var verb: Verb
  /// Whether a replacement leaves the old object behind.
  var keepsOldObject = false

  /// Reads what follows the `#`.
  ///
  /// - Returns: nil where it is no such comment.
  init?(_ text: String) {
    guard let (address, rest) = try? ResourceAddress.prefix(of: Substring(text)) else { return nil }
    key = ChangeKey(address: address)
    var tail = rest
    if let (deposed, behind) = HeaderComment.deposedKey(tail) {
      key.deposed = deposed
      tail = behind
    }
    tail = tail.droppingTrailingSpaces
    if let bare = tail.dropping(suffix: " - older instance will not be destroyed (lifecycle.destroy = false)") {
      keepsOldObject = true
      tail = bare
    }
    if let verb = HeaderComment.verb(tail) {
      self.verb = verb
    } else if tail.hasSameBytes(as: " must be replaced, but the existing object will not be destroyed") {
      verb = .replaced(.replaceBecauseCannotUpdate)
      keepsOldObject = true
    } else if let moved = tail.dropping(prefix: " has moved to "),
      let (target, deposed) = HeaderComment.target(of: moved)
    {
      verb = .moved(from: address)
      key = ChangeKey(address: target, deposed: deposed)
    } else {
      return nil
    }
  }

  /// What a text behind an address says; it is compared as a whole, and no spelling of it has a letter beyond ASCII.
  private static func verb(_ tail: Substring) -> Verb? {
    switch tail {
    case " will be created": .created
    case " will be updated in-place": .updated
    case " will be destroyed": .destroyed
    case " must be replaced": .replaced(.replaceBecauseCannotUpdate)
    case " will be read during apply": .readDuringApply
    case " is tainted, so must be replaced", " is tainted, so it must be replaced": .replaced(.replaceBecauseTainted)
    case " will be replaced, as requested": .replaced(.replaceByRequest)
    case " will be replaced due to changes in replace_triggered_by": .replaced(.replaceByTriggers)
    case " will be imported": .imported
    case " has changed", " has been changed": .changedOutside
    case " has been deleted": .deletedOutside
    case " will be removed from the OpenTofu state but will not be destroyed",
      " will no longer be managed by Terraform, but will not be destroyed",
      " will be removed from Terraform state, but will not be destroyed":
      .forgotten
    case " was deferred": .deferred
    case " will be invoked": .invoked
    case " has an action the plan renderer doesn't support (this is a bug)": .unsupported
    case _: nil
    }
  }

  private static func deposedKey(_ text: Substring) -> (key: String, rest: Substring)? {
    guard let behind = text.dropping(prefix: " (deposed object "),
      let end = behind.utf8.firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    return (String(behind[..<end]), behind[behind.utf8.index(after: end)...])
  }

  private static func target(of text: Substring) -> (address: ResourceAddress, deposed: String?)? {
    guard let (address, rest) = try? ResourceAddress.prefix(of: text) else { return nil }
    if rest.isEmpty { return (address, nil) }
    guard let (deposed, behind) = deposedKey(rest), behind.isEmpty else { return nil }
    return (address, deposed)
  }
}

extension Substring {
  /// What follows a beginning, compared by bytes; nil where the text begins otherwise.
  func dropping(prefix: String) -> Substring? {
    guard utf8.starts(with: prefix.utf8) else { return nil }
    return Substring(utf8.dropFirst(prefix.utf8.count))
  }

  /// What stands before an end, compared by bytes; nil where the text ends otherwise.
  func dropping(suffix: String) -> Substring? {
    guard utf8.count >= suffix.utf8.count, utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else { return nil }
    return Substring(utf8.dropLast(suffix.utf8.count))
  }

  fileprivate var droppingTrailingSpaces: Substring {
    var rest = utf8
    while rest.last == UInt8(ascii: " ") { rest.removeLast() }
    return Substring(rest)
  }

  fileprivate func hasSameBytes(as text: String) -> Bool {
    utf8.count == text.utf8.count && utf8.elementsEqual(text.utf8)
  }
}
