import Foundation
import GRDB
import Links
import Messages
import QueryLanguage
package import StageKit
import ZeroMQ

extension IndexStage {
    /// The index head: takes reports from parse, answers searches, tells notify.
    package func plan() -> HeadPlan {
        var plan = HeadPlan(
            stage: .index,
            migrations: IndexArchive.migrations, retention: .untilSettled,
            admission: .only([StageName.notify.rawValue: [HandoffTopic.event]]),
            upstreams: [.parse: [HandoffTopic.report]], accept: { _, _, _ in },
            questions: { [archive] in Self.questions($0.store, archive) }, trace: Self.trace,
            verify: { [archive] context, answer in
                let store = context.store
                let counts = try await store.pool.read { try archive.counts(in: $0) }
                answer.checked["reports"] = Int64(counts.documents)
                answer.problems += try await store.pool.read { try archive.verify($0) }
            })
        plan.work(with: self)
        plan.upkeep = { [archive] in try archive.tidy(bytes: Self.tidiedAtOnce, isIdle: true, in: $0) }
        return plan
    }

    /// Bytes of rows; a report that comes meanwhile waits for one such step.
    private static let tidiedAtOnce = 1 << 20

    private static func questions(_ store: Store, _ archive: IndexArchive) -> [String: QueryServer.Handler] {
        [
            Question.search: { question in
                let query = try question.read(SearchQuery.self)
                return try await store.pool.read { db in
                    try Reply(
                        try asked(in: query.language) { try archive.search(query, in: db, beside: store.sideReaders) })
                }
            },
            Question.show: { question in
                let query = try question.read(ChunkQuery.self)
                return try await store.pool.read { try show(query, archive, in: $0) }
            },
            Question.reports: { question in
                let query = try question.read(ReportsQuery.self)
                guard query.documentIds?.count ?? 0 <= 1000 else {
                    throw LinkError(.badQuestion, "ask for at most 1,000 documents at a time")
                }
                let (answer, bodies) = try await store.pool.read { try archive.page(query, in: $0) }
                return try Reply(answer, bodies: bodies.map { Frame($0) })
            },
            Question.compare: { question in
                let query = try question.read(CompareQuery.self)
                return try await store.pool.read { db in
                    guard let found = try asked({ try archive.compare(query, in: db, beside: store.sideReaders) })
                    else {
                        throw LinkError(.notFound, "no report or document begins with \(query.id)")
                    }
                    return try Reply(found)
                }
            },
            Question.diff: { question in
                let query = try question.read(DiffQuery.self)
                return try await store.pool.read { db in
                    guard let found = try asked({ try archive.diff(query, in: db) }) else {
                        throw LinkError(
                            .notFound, "no report or document begins with \(query.first) or \(query.second)")
                    }
                    return try Reply(found)
                }
            },
            Question.series: { question in
                let query = try question.read(SeriesQuery.self)
                return try await store.pool.read { db in
                    try Reply(try asked(in: query.language) { try archive.series(query, in: db) })
                }
            },
            Question.states: { question in
                let ids = Array(try question.read(StatesQuery.self).documentIds.prefix(1000))
                return try await store.pool.read { db in
                    var states = try archive.states(of: ids, in: db)
                    for id in ids where states[id] == nil { states[id] = try TaskTable.state(of: id, in: db) }
                    return try Reply(StatesAnswer(states: states))
                }
            },
        ]
    }

    /// Answers, with errors of the question as the asker is told them.
    private static func asked<Answer>(in language: String? = nil, _ answer: () throws -> Answer) throws -> Answer {
        do {
            return try answer()
        } catch let error as QueryError {
            let language: QueryMessageLanguage = language == "zh" ? .chinese : .english
            let blank = language == .chinese ? "" : " "
            throw LinkError(
                .badQuestion, error.message.text(in: language) + blank + error.hint.text(in: language))
        } catch let error as IndexError where error.code == .invalid {
            throw LinkError(.badQuestion, error.description)
        } catch let error as IndexError where error.code == .ambiguous {
            throw LinkError(.ambiguous, error.message)
        }
    }

    private static func show(_ query: ChunkQuery, _ archive: IndexArchive, in db: Database) throws -> Reply {
        guard let stored = try asked({ try archive.show(query.id, in: db) }) else {
            throw LinkError(.notFound, "no report or document begins with \(query.id)")
        }
        let start = min(max(0, Int(clamping: query.offset)), stored.json.count)
        let end = min(stored.json.count, start + min(max(query.length, 0), BlobGet.chunk))
        return try Reply(
            ChunkAnswer(id: stored.reportId, size: Int64(stored.json.count), offset: Int64(start)),
            bodies: [Frame(stored.json[start..<end])])
    }

    private static func trace(_ prefix: String, in db: Database) throws -> [DocumentTrace] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT document_id, revision, state, indexed_at FROM report_version WHERE document_id GLOB ?
                ORDER BY document_id, sequence LIMIT 100
                """,
            arguments: [prefix + "*"])
        return rows.map { row in
            DocumentTrace(
                documentId: row["document_id"],
                steps: [
                    TraceStep(
                        stage: .index, what: "indexed", time: Timestamp(milliseconds: row["indexed_at"]),
                        detail: "revision \(row["revision"] as Int), \(row["state"] as String)")
                ])
        }
    }
}
