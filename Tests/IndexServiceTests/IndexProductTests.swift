import Foundation
import GRDB
import Links
import Messages
import Testing
import ZeroMQ

@testable import IndexService
@testable import StageKit

/// What a broken worker of index may do to the archive: nothing.
@Suite struct IndexProductTests {
    private let store: Store
    private let stage = IndexStage()
    private let json: Data
    private let task: CommittedTask<ParsedReport>

    init() throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "index-product-\(UUID().uuidString)")
        store = try Store(
            .index, home: home, migrations: IndexArchive.migrations)
        let report = try makeReport(1, "某县司法局认真学习。")
        json = try JSONEncoder().encode(report)
        task = CommittedTask(
            input: ParsedReport(summary: ReportSummary(of: report), tags: []), subject: report.documentId, trace: nil,
            content: try BlobStore.hash(of: json), received: .now, attempts: 1)
    }

    private func commit(_ entry: IndexEntry) async throws -> Int {
        let (stage, task) = (stage, task)
        let body = try store.blobs.stage(bytes: entry.content)
        return try await store.committer.commit { db in
            try stage.commit(CommittedProduct(product: entry.record, body: body), of: task, to: db).count
        }
    }

    @Test func `the report of the task is indexed`() async throws {
        #expect(try await commit(IndexEntry(reportJSON: json)) == 1)
    }

    @Test func `the tail is flushed sooner while no other task waits`() async throws {
        let (stage, store) = (stage, store)
        func commit(_ numbers: Range<Int>) async throws -> Int? {
            for number in numbers {
                let report = try makeReport(number, "某县司法局认真学习\(number)。")
                let json = try JSONEncoder().encode(report)
                let entry = try IndexEntry(reportJSON: json)
                var task = task
                task.input = ParsedReport(summary: ReportSummary(of: report), tags: [])
                task.content = try BlobStore.hash(of: json)
                let (body, ready) = (try store.blobs.stage(bytes: entry.content), task)
                try await store.committer.commit { db in
                    _ = try stage.commit(CommittedProduct(product: entry.record, body: body), of: ready, to: db)
                }
            }
            return try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM posting_tail") }
        }
        #expect(try #require(await commit(0..<140)) < 128)
        try await store.committer.commit { db in
            for subject in ["a", "b"] {
                try TaskTable.add(
                    kind: "index", subject: subject, trace: nil, payload: Data("{}".utf8), content: nil,
                    hugeFrom: .max, later: false, in: db)
            }
        }
        #expect(try #require(await commit(140..<300)) > 128)
        try await store.committer.commit { try $0.execute(sql: "DELETE FROM task WHERE subject = 'b'") }
        #expect(try #require(await commit(300..<310)) < 128)
    }

    @Test func `a further index takes the report in, and tells nobody`() async throws {
        let plan = stage.plan(named: "index-2")
        #expect(plan.name == "index-2" && plan.upstreams == [.parse: [HandoffTopic.record]])
        let entry = try IndexEntry(reportJSON: json)
        let payload = Parcel(payload: Frame(try WireJSON.encode(task.input)))
        var finished = FinishedTask(
            DeliveredItem(seq: 1, topic: HandoffTopic.record, subject: task.subject, trace: nil, parcel: payload))
        finished.content = task.content
        let product = StoredProduct(
            payload: try WireJSON.encode(entry.record), body: try store.blobs.stage(bytes: entry.content))
        let context = HeadContext(
            store: store,
            outbox: try Outbox(store: store, retention: plan.retention, admission: plan.admission),
            configuration: HeadConfiguration(
                home: store.url, links: [], bulk: [], query: [], upstreams: [:]), report: { _ in })
        let (finish, task) = (try #require(plan.finish), finished)
        #expect(try await store.committer.commit { try finish(product, task, $0, context).count } == 0)
        #expect(try await store.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM report_version") } == 1)
    }

    @Test func `another report is refused, also under the ids of the task`() async throws {
        let other = try JSONEncoder().encode(try makeReport(2, "另一份报告。"))
        await #expect(throws: IndexError.self) { try await commit(IndexEntry(reportJSON: other)) }
        let forged = try JSONEncoder().encode(try makeReport(1, "另一份报告。"))
        await #expect(throws: IndexError.self) { try await commit(IndexEntry(reportJSON: forged)) }
        #expect(try await store.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM report_version") } == 0)
    }

    @Test(arguments: [-1, 0, 1, 400_000_000, Int.max])
    func `sizes that are lies are refused, before any memory is asked for`(size: Int) async throws {
        for part in [\IndexRecord.Parts.json, \.packedJSON, \.vector] {
            var entry = try IndexEntry(reportJSON: json)
            entry.record.parts[keyPath: part] = size
            await #expect(throws: IndexError.self) { try await commit(entry) }
        }
    }
}
