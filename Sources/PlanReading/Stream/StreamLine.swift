import PlanJSON
import PlanModel

/// One line of an input that holds a stream.
enum StreamLine {
  case event(StreamEvent)
  /// An event that is not whole: the line was cut, or two programs wrote into it.
  case broken(JSONError)
  /// An event that is not what its type says.
  case malformed(MalformedMember)
  /// A line of something else: a wrapper's log, what a provisioner prints.
  case noise
  case blank

  /// Tells what a line is.
  ///
  /// - Parameter bytes: the line without its end and its colours.
  init(_ bytes: Span<UInt8>) {
    let start = bytes.skippingSpaces(from: 0, to: bytes.count)
    if start == bytes.count {
      self = .blank
    } else if bytes[start] == UInt8(ascii: "{") {
      self = StreamLine(object: bytes)
    } else if let glued = bytes.position(of: StreamLine.beginning, from: start) {
      self = .broken(JSONError(.expected(.value, found: bytes[start]), byte: glued))
    } else {
      self = .noise
    }
  }

  /// How every engine begins an event.
  private static let beginning: StaticString = #"{"@level":"#

  private init(object bytes: Span<UInt8>) {
    let fragment: JSONFragment
    var copy: [UInt8] = []
    copy.append(bytes, 0..<bytes.count)
    do {
      fragment = try JSON.check(copy)
    } catch {
      self = bytes.position(of: StreamLine.beginning) == nil ? .noise : .broken(error)
      return
    }
    let object = fragment.node
    guard let type = object["type"]?.string else {
      // A record of an engine's log, or an object of somebody's.
      self = object["@message"] == nil ? .noise : .event(.other)
      return
    }
    do throws(MalformedMember) {
      if let duplicate = object.duplicates.first {
        throw MalformedMember(duplicate.path, .onlyOne, byte: duplicate.byte)
      }
      self = .event(try EventReader(object).read(type))
    } catch {
      self = .malformed(error)
    }
  }
}
