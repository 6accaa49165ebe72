package import ZeroMQ

/// One message of the protocol: a header, metadata as a JSON object, and opaque bodies.
package struct LinkMessage: Sendable {
    /// Bytes of metadata that a message may have.
    package static let metadataLimit = 64 * 1024
    /// How deep metadata may nest.
    package static let depthLimit = 8
    /// Frames that a message may have.
    package static let partLimit = 600

    /// The fixed part.
    package var header: LinkHeader
    /// The type; nil where a later version made it.
    package var type: FrameType? { FrameType(rawValue: header.type) }
    /// A JSON object in UTF-8.
    package var metadata: Frame
    /// What follows the metadata.
    package var bodies: [Frame]

    /// Puts a message together; the metadata is encoded once, here.
    package init(
        _ type: FrameType, _ metadata: some Encodable, bodies: [Frame] = [], session: UInt64 = 0, sequence: UInt64 = 0,
        flags: UInt16 = 0
    ) throws {
        self.metadata = Frame(try WireJSON.encode(metadata))
        self.bodies = bodies
        header = LinkHeader(
            type: type, flags: flags, parts: UInt16(clamping: bodies.count + 2), session: session, sequence: sequence)
    }

    /// Reads a message from its frames; what is wrong with it is an error, never a trap.
    package init(frames: some RandomAccessCollection<Frame>) throws(LinkError) {
        guard let first = frames.first else { throw LinkError(.malformed, "a message without frames") }
        var read: Result<LinkHeader, LinkError>?
        first.withUnsafeBytes { bytes in
            do throws(LinkError) { read = .success(try LinkHeader(bytes)) } catch { read = .failure(error) }
        }
        guard let header = try read?.get() else { throw LinkError(.malformed, "a message without a header") }
        guard Int(header.parts) == frames.count, (2...Self.partLimit).contains(frames.count) else {
            throw LinkError(
                .malformed,
                "the header counts \(header.parts) frames where \(frames.count) came (at most \(Self.partLimit))")
        }
        let metadata = frames[frames.index(after: frames.startIndex)]
        guard metadata.count <= Self.metadataLimit else {
            throw LinkError(.malformed, "metadata of \(metadata.count) bytes; the limit is \(Self.metadataLimit)")
        }
        guard metadata.withUnsafeBytes({ WireJSON.isShallowObject($0, limit: Self.depthLimit) }) else {
            throw LinkError(.malformed, "the metadata is not a JSON object of at most \(Self.depthLimit) levels")
        }
        self.header = header
        self.metadata = metadata
        bodies = Array(frames.dropFirst(2))
    }

    /// ERR for a message that can't be taken; nil where it is not of this protocol, for the answer would itself be noise
    /// on somebody's socket.
    init?(refusing frames: some RandomAccessCollection<Frame>, with error: LinkError) {
        guard let first = frames.first, first.withUnsafeBytes(LinkHeader.isOfProtocol) else { return nil }
        let refused = try? LinkMessage(frames: frames)
        let task = refused?.type == .result ? try? refused?.read(HeldTask.self) : nil
        try? self.init(.error, Refusal(error, task: task))
        header.session = first.withUnsafeBytes { try? LinkHeader($0) }?.session ?? 0
    }

    /// The frames as they go to the socket.
    package var frames: [Frame] { [Frame(header.bytes), metadata] + bodies }

    /// Reads the metadata as a type of its own.
    package func read<Metadata: Decodable>(_ type: Metadata.Type = Metadata.self) throws(LinkError) -> Metadata {
        do {
            return try WireJSON.decode(type, from: metadata)
        } catch {
            throw LinkError(.malformed, "the metadata of a message of type \(header.type) can't be read: \(error)")
        }
    }
}
