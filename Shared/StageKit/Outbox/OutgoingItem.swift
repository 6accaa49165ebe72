package import Foundation
import Links
package import Messages

/// What a commit sends on: a row of the outbox, written in the same transaction as the change that it tells of.
package struct OutgoingItem: Sendable {
    /// Which consumers get it; see ``HandoffTopic``.
    package var topic: String
    /// The document it is about.
    package var subject: String
    package var trace: String?
    /// JSON of at most ``Parcel/payloadLimit`` bytes.
    package var payload: Data
    /// A body that the store's ``BlobStore`` keeps.
    package var content: ContentHash?

    /// Encodes the payload.
    package init(
        topic: String, subject: String, trace: String?, payload: some Encodable, content: ContentHash? = nil
    ) throws {
        try self.init(
            topic: topic, subject: subject, trace: trace, json: try WireJSON.encode(payload), content: content)
    }

    /// Takes a payload that is JSON already.
    package init(topic: String, subject: String, trace: String?, json: Data, content: ContentHash? = nil) throws {
        self.topic = topic
        self.subject = subject
        self.trace = trace
        payload = json
        self.content = content
        guard self.payload.count <= Parcel.payloadLimit else {
            throw StoreError(
                .system, "a payload of \(self.payload.count) bytes for \(subject); the limit is \(Parcel.payloadLimit)")
        }
    }

    /// A public event, on its way to notify.
    package init(event: Event) throws {
        try self.init(
            topic: HandoffTopic.event, subject: event.subject, trace: event.traceparent, payload: event)
    }
}
