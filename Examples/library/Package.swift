// swift-tools-version: 6.2
import PackageDescription

// A package that uses planlint as anybody's would, but for the path.
let package = Package(
  name: "library-example",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "planlint", path: "../..")],
  targets: [
    .executableTarget(name: "library-example", dependencies: [.product(name: "PlanLint", package: "planlint")])
  ]
)
