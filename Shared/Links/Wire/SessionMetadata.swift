/// HELLO: who calls and what for.
package struct Hello: Codable, Sendable, Equatable {
    /// What a peer is to the head it calls.
    package enum Role: String, Codable, Sendable {
        /// Takes items from the outbox or the event log, acks them, and is remembered by name.
        case consumer
        /// Works on tasks and remembers nothing.
        case worker
    }

    /// The lowest and highest minor version it speaks.
    package var min: Int
    package var max: Int
    /// What it is called: the consumer's name, or the worker's host and process.
    package var name: String
    /// New at each start of the process.
    package var boot: String
    package var role: Role
    /// consumer: the topics it wants; worker: the kinds of task it can do.
    package var topics: [String]
    /// consumer: where to begin if the head does not know it yet; -1 means at the newest item.
    package var from: Int64?
    /// consumer: the store and generation it has keys of, if any.
    package var store: String?
    package var generation: Int?
    /// worker: tasks it holds at a time.
    package var slots: Int?
    /// The program's version, for people.
    package var build: String?

    package init(
        name: String, boot: String, role: Role, topics: [String], from: Int64? = nil, store: String? = nil,
        generation: Int? = nil, slots: Int? = nil, build: String? = nil
    ) {
        min = 1
        max = 1
        self.name = name
        self.boot = boot
        self.role = role
        self.topics = topics
        self.from = from
        self.store = store
        self.generation = generation
        self.slots = slots
        self.build = build
    }
}

/// WELCOME: the session and what holds in it.
package struct Welcome: Codable, Sendable, Equatable {
    package var version: Int
    /// Decimal, since JSON numbers lose digits above 2^53.
    package var session: String
    package var store: String
    package var generation: Int
    package var leaseMs: Int
    package var beatMs: Int
    /// Where bodies are fetched; nil where there are none.
    package var bulk: String?
    /// consumer: everything up to here is settled.
    package var floor: Int64?
    /// consumer: by which it recognises a store that was put back to an older copy.
    package var lineage: Lineage?

    package init(
        session: UInt64, store: String, generation: Int, leaseMs: Int, beatMs: Int, bulk: String?, floor: Int64?,
        lineage: Lineage? = nil
    ) {
        version = 1
        self.session = String(session)
        self.store = store
        self.generation = generation
        self.leaseMs = leaseMs
        self.beatMs = beatMs
        self.bulk = bulk
        self.floor = floor
        self.lineage = lineage
    }
}

extension Hello {
    /// Tasks that one worker may hold at a time.
    package static let slotRange = 1...256

    /// Refuses what no head can welcome.
    func check() throws(LinkError) {
        guard min <= 1, max >= 1 else {
            throw LinkError(.version, "no common version of the link protocol; update the older of the two programs")
        }
        guard (1...128).contains(name.utf8.count), topics.count <= 32 else {
            throw LinkError(.malformed, "a name of 1 to 128 bytes and at most 32 topics, please")
        }
        if role == .worker, let slots, !Self.slotRange.contains(slots) {
            throw LinkError(.malformed, "a worker holds 1 to \(Self.slotRange.upperBound) tasks, not \(slots)")
        }
    }
}

/// REFUSE and ERR: why not.
package struct Refusal: Codable, Sendable, Equatable {
    package var code: LinkError.Code
    package var message: String
    /// ERR to a RESULT: the task it named.
    package var id: Int64?
    package var fence: Int?

    package init(_ error: LinkError, task: HeldTask? = nil) {
        code = error.code
        message = error.message
        id = task?.id
        fence = task?.fence
    }
}

/// BEAT: both sides live, and what a worker holds.
package struct Beat: Codable, Sendable, Equatable {
    /// worker: the tasks it holds, so that the head extends those leases and no others.
    package var holding: [HeldTask]?
    /// worker: no new tasks, please.
    package var draining: Bool?

    package init(holding: [HeldTask]? = nil, draining: Bool? = nil) {
        self.holding = holding
        self.draining = draining
    }
}

/// A task and the fence under which it is held.
package struct HeldTask: Codable, Sendable, Hashable {
    package var id: Int64
    package var fence: Int

    package init(id: Int64, fence: Int) {
        self.id = id
        self.fence = fence
    }
}
