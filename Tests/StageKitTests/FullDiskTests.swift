import Foundation
import GRDB
import Links
import Messages
import StageKit
import Testing
import ZeroMQ

/// A store that can't grow: SQLite says SQLITE_FULL at its page limit as it does on a full disk.
@Suite struct FullDiskTests {
    /// Lets the store have so many pages more than it has; nil lets it grow as it likes.
    private func limit(_ store: Store, more: Int?) async throws {
        try await store.pool.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(more.map { pages + $0 } ?? 1_000_000)")
        }
    }

    private func insert(_ store: Store, _ bytes: Int) async throws {
        try await store.committer.commit { db in
            try db.execute(
                sql: "INSERT INTO effect (subject) VALUES (?)", arguments: [String(repeating: "x", count: bytes)])
        }
    }

    @Test func `a commit that finds no room fails with what to do, and the next one with room goes through`()
        async throws
    {
        let home = try Home()
        let store = try home.store()
        try await insert(store, 10)
        try await limit(store, more: 2)
        let error = await #expect(throws: StoreError.self) { try await insert(store, 100_000) }
        #expect(error?.code == .noSpace)
        #expect(error?.description.contains(store.url.path) == true)
        #expect(error?.hint?.contains("Free some space") == true)
        #expect(error?.isFinal == false)
        #expect(store.trouble?.code == .noSpace)
        #expect(try await store.number("SELECT count(*) FROM effect") == 1)
        try await limit(store, more: nil)
        try await insert(store, 100_000)
        #expect(try await store.number("SELECT count(*) FROM effect") == 2)
        #expect(
            try await within(.seconds(300)) { while store.trouble != nil, !Task.isCancelled { await Task.yield() } })
    }

    @Test func `a full head acks nothing, says so in its status, and goes on by itself`() async throws {
        let bench = try Bench()
        let source = try await bench.source()
        let middle = try await bench.middle()
        let store = middle.context.store
        try await limit(store, more: 8)
        try await source.start()
        try await middle.start()
        for number in 0..<40 {
            try await bench.send("\(number)", Data(repeating: UInt8(number), count: 10_000), from: source)
        }
        let reactor = try bench.home.reactor()
        let client = try await QueryClient(
            on: reactor, to: bench.home.endpoint("parse.query"), options: SocketOptions())
        let isPaused = try await within(.seconds(300)) {
            while !Task.isCancelled {
                let (status, _) = try await client.ask(Question.status, [String: String](), as: StageStatus.self)
                if status.paused?.contains("is full") == true { return }
                await Task.yield()
            }
        }
        #expect(isPaused)
        #expect(bench.trouble.all.contains { $0.contains("parse.sqlite is full") && $0.contains("Free some space") })
        let taken = try await store.number("SELECT count(*) FROM task")
        #expect(try await source.context.store.number("SELECT count(*) FROM outbox") >= 40 - taken)
        try await limit(store, more: nil)
        try await store.wait(until: "SELECT count(*) FROM task", is: 40)
        try await source.context.store.wait(until: "SELECT count(*) FROM outbox", is: 0)
        let isOver = try await within(.seconds(300)) {
            while !Task.isCancelled {
                let (status, _) = try await client.ask(Question.status, [String: String](), as: StageStatus.self)
                if status.paused == nil { return }
                await Task.yield()
            }
        }
        #expect(isOver)
        await client.close()
        await reactor.stop()
        try await middle.stop()
        try await source.stop()
    }
}
