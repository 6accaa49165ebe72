import Foundation
import GRDB
import Messages
import StageKit
import Synchronization
import Testing

/// Work that waits, by the hundred: it must not take every thread there is, for those it waits for need one too.
@Suite struct BlockingTests {
    private final class Load: Sendable {
        private let state = Mutex((now: 0, most: 0))

        var most: Int { state.withLock { $0.most } }

        func enter() {
            state.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
        }

        func leave() { state.withLock { $0.now -= 1 } }
    }

    @Test(.timeLimit(.minutes(5))) func `a thousand readers that wait and a thousand that do not all come to an end`()
        async throws
    {
        let home = try Home()
        let store = try home.store()
        let total = try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<1000 {
                group.addTask { try await store.read { try Int64.fetchOne($0, sql: "SELECT 1") ?? 0 } }
                group.addTask { try await store.pool.read { try Int64.fetchOne($0, sql: "SELECT 1") ?? 0 } }
            }
            return try await group.reduce(0, +)
        }
        #expect(total == 2000)
    }

    @Test func `no more of it runs at a time than there is room for, and each gives its own result`() async throws {
        let load = Load()
        let results = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<500 {
                group.addTask {
                    try await Blocking.run {
                        load.enter()
                        usleep(200)
                        load.leave()
                        return number
                    }
                }
            }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(results.count == 500)
        #expect(load.most <= Blocking.width)
    }

    @Test func `what fails fails alone`() async throws {
        struct Failed: Error {}
        await #expect(throws: Failed.self) { try await Blocking.run { throw Failed() } }
        #expect(try await Blocking.run { 1 } == 1)
    }
}
