import Foundation
import GRDB
import Links
import Messages
import StageKit
import Synchronization
import Testing

@Suite struct HousekeepingTests {
    private let home: Home
    private let context: HeadContext
    private let steps = StepCount()

    init() throws {
        home = try Home()
        let store = try home.store()
        context = HeadContext(
            store: store,
            outbox: try Outbox(store: store, retention: .untilSettled, admission: .only([:])),
            configuration: HeadConfiguration(home: home.url, links: [], bulk: [], query: [], upstreams: [:]),
            report: { _ in })
    }

    @Test func `upkeep goes on step by step until nothing is left`() async throws {
        try await housekeeping(steps: 5).maintain()
        #expect(steps.count == 5)
    }

    @Test func `upkeep gives way to work`() async throws {
        try await context.store.committer.commit { db in
            try TaskTable.add(
                kind: "parse", subject: "a", trace: nil, payload: Data("{}".utf8), content: nil, hugeFrom: 1 << 20,
                in: db)
        }
        try await housekeeping(steps: 5).maintain()
        #expect(steps.count == 0)
    }

    private func housekeeping(steps limit: Int) -> Housekeeping {
        let steps = steps
        return Housekeeping(context: context) { _ in steps.next() < limit }
    }
}

private final class StepCount: Sendable {
    private let number = Mutex(0)

    var count: Int { number.withLock { $0 } }

    func next() -> Int {
        number.withLock {
            $0 += 1
            return $0
        }
    }
}
