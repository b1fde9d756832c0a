/// A part that few values have, kept beside them: one that is absent takes the room of a pointer.
///
/// Plans hold tens of thousands of changes, of which hardly any was moved, imported or is lost.
@propertyWrapper
public struct Rare<Contents: Sendable>: Sendable {
  private indirect enum Box {
    case empty
    case full(Contents)
  }

  private var box: Box

  /// Takes a part, or none.
  public init(wrappedValue: Contents?) {
    box = wrappedValue.map { .full($0) } ?? .empty
  }

  /// The part, where there is one.
  public var wrappedValue: Contents? {
    get {
      switch box {
      case .empty: nil
      case .full(let contents): contents
      }
    }
    set { self = Rare(wrappedValue: newValue) }
  }
}
