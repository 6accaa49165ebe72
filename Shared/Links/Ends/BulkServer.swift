package import ZeroMQ

/// The serving end of a head's bulk socket; it also fetches the large products that workers offer.
package actor BulkServer {
    private let reactor: Reactor
    /// Made on the reactor, once the actor is.
    private var socket: Socket?
    private let source: any BodySource
    /// Where each offered body lies, and when its worker last said so.
    private var offers = OfferBook()
    private var awaited: [String: [(since: Instant, continuation: CheckedContinuation<Void, Never>)]] = [:]
    private var fetches: [String: BodyFetch] = [:]
    /// Parts that peers have asked for; a peer that asks for more at a time is passed over and asks again.
    private var waiting: [[UInt8]: [BlobGet]] = [:]
    private static let longestQueue = 64
    private var timer: Reactor.Timer?
    private var isClosed = false

    package nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// Makes the socket.
    package init(on reactor: Reactor, options: SocketOptions, source: any BodySource) async throws {
        self.reactor = reactor
        self.source = source
        socket = try Socket(.router, on: reactor, options: options)
        start()
    }

    private func start() {
        socket?.onReadable { [weak self] in self?.assumeIsolated { $0.drain() } }
        tick()
    }

    /// Opens an endpoint.
    ///
    /// Returns where it really listens.
    @discardableResult
    package func bind(_ endpoint: Endpoint) throws -> Endpoint { try socket?.bind(endpoint) ?? endpoint }

    /// The worker's end that offers a body, once it has.
    package func provider(of content: ContentReference) async throws -> any BodyProvider {
        if offers.route(of: content.sha256) == nil {
            await withCheckedContinuation { awaited[content.sha256, default: []].append((.now, $0)) }
        }
        guard let route = offers.route(of: content.sha256) else {
            throw LinkError(.timeout, "a worker announced a product and never offered it")
        }
        return Provider(server: self, route: route)
    }

    /// Closes; what is under way fails.
    package func stop() {
        guard !isClosed else { return }
        isClosed = true
        if let timer { reactor.cancel(timer) }
        for fetch in fetches.values { fetch.end(.failure(LinkError(.unreachable, "the head is stopping"))) }
        for waiting in awaited.values { waiting.forEach { $0.continuation.resume() } }
        awaited = [:]
        socket?.close()
    }

    private struct Provider: BodyProvider {
        let server: BulkServer
        let route: [UInt8]

        func fetch(_ content: ContentReference, into sink: any BodySink) async throws {
            try await server.fetch(content, from: route, into: sink)
        }
    }

    private func fetch(_ content: ContentReference, from route: [UInt8], into sink: any BodySink) async throws {
        guard fetches[content.sha256] == nil else {
            throw LinkError(.busy, "the body \(content.sha256) is being fetched already")
        }
        let offset = try await sink.offset()
        defer { offers.remove(content.sha256) }
        guard offset < content.size else { return }
        defer { fetches[content.sha256] = nil }
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let fetch = BodyFetch(
                content, from: offset, into: sink,
                // A worker that came back has another route, and another worker may hold the same product.
                ask: { [weak self] get in
                    self?.assumeIsolated { $0.ask(get, of: $0.offers.route(of: get.sha256) ?? route) } ?? false
                },
                finished: continuation)
            fetches[content.sha256] = fetch
            fetch.advance()
        }
    }

    private func ask(_ get: BlobGet, of route: [UInt8]) -> Bool {
        guard !isClosed, let message = try? LinkMessage(.blobGet, get) else { return false }
        return send(message, to: route)
    }

    private func send(_ message: LinkMessage, to route: [UInt8]) -> Bool {
        guard !isClosed, case .sent? = try? socket?.send([Frame(route)] + message.frames) else { return false }
        return true
    }

    private func tick() {
        guard !isClosed else { return }
        let now = Instant.now
        for fetch in fetches.values { fetch.tick(at: now) }
        offers.prune(at: now) { fetches[$0] != nil }
        for (sha256, waiting) in awaited {
            let (late, patient) = (
                waiting.filter { now - $0.since >= OfferBook.patience },
                waiting.filter { now - $0.since < OfferBook.patience }
            )
            awaited[sha256] = patient.isEmpty ? nil : patient
            late.forEach { $0.continuation.resume() }
        }
        timer = reactor.schedule(after: .seconds(1)) { [weak self] in self?.assumeIsolated { $0.tick() } }
    }

    private func drain() {
        for _ in 0..<64 {
            guard !isClosed, let frames = try? socket?.receive(), let route = frames.first?.bytes else { return }
            do throws(LinkError) {
                try take(try LinkMessage(frames: frames.dropFirst()), from: route)
            } catch {
                guard let message = LinkMessage(refusing: frames.dropFirst(), with: error) else { continue }
                _ = send(message, to: route)
            }
        }
    }

    private func take(_ message: LinkMessage, from route: [UInt8]) throws(LinkError) {
        switch message.type {
        case .blobGet:
            let get = try message.read(BlobGet.self)
            try get.check()
            try queue(get, for: route)
        case .blobOffer:
            let offer = try message.read(BlobOffer.self)
            try offer.check()
            try offers.note(offer.sha256, from: route, at: .now)
            awaited.removeValue(forKey: offer.sha256)?.forEach { $0.continuation.resume() }
        case .blobData:
            let data = try message.read(BlobData.self)
            guard let frame = message.bodies.first else {
                throw LinkError(.malformed, "a part of a body without bytes")
            }
            guard fetches[data.sha256]?.take(BodyChunk(offset: data.offset, frame: frame)) == true else { return }
            Task { await fetches[data.sha256]?.writeAll() }
        case .blobMissing:
            fetches[try message.read(BlobData.self).sha256]?.end(
                .failure(LinkError(.notFound, "the worker no longer holds the product it offered")))
        default:
            guard message.header.flags & LinkHeader.mayIgnore == 0 else { return }
            throw LinkError(.malformed, "a message of type \(message.header.type) has no place on a bulk socket")
        }
    }

    /// Answers go out in the order of the questions, since a fetch takes its chunks in order.
    private func queue(_ get: BlobGet, for route: [UInt8]) throws(LinkError) {
        let isIdle = waiting[route] == nil
        guard (waiting[route]?.count ?? 0) < Self.longestQueue else {
            throw LinkError(.busy, "more than \(Self.longestQueue) parts are asked for at a time; ask again later")
        }
        waiting[route, default: []].append(get)
        if isIdle { Task { await answerAll(route) } }
    }

    private func answerAll(_ route: [UInt8]) async {
        while let get = waiting[route]?.first {
            if let message = await answer(to: get), !send(message, to: route) { break }
            waiting[route]?.removeFirst()
        }
        waiting[route] = nil
    }

    private func answer(to get: BlobGet) async -> LinkMessage? {
        do {
            let read = try await source.read(get)
            if let size = read?.size, get.offset > 0, get.offset >= size {
                let error = LinkError(
                    .badQuestion, "the body \(get.sha256) has \(size) bytes; there is nothing at \(get.offset)")
                return try? LinkMessage(.error, Refusal(error))
            }
            return BulkAnswer.message(for: get, read: read)
        } catch {
            // Not missing: the asker asks again after a while.
            return try? LinkMessage(
                .error, Refusal(LinkError(.failed, "the body \(get.sha256) can't be read now: \(error)")))
        }
    }
}
