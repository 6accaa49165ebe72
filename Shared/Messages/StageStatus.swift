/// How a stage is doing.
public struct StageStatus: Codable, Sendable, Equatable {
    /// Which stage.
    public var stage: StageName
    /// The name of a further index; nil for the heads that every archive has.
    public var name: String?
    /// Items accepted since the store began.
    public var accepted: Int64
    /// Items that wait for a worker, or files that wait in the inbox.
    public var waiting: Int64
    /// Items that a worker holds.
    public var inWork: Int64
    /// Items done, rejections included.
    public var done: Int64
    /// Rejections among the done.
    public var rejected: Int64
    /// Dead letters.
    public var failed: Int64
    /// Dead letters that a person dropped.
    public var dropped: Int64?
    /// parse: the documents that are to be read again; absent while there are none.
    public var rereading: RereadingStatus?
    /// Workers that are connected, with their slots.
    public var workers: Int
    /// How far each consumer of the outbox is behind, in items.
    public var consumers: [ConsumerStatus]
    /// Why nothing new is taken or committed at present, and what to do; absent while all is well.
    public var paused: String?
    /// Links to the heads before this one that are up.
    public var upstreams: [String: Bool]
    /// The newest sequence of the outbox, or of notify's log.
    public var head: Int64
    /// The process.
    public var pid: Int32
    /// Identifies the store; a restored one has a higher generation.
    public var store: String

    /// Puts a status together.
    public init(
        stage: StageName, accepted: Int64, waiting: Int64, inWork: Int64, done: Int64, rejected: Int64, failed: Int64,
        workers: Int, consumers: [ConsumerStatus], upstreams: [String: Bool], head: Int64, pid: Int32, store: String
    ) {
        self.stage = stage
        self.accepted = accepted
        self.waiting = waiting
        self.inWork = inWork
        self.done = done
        self.rejected = rejected
        self.failed = failed
        self.workers = workers
        self.consumers = consumers
        self.upstreams = upstreams
        self.head = head
        self.pid = pid
        self.store = store
    }
}

/// How far reading again has come.
public struct RereadingStatus: Codable, Sendable, Equatable {
    /// Documents that wait for their turn.
    public var waiting: Int64
    /// Documents whose originals were asked for or are being read.
    public var underWay: Int64
    /// Documents that could not be read again; what was read of them before stays.
    public var failed: Int64

    /// Puts a status together.
    public init(waiting: Int64, underWay: Int64, failed: Int64) {
        self.waiting = waiting
        self.underWay = underWay
        self.failed = failed
    }
}

/// How far one consumer of an outbox has come.
public struct ConsumerStatus: Codable, Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Every item up to this sequence is settled.
    public var floor: Int64
    /// Items that wait for it.
    public var behind: Int64
    /// Whether it is connected.
    public var connected: Bool

    /// Puts a consumer's status together.
    public init(name: String, floor: Int64, behind: Int64, connected: Bool) {
        self.name = name
        self.floor = floor
        self.behind = behind
        self.connected = connected
    }
}
