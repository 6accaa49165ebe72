import GRDB
import Links
import Messages
package import Settings
package import StageKit

/// The ingest head: keeps originals, hands new ones to parse, and tells the person what became of them.
package enum IngestPlan {
    /// The steps of the schema.
    static let migrations = [
        StoreMigration(2, "documents") { try IngestSchema.migrate($0) },
        StoreMigration(3, "rejections") { try RejectionNotes.migrate($0) },
        StoreMigration(4, "members") { try Membership.migrate($0) },
    ]

    /// The plan.
    ///
    /// `inbox` tells what lies in the inbox now.
    package static func make(
        keeper: RejectionKeeper, language: Language, gate: DiskGate, inbox: @escaping @Sendable () -> InboxPicture
    ) -> HeadPlan {
        var plan = HeadPlan(
            stage: .ingest, migrations: migrations, retention: .untilSettled,
            admission: .only([
                StageName.parse.rawValue: [HandoffTopic.document],
                StageName.notify.rawValue: [HandoffTopic.event],
            ]),
            upstreams: [.parse: [HandoffTopic.verdict, HandoffTopic.members, HandoffTopic.reread]],
            accept: { item, db, context in
                if item.topic == HandoffTopic.reread {
                    return try reread(WireJSON.decode(RereadingRequest.self, from: item.parcel.payload), in: db)
                }
                if item.topic == HandoffTopic.members {
                    return try MemberIntake(blobs: context.store.blobs).take(item, in: db)
                }
                try take(WireJSON.decode(ReadingVerdict.self, from: item.parcel.payload), in: db)
            },
            questions: { context in
                IngestQuestions(context: context, keeper: keeper, language: language, gate: gate, inbox: inbox)
                    .handlers()
            },
            status: { status, db in
                status.accepted = try Int64.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0
                let counts = try DocumentRecord.counts(in: db)
                status.done = status.accepted - Int64(counts[.waiting] ?? 0)
                status.inWork = Int64(counts[.waiting] ?? 0)
                status.waiting = Int64(inbox().waiting)
                status.paused = gate.words?.text(in: language) ?? status.paused
                status.rejected = Int64((counts[.unsupported] ?? 0) + (counts[.failed] ?? 0))
            },
            trace: IngestTrace.documents, verify: IngestCheck.run)
        plan.owner = IngestCheck.owner
        return plan
    }

    private static func reread(_ request: RereadingRequest, in db: Database) throws {
        guard let id = ContentHash(hex: request.documentId) else {
            throw LinkError(.malformed, "“\(request.documentId.prefix(100))” is not the SHA-256 of a document")
        }
        try Retry.reread(id, in: db)
    }

    /// Notes what parse made of a document, in the transaction that takes the item in.
    static func take(_ verdict: ReadingVerdict, in db: Database) throws {
        guard let id = ContentHash(hex: verdict.documentId) else { return }
        guard let rejection = verdict.rejection else {
            try DocumentRecord.setState(.archived, of: id, in: db)
            // It may have been set aside before, and read when somebody tried it again.
            try RejectionNotes.leave(id, in: db)
            return
        }
        let isUnsupported = rejection.code == "unsupported"
        try DocumentRecord.setState(
            isUnsupported ? .unsupported : .failed, reason: rejection.code, detail: rejection.message, of: id, in: db)
        try RejectionNotes.note(id, code: rejection.code, detail: rejection.message, in: db)
    }
}
