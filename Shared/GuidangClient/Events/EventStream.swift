import Links
public import Messages
import Settings
import ZeroMQ

/// The events of an archive in the order of the log, each once: those already there, then those that come.
///
/// It never ends by itself; cancel the task, or leave the loop. While notify is away it waits and then goes on
/// without a gap.
public struct EventStream: AsyncSequence, Sendable {
    let archive: Archive
    let after: Int64?
    let types: [EventType]

    /// Begins at the cursor.
    public func makeAsyncIterator() -> Iterator {
        Iterator(archive: archive, after: after, types: types)
    }

    /// Goes through the events; each iterator has its own connection and cursor.
    public struct Iterator: AsyncIteratorProtocol {
        private let archive: Archive
        private let after: Int64?
        private let types: [EventType]
        private var waiting: ArraySlice<Event> = []
        private var follower: Follower?

        /// What there is once the feed is connected.
        private struct Follower {
            var feed: LiveFeed
            var signals: AsyncStream<LiveFeed.Signal>.Iterator
            var cursor: EventCursor
            /// Whether the log may hold events beyond the cursor.
            var isBehind = true
        }

        init(archive: Archive, after: Int64?, types: [EventType]) {
            self.archive = archive
            self.after = after
            self.types = types
        }

        /// The next event; nil once the task is cancelled or the archive closed.
        public mutating func next() async throws -> Event? {
            var now = if let follower { follower } else { try await connect() }
            defer { follower = now }
            while waiting.isEmpty {
                if now.isBehind {
                    try await read(&now)
                    continue
                }
                guard let signal = await now.signals.next() else {
                    await now.feed.close()
                    return nil
                }
                try take(signal, &now)
            }
            return waiting.popFirst()
        }

        /// Subscribes before the log is read, so that nothing falls between the two.
        private func connect() async throws -> Follower {
            let feed = try await LiveFeed(
                on: archive.reactor,
                to: archive.endpoint(of: .notify, .events),
                options: Archive.options,
                topics: types.map(\.rawValue)
            )
            var start = after
            if start == nil { start = try await archive.log(after: .max, types: [], limit: 1).head }
            let cursor = EventCursor(after: start ?? 0, topics: types.map(\.rawValue))
            return Follower(feed: feed, signals: feed.signals.makeAsyncIterator(), cursor: cursor)
        }

        private mutating func take(_ signal: LiveFeed.Signal, _ now: inout Follower) throws {
            switch signal {
            case .silence: now.isBehind = true
            case .beat(let head): now.isBehind = now.cursor.takeBeat(head: head) == .gap
            case .event(let live, let frame):
                switch now.cursor.take(live) {
                case .old: return
                case .gap: now.isBehind = true
                case .apply: waiting.append(try WireJSON.decode(Event.self, from: frame))
                }
            }
        }

        private mutating func read(_ now: inout Follower) async throws {
            do {
                let page = try await archive.log(after: now.cursor.position, types: types, limit: 500)
                waiting += page.events
                now.cursor.noteRead(through: page.through)
                now.isBehind = page.through < page.head
            } catch let error as ArchiveError where error.isPassing {
                guard !Task.isCancelled, await !archive.isClosed else { throw error }
                // notify is away: the next beat, or a while of silence, leads back here.
                now.isBehind = false
            }
        }
    }
}
