#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import PlanJSON
import PlanModel
import PlanReading

/// How far the text reader goes with a text: its own speed, without what planlint does with a plan.
enum Depth: String, CaseIterable {
  /// Read the plans; the bodies of changes stay bytes.
  case plans
  /// Also make values of both sides of every change.
  case values
}

struct Counter {
  private(set) var changes = 0
  private(set) var entries = 0

  mutating func count(_ plan: Plan, depth: Depth) {
    changes += plan.changes.count
    guard depth == .values else { return }
    for change in plan.changes {
      let sides = change.values()
      entries += (sides.before.mapping?.entries.count ?? 0) + (sides.after.mapping?.entries.count ?? 0)
    }
  }
}

@main
enum Main {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let depth = Depth(rawValue: arguments[2]) else {
      print("usage: text PLAN \(Depth.allCases.map(\.rawValue).joined(separator: "|"))")
      exit(2)
    }
    let descriptor = open(arguments[1], O_RDONLY)
    guard descriptor >= 0 else { exit(2) }
    var source = FunctionSource { buffer in buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    }
    do {
      try run(&source, depth: depth)
    } catch {
      print(error)
      exit(1)
    }
  }

  private static func run(_ source: inout FunctionSource, depth: Depth) throws {
    var reader = PlanTextReader(file: "-")
    while true {
      let chunk = try source.nextChunk()
      if chunk.isEmpty { break }
      reader.take(chunk.span)
    }
    var counter = Counter()
    for plan in reader.finish().plans { counter.count(plan.plan, depth: depth) }
    print("\(counter.changes) changes, \(counter.entries) entries")
  }
}
