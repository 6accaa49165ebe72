import Foundation
import GRDB
import Links
import Messages
import ParseService
import ReportReader
import StageKit
import Testing
import ZeroMQ

/// What a broken worker of parse may do to the archive: nothing.
@Suite struct ProductTests {
    private let store: Store
    private let tasks: TaskTable
    private let document: ReceivedDocument
    private let report: Report

    init() throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "product-\(UUID().uuidString)")
        let store = try Store(.parse, home: home, migrations: ParseSchema.migrations)
        self.store = store
        let plan = ParseStage(extractor: .none, environment: [:]).plan()
        let finish = try #require(plan.finish)
        let context = HeadContext(
            store: store, outbox: try Outbox(store: store, retention: .untilSettled, admission: .only([:])),
            configuration: HeadConfiguration(home: home, links: [], bulk: [], query: [], upstreams: [:]),
            report: { _ in })
        tasks = TaskTable(
            store: store, policy: TaskPolicy(attempts: 2), sent: {}, inspector: plan.inspect,
            finisher: { try finish($0, $1, $2, context) })
        let id = String(repeating: "a", count: 64)
        document = ReceivedDocument(
            documentId: id, fileName: "a.txt", size: 10, tags: [], declared: [:], receivedAt: .now)
        report = ReportReader().read(
            SourceText(
                text: "某县司法局2023年度法治政府建设年度报告\n一、主要做法\n我局认真学习。", fileName: "a.txt",
                mediaType: "text/plain", size: 10, encoding: "UTF-8", replacements: 0, declared: [:]),
            documentID: id, reportID: id, revision: 1)
    }

    /// Gives a product to a leased task; returns what the task's errors are then.
    private func finish(_ product: String, body: Data? = nil) async throws -> [String] {
        let document = document
        try await store.committer.commit { db in
            try TaskTable.add(
                kind: "parse", subject: document.documentId, trace: nil, payload: try WireJSON.encode(document),
                content: nil, hugeFrom: 1000, in: db)
        }
        let leased = try await tasks.lease(LeaseOrder(regular: 1, huge: 0, suspects: 0)).tasks
        let held = try #require(leased.first).held
        var parcel = Parcel(payload: Frame(Data(product.utf8)))
        if let body {
            let hash = try BlobStore.hash(of: body)
            parcel.content = .inline(ContentReference(sha256: hash.hex, size: Int64(body.count)), Frame(body))
        }
        let outcome = try await tasks.finish(
            ResultMetadata(id: held.id, fence: held.fence, verdict: .ok), product: parcel)
        #expect(outcome == .committed)
        return try await store.pool.read { db in
            let errors = try String.fetchAll(db, sql: "SELECT errors FROM task")
            return try errors.flatMap { try WireJSON.decode([String].self, from: Data($0.utf8)) }
        }
    }

    private func number(_ sql: String) async throws -> Int? {
        try await store.pool.read { try Int.fetchOne($0, sql: sql) }
    }

    private func summary(of report: Report) throws -> String {
        String(decoding: try WireJSON.encode(ReportSummary(of: report)), as: UTF8.self)
    }

    private func rejection(of id: String) -> String {
        #"{"documentId":"\#(id)","fileName":"a.txt","code":"corrupt","message":"m"}"#
    }

    private func expectRefused(_ product: String, _ report: Report? = nil, _ word: String) async throws {
        let errors = try await finish(product, body: report.map { try WireJSON.encode($0) })
        #expect(errors.count == 1)
        #expect(errors.first?.contains("can't be committed") == true)
        #expect(errors.first?.contains(word) == true, "\(errors)")
        #expect(try await number("SELECT count(*) FROM reading") == 0)
        #expect(try await number("SELECT count(*) FROM outbox") == 0)
        #expect(try await number("SELECT count(*) FROM blob") == 0)
        #expect(try await number("SELECT attempt FROM task WHERE state = 'ready'") == 1)
    }

    @Test func `the report of the task is taken, and so is its rejection`() async throws {
        let taken = try await finish(#"{"summary":\#(summary(of: report))}"#, body: try WireJSON.encode(report))
        #expect(taken == [])
        #expect(try await number("SELECT count(*) FROM reading WHERE body IS NOT NULL") == 1)
        #expect(try await finish(#"{"rejection":\#(rejection(of: document.documentId))}"#) == [])
        #expect(try await number("SELECT count(*) FROM reading WHERE rejection = 'corrupt'") == 1)
    }

    @Test func `a rejection of another document is refused`() async throws {
        let other = String(repeating: "b", count: 64)
        try await expectRefused(#"{"rejection":\#(rejection(of: other))}"#, nil, other)
    }

    @Test func `a report of another document is refused, though its summary claims this one`() async throws {
        var other = report
        other.documentId = String(repeating: "b", count: 64)
        try await expectRefused(#"{"summary":\#(summary(of: report))}"#, other, "summary")
    }

    @Test func `a report of another document is refused with its own summary`() async throws {
        var other = report
        other.documentId = String(repeating: "b", count: 64)
        try await expectRefused(#"{"summary":\#(summary(of: other))}"#, other, other.documentId)
    }

    @Test func `a report of another series is refused`() async throws {
        var other = report
        other.reportId = "another"
        try await expectRefused(#"{"summary":\#(summary(of: other))}"#, other, "another")
    }

    @Test func `a product without summary and rejection is refused`() async throws {
        try await expectRefused("{}", nil, "a summary, a rejection or members")
    }

    @Test func `a product with both is refused`() async throws {
        try await expectRefused(
            #"{"summary":\#(summary(of: report)),"rejection":\#(rejection(of: document.documentId))}"#, report,
            "a summary, a rejection or members")
    }

    @Test func `a summary without a report is refused`() async throws {
        try await expectRefused(#"{"summary":\#(summary(of: report))}"#, nil, "no report")
    }

    @Test(arguments: ["", "[]", "{}", #"{"schema":"guidang.report.v2"}"#, #"{"schema":"guidang.report.v1"}"#])
    func `what is no report is refused`(body: String) async throws {
        let errors = try await finish(#"{"summary":\#(summary(of: report))}"#, body: Data(body.utf8))
        #expect(errors.count == 1)
        #expect(try await number("SELECT count(*) FROM reading") == 0)
        if body.contains("v2") { #expect(errors.first?.contains("guidang.report.v2") == true) }
    }
}
