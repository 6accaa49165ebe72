import GRDB
import Messages
import StageKit

/// What became of one document in this stage.
struct Reading {
    let task: CommittedTask<ReceivedDocument>
    var summary: ReportSummary?
    var body: ContentHash?
    var rejection: DocumentRejected?
    /// How many documents it holds, where it holds others.
    var members: Int?

    init(summary: ReportSummary, body: ContentHash, task: CommittedTask<ReceivedDocument>) {
        self.task = task
        self.summary = summary
        self.body = body
    }

    init(rejection: DocumentRejected, task: CommittedTask<ReceivedDocument>) {
        self.task = task
        self.rejection = rejection
    }

    init(members: Int, task: CommittedTask<ReceivedDocument>) {
        self.task = task
        self.members = members
    }

    private static func words(_ members: Int) -> String {
        members == 0 ? "a part of a saved web page" : "holds " + Counted.text(members, "document")
    }

    /// Writes the row, in place of an older one of the same document.
    func save(in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET report_id = excluded.report_id, revision = excluded.revision,
                    title = excluded.title, body = excluded.body, rejection = excluded.rejection,
                    detail = excluded.detail, attempts = excluded.attempts, received = excluded.received,
                    read_at = excluded.read_at, members = excluded.members
                """
        ).execute(arguments: [
            task.subject, summary?.reportId, summary?.revision, summary?.title, body?.data, rejection?.code,
            rejection?.message ?? members.map(Self.words), task.attempts,
            task.received.milliseconds, Timestamp.now.milliseconds, members,
        ])
    }
}
