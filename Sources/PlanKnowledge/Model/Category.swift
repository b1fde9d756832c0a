/// What a resource is to those who depend on it.
public enum Category: String, Sendable, Hashable, CaseIterable {
  case database
  case objectStorage = "object-storage"
  case blockStorage = "block-storage"
  case fileStorage = "file-storage"
  case cache
  case queue = "queue/stream"
  case search
  case dataWarehouse = "data-warehouse"
  case keyManagement = "key-management"
  case secret
  case dns
  case certificate
  case identity
  case networkBackbone = "network-backbone"
  case entrypoint = "load-balancer/entrypoint"
  case computeCluster = "compute-cluster"
  case statefulCompute = "compute-stateful"
  case registry = "registry/repo"
  case observabilityStore = "observability-store"
  case backupVault = "backup-vault"
  case email = "email/domain"
  case stateBackend = "state-backend"
  /// Its removal takes a safeguard away.
  case protection
  case config

  /// Whether a destroy loses something that creating it again does not bring back: data, keys, identities, names.
  public var isStateful: Bool {
    switch self {
    case .database, .objectStorage, .blockStorage, .fileStorage, .cache, .queue, .search, .dataWarehouse,
      .keyManagement, .secret, .registry, .observabilityStore, .backupVault, .statefulCompute, .stateBackend, .identity,
      .dns:
      true
    case .certificate, .networkBackbone, .entrypoint, .computeCluster, .email, .protection, .config: false
    }
  }

  /// The category in words, as a finding calls a resource of it.
  public var words: String {
    switch self {
    case .database: "database"
    case .objectStorage: "object storage"
    case .blockStorage: "block storage"
    case .fileStorage: "file storage"
    case .cache: "cache"
    case .queue: "queue or stream"
    case .search: "search index"
    case .dataWarehouse: "data warehouse"
    case .keyManagement: "encryption key"
    case .secret: "secret"
    case .dns: "DNS"
    case .certificate: "certificate"
    case .identity: "identity"
    case .networkBackbone: "network backbone"
    case .entrypoint: "entry point"
    case .computeCluster: "compute cluster"
    case .statefulCompute: "stateful compute"
    case .registry: "registry or repository"
    case .observabilityStore: "store of logs and metrics"
    case .backupVault: "backup vault"
    case .email: "mail domain"
    case .stateBackend: "state backend"
    case .protection: "safeguard"
    case .config: "configuration"
    }
  }
}
