/// An item on its way out of an outbox.
package struct OutboundItem: Sendable {
    package var seq: Int64
    package var topic: String
    package var subject: String
    package var trace: String?
    package var parcel: Parcel

    package init(seq: Int64, topic: String, subject: String, trace: String?, parcel: Parcel) {
        self.seq = seq
        self.topic = topic
        self.subject = subject
        self.trace = trace
        self.parcel = parcel
    }
}

/// How far a consumer has come, as the store has it.
package struct ConsumerProgress: Sendable, Equatable {
    /// Every item up to here is settled.
    package var floor: Int64
    /// Settled items above the floor.
    package var settledAbove: SequenceSet
    /// The highest sequence that the consumer has acked itself.
    package var acked: Int64
    /// What the consumer is told of the store; only when it is registered.
    package var lineage: Lineage?

    package init(
        floor: Int64, settledAbove: SequenceSet = SequenceSet(), acked: Int64 = 0, lineage: Lineage? = nil
    ) {
        self.floor = floor
        self.settledAbove = settledAbove
        self.acked = acked
        self.lineage = lineage
    }
}

/// The durable part of the sending side of handoffs: an outbox, or an event log.
///
/// Its methods run where their caller runs, a reactor, so as to save hops between threads: they must not block there.
package protocol HandoffSource: Sendable {
    /// The topics that a consumer gets: those that it names, none meaning all; refuses those that are not there, saying
    /// which are.
    func topics(for hello: Hello) throws(LinkError) -> [String]
    /// Finds a consumer, or registers it where it says it wants to begin; refuses names that are not allowed.
    nonisolated(nonsending) func register(_ hello: Hello) async throws -> ConsumerProgress
    /// The next items for a consumer's topics, in order, and how far the outbox has been read for them.
    nonisolated(nonsending) func items(
        after sequence: Int64, topics: [String], limit: Int, bytes: Int64
    ) async throws -> (items: [OutboundItem], through: Int64)
    /// Commits a consumer's progress; returning means committed.
    nonisolated(nonsending) func settle(_ consumer: String, _ progress: ConsumerProgress) async throws
}

/// A task that the store has leased.
package struct LeasedTask: Sendable {
    package var held: HeldTask
    package var kind: String
    package var subject: String
    package var trace: String?
    package var parcel: Parcel
    /// It lost a worker before, so it runs alone.
    package var suspect: Bool
    package var huge: Bool
    /// How long ago it was leased.
    package var age = Duration.zero

    package init(
        held: HeldTask, kind: String, subject: String, trace: String?, parcel: Parcel, suspect: Bool, huge: Bool
    ) {
        self.held = held
        self.kind = kind
        self.subject = subject
        self.trace = trace
        self.parcel = parcel
        self.suspect = suspect
        self.huge = huge
    }
}

/// What may be leased now.
package struct LeaseOrder: Sendable, Equatable {
    /// Tasks without a blemish.
    package var regular: Int
    /// How many of those may be huge.
    package var huge: Int
    /// Tasks that run alone, one for each idle worker.
    package var suspects: Int

    package init(regular: Int, huge: Int, suspects: Int) {
        self.regular = regular
        self.huge = huge
        self.suspects = suspects
    }
}

/// What was leased, and what to expect.
package struct LeaseAnswer: Sendable {
    package var tasks: [LeasedTask]
    /// There are suspects that found no idle worker.
    package var suspectsWait: Bool
    /// When the next task that is backing off becomes ready; nil when none is.
    package var nextReady: Duration?

    package init(tasks: [LeasedTask], suspectsWait: Bool, nextReady: Duration?) {
        self.tasks = tasks
        self.suspectsWait = suspectsWait
        self.nextReady = nextReady
    }
}

/// The durable part of the head's side of work; what ``HandoffSource`` says of threads holds here too.
package protocol TaskSource: Sendable {
    /// The kinds of work there are; a worker that can do none of them gets none.
    var kinds: [String] { get }
    /// Leases tasks: each with its attempt counted and its fence committed before this returns.
    nonisolated(nonsending) func lease(_ order: LeaseOrder) async throws -> LeaseAnswer
    /// The leases that the store holds from before this process began.
    func leasesAtStart() async throws -> [LeasedTask]
    /// Commits a result if its fence still counts. `product` is nil unless the verdict is `ok`.
    nonisolated(nonsending) func finish(_ result: ResultMetadata, product: Parcel?) async throws -> Settled.Outcome
    /// Puts tasks back whose worker is gone or whose lease ran out.
    nonisolated(nonsending) func takeBack(_ tasks: [HeldTask], because reason: String) async throws
    /// Fetches a product too large for a RESULT, so that ``finish(_:product:)`` finds it.
    func receive(_ content: ContentReference, from worker: any BodyProvider) async throws
}

/// Gives the parts of a body by hash.
package protocol BodyProvider: Sendable {
    /// Fetches the body in order into a sink that may already hold its beginning.
    func fetch(_ content: ContentReference, into sink: any BodySink) async throws
}

/// Takes the parts of a body in order.
package protocol BodySink: Sendable {
    /// Bytes that are already there.
    func offset() async throws -> Int64
    /// Adds bytes at the end.
    func append(_ frame: BodyChunk) async throws
}
