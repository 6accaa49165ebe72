import GRDB
import Links
import Messages
import ReportReader
package import StageKit

extension ParseStage {
    /// The parse head: takes documents from ingest, hands reports to index, verdicts to ingest and events to notify.
    package func plan() -> HeadPlan {
        var plan = HeadPlan(
            stage: .parse, migrations: ParseSchema.migrations, retention: .untilSettled,
            admission: .only([
                StageName.index.rawValue: [HandoffTopic.report],
                StageName.ingest.rawValue: [HandoffTopic.verdict, HandoffTopic.members, HandoffTopic.reread],
                StageName.notify.rawValue: [HandoffTopic.event],
            ]),
            upstreams: [.ingest: [HandoffTopic.document]],
            accept: { _, _, _ in },
            questions: { [reader] context in
                let desk = ReparseDesk(context: context, reader: reader.identity)
                return [
                    Question.reparse: { try Reply(try await desk.take($0.read())) },
                    Question.states: { try Reply(try await Self.states($0.read(), context.store)) },
                    Question.documents: { try Reply(try await Self.documents($0.read(), context.store)) },
                ]
            },
            status: { status, db in status.rereading = try Rereading.status(in: db) },
            trace: Self.trace)
        plan.work(with: self)
        plan.records = .reports
        plan.upkeep = { try KeptReport.releaseReplaced(in: $0) }
        plan.buried = Self.bury
        plan.owner = Self.owner
        return plan
    }

    /// A document whose task was set aside is rejected like any other, so that its owner learns of it; the task stays
    /// listed, and a retry that reads it takes the rejection back.
    private static func bury(_ task: FinishedTask, _ errors: [String], in db: Database) throws -> [OutgoingItem] {
        let document = try? WireJSON.decode(ReceivedDocument.self, from: task.payload)
        if document?.again == true, try KeptReport.find(task.subject, in: db) != nil {
            try Rereading.fail(task.subject, because: errors.last ?? "no reason given", in: db)
            return []
        }
        let rejection = DocumentRejected(
            documentId: task.subject, fileName: document?.fileName ?? task.subject, code: "failed",
            message: "it was set aside after \(Counted.text(task.attempts, "attempt")), the last of which failed so: "
                + "\(errors.last ?? "no reason given")",
            hint: "See guidang failed show; guidang failed retry tries again.")
        return try [
            OutgoingItem(
                topic: HandoffTopic.verdict, subject: task.subject, trace: task.trace,
                payload: ReadingVerdict(documentId: task.subject, rejection: rejection)),
            OutgoingItem(
                event: Event(
                    source: "/guidang/parse", subject: task.subject, data: .rejected(rejection),
                    traceparent: task.trace)),
        ]
    }

    private static func owner(of hash: ContentHash, in db: Database) throws -> BodyOwner? {
        let reading = try String.fetchOne(
            db, sql: "SELECT document_id FROM reading WHERE body = ? LIMIT 1", arguments: [hash.data])
        return reading.map {
            BodyOwner(
                what: "parse's report", documentId: $0, fileName: nil,
                help: "Searching does not need it, the index has its own. To mend it, restore the whole archive "
                    + "from a backup.")
        }
    }

    private static func trace(_ prefix: String, in db: Database) throws -> [DocumentTrace] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM reading WHERE document_id GLOB ? LIMIT 20", arguments: [prefix + "*"])
        return try rows.map { row in
            let rejection: String? = row["rejection"]
            let documentId: String = row["document_id"]
            let again = try Rereading.step(of: documentId, in: db)
            return DocumentTrace(
                documentId: documentId,
                steps: [
                    TraceStep(
                        stage: .parse, what: "received", time: Timestamp(milliseconds: row["received"])),
                    TraceStep(
                        stage: .parse,
                        what: (row["members"] as Int?) != nil ? "unpacked" : rejection == nil ? "parsed" : "rejected",
                        time: Timestamp(milliseconds: row["read_at"]), detail: row["detail"] ?? row["title"],
                        code: rejection),
                ] + [again].compactMap(\.self))
        }
    }

    private static func states(_ query: StatesQuery, _ store: Store) async throws -> StatesAnswer {
        try await store.pool.read { db in
            var states: [String: StageState] = [:]
            for id in query.documentIds.prefix(1000) {
                let reading = try db.cachedStatement(
                    sql: "SELECT rejection, detail, members FROM reading WHERE document_id = ?")
                if try KeptReport.find(id, in: db) != nil {
                    // Also while it is read again, and where that failed.
                    states[id] = StageState(state: "parsed")
                } else if let state = try TaskTable.state(of: id, in: db) {
                    states[id] = state
                } else if let row = try Row.fetchOne(reading, arguments: [id]) {
                    let isContainer = row[2] as Int? != nil
                    states[id] = StageState(
                        state: isContainer ? "unpacked" : row[0] as String? == nil ? "parsed" : "rejected",
                        reason: row[1])
                }
            }
            return StatesAnswer(states: states)
        }
    }

    private static func documents(_ query: DocumentsQuery, _ store: Store) async throws -> DocumentsAnswer {
        try await store.pool.read { db in
            DocumentsAnswer(
                documentIds: try String.fetchAll(
                    db, sql: "SELECT document_id FROM reading WHERE document_id > ? ORDER BY document_id LIMIT ?",
                    arguments: [query.after, min(max(query.limit, 1), 1000)]))
        }
    }
}
