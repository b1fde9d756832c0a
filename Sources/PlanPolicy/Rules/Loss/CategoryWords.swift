import PlanKnowledge
import PlanModel

/// How a finding speaks of an object of a category.
struct CategoryWords {
  /// The object, as a sentence begins with it; nil where the type says more than the category does.
  let subject: Phrase?
  /// What is in it.
  let contents: Contents

  /// Whether an object made anew is without something that the old one had.
  enum Contents: Sendable {
    case data, nothing
  }

  init(of category: Category?) {
    (subject, contents) =
      switch category {
      case .database: ("A database", .data)
      case .objectStorage: ("An object store", .data)
      case .blockStorage: ("A disk", .data)
      case .fileStorage: ("A file system", .data)
      case .cache: ("A cache", .data)
      case .queue: ("A queue or stream", .data)
      case .search: ("A search index", .data)
      case .dataWarehouse: ("A part of a data warehouse", .data)
      case .keyManagement: ("An encryption key", .nothing)
      case .secret: ("A secret", .nothing)
      case .dns: ("A DNS zone or record", .nothing)
      case .certificate: ("A certificate", .nothing)
      case .identity: ("An identity or its rights", .nothing)
      case .networkBackbone: ("A part of the network", .nothing)
      case .entrypoint: ("An entry point", .nothing)
      case .computeCluster: ("A cluster or a part of one", .nothing)
      case .statefulCompute: ("A machine with what is on it", .data)
      case .registry: ("A registry or repository", .data)
      case .observabilityStore: ("A store of logs and metrics", .data)
      case .backupVault: ("A store of backups", .data)
      case .email: ("A mail domain or a part of it", .nothing)
      case .stateBackend: ("A store of states", .data)
      case .protection: ("A safeguard", .nothing)
      case .config, nil: (nil, .nothing)
      }
  }
}
