// swift-tools-version: 6.2
import PackageDescription

// A package of its own, which only `Fuzzing/run` builds: its programs have libFuzzer's `main`. The modules are links into
// the real sources, so that they are instrumented and their inner parts can be reached.
let package = Package(
  name: "planlint-fuzzing",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "PlanModel"),
    .target(name: "PlanJSON", dependencies: ["PlanModel"]),
    .target(name: "PlanHCL", dependencies: ["PlanModel"]),
    .systemLibrary(name: "CSystem"),
    .target(name: "PlanPlatform", dependencies: ["CSystem"]),
    .target(name: "PlanReading", dependencies: ["PlanModel", "PlanJSON", "PlanHCL", "PlanPlatform"]),
    .executableTarget(name: "FuzzJSON", dependencies: ["PlanJSON", "PlanModel"]),
    .executableTarget(name: "FuzzAddress", dependencies: ["PlanModel"]),
    .executableTarget(name: "FuzzHCL", dependencies: ["PlanHCL", "PlanModel"]),
    .executableTarget(name: "FuzzText", dependencies: ["PlanReading", "PlanModel"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility", "NonisolatedNonsendingByDefault",
  ].map { .enableUpcomingFeature($0) }
}
