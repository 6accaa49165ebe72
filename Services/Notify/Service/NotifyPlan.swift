import GRDB
import Links
import Messages
package import Settings
package import StageKit

/// The notify head: logs every stage's events and hands them to whoever asks, live, by cursor or by name.
package enum NotifyPlan {
    /// The plan.
    ///
    /// Any consumer may register by name; its cursor is kept.
    package static func make(keeping retention: EventRetention = .forever) -> HeadPlan {
        var plan = HeadPlan(
            stage: .notify, migrations: NotifySchema.migrations, retention: .forever,
            admission: .anyone(of: EventType.all.map(\.rawValue)),
            upstreams: [
                .ingest: [HandoffTopic.event], .parse: [HandoffTopic.event], .index: [HandoffTopic.event],
            ],
            accept: { item, db, _ in
                try EventLog.append(item, in: db)
                try Counter.done.add(in: db)
            },
            questions: { context in
                [
                    Question.events: { question in
                        try await EventLog.read(question.read(), from: context.outbox, store: context.store)
                    },
                    Question.forgetConsumer: { question in
                        let name = try question.read(ConsumerQuery.self).name
                        guard try await context.store.committer.commit({ try Outbox.forget(name, in: $0) }) else {
                            throw LinkError(.notFound, "no consumer has the name “\(name)”")
                        }
                        return try Reply(CountAnswer(count: 1))
                    },
                ]
            },
            trace: trace)
        plan.upkeep = { try retention.prune(now: .now, in: $0) }
        return plan
    }

    private static func trace(_ prefix: String, in db: Database) throws -> [DocumentTrace] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT seq, topic, subject, time FROM outbox WHERE subject GLOB ? ORDER BY seq LIMIT 200",
            arguments: [prefix + "*"])
        var documents: [DocumentTrace] = []
        for row in rows {
            let subject: String = row["subject"]
            let step = TraceStep(
                stage: .notify, what: "logged", time: Timestamp(milliseconds: row["time"]),
                detail: "#\(row["seq"] as Int64) \(EventType(rawValue: row["topic"]).shortName)")
            if let place = documents.firstIndex(where: { $0.documentId == subject }) {
                documents[place].steps.append(step)
            } else {
                documents.append(DocumentTrace(documentId: subject, steps: [step]))
            }
        }
        return documents
    }
}
