package import GRDB
package import Links
package import Messages
import ZeroMQ

/// What makes one head different from another: its schema, what it takes in, what it does with it, what it answers.
package struct HeadPlan: Sendable {
    package var stage: StageName
    /// The head's own name, of which its store and its link to the heads before it are called; the stage's, unless there
    /// are several heads of one stage.
    package var name: String
    /// Steps from 2 on; 1 is the kit's own.
    package var migrations: [StoreMigration]
    package var retention: Outbox.Retention
    package var admission: Outbox.Admission
    /// What further consumers are fed with, however late they come.
    package var records: RecordFeed?
    /// The heads before this one, and the topics it takes from each.
    package var upstreams: [StageName: [String]]
    /// Takes an item in, in the transaction that records its key.
    package var accept: @Sendable (DeliveredItem, Database, HeadContext) throws -> Void
    /// Commits a product; nil for a head without workers.
    package var finish: (@Sendable (StoredProduct, FinishedTask, Database, HeadContext) throws -> [OutgoingItem])?
    /// Looks at a product before it is committed; see ``Stage/check(_:)``.
    package var inspect: @Sendable (StoredProduct) throws -> Void = { _ in }
    /// Tells those who wait for a task that it was set aside, with its errors; in the transaction that does so.
    package var buried: @Sendable (FinishedTask, [String], Database) throws -> [OutgoingItem] = { _, _, _ in [] }
    /// The stage's own questions, beside those that every head answers.
    package var questions: @Sendable (HeadContext) -> [String: QueryServer.Handler]
    /// What the stage adds to its status.
    package var status: @Sendable (inout StageStatus, Database) throws -> Void
    /// What the stage adds to a document's trace; the argument is the beginning of a document id.
    package var trace: @Sendable (String, Database) throws -> [DocumentTrace]
    /// What the stage finds wrong in its own store.
    package var verify: @Sendable (HeadContext, inout VerifyAnswer) async throws -> Void
    /// Whose a body is that the stage keeps; nil for one of a task, or of nobody.
    package var owner: @Sendable (ContentHash, Database) throws -> BodyOwner? = { _, _ in nil }

    /// One small step of what can wait for moments without work, in a commit of its own; whether more is left.
    package var upkeep: @Sendable (Database) throws -> Bool = { _ in false }

    package init(
        stage: StageName, migrations: [StoreMigration], retention: Outbox.Retention, admission: Outbox.Admission,
        upstreams: [StageName: [String]],
        accept: @escaping @Sendable (DeliveredItem, Database, HeadContext) throws -> Void,
        finish: (@Sendable (StoredProduct, FinishedTask, Database, HeadContext) throws -> [OutgoingItem])? = nil,
        questions: @escaping @Sendable (HeadContext) -> [String: QueryServer.Handler] = { _ in [:] },
        status: @escaping @Sendable (inout StageStatus, Database) throws -> Void = { _, _ in },
        trace: @escaping @Sendable (String, Database) throws -> [DocumentTrace] = { _, _ in [] },
        verify: @escaping @Sendable (HeadContext, inout VerifyAnswer) async throws -> Void = { _, _ in }
    ) {
        self.stage = stage
        name = stage.rawValue
        self.migrations = migrations
        self.retention = retention
        self.admission = admission
        self.upstreams = upstreams
        self.accept = accept
        self.finish = finish
        self.questions = questions
        self.status = status
        self.trace = trace
        self.verify = verify
    }
}

extension HeadPlan {
    /// The plan's parts for a ``Stage``: items become tasks, products are committed by the stage.
    package mutating func work<WorkStage: Stage>(with stage: WorkStage) {
        accept = { item, db, context in
            try AsideItem.replace(item.topic, of: item.subject, in: db)
            let task = try stage.intake(item.parcel.payload.data, of: item.subject, in: db)
            try TaskTable.add(
                kind: WorkStage.name.rawValue, subject: item.subject, trace: item.trace, payload: task.payload,
                content: item.parcel.content?.reference, hugeFrom: context.configuration.policy.hugeFrom,
                later: task.later, in: db)
        }
        inspect = { product in
            try stage.check(
                CommittedProduct(
                    product: try WireJSON.decode(WorkStage.Product.self, from: product.payload), body: product.body))
        }
        finish = { product, task, db, _ in
            try stage.commit(
                CommittedProduct(
                    product: try WireJSON.decode(WorkStage.Product.self, from: product.payload), body: product.body),
                of: CommittedTask(
                    input: try WireJSON.decode(WorkStage.Input.self, from: task.payload), subject: task.subject,
                    trace: task.trace, content: task.content, received: task.received, attempts: task.attempts),
                to: db)
        }
    }
}

extension HeadPlan {
    /// Tells those who wait for an item that it was set aside.
    func bury(_ item: DeliveredItem, because error: String, in db: Database) throws {
        for outgoing in try buried(FinishedTask(item), [error], db) { try Outbox.append(outgoing, in: db) }
    }
}

/// What a head's parts need of it.
package struct HeadContext: Sendable {
    package let store: Store
    package let outbox: Outbox
    package let configuration: HeadConfiguration
    /// Told of trouble that a person should know about.
    package let report: @Sendable (any Error) -> Void
    /// What was set aside.
    package let letters: DeadLetters

    /// Puts it together.
    package init(
        store: Store, outbox: Outbox, configuration: HeadConfiguration, report: @escaping @Sendable (any Error) -> Void
    ) {
        self.store = store
        self.outbox = outbox
        self.configuration = configuration
        self.report = report
        letters = DeadLetters(store: store)
    }
}
