package import ZeroMQ

/// Reads parts of bodies by hash.
package protocol BodySource: Sendable {
    /// A part of a body and the whole's size; nil when the body is not here.
    func read(_ get: BlobGet) async throws -> (part: Frame, size: Int64)?
}

/// The fetching end of the bulk socket of one head; a worker also serves its large products from here.
package actor BulkClient: BodyProvider {
    private let reactor: Reactor
    /// Made on the reactor, once the actor is.
    private var socket: Socket?
    private let products: (any BodySource)?
    private var fetches: [String: BodyFetch] = [:]
    /// Products that the head may fetch: offered again and again, for an offer is lost with the head or the connection.
    private var offered: [String: ContentReference] = [:]
    /// Parts of products that the head has asked for, answered in order.
    private var waiting: [BlobGet] = []
    private var timer: Reactor.Timer?
    private var isClosed = false

    package nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// Connects.
    package init(
        on reactor: Reactor, to endpoint: Endpoint, options: SocketOptions, products: (any BodySource)? = nil
    ) async throws {
        self.reactor = reactor
        self.products = products
        socket = try Socket(.dealer, on: reactor, options: options)
        try socket?.connect(endpoint)
        start()
    }

    private func start() {
        socket?.onReadable { [weak self] in self?.assumeIsolated { $0.drain() } }
    }

    /// Fetches a body; two fetches of one body at a time are one too many, and the second is an error.
    package func fetch(_ content: ContentReference, into sink: any BodySink) async throws {
        guard fetches[content.sha256] == nil else {
            throw LinkError(.busy, "the body \(content.sha256) is being fetched already")
        }
        let offset = try await sink.offset()
        guard offset < content.size else { return }
        defer { fetches[content.sha256] = nil }
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            guard !isClosed else {
                continuation.resume(throwing: LinkError(.unreachable, "the bulk link is closed"))
                return
            }
            let fetch = BodyFetch(
                content, from: offset, into: sink,
                ask: { [weak self] get in self?.assumeIsolated { $0.ask(get) } ?? false },
                finished: continuation)
            fetches[content.sha256] = fetch
            fetch.advance()
            tick()
        }
    }

    /// Tells the head that a product waits here, until it is withdrawn.
    package func offer(_ content: ContentReference) {
        offered[content.sha256] = content
        tick()
    }

    /// Offers a product no longer.
    package func withdraw(_ content: ContentReference) { offered[content.sha256] = nil }

    /// Closes; what is under way fails.
    package func close() {
        guard !isClosed else { return }
        isClosed = true
        if let timer { reactor.cancel(timer) }
        for fetch in fetches.values { fetch.end(.failure(LinkError(.unreachable, "the bulk link was closed"))) }
        socket?.close()
    }

    private func ask(_ get: BlobGet) -> Bool {
        guard !isClosed, let message = try? LinkMessage(.blobGet, get),
            case .sent? = try? socket?.send(message.frames)
        else { return false }
        return true
    }

    private func tick() {
        if let timer { reactor.cancel(timer) }
        timer = nil
        guard !isClosed, !fetches.isEmpty || !offered.isEmpty else { return }
        for fetch in fetches.values { fetch.tick(at: .now) }
        let isStalled = fetches.values.contains(where: \.isStalled) || !sendOffers()
        timer = reactor.schedule(after: isStalled ? .milliseconds(20) : .milliseconds(500)) { [weak self] in
            self?.assumeIsolated { $0.tick() }
        }
    }

    /// False when the connection takes nothing: it is just being made.
    private func sendOffers() -> Bool {
        offered.values.allSatisfy { content in
            let offer = BlobOffer(sha256: content.sha256, size: content.size)
            guard let message = try? LinkMessage(.blobOffer, offer) else { return true }
            if case .sent? = try? socket?.send(message.frames) { return true }
            return false
        }
    }

    private func drain() {
        for _ in 0..<64 {
            guard !isClosed, let frames = try? socket?.receive() else { return }
            guard let message = try? LinkMessage(frames: frames) else { continue }
            take(message)
        }
    }

    private func take(_ message: LinkMessage) {
        switch message.type {
        case .blobData:
            guard let data = try? message.read(BlobData.self), let frame = message.bodies.first else { return }
            guard fetches[data.sha256]?.take(BodyChunk(offset: data.offset, frame: frame)) == true else { return }
            Task { await fetches[data.sha256]?.writeAll() }
        case .blobMissing:
            guard let data = try? message.read(BlobData.self) else { return }
            fetches[data.sha256]?.end(
                .failure(LinkError(.notFound, "the body \(data.sha256) is not there any more")))
        case .blobGet:
            guard let products, let get = try? message.read(BlobGet.self) else { return }
            waiting.append(get)
            if waiting.count == 1 { Task { await answerAll(from: products) } }
        default: return
        }
    }

    private func answerAll(from source: any BodySource) async {
        while let get = waiting.first {
            let read = try? await source.read(get)
            if !isClosed, let message = BulkAnswer.message(for: get, read: read) {
                _ = try? socket?.send(message.frames)
            }
            waiting.removeFirst()
        }
    }
}
