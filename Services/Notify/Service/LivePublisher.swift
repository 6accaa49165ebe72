import GRDB
import Links
import Messages
package import StageKit
package import ZeroMQ

/// Publishes what the log gains, in order, each with the number before it in its topic.
package actor LivePublisher {
    private let reactor: Reactor
    private let publisher: EventPublisher
    private let context: HeadContext
    private var published: Int64 = 0
    private var last: [String: Int64] = [:]
    private var isReading = false
    private var hasMore = false

    package nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// Opens the socket; ``start()`` follows.
    package init(context: HeadContext, reactor: Reactor) async throws {
        self.context = context
        self.reactor = reactor
        publisher = try await EventPublisher(on: reactor, options: SocketOptions())
        for endpoint in context.configuration.events { try await publisher.bind(endpoint) }
    }

    /// Publishes from the log's end on: what was logged before is read from the log.
    package func start() async throws {
        (published, last) = try await context.store.pool.read { db in
            var last: [String: Int64] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT topic, max(seq) FROM outbox GROUP BY topic") {
                last[row[0]] = row[1]
            }
            return (try Outbox.head(in: db), last)
        }
        await publisher.start(head: published)
    }

    /// Says that the log has grown.
    package func logGrew() async {
        hasMore = true
        guard !isReading else { return }
        isReading = true
        while hasMore {
            hasMore = false
            do { try await publishNext() } catch { context.report(error) }
        }
        isReading = false
    }

    /// Closes the socket.
    package func stop() async { await publisher.stop() }

    private func publishNext() async throws {
        let read = try await context.outbox.items(after: published, topics: [], limit: 500, bytes: 1 << 20)
        for item in read.items {
            await publisher.publish(
                type: item.topic, live: Live(seq: item.seq, prev: last[item.topic] ?? 0), event: item.parcel.payload)
            last[item.topic] = item.seq
        }
        if let newest = read.items.last?.seq {
            published = newest
            hasMore = true
        }
    }
}
