import Foundation
import GRDB
import Links
import Messages
import StageKit
import Synchronization
import Testing
import ZeroMQ

/// Damage that shows only while a head is at work.
@Suite struct StoreDamageTests {
    /// A closed store whose rows in the middle are overwritten.
    private func damage(_ store: Store) async throws {
        try await store.committer.commit { db in
            for number in 0..<300 {
                try db.execute(
                    sql: "INSERT INTO effect (subject) VALUES (?)",
                    arguments: ["\(number)" + String(repeating: "x", count: 3000)])
            }
        }
        try store.close()
        let file = try FileHandle(forWritingTo: store.url)
        try file.seek(toOffset: 100 * 4096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 40_960))
        try file.close()
    }

    @Test func `a commit that meets damage is refused, names the store, and ends the head`() async throws {
        let home = try Home()
        try await damage(home.store())
        let ends = Mutex<[StoreError]>([])
        let store = try Store(.parse, home: home.url, migrations: [.effects]) { error in
            ends.withLock { $0.append(error) }
        }
        let error = await #expect(throws: StoreError.self) {
            try await store.committer.commit { try $0.execute(sql: "UPDATE effect SET subject = subject || '!'") }
        }
        #expect(error?.code == .corrupt)
        #expect(error?.description.contains(store.url.path) == true)
        #expect(error?.hint?.contains("backup") == true)
        #expect(ends.withLock { $0.map(\.code) } == [.corrupt])
        #expect(try await store.strings("SELECT substr(subject, 1, 2) FROM effect WHERE id = 1") == ["0x"])
    }

    @Test func `a question that meets damage is answered with the store's name and what to do`() async throws {
        let bench = try Bench()
        try await damage(bench.home.store(.ingest))
        var plan = HeadPlan(
            stage: .ingest, migrations: [.effects], retention: .untilSettled, admission: .only([:]), upstreams: [:],
            accept: { _, _, _ in })
        plan.questions = { context in
            ["length": { _ in try Reply(try await context.store.number("SELECT sum(length(subject)) FROM effect")) }]
        }
        let head = try await Head(plan, bench.configuration(.ingest), report: bench.trouble.note)
        try await head.start()
        let client = try await QueryClient(
            on: head.sharedReactor, to: bench.home.endpoint("ingest.query"), options: SocketOptions())
        let error = await #expect(throws: LinkError.self) {
            _ = try await client.ask("length", [String: String](), within: .seconds(300), as: Int64.self)
        }
        #expect(error?.code == .failed)
        #expect(error?.message.contains("ingest.sqlite is damaged") == true)
        #expect(error?.message.contains("backup") == true)
        await client.close()
        try await head.stop()
    }
}
