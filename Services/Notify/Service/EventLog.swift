import Foundation
package import GRDB
package import Links
import Messages
import StageKit
import ZeroMQ

/// The numbered log of public events: notify's outbox, kept for ever.
package enum EventLog {
    /// Appends an event in the caller's transaction; its number is the cursor of whoever reads it.
    package static func append(_ item: DeliveredItem, in db: Database) throws {
        var event = try WireJSON.decode(Event.self, from: item.parcel.payload)
        let sequence = try Outbox.head(in: db) + 1
        event.sequence = sequence
        let logged = try OutgoingItem(
            topic: event.type.rawValue, subject: event.subject, trace: event.traceparent, payload: event)
        guard try Outbox.append(logged, in: db) == sequence else {
            throw StoreError(.corrupt, "the event log gave a number twice")
        }
    }

    /// Reads events after a cursor.
    static func read(_ query: EventsQuery, from outbox: Outbox, store: Store) async throws -> Reply {
        let types = try query.types.map { name in
            guard let type = EventType.named(name) else {
                let known = EventType.all.map(\.shortName).joined(separator: ", ")
                throw LinkError(.badQuestion, "no event type “\(name)”; there are: \(known)")
            }
            return type.rawValue
        }
        let read = try await outbox.items(
            after: max(0, query.after), topics: types, limit: min(max(query.limit, 1), 500), bytes: 4 << 20)
        let head = try await store.pool.read { try Outbox.head(in: $0) }
        return try Reply(
            EventsAnswer(sequences: read.items.map(\.seq), head: head, through: read.through),
            bodies: read.items.map(\.parcel.payload))
    }
}
