// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that who builds planlint does not build this. The modules are links into the real sources:
// what is measured is not all part of the library's products.
let package = Package(
  name: "planlint-benchmarks",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "PlanModel"),
    .target(name: "PlanJSON", dependencies: ["PlanModel"]),
    .target(name: "PlanHCL", dependencies: ["PlanModel"]),
    .systemLibrary(name: "CSystem"),
    .target(name: "PlanPlatform", dependencies: ["CSystem"]),
    .target(name: "PlanReading", dependencies: ["PlanModel", "PlanJSON", "PlanHCL", "PlanPlatform"]),
    .executableTarget(name: "scan", dependencies: ["PlanJSON", "PlanModel"]),
    .executableTarget(name: "text", dependencies: ["PlanReading", "PlanJSON", "PlanModel"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility", "NonisolatedNonsendingByDefault",
  ].map { .enableUpcomingFeature($0) }
}
