/// The questions that heads answer on their query sockets, by name.
public enum Question {
    /// Every head: ``StageStatus``.
    ///
    /// No arguments.
    public static let status = "status"
    /// Every head: ``TraceAnswer`` for ``IDQuery``.
    public static let trace = "trace"
    /// Every head with tasks: ``FailedAnswer`` for ``FailedQuery``.
    public static let failed = "failed"
    /// Every head with tasks: ``CountAnswer`` for ``FailedAction``.
    public static let failedAction = "failed.action"
    /// Every head: ``VerifyAnswer``.
    ///
    /// No arguments.
    public static let verify = "verify"
    /// ingest: ``OfferAnswer`` for ``Offer``; the way files are handed in.
    public static let offer = "offer"
    /// ingest: ``OfferAnswer`` for ``OfferChunk`` with the bytes as the second part.
    public static let offerChunk = "offer.chunk"
    /// ingest: a chunk of an original for ``ChunkQuery``, as the second part.
    public static let original = "original"
    /// ingest, parse and index: ``StatesAnswer`` for ``StatesQuery``.
    public static let states = "states"
    /// ingest and parse: ``DocumentsAnswer`` for ``DocumentsQuery``.
    public static let documents = "documents"
    /// parse: ``ReparseAnswer`` for ``ReparseQuery``; reads documents again.
    public static let reparse = "reparse"
    /// index: ``SearchAnswer`` for ``SearchQuery``.
    public static let search = "search"
    /// index: the stored report as JSON for ``IDQuery``, in chunks as ``ChunkQuery`` says.
    public static let show = "show"
    /// index: ``ReportsAnswer`` for ``ReportsQuery``, with each report's JSON as a part.
    public static let reports = "reports"
    /// index: ``ReportComparison`` for ``CompareQuery``.
    public static let compare = "compare"
    /// index: ``ReportAlignment`` for ``DiffQuery``.
    public static let diff = "diff"
    /// index: ``FigureTable`` for ``SeriesQuery``.
    public static let series = "series"
    /// notify: ``EventsAnswer`` for ``EventsQuery``.
    public static let events = "events"
    /// notify and parse: ``CountAnswer`` for ``ConsumerQuery``; forgets a durable consumer, or a further index.
    public static let forgetConsumer = "consumer.forget"
}

/// Names a durable consumer.
public struct ConsumerQuery: Codable, Sendable, Equatable {
    /// Its name.
    public var name: String

    /// Wraps a name.
    public init(name: String) { self.name = name }
}

/// Asks for one document or report by its id, or by the beginning of one (at least 6 characters).
public struct IDQuery: Codable, Sendable, Equatable {
    /// The id or its beginning.
    public var id: String

    /// Wraps an id.
    public init(id: String) { self.id = id }
}

/// Asks for a part of a long answer.
public struct ChunkQuery: Codable, Sendable, Equatable {
    /// The id, or its beginning.
    public var id: String
    /// The first byte wanted.
    public var offset: Int64
    /// How many bytes at the most; a head gives no more than 256 KiB.
    public var length: Int

    /// Puts the query together.
    public init(id: String, offset: Int64, length: Int) {
        self.id = id
        self.offset = offset
        self.length = length
    }
}

/// What goes before a chunk of bytes.
public struct ChunkAnswer: Codable, Sendable, Equatable {
    /// The whole id.
    public var id: String
    /// Bytes of the whole.
    public var size: Int64
    /// The first byte that follows.
    public var offset: Int64
    /// A name for the whole, where it has one.
    public var fileName: String?

    /// Puts the answer together.
    public init(id: String, size: Int64, offset: Int64, fileName: String? = nil) {
        self.id = id
        self.size = size
        self.offset = offset
        self.fileName = fileName
    }
}

/// What became of a document's way through one stage.
public struct TraceAnswer: Codable, Sendable, Equatable {
    /// The documents that the id means, with the steps of each in order.
    public var documents: [DocumentTrace]

    /// Puts the answer together.
    public init(documents: [DocumentTrace]) { self.documents = documents }
}

/// One document's steps in one stage.
public struct DocumentTrace: Codable, Sendable, Equatable {
    /// SHA-256 of the original.
    public var documentId: String
    /// Steps in the order of time.
    public var steps: [TraceStep]

    /// Puts the trace together.
    public init(documentId: String, steps: [TraceStep]) {
        self.documentId = documentId
        self.steps = steps
    }
}

/// One thing that happened to a document.
public struct TraceStep: Codable, Sendable, Equatable {
    /// Where.
    public var stage: StageName
    /// What, in a word: `received`, `duplicate`, `waiting`, `leased`, `parsed`, `rejected`, `indexed`, `logged`, `dead`,
    /// `dropped`.
    public var what: String
    /// When.
    public var time: Timestamp
    /// More, for people.
    public var detail: String?
    /// The word for programs of why it is rejected, as ``DocumentRejected/code``.
    public var code: String?

    /// Puts a step together.
    public init(stage: StageName, what: String, time: Timestamp, detail: String? = nil, code: String? = nil) {
        self.stage = stage
        self.what = what
        self.time = time
        self.detail = detail
        self.code = code
    }
}

/// Asks where documents stand in a stage.
public struct StatesQuery: Codable, Sendable, Equatable {
    /// SHA-256 of each original, at most 1,000.
    public var documentIds: [String]

    /// Puts the query together.
    public init(documentIds: [String]) { self.documentIds = documentIds }
}

/// Where documents stand in a stage; documents the stage has never seen are left out.
public struct StatesAnswer: Codable, Sendable, Equatable {
    /// State by document id.
    public var states: [String: StageState]

    /// Puts the answer together.
    public init(states: [String: StageState]) { self.states = states }
}

/// Where one document stands in one stage.
public struct StageState: Codable, Sendable, Equatable {
    /// `waiting`, `archived`, `parsed`, `rejected`, `indexed`, `failed`, or `dropped` where a person gave it up.
    public var state: String
    /// Why, where it is rejected, failed or dropped.
    public var reason: String?
    /// The word for programs of why it is rejected, as ``DocumentRejected/code``.
    public var code: String?
    /// ingest: the name the document had first.
    public var fileName: String?

    /// Puts a state together.
    public init(state: String, reason: String? = nil, code: String? = nil, fileName: String? = nil) {
        self.state = state
        self.reason = reason
        self.code = code
        self.fileName = fileName
    }
}

/// Offers a file to ingest; the same offer may be made again at any time.
public struct Offer: Codable, Sendable, Equatable {
    /// SHA-256 of the bytes.
    public var documentId: String
    /// Bytes.
    public var size: Int64
    /// The file's own name.
    public var fileName: String
    /// Sub-folder names.
    public var tags: [String]
    /// Where it lay, for people.
    public var path: String

    /// Puts an offer together.
    public init(documentId: String, size: Int64, fileName: String, tags: [String], path: String) {
        self.documentId = documentId
        self.size = size
        self.fileName = fileName
        self.tags = tags
        self.path = path
    }
}

/// A part of an offered file; the bytes follow as the second part of the question.
public struct OfferChunk: Codable, Sendable, Equatable {
    /// The offer it belongs to.
    public var offer: Offer
    /// Where the bytes go.
    public var offset: Int64

    /// Puts a chunk's head together.
    public init(offer: Offer, offset: Int64) {
        self.offer = offer
        self.offset = offset
    }
}

/// What ingest says to an offer or a chunk.
public struct OfferAnswer: Codable, Sendable, Equatable {
    /// `send` (from ``offset`` on), `accepted` (new), `duplicate` (seen before), `busy` (ask again later) or `full` (the
    /// disk has no room for it).
    public var state: String
    /// The next byte wanted.
    public var offset: Int64
    /// Why it is not taken, with what to do, where it is not.
    public var reason: String?

    /// Puts an answer together.
    public init(state: String, offset: Int64 = 0, reason: String? = nil) {
        self.state = state
        self.offset = offset
        self.reason = reason
    }
}

/// Asks notify for logged events.
public struct EventsQuery: Codable, Sendable, Equatable {
    /// Only events with a greater sequence.
    public var after: Int64
    /// Only these types (full names); none means all.
    public var types: [String]
    /// At most so many, up to 500.
    public var limit: Int

    /// Puts the query together.
    public init(after: Int64, types: [String] = [], limit: Int = 500) {
        self.after = after
        self.types = types
        self.limit = limit
    }
}

/// Logged events in order; each follows as a part of its own, as it stands in the log.
public struct EventsAnswer: Codable, Sendable, Equatable {
    /// The sequence of each event that follows.
    public var sequences: [Int64]
    /// The log's newest sequence.
    public var head: Int64
    /// The last sequence that these parts speak for: a cursor may move to it, events of other types between included.
    public var through: Int64

    /// Puts the answer together.
    public init(sequences: [Int64], head: Int64, through: Int64) {
        self.sequences = sequences
        self.head = head
        self.through = through
    }
}
