import CMalloc
import Foundation
package import GRDB

/// What a store needs now and then: bodies that nobody names any more, and transfers that nobody ends, go, and an idle
/// log is copied back.
package struct Housekeeping: Sendable {
    /// A body is adopted within seconds of being staged; two minutes leave room for a slow disk.
    private static let grace: TimeInterval = 120
    let context: HeadContext
    let upkeep: @Sendable (Database) throws -> Bool

    /// Made for one head.
    package init(context: HeadContext, upkeep: @escaping @Sendable (Database) throws -> Bool) {
        self.context = context
        self.upkeep = upkeep
    }

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
                try await maintain()
                try await store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
                try await giveBackMemory()
            } catch {
                context.report(error)
            }
        }
    }

    /// What a burst of work has left in the allocator's free lists goes back to the system once there is no work.
    ///
    /// glibc returns only what lies at the end of its heap by itself: after 10,000 reports the heads kept 30 MB more.
    private func giveBackMemory() async throws {
        guard try await context.store.pool.read({ try TaskTable.isIdle(in: $0) }) else { return }
        context.store.pool.releaseMemoryEventually()
        malloc_trim(0)
    }

    /// Does the stage's upkeep in small steps, each a commit of its own, and stops as soon as there is work.
    package func maintain() async throws {
        let upkeep = upkeep
        var isLeft = true
        while isLeft, !Task.isCancelled {
            isLeft = try await context.store.committer.commit { db in
                try TaskTable.isIdle(in: db) && upkeep(db)
            }
        }
    }
}
