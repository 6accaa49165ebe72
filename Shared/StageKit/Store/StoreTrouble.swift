import Foundation
import GRDB
import Links
import Synchronization

/// What keeps a store from being written at present, for whoever asks how the stage is doing.
///
/// It is set by a commit that fails. Small commits may go through on a full disk, so one that does takes it away only
/// once none has failed for a while.
final class StoreTrouble: Sendable {
    /// Longer than a link waits before it tries again.
    private static let patience: Duration = .seconds(3)

    private struct State {
        var error: StoreError?
        var failed = Instant.now
        var isOver = true
    }

    private let state = Mutex(State())

    /// What commits failed with lately, as far as the disk is to blame.
    var current: StoreError? {
        state.withLock { $0.isOver && .now - $0.failed > Self.patience ? nil : $0.error }
    }

    /// Notes the end of a commit; nil means that it went through, or that the disk is not to blame.
    func note(_ error: StoreError?) {
        state.withLock { state in
            state.isOver = error == nil
            guard let error else { return }
            state.error = error
            state.failed = .now
        }
    }
}

extension StoreFile {
    /// Says what an error of the disk means for the store, and what to do; nil for other errors.
    func named(_ error: any Error) -> StoreError? {
        if let error = error as? StoreError { return error }
        if let error = error as? BlobError {
            return switch error.code {
            case .noSpace: full(error)
            case .syncFailed: unconfirmed(error)
            default: nil
            }
        }
        guard let error = error as? DatabaseError else { return nil }
        if error.tellsDamage { return damage(error.message ?? "\(error)", cause: error) }
        switch (error.resultCode, error.extendedResultCode) {
        case (.SQLITE_FULL, _): return full(error)
        case (_, .SQLITE_IOERR_FSYNC), (_, .SQLITE_IOERR_DIR_FSYNC): return unconfirmed(error)
        case (.SQLITE_IOERR, _):
            return StoreError(
                .disk, "the disk of the store \(url.path) fails: \(error.message ?? "\(error)")",
                hint: "Check the disk (dmesg, smartctl); it is tried again.", cause: error, file: url.path)
        default: return nil
        }
    }

    private func full(_ error: any Error) -> StoreError {
        StoreError(
            .noSpace, "the disk of the store \(url.path) is full",
            hint: "Free some space on it; the work goes on by itself. Nothing that was taken is lost.", cause: error,
            file: url.path)
    }

    private func unconfirmed(_ error: any Error) -> StoreError {
        StoreError(
            .syncFailed, "the disk did not confirm a write to \(url.path) (fsync failed)",
            hint: "Check the disk; the service starts again and goes on from its last commit.", cause: error,
            file: url.path)
    }
}
