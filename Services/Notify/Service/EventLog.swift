import Foundation
package import GRDB
package import Links
import Messages
import StageKit
import ZeroMQ

/// The numbered log of public events: notify's outbox, kept for ever or as ``EventRetention`` says.
package enum EventLog {
    /// Appends an event in the caller's transaction; its number is the cursor of whoever reads it.
    package static func append(_ item: DeliveredItem, in db: Database) throws {
        let event = try WireJSON.decode(Event.self, from: item.parcel.payload)
        let sequence = try Outbox.head(in: db) + 1
        let logged = try OutgoingItem(
            topic: event.type.rawValue, subject: event.subject, trace: event.traceparent,
            json: try numbered(event, sequence, as: item.parcel.payload.data))
        guard try Outbox.append(logged, in: db) == sequence else {
            throw StoreError(.corrupt, "the event log gave a number twice")
        }
    }

    /// The event's own JSON with its number put in: what a later version has written is kept to the letter.
    private static func numbered(_ event: Event, _ sequence: Int64, as json: Data) throws -> Data {
        guard event.sequence == nil, let end = json.lastIndex(of: UInt8(ascii: "}")) else {
            var event = event
            event.sequence = sequence
            return try WireJSON.encode(event)
        }
        return json[..<end] + Data(",\"sequence\":\"\(sequence)\"}".utf8)
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
        try await store.pool.read { try Outbox.checkKept(after: max(0, query.after), in: $0) }
        let read = try await outbox.items(
            after: max(0, query.after), topics: types, limit: min(max(query.limit, 1), 500), bytes: 4 << 20)
        let head = try await store.pool.read { try Outbox.head(in: $0) }
        return try Reply(
            EventsAnswer(sequences: read.items.map(\.seq), head: head, through: read.through),
            bodies: read.items.map(\.parcel.payload))
    }
}
