// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "planlint",
  platforms: [.macOS(.v15)],
  products: [
    .library(
      name: "PlanLint",
      targets: [
        "PlanLint", "PlanModel", "PlanJSON", "PlanReading", "PlanAnalysis", "PlanKnowledge", "PlanPolicy", "PlanReport",
      ]),
    .executable(name: "planlint", targets: ["PlanLintCommand"]),
  ],
  traits: [
    .trait(
      name: "JSONC",
      description: "Adds a second JSON reader built on the system's json-c, for cross-checking."),
    .default(enabledTraits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CJSONC", pkgConfig: "json-c", providers: [.apt(["libjson-c-dev"]), .brew(["json-c"])]),

    .systemLibrary(name: "CSystem"),

    .target(name: "PlanModel"),
    .target(name: "PlanPlatform", dependencies: ["CSystem"]),
    .target(
      name: "PlanJSON",
      dependencies: ["PlanModel", .target(name: "CJSONC", condition: .when(traits: ["JSONC"]))]),
    .target(name: "PlanHCL", dependencies: ["PlanModel"]),
    .target(name: "PlanKnowledge", dependencies: ["PlanModel", "PlanHCL"], exclude: ["Facts"]),
    .target(name: "PlanReading", dependencies: ["PlanModel", "PlanJSON", "PlanHCL", "PlanPlatform"]),
    .target(name: "PlanAnalysis", dependencies: ["PlanModel", "PlanJSON", "PlanKnowledge", "PlanPlatform"]),
    .target(
      name: "PlanPolicy",
      dependencies: ["PlanModel", "PlanAnalysis", "PlanHCL", "PlanKnowledge", "PlanPlatform"]),
    .target(name: "PlanReport", dependencies: ["PlanModel", "PlanJSON", "PlanPlatform"]),
    .target(
      name: "PlanLint",
      dependencies: [
        "PlanModel", "PlanJSON", "PlanReading", "PlanAnalysis", "PlanKnowledge", "PlanPolicy", "PlanReport",
        "PlanPlatform",
      ]),
    .executableTarget(name: "PlanLintCommand", dependencies: ["PlanLint", "PlanPlatform"]),

    .target(name: "PlanTestSupport", dependencies: ["PlanModel"], path: "Tests/PlanTestSupport"),
    .testTarget(name: "PlanModelTests", dependencies: ["PlanModel", "PlanTestSupport"]),
    .testTarget(name: "PlanPlatformTests", dependencies: ["PlanPlatform", "PlanTestSupport"]),
    .testTarget(name: "PlanJSONTests", dependencies: ["PlanJSON", "PlanModel", "PlanTestSupport"]),
    .testTarget(name: "PlanHCLTests", dependencies: ["PlanHCL", "PlanModel", "PlanTestSupport"]),
    .testTarget(
      name: "PlanKnowledgeTests", dependencies: ["PlanKnowledge", "PlanHCL", "PlanModel", "PlanTestSupport"]),
    .testTarget(name: "PlanReadingTests", dependencies: ["PlanReading", "PlanJSON", "PlanModel", "PlanTestSupport"]),
    .testTarget(
      name: "PlanAnalysisTests",
      dependencies: ["PlanAnalysis", "PlanModel", "PlanJSON", "PlanReading", "PlanTestSupport"]),
    .testTarget(
      name: "PlanPolicyTests",
      dependencies: [
        "PlanPolicy", "PlanModel", "PlanHCL", "PlanAnalysis", "PlanKnowledge", "PlanReading", "PlanTestSupport",
      ]),
    .testTarget(name: "PlanReportTests", dependencies: ["PlanReport", "PlanModel", "PlanJSON", "PlanTestSupport"]),
    .testTarget(name: "PlanLintTests", dependencies: ["PlanLint", "PlanModel", "PlanTestSupport"]),
    .testTarget(
      name: "PlanLintCommandTests",
      dependencies: ["PlanLintCommand", "PlanLint", "PlanPlatform", "PlanTestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings =
    [
      "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility", "NonisolatedNonsendingByDefault",
    ].map { .enableUpcomingFeature($0) }
    + (target.type == .test ? [] : [.strictMemorySafety()])
}
