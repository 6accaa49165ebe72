import GRDB
import Links
import Messages
import StageKit

/// What became of one document in this stage.
struct Reading {
    let task: CommittedTask<ReceivedDocument>
    var summary: ReportSummary?
    var body: ContentHash?
    /// Under which number of the outbox the report was handed on.
    var sequence: Int64?
    /// Who read it, where the worker tells.
    var reader: ReaderIdentity?
    var rejection: DocumentRejected?
    /// How many documents it holds, where it holds others.
    var members: Int?

    init(summary: ReportSummary, body: ContentHash, reader: ReaderIdentity?, task: CommittedTask<ReceivedDocument>) {
        self.task = task
        self.summary = summary
        self.body = body
        self.reader = reader
    }

    init(rejection: DocumentRejected, task: CommittedTask<ReceivedDocument>) {
        self.task = task
        self.rejection = rejection
    }

    init(members: Int, task: CommittedTask<ReceivedDocument>) {
        self.task = task
        self.members = members
    }

    static func words(_ members: Int) -> String {
        members == 0 ? "a part of a saved web page" : "holds " + Counted.text(members, "document")
    }

    /// What goes to an index with the report.
    var payload: ParsedReport? { summary.map { ParsedReport(summary: $0, tags: task.input.tags) } }

    /// Writes the row, in place of an older one of the same document, whose report is let go once it is handed on.
    func save(in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO replaced_body SELECT sequence, body FROM reading
                WHERE document_id = ? AND body IS NOT NULL AND sequence IS NOT NULL
                """
        ).execute(arguments: [task.subject])
        let json = try payload.map { String(decoding: try WireJSON.encode($0), as: UTF8.self) }
        try db.cachedStatement(
            sql: """
                INSERT INTO reading (document_id, report_id, revision, title, body, rejection, detail, attempts, received,
                    read_at, members, sequence, payload, reader)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET report_id = excluded.report_id,
                    revision = coalesce(excluded.revision, revision), title = excluded.title, body = excluded.body,
                    rejection = excluded.rejection, detail = excluded.detail, attempts = excluded.attempts,
                    received = excluded.received, read_at = excluded.read_at, members = excluded.members,
                    sequence = excluded.sequence, payload = excluded.payload, reader = excluded.reader
                """
        ).execute(arguments: [
            task.subject, summary?.reportId, summary?.revision, summary?.title, body?.data, rejection?.code,
            rejection?.message ?? members.map(Self.words), task.attempts,
            task.received.milliseconds, Timestamp.now.milliseconds, members, sequence, json, reader?.line,
        ])
    }
}

extension ReaderIdentity {
    /// As the store has it.
    var line: String { "\(version) \(lexicon)" }
}
