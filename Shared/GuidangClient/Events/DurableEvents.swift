import Foundation
import Links
public import Messages
import Settings

/// An event as a durable consumer gets it.
public struct Delivery: Sendable {
    /// The event.
    public let event: Event
    /// Its place in the log.
    public let sequence: Int64
    let feed: DurableFeed

    /// Says that the event's effect is durable here; it never comes again once the archive has heard that.
    ///
    /// After a crash before that it comes once more. Exactly once is to store ``sequence`` with the effect, and to
    /// pass over what is stored.
    public func ack() async { await feed.ack(sequence) }
}

/// The events of a durable named consumer, in the order of the log; each is to be acked.
///
/// A lost connection is made again by itself. It ends with an error where the archive refuses the consumer.
public struct DurableEvents: AsyncSequence, Sendable {
    let archive: Archive
    let name: String
    let types: [EventType]
    let start: Int64

    /// Connects with the first event that is asked for.
    public func makeAsyncIterator() -> Iterator { Iterator(events: self) }

    /// Goes through the events.
    public struct Iterator: AsyncIteratorProtocol {
        let events: DurableEvents
        private var feed: DurableFeed?
        private var deliveries: AsyncThrowingStream<Delivery, any Error>.Iterator?

        init(events: DurableEvents) { self.events = events }

        /// The next event; nil once the task is cancelled or ``finish(within:)`` was called.
        public mutating func next() async throws -> Delivery? {
            var source = if let deliveries { deliveries } else { try await connect() }
            defer { deliveries = source }
            return try await source.next()
        }

        /// Waits until the archive has committed every ack, and closes.
        public func finish(within limit: Duration = .seconds(5)) async {
            await feed?.settle(within: limit)
            await feed?.close()
        }

        private mutating func connect() async throws -> AsyncThrowingStream<Delivery, any Error>.Iterator {
            guard (1...128).contains(events.name.utf8.count) else {
                throw ArchiveError(
                    .badQuestion, Phrase("A consumer's name has 1 to 128 bytes.", "订阅者的名称须为 1 至 128 字节。"))
            }
            let hello = Hello(
                name: events.name,
                boot: UUID().uuidString,
                role: .consumer,
                topics: events.types.map(\.rawValue),
                from: events.start
            )
            let archive = events.archive
            let feed = DurableFeed(on: archive.reactor, hello: hello, home: archive.home)
            let endpoint = try archive.endpoint(of: .notify, .links)
            try await feed.start(endpoint, options: Archive.options, beat: archive.settings.lease.beat)
            self.feed = feed
            return feed.deliveries.makeAsyncIterator()
        }
    }
}
