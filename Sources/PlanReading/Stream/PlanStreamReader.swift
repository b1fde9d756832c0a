import PlanModel

/// Reads what `plan -json` prints: a line an event, without values.
///
/// It takes bytes piece by piece, in one pass, and keeps of them only what the plan says. Lines that are no events are
/// passed over and counted. Several streams one after another are several plans; where the lines of several are mixed,
/// nothing says whose they are, and all of it is refused.
///
/// - Engines: Terraform 0.15.2 to 1.16, OpenTofu 1.6 to 1.13. What a stream does not carry is ``PlanModel/Value/notShown``:
///   all values, the paths that force a replacement, its order, the keys of deposed objects.
struct PlanStreamReader {
  private let file: String
  private var splitter = LineSplitter()
  private var lines: StreamLines

  /// - Parameter file: the file as it was typed, for diagnostics; `-` is standard input.
  init(file: String) {
    self.file = file
    lines = StreamLines(file: file)
  }

  /// Takes the next bytes, UTF-8, cut anywhere.
  mutating func take(_ bytes: Span<UInt8>) {
    splitter.take(bytes) { lines.take($0) }
  }

  /// Ends the input.
  ///
  /// - Returns: nil where it holds no event of a plan.
  mutating func finish() -> InputContents? {
    splitter.finish { lines.take($0) }
    return lines.finish()
  }
}

/// Gives each event to the stream that it is of.
private struct StreamLines {
  private let file: String
  private var number = 0
  private var noise: StreamNoise
  private var current: StreamAssembly?
  private var finished: [Plan] = []
  private var mixture: StreamMixture?

  init(file: String) {
    self.file = file
    noise = StreamNoise(file: file)
  }

  mutating func take(_ line: Span<UInt8>) {
    number += 1
    switch StreamLine(line) {
    case .blank: break
    case .noise: noise.take(line, number: number)
    case .event(let event): take(event)
    case .broken(let error): take(.broken(error))
    case .malformed(let error): take(.malformed(error))
    }
  }

  private mutating func take(_ error: JSONLineError) {
    if mixture != nil { return }
    begin()
    current?.take(error, line: number)
  }

  private mutating func begin() {
    if current == nil { current = StreamAssembly(file: file, firstLine: number) }
  }

  private mutating func take(_ event: StreamEvent) {
    if mixture != nil {
      mixture?.take(event)
      return
    }
    switch (event, current?.belonging(of: event)) {
    // An engine's log may stand before its stream.
    case (.other, nil): return
    case (_, nil), (_, .here?): begin()
    case (_, .nextStream?):
      close()
      begin()
    case (_, .otherStream?):
      mixture = StreamMixture(file: file, line: number, plans: finished + [current?.plan].compactMap(\.self))
      mixture?.take(event)
      return
    }
    current?.take(event, line: number)
  }

  private mutating func close() {
    if let plan = current?.finish(lastLine: number) { finished.append(plan) }
    current = nil
  }

  mutating func finish() -> InputContents? {
    if var mixed = mixture?.plan {
      mixed.diagnostics += noise.errors
      return .plans([mixed])
    }
    close()
    guard !finished.isEmpty else { return nil }
    if let note = noise.note { finished[0].diagnostics.append(note) }
    if finished.count > 1 || noise.units.count > 1 {
      finished[0].diagnostics += noise.errors
      return .unnamedPlans(finished, UnnamedPlans(file: file, form: .streams).diagnostic)
    }
    // With one unit alone, whatever Terragrunt says is of it.
    finished[0].diagnostics += noise.errors
    if !noise.errors.isEmpty { finished[0].isErrored = true }
    return .plans(finished)
  }
}
