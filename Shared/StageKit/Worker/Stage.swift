package import Foundation
package import GRDB
package import Messages

/// A durable stage: what a worker makes of an item, and how the head commits it.
///
/// Everything else (links, leases, heartbeats, group commit, retry, dead letters, status, shutdown) is this module's,
/// the same for every stage.
package protocol Stage: Sendable {
    /// What the stage before sends.
    associatedtype Input: Codable & Sendable
    /// What a worker makes of it.
    associatedtype Product: Codable & Sendable

    /// Which stage it is.
    static var name: StageName { get }

    /// Which task becomes of an item that came, in the head, in the transaction that takes it in; the payload is JSON.
    func intake(_ payload: Data, of subject: String, in archive: Database) throws -> TaskIntake

    /// Works on one item, in any worker, without a database; a second run must give the same. An error means: try
    /// again; what will never work is a product that says so.
    func work(on task: WorkTask<Input>) async throws -> WorkProduct<Product>

    /// Looks at a product before it is committed, in the head, one at a time beside the committing thread; what it throws
    /// makes the result a failed attempt. Whether it fits its task is for ``commit(_:of:to:)`` to see.
    func check(_ product: CommittedProduct<Product>) throws

    /// Commits a product, in the head, in the one transaction that ends the task. Returns what goes on from here.
    func commit(
        _ product: CommittedProduct<Product>, of task: CommittedTask<Input>, to archive: Database
    ) throws -> [OutgoingItem]
}

extension Stage {
    /// Takes products at their word.
    package func check(_ product: CommittedProduct<Product>) throws {}

    /// Makes a task of every item as it came.
    package func intake(_ payload: Data, of subject: String, in archive: Database) throws -> TaskIntake {
        TaskIntake(payload: payload)
    }
}

/// The task that an item becomes.
package struct TaskIntake: Sendable {
    /// JSON of the stage's input.
    package var payload: Data
    /// Whether all others go before it.
    package var later: Bool

    package init(payload: Data, later: Bool = false) {
        self.payload = payload
        self.later = later
    }
}

/// An item as a worker sees it.
package struct WorkTask<Input: Codable & Sendable>: Sendable {
    package var input: Input
    /// The document it is about.
    package var subject: String
    package var trace: String?
    package var content: WorkContent?

    /// Puts a task together.
    package init(input: Input, subject: String, trace: String?, content: WorkContent?) {
        self.input = input
        self.subject = subject
        self.trace = trace
        self.content = content
    }
}

/// A body as a worker sees it.
package enum WorkContent: Sendable {
    /// In memory.
    case bytes(Data)
    /// In a private file that goes when the task ends.
    case file(URL)

    /// The bytes; a file is mapped, not read.
    package var data: Data {
        get throws {
            switch self {
            case .bytes(let data): data
            case .file(let url): try Data(contentsOf: url, options: .alwaysMapped)
            }
        }
    }
}

/// A worker can't do a task soon enough, since others keep it busy: it goes back, and no attempt is counted.
package struct TaskPutBack: Error {
    /// Why, for the log.
    package let reason: String

    package init(_ reason: String) { self.reason = reason }
}

/// What a worker made, with a body beside it where there is one.
package struct WorkProduct<Product: Codable & Sendable>: Sendable {
    package var product: Product
    package var body: Data?

    package init(_ product: Product, body: Data? = nil) {
        self.product = product
        self.body = body
    }
}

/// A product in the hands of the head; the body is durable, and kept only if the stage adopts it.
package struct CommittedProduct<Product: Codable & Sendable>: Sendable {
    package var product: Product
    package var body: StagedBlob?
}

/// The task that a product ends, in the hands of the head.
package struct CommittedTask<Input: Codable & Sendable>: Sendable {
    package var input: Input
    package var subject: String
    package var trace: String?
    /// The body that came with it; released when the task ends, unless the stage retains it.
    package var content: ContentHash?
    package var received: Timestamp
    package var attempts: Int
}
