import Foundation
import GRDB

/// What a store needs now and then: bodies that nobody names any more, and transfers that nobody ends, go, and an idle
/// log is copied back.
struct Housekeeping: Sendable {
    /// A body is adopted within seconds of being staged; two minutes leave room for a slow disk.
    private static let grace: TimeInterval = 120
    let context: HeadContext

    func run() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(60))
            guard !Task.isCancelled else { return }
            let store = context.store
            do {
                try await Blocking.run {
                    try store.collectBodies(olderThan: Self.grace)
                    try store.blobs.sweepPartials()
                }
                try await store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
            } catch {
                context.report(error)
            }
        }
    }
}
