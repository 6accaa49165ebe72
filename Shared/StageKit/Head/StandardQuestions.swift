import Foundation
import GRDB
import Links
import Messages

/// The questions that every head answers.
struct StandardQuestions: Sendable {
    let plan: HeadPlan
    let context: HeadContext
    let server: LinkServer

    /// Those that read all there is.
    static let heavy: Set<String> = [Question.verify]

    func handlers() -> [String: QueryServer.Handler] {
        let letters = context.letters
        var handlers: [String: QueryServer.Handler] = [
            Question.status: { _ in try Reply(try await status()) },
            Question.trace: { try Reply(try await trace($0.read(IDQuery.self))) },
            Question.failed: { try Reply(try await letters.list($0.read())) },
            Question.failedAction: { question in
                let count = try await letters.act(question.read())
                await server.tasksGrew()
                return try Reply(CountAnswer(count: count))
            },
            Question.verify: { _ in try Reply(await StoreCheck(plan: plan, context: context).run()) },
        ]
        if let records = plan.records {
            handlers[Question.forgetConsumer] = { try Reply(try await forget($0.read(), of: records)) }
        }
        return handlers
    }

    /// Forgets a consumer of the records, which keeps nothing for it anyway, but goes on telling how far it is behind.
    private func forget(_ query: ConsumerQuery, of records: RecordFeed) async throws -> CountAnswer {
        let name = query.name
        guard records.admits(name) else {
            throw LinkError(.notFound, "“\(name.prefix(100))” is not the name of one that can be forgotten")
        }
        guard await !server.connected().consumers.contains(name) else {
            throw LinkError(.busy, "\(name) is connected; stop it first")
        }
        guard try await context.store.committer.commit({ try Outbox.forget(name, in: $0) }) else {
            throw LinkError(.notFound, "no consumer has the name “\(name)”")
        }
        return CountAnswer(count: 1)
    }

    private func status() async throws -> StageStatus {
        let connected = await server.connected()
        let plan = plan
        let identity = context.store.identity
        let trouble = context.store.trouble
        return try await context.store.pool.read { db in
            var states: [String: Int64] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT state, count(*) FROM task GROUP BY state") {
                states[row[0]] = row[1]
            }
            var status = StageStatus(
                stage: plan.stage, accepted: try Counter.accepted.value(in: db), waiting: states["ready"] ?? 0,
                inWork: states["leased"] ?? 0, done: try Counter.done.value(in: db),
                rejected: try Counter.rejected.value(in: db),
                failed: try (states["dead"] ?? 0) + AsideItem.count("dead", in: db),
                workers: connected.workers,
                consumers: try Outbox.progress(in: db, connected: connected.consumers, records: plan.records),
                upstreams: [:],
                head: try Outbox.head(in: db), pid: getpid(), store: "\(identity.id)/\(identity.generation)")
            let dropped = try (states["dropped"] ?? 0) + AsideItem.count("dropped", in: db)
            if dropped > 0 { status.dropped = dropped }
            if plan.name != plan.stage.rawValue { status.name = plan.name }
            status.paused = trouble?.description
            try plan.status(&status, db)
            return status
        }
    }

    private func trace(_ query: IDQuery) async throws -> TraceAnswer {
        let prefix = query.id.lowercased().filter { $0.isHexDigit }
        guard prefix.count >= 6, prefix.count == query.id.count else {
            throw LinkError(.badQuestion, "an id of at least 6 hexadecimal digits, please")
        }
        let plan = plan
        let stage = plan.stage
        return try await context.store.pool.read { db in
            var documents = try plan.trace(prefix, db)
            let tasks = try TaskRow.fetch("subject GLOB ? ORDER BY id LIMIT 100", [prefix + "*"], in: db)
            for row in tasks {
                documents.add(
                    TraceStep(
                        stage: stage, what: row.state == "ready" ? "waiting" : row.state,
                        time: Timestamp(milliseconds: row.changed), detail: row.errorList.last), to: row.subject)
            }
            for item in try AsideItem.fetch("subject GLOB ? ORDER BY id LIMIT 100", [prefix + "*"], in: db) {
                documents.add(
                    TraceStep(
                        stage: stage, what: item.state, time: Timestamp(milliseconds: item.changed),
                        detail: item.errorList.last), to: item.subject)
            }
            return TraceAnswer(documents: documents)
        }
    }
}

extension [DocumentTrace] {
    fileprivate mutating func add(_ step: TraceStep, to documentId: String) {
        if let place = firstIndex(where: { $0.documentId == documentId }) {
            self[place].steps.append(step)
        } else {
            append(DocumentTrace(documentId: documentId, steps: [step]))
        }
    }
}
