/// Where the repository and its fixtures are, found from this file's place, so that tests run from any folder.
public enum Fixtures {
  /// The repository's root folder.
  public static let repository: String = {
    var folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    folder.removeLast(3)
    return folder.joined(separator: "/")
  }()

  /// The folder of the fixtures.
  public static var folder: String { repository + "/Fixtures" }
}
