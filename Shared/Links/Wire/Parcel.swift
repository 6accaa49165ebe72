package import ZeroMQ

/// What an item, a task or a result carries: a small JSON payload, and bytes beside it where there are any.
package struct Parcel: Sendable {
    /// The bytes beside the payload.
    package enum Content: Sendable {
        /// They travel in the message; at most ``Parcel/inlineLimit``.
        case inline(ContentReference, Frame)
        /// They are fetched over the bulk socket.
        case remote(ContentReference)

        /// Their hash and size.
        package var reference: ContentReference {
            switch self {
            case .inline(let reference, _), .remote(let reference): reference
            }
        }
    }

    /// Bytes of content that ride in a message of a control socket.
    package static let inlineLimit = 64 * 1024
    /// Bytes of payload that a message may have.
    package static let payloadLimit = 16 * 1024

    /// JSON.
    package var payload: Frame
    package var content: Content?

    package init(payload: Frame, content: Content? = nil) {
        self.payload = payload
        self.content = content
    }

    /// Bytes that count against credit.
    package var weight: Int64 {
        guard case .inline(_, let frame) = content else { return Int64(payload.count) }
        return Int64(payload.count + frame.count)
    }

    /// The frames behind the metadata.
    package var bodies: [Frame] {
        guard case .inline(_, let frame) = content else { return [payload] }
        return [payload, frame]
    }

    /// Reads one parcel from the bodies of a message and moves on behind it.
    package init(
        content reference: ContentReference?, inline: Bool?, from bodies: inout ArraySlice<Frame>
    ) throws(LinkError) {
        guard let payload = bodies.popFirst() else {
            throw LinkError(.malformed, "a message has fewer bodies than its metadata says")
        }
        self.payload = payload
        guard let reference else { return }
        guard reference.sha256.utf8.count == 64, reference.size >= 0 else {
            throw LinkError(.malformed, "a reference that is not a SHA-256 and a size")
        }
        guard inline == true else {
            content = .remote(reference)
            return
        }
        guard let frame = bodies.popFirst(), Int64(frame.count) == reference.size else {
            throw LinkError(.malformed, "a body that is not as long as its reference says")
        }
        content = .inline(reference, frame)
    }
}
