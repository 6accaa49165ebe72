import Messages
import Synchronization

/// Which files of a store are staged in this process and not yet adopted: collecting passes them over, however long
/// the transaction that will name them takes to come.
final class StagingClaims: Sendable {
    private let counts = Mutex<[ContentHash: Int]>([:])

    /// Whether somebody holds a claim on that file.
    func contains(_ hash: ContentHash) -> Bool { counts.withLock { $0[hash] != nil } }

    /// Claims a file for as long as the claim is held.
    func claim(_ hash: ContentHash) -> StagingClaim {
        counts.withLock { $0[hash, default: 0] += 1 }
        return StagingClaim(hash, in: self)
    }

    fileprivate func end(_ hash: ContentHash) {
        counts.withLock { counts in
            let left = (counts[hash] ?? 1) - 1
            counts[hash] = left > 0 ? left : nil
        }
    }
}

/// Keeps one staged file from being collected; it ends when the last one who holds it lets go.
final class StagingClaim: Sendable {
    private let hash: ContentHash
    private let claims: StagingClaims

    fileprivate init(_ hash: ContentHash, in claims: StagingClaims) {
        self.hash = hash
        self.claims = claims
    }

    deinit { claims.end(hash) }
}
