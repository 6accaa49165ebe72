import Foundation
import GRDB
import Links
import Messages
import ReportReader
import StageKit
import Testing
import ZeroMQ

@testable import ParseService

/// Reading again, and what further indexes are fed with, in parse's store; ingest and the workers are played.
@Suite struct RereadingTests {
    private let home = FileManager.default.temporaryDirectory.appending(path: "reread-\(UUID().uuidString)")
    private let store: Store
    private let context: HeadContext
    private let plan: HeadPlan
    private let tasks: TaskTable
    private let desk: ReparseDesk

    init() throws {
        store = try Store(.parse, home: home, migrations: ParseSchema.migrations)
        let plan = ParseStage(extractor: .none, environment: [:]).plan()
        let finish = try #require(plan.finish)
        let context = HeadContext(
            store: store,
            outbox: try Outbox(
                store: store, retention: .untilSettled, admission: .only(["index": ["report"]]), records: .reports),
            configuration: HeadConfiguration(home: home, links: [], bulk: [], query: [], upstreams: [:]),
            report: { _ in })
        self.plan = plan
        self.context = context
        tasks = TaskTable(
            store: store,
            policy: TaskPolicy(attempts: 2, backoff: Backoff(base: .zero, limit: .zero)), sent: {},
            inspector: plan.inspect, finisher: { try finish($0, $1, $2, context) }, undertaker: plan.buried)
        desk = ReparseDesk(context: context, reader: ReaderIdentity(version: "2.0", lexicon: "words"))
    }

    private static func id(_ number: Int) -> String { String(format: "%064x", number) }

    /// A document comes from ingest.
    private func arrive(_ number: Int, again: Bool = false, series: Int? = nil) async throws {
        var document = ReceivedDocument(
            documentId: Self.id(number), fileName: "a.txt", size: 10, tags: ["郑州"], declared: [:], receivedAt: .now,
            reportId: series.map(Self.id))
        document.again = again ? true : nil
        let payload = Frame(try WireJSON.encode(document))
        let item = DeliveredItem(
            seq: 1, topic: HandoffTopic.document, subject: document.documentId, trace: nil,
            parcel: Parcel(payload: payload))
        let (accept, context) = (plan.accept, context)
        try await store.committer.commit { try accept(item, $0, context) }
    }

    private func lease() async throws -> LeasedTask {
        // Backing off lasts a millisecond at the most.
        try await store.committer.commit { try $0.execute(sql: "UPDATE task SET not_before = 0") }
        return try #require(try await tasks.lease(LeaseOrder(regular: 1, huge: 0, suspects: 0)).tasks.first)
    }

    /// A worker reads what is leased next, with a reader of some version.
    @discardableResult
    private func read(version: String = "1.0", _ leased: LeasedTask? = nil) async throws -> ReceivedDocument {
        let task: LeasedTask
        if let leased { task = leased } else { task = try await lease() }
        let document = try WireJSON.decode(ReceivedDocument.self, from: task.parcel.payload)
        var report = ReportReader().read(
            SourceText(
                text: "某县司法局2023年度法治政府建设年度报告\n一、主要做法\n我局认真学习。", fileName: "a.txt",
                mediaType: "text/plain", size: 10, encoding: "UTF-8", replacements: 0, declared: [:]),
            documentID: document.documentId, reportID: document.reportId ?? document.documentId,
            revision: document.revision ?? 1)
        report.reader = ReaderIdentity(version: version, lexicon: "words")
        let body = try WireJSON.encode(report)
        var parcel = Parcel(
            payload: Frame(try WireJSON.encode(ParseProduct(summary: ReportSummary(of: report), reader: report.reader)))
        )
        let hash = try BlobStore.hash(of: body)
        parcel.content = .inline(ContentReference(sha256: hash.hex, size: Int64(body.count)), Frame(body))
        try await finish(task, .ok, parcel)
        return document
    }

    private func finish(_ task: LeasedTask, _ verdict: ResultMetadata.Verdict, _ product: Parcel? = nil) async throws {
        let result = ResultMetadata(id: task.held.id, fence: task.held.fence, verdict: verdict, error: "it died")
        #expect(try await tasks.finish(result, product: product) == .committed)
        #expect(try await strings("SELECT errors FROM task WHERE state = 'ready' AND errors LIKE '%committed%'") == [])
    }

    private func ask(_ numbers: [Int], force: Bool? = nil, before: String? = nil) async throws -> ReparseAnswer {
        try await desk.take(
            ReparseQuery(documentIds: numbers.map(Self.id), readerBefore: before, force: force))
    }

    private func strings(_ sql: String) async throws -> [String] {
        try await store.pool.read { try String.fetchAll($0, sql: sql) }
    }

    private func number(_ sql: String) async throws -> Int {
        try await store.pool.read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    /// What the outbox has of some topics, oldest first.
    private func sent(_ topics: String...) async throws -> [String] {
        let list = topics.map { "'\($0)'" }.joined(separator: ", ")
        return try await strings(
            "SELECT topic || ' ' || ltrim(subject, '0') FROM outbox WHERE topic IN (\(list)) ORDER BY seq")
    }

    private func status() async throws -> RereadingStatus? {
        try await store.pool.read { try Rereading.status(in: $0) }
    }

    private func feed() async throws -> [OutboundItem] {
        try await context.outbox.items(after: 0, topics: [HandoffTopic.record], limit: 100, bytes: 1 << 20).items
    }

    @Test func `a document that is read again keeps its ids and has the next revision`() async throws {
        try await arrive(1)
        try await read()
        #expect(try await ask([1]) == ReparseAnswer(queued: 1))
        #expect(try await ask([1]) == ReparseAnswer(waiting: 1))
        #expect(try await sent("reread") == ["reread 1"])
        #expect(try await status() == RereadingStatus(waiting: 0, underWay: 1, failed: 0))
        try await arrive(1, again: true)
        #expect(try await read(version: "2.0").revision == 2)
        #expect(try await sent("report") == ["report 1", "report 1"])
        #expect(try await sent("verdict") == ["verdict 1"])
        #expect(try await strings("SELECT revision || ' ' || reader FROM reading") == ["2 2.0 words"])
        #expect(
            try await strings("SELECT payload ->> '$.summary.revision' FROM outbox WHERE topic = 'report'") == [
                "1", "2",
            ])
        #expect(try await status() == nil)
        #expect(try await ask([1]) == ReparseAnswer(upToDate: 1))
        #expect(try await ask([1], force: true) == ReparseAnswer(queued: 1))
    }

    @Test func `only what an earlier reader has read is read again where a version is named`() async throws {
        for (number, version) in [(1, "0.9"), (2, "0.10"), (3, "2.0")] {
            try await arrive(number)
            try await read(version: version)
        }
        try await arrive(4)
        let rejection = #"{"rejection":{"documentId":"\#(Self.id(4))","fileName":"a","code":"corrupt","message":"m"}}"#
        try await finish(try await lease(), .ok, Parcel(payload: Frame(Data(rejection.utf8))))
        #expect(try await ask([1, 2, 3, 4, 5], before: "0.10") == ReparseAnswer(queued: 1, upToDate: 2, unread: 2))
        #expect(try await ask([1, 2, 3], before: "3") == ReparseAnswer(queued: 1, waiting: 1, upToDate: 1))
        #expect(try await ask([3], force: true, before: "2") == ReparseAnswer(upToDate: 1))
        for query in [
            ReparseQuery(documentIds: ["x"]), ReparseQuery(documentIds: [], readerBefore: "new"),
            ReparseQuery(documentIds: [String](repeating: Self.id(1), count: 1001)),
        ] {
            let error = await #expect(throws: LinkError.self) { try await desk.take(query) }
            #expect(error?.code == .badQuestion)
        }
    }

    @Test func `few are under way at a time, each that ends lets the next begin, and new documents go first`()
        async throws
    {
        let count = Rereading.window + 3
        for number in 1...count {
            try await arrive(number)
            try await read()
        }
        #expect(try await ask(Array(1...count)).queued == Int64(count))
        #expect(try await sent("reread").count == Rereading.window)
        try await arrive(1, again: true)
        try await arrive(2, again: true)
        try await arrive(1000)
        #expect(try await read().documentId == Self.id(1000))
        #expect(try await sent("reread").count == Rereading.window)
        try await read(version: "2.0")
        #expect(try await sent("reread").last == "reread \(String(Rereading.window + 1, radix: 16))")
        #expect(try await status() == RereadingStatus(waiting: 2, underWay: Int64(Rereading.window), failed: 0))
    }

    @Test func `what can't be read again stays as it was, is told, and may be asked for anew`() async throws {
        for number in 1...2 {
            try await arrive(number)
            try await read()
        }
        _ = try await ask([1, 2])
        try await arrive(1, again: true)
        let rejection =
            #"{"rejection":{"documentId":"\#(Self.id(1))","fileName":"a","code":"corrupt","message":"torn"}}"#
        try await finish(try await lease(), .ok, Parcel(payload: Frame(Data(rejection.utf8))))
        try await arrive(2, again: true)
        for _ in 1...2 { try await finish(try await lease(), .retry) }
        #expect(try await status() == RereadingStatus(waiting: 0, underWay: 0, failed: 2))
        #expect(try await sent("verdict") == ["verdict 1", "verdict 2"])
        #expect(try await number("SELECT count(*) FROM reading WHERE body IS NOT NULL AND revision = 1") == 2)
        let trace = plan.trace
        let steps = try await store.pool.read { try trace(Self.id(1), $0) }.first?.steps
        #expect(steps?.last?.what == "not reread" && steps?.last?.detail == "torn")
        #expect(try await ask([1]) == ReparseAnswer(queued: 1))
        // The one that was set aside succeeds when a person tries it again.
        #expect(try await context.letters.act(FailedAction(action: "retry", id: Self.id(2))) == 1)
        try await read(version: "2.0")
        #expect(try await status() == RereadingStatus(waiting: 0, underWay: 1, failed: 0))
        #expect(try await feed().map(\.subject) == [Self.id(1), Self.id(2)])
    }

    @Test func `the slower of two attempts at one revision changes nothing`() async throws {
        try await arrive(1)
        try await read()
        try await arrive(1, again: true)
        let first = try await lease()
        try await arrive(1, again: true)
        try await read(version: "2.0")
        try await read(version: "1.5", first)
        #expect(try await sent("report").count == 2)
        #expect(try await strings("SELECT reader FROM reading") == ["2.0 words"])
        #expect(try await number("SELECT count(*) FROM blob") == 2)
    }

    @Test func `the feed has each current report once, as it was handed on, successors behind it`() async throws {
        try await arrive(1)
        try await arrive(2, series: 1)
        try await arrive(3)
        for _ in 1...3 { try await read() }
        let handed = try await context.outbox.items(after: 0, topics: ["report"], limit: 9, bytes: 1 << 20).items
        var fed = try await feed()
        #expect(fed.map(\.seq) == handed.map(\.seq))
        #expect(fed.map(\.parcel.payload.data) == handed.map(\.parcel.payload.data))
        #expect(fed.map(\.parcel.content?.reference) == handed.map(\.parcel.content?.reference))
        #expect(fed.allSatisfy { $0.parcel.isInline == true })
        // Whoever meets the older version of a series now must meet the newer one after it.
        try await arrive(1, again: true)
        try await read(version: "2.0")
        fed = try await feed()
        #expect(fed.map(\.subject) == [3, 1, 2].map(Self.id))
        #expect(try await sent("report") == ["report 1", "report 2", "report 3", "report 1", "report 2"])
        let first = try #require(fed.first).seq
        #expect(try await store.pool.read { try RecordFeed.reports.count(first, $0) } == 2)
    }

    @Test func `a report that was replaced is let go once it is handed on`() async throws {
        try await arrive(1)
        try await read()
        try await arrive(1, again: true)
        try await read(version: "2.0")
        func release() async throws { while try await store.committer.commit({ [plan] in try plan.upkeep($0) }) {} }
        try await release()
        #expect(try await number("SELECT count(*) FROM blob") == 2)
        let head = try await store.pool.read { try Outbox.head(in: $0) }
        try await context.outbox.settle("index", ConsumerProgress(floor: head))
        try await release()
        #expect(try await number("SELECT count(*) FROM blob") == 1)
        #expect(try await feed().count == 1)
    }

    @Test func `rows of an older version are fed and read again as well`() async throws {
        let old = FileManager.default.temporaryDirectory.appending(path: "reread-\(UUID().uuidString)")
        let before = try Store(.parse, home: old, migrations: Array(ParseSchema.migrations.prefix(2)))
        var report = ReportReader().read(
            SourceText(
                text: "某县司法局2023年度法治政府建设年度报告", fileName: "a.txt", mediaType: "text/plain", size: 10,
                encoding: "UTF-8", replacements: 0, declared: [:]),
            documentID: Self.id(1), reportID: Self.id(1), revision: 1)
        report.reader = ReaderIdentity(version: "0.8", lexicon: "words")
        for number in 1...2 {
            report.documentId = Self.id(number)
            let body = try before.blobs.stage(bytes: try WireJSON.encode(report))
            try await before.committer.commit { db in
                try body.adopt(in: db)
                try db.execute(
                    sql: "INSERT INTO reading VALUES (?, ?, 1, 't', ?, NULL, NULL, 1, 0, ?, NULL)",
                    arguments: [Self.id(number), Self.id(1), body.hash.data, 9 - number])
                for _ in 1...3 {
                    try Outbox.append(OutgoingItem(topic: "event", subject: "s", trace: nil, payload: ["a": 1]), in: db)
                }
            }
        }
        try before.close()
        let store = try Store(.parse, home: old, migrations: ParseSchema.migrations)
        let outbox = try Outbox(
            store: store, retention: .untilSettled, admission: .only([:]), records: .reports)
        let fed = try await outbox.items(after: 0, topics: [HandoffTopic.record], limit: 9, bytes: 1 << 20).items
        #expect(fed.map(\.seq) == [1, 2] && fed.map(\.subject) == [2, 1].map(Self.id))
        let payload = try WireJSON.decode(ParsedReport.self, from: try #require(fed.first).parcel.payload)
        #expect(payload.summary.documentId == Self.id(2) && payload.summary.reportYear == 2023)
        let context = HeadContext(
            store: store, outbox: outbox,
            configuration: HeadConfiguration(home: old, links: [], bulk: [], query: [], upstreams: [:]),
            report: { _ in })
        let desk = ReparseDesk(context: context, reader: ReaderIdentity(version: "0.9", lexicon: "words"))
        let query = ReparseQuery(documentIds: [1, 2].map(Self.id), readerBefore: "0.9")
        #expect(try await desk.take(query) == ReparseAnswer(queued: 2))
    }
}
