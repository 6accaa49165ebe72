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
            } catch {
                context.report(error)
            }
        }
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
