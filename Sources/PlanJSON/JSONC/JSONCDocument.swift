#if JSONC
  import CJSONC

  /// A document that the system's json-c has taken apart.
  ///
  /// The one file that calls json-c. What makes its pointers safe:
  ///
  /// - **Lifetime.** The tree is made and freed by this class alone (`json_object_put` in `deinit`), json-c never changes it
  ///   in between, and every ``JSONCValue`` keeps this object; texts are copied out before a call returns.
  /// - **Bounds.** A chunk is given with its length; strings are read with the length that json-c tells; an element is asked
  ///   for below the array's own count.
  /// - **One thread.** `json_object_to_json_string_ext` writes into a buffer of the node, so that a document is neither
  ///   `Sendable` nor shared: the engine that reads it is its only owner.
  @safe final class JSONCDocument {
    /// The tree; nil is json-c's way to say null.
    private let tree: OpaquePointer?

    /// Reads a whole source.
    ///
    /// - Throws: ``JSONError`` where json-c refuses the document; what the source throws.
    init(_ source: inout any ByteSource, maximumDepth: Int) throws {
      // Not one level of json-c's own is a level of the document.
      guard let tokener = unsafe json_tokener_new_ex(Int32(clamping: maximumDepth + 1)) else {
        throw JSONError(.refused("out of memory"), byte: 0)
      }
      defer { unsafe json_tokener_free(tokener) }
      unsafe json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8)
      var chunks = ChunkReader(source)
      unsafe tree = try Self.parse(tokener, &chunks)
      // What throws here runs `deinit`, as all properties are set: the tree is freed.
      try chunks.expectSpace()
    }

    deinit {
      unsafe json_object_put(tree)
    }

    var root: JSONCValue { unsafe JSONCValue(document: self, pointer: tree) }

    private static func parse(
      _ tokener: UnsafeMutablePointer<json_tokener>, _ chunks: inout ChunkReader
    ) throws -> OpaquePointer? {
      while true {
        let chunk = try chunks.next()
        // A number that ends the document ends only at a NUL.
        let bytes = chunk.isEmpty ? [0] : chunk
        let value = unsafe bytes.withUnsafeBytes { buffer in
          unsafe json_tokener_parse_ex(
            tokener, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
        }
        let consumed = unsafe json_tokener_get_parse_end(tokener)
        switch unsafe json_tokener_get_error(tokener) {
        case json_tokener_success:
          chunks.putBack(chunk.dropFirst(consumed))
          return unsafe value
        case json_tokener_continue:
          if chunk.isEmpty { throw JSONError(.expected(.value, found: nil), byte: chunks.byte) }
        case json_tokener_error_parse_eof where chunk.isEmpty:
          throw JSONError(.expected(.value, found: nil), byte: chunks.byte)
        case let error:
          let reason = unsafe json_tokener_error_desc(error).map { unsafe String(cString: $0) } ?? "no reason given"
          throw JSONError(.refused(reason), byte: chunks.byte - chunk.count + consumed)
        }
      }
    }
  }

  /// One value of a document.
  @safe struct JSONCValue {
    private let document: JSONCDocument
    private let pointer: OpaquePointer?

    fileprivate init(document: JSONCDocument, pointer: OpaquePointer?) {
      self.document = document
      unsafe self.pointer = unsafe pointer
    }

    var kind: JSONKind {
      switch unsafe json_object_get_type(pointer) {
      case json_type_object: .object
      case json_type_array: .array
      case json_type_string: .string
      case json_type_int, json_type_double: .number
      case json_type_boolean: .boolean
      default: .null
      }
    }

    /// The text of a string.
    ///
    /// What is not UTF-8 in it, which json-c lets pass, becomes U+FFFD.
    var string: String {
      let count = unsafe Int(json_object_get_string_len(pointer))
      guard let start = unsafe json_object_get_string(pointer) else { return "" }
      return unsafe String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// A number as json-c spells it.
    var literal: String {
      guard let text = unsafe json_object_to_json_string_ext(pointer, JSON_C_TO_STRING_PLAIN) else { return "" }
      return unsafe String(cString: text)
    }

    var boolean: Bool { unsafe json_object_get_boolean(pointer) != 0 }

    /// The members of an object in the order of the text, the last of those with one key in the place of the first.
    var members: [(key: String, value: JSONCValue)] {
      guard kind == .object else { return [] }
      var members: [(key: String, value: JSONCValue)] = []
      var iterator = unsafe json_object_iter_begin(pointer)
      var end = unsafe json_object_iter_end(pointer)
      while unsafe json_object_iter_equal(&iterator, &end) == 0 {
        if let key = unsafe json_object_iter_peek_name(&iterator) {
          let value = unsafe JSONCValue(document: document, pointer: json_object_iter_peek_value(&iterator))
          members.append((unsafe String(cString: key), value))
        }
        unsafe json_object_iter_next(&iterator)
      }
      return members
    }

    /// The elements of an array.
    var elements: [JSONCValue] {
      guard kind == .array else { return [] }
      return unsafe (0..<json_object_array_length(pointer)).map {
        unsafe JSONCValue(document: document, pointer: json_object_array_get_idx(pointer, $0))
      }
    }
  }
#endif
