package import ZeroMQ

/// An item as a consumer gets it.
package struct DeliveredItem: Sendable {
    package var seq: Int64
    package var topic: String
    package var subject: String
    package var trace: String?
    package var parcel: Parcel

    package init(seq: Int64, topic: String, subject: String, trace: String?, parcel: Parcel) {
        self.seq = seq
        self.topic = topic
        self.subject = subject
        self.trace = trace
        self.parcel = parcel
    }
}

/// What a consumer does with what comes; the durable part of the receiving side.
package protocol HandoffSink: Sendable {
    /// Commits items under their keys; a known key is passed over. Returning means committed.
    nonisolated(nonsending) func accept(_ items: [DeliveredItem], from origin: HandoffOrigin) async throws
    /// Fetches a body that did not come inline, and makes it durable; ``accept(_:from:)`` follows.
    func fetch(_ content: ContentReference, of item: DeliveredItem, bulk: Endpoint) async throws
    /// Forgets the keys up to a floor.
    nonisolated(nonsending) func forget(through floor: Int64, from origin: HandoffOrigin) async throws
    /// How many items the stage still wants to hold.
    nonisolated(nonsending) func backlogRoom() async -> Int64
    /// Whether an item failed by its own fault or its body's, so that trying again as it is can't help.
    func isAtFault(_ error: any Error) -> Bool
    /// Commits the key of an item that can't be had, and keeps what there is of it for a person to see.
    nonisolated(nonsending) func setAside(
        _ item: DeliveredItem, from origin: HandoffOrigin, because error: any Error
    ) async throws
    /// Whether the keys held of this store go with it and with what it has lived through; throws with what a person has
    /// to do if not.
    nonisolated(nonsending) func check(_ origin: HandoffOrigin, _ lineage: Lineage?) async throws
}

extension HandoffSink {
    /// Nothing is ever set aside, unless a sink says otherwise.
    package func isAtFault(_ error: any Error) -> Bool { false }

    package nonisolated(nonsending) func setAside(
        _ item: DeliveredItem, from origin: HandoffOrigin, because error: any Error
    ) async throws { throw error }
}

/// The store that items come from.
package struct HandoffOrigin: Sendable, Hashable {
    package var store: String
    package var generation: Int

    package init(store: String, generation: Int) {
        self.store = store
        self.generation = generation
    }
}

/// The receiving end of a handoff: pulls items from one head's outbox, hands them to a sink, acks what it committed.
package actor HandoffConsumer {
    private enum Work {
        case items([DeliveredItem], epoch: Int)
        case floor(Int64, epoch: Int)
    }

    private let reactor: Reactor
    private let endpoint: Endpoint
    private let options: SocketOptions
    /// Names the head's store once it is known.
    private var hello: Hello
    private let beat: Duration
    private let window: Credit
    private let sink: any HandoffSink
    private let report: @Sendable (any Error) -> Void
    private var link: ClientLink?
    private var receiver: HandoffReceiver
    private var origin: HandoffOrigin?
    private var bulk: Endpoint?
    /// Counts sessions, so that work of an old one is told from work of the present one.
    private var epoch = 0
    private var queue: [Work] = []
    private var isWorking = false
    private var regrant: Reactor.Timer?
    /// How often a body is asked for that the sender does not have, or not as it should be.
    private static let bodyTries = 3

    package nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// - Parameter report: Told of failures that a person should know about; the link goes on trying.
    package init(
        on reactor: Reactor, to endpoint: Endpoint, options: SocketOptions, hello: Hello, beat: Duration,
        window: Credit, sink: any HandoffSink, report: @escaping @Sendable (any Error) -> Void
    ) {
        self.reactor = reactor
        self.endpoint = endpoint
        self.options = options
        self.hello = hello
        self.beat = beat
        self.window = window
        self.sink = sink
        self.report = report
        receiver = HandoffReceiver(window: window)
    }

    /// Whether a session is up.
    package var isLive: Bool { link?.isLive ?? false }

    /// Where the head gives its bodies, as it said last.
    package var bodies: Endpoint? { bulk }

    /// Connects and goes on until ``stop()``.
    package func start() throws {
        let first = hello
        link = try ClientLink(
            on: reactor, to: endpoint, options: options, beat: beat,
            hello: { [weak self] in self?.assumeIsolated { $0.hello } ?? first },
            handlers: .init(
                welcomed: { [weak self] welcome in self?.assumeIsolated { $0.welcomed(welcome) } },
                received: { [weak self] message in self?.assumeIsolated { $0.received(message) } },
                lost: { [weak self] in self?.assumeIsolated { $0.lost() } },
                refused: { [report] in report(LinkError($0.code, $0.message)) },
                beat: { Beat() },
                wake: { [weak self, reactor] pause in
                    reactor.schedule(after: pause) { [weak self] in self?.assumeIsolated { $0.link?.tick() } }
                }))
    }

    /// Closes the link.
    ///
    /// What was not acked comes again in the next session.
    package func stop() {
        epoch += 1
        queue = []
        if let regrant { reactor.cancel(regrant) }
        link?.close()
        link = nil
    }

    /// Grants more when the stage has room again.
    package func refresh() async {
        guard link?.isLive == true else { return }
        let now = epoch
        let room = await sink.backlogRoom()
        guard now == epoch else { return }
        // Room may appear without any message here, when workers finish; so it is asked for until there is enough.
        if room < window.items { scheduleRegrant() }
        guard let credit = receiver.grant(backlogRoom: room) else { return }
        _ = try? link?.send(.credit, credit)
    }

    private func welcomed(_ welcome: Welcome) {
        epoch += 1
        queue = []
        receiver = HandoffReceiver(window: window)
        let origin = HandoffOrigin(store: welcome.store, generation: welcome.generation)
        self.origin = origin
        bulk = welcome.bulk.flatMap { Endpoint($0) }
        let now = epoch
        Task {
            do {
                try await sink.check(origin, welcome.lineage)
                guard now == epoch else { return }
                hello.store = origin.store
                hello.generation = origin.generation
                // A FLOOR that was lost with the session before is not announced again.
                if let floor = welcome.floor { try await sink.forget(through: floor, from: origin) }
                guard now == epoch else { return }
                await refresh()
            } catch {
                report(error)
                retryLater()
            }
        }
    }

    private func scheduleRegrant() {
        if let regrant { reactor.cancel(regrant) }
        regrant = reactor.schedule(after: .milliseconds(250)) { [weak self] in
            guard let self else { return }
            Task { await self.refresh() }
        }
    }

    private func lost() {
        epoch += 1
        queue = []
    }

    private func received(_ message: LinkMessage) {
        do {
            switch message.type {
            case .deliver:
                let metadata = try message.read(Deliver.self)
                var bodies = message.bodies[...]
                var items: [DeliveredItem] = []
                for item in metadata.items {
                    let parcel = try Parcel(content: item.content, inline: item.inline, from: &bodies)
                    items.append(
                        DeliveredItem(
                            seq: item.seq, topic: item.topic, subject: item.subject, trace: item.trace, parcel: parcel))
                }
                queue.append(.items(items, epoch: epoch))
            case .floor: queue.append(.floor(try message.read(Floor.self).seq, epoch: epoch))
            default: return
            }
        } catch {
            report(error)
            retryLater()
            return
        }
        work()
    }

    /// One pass at a time over what came, in order: a floor may only be taken when what came before it is committed.
    private func work() {
        guard !isWorking, !queue.isEmpty else { return }
        isWorking = true
        Task {
            while !queue.isEmpty {
                let batch = queue
                queue = []
                await take(batch)
            }
            isWorking = false
        }
    }

    private func take(_ batch: [Work]) async {
        var local: [DeliveredItem] = []
        var newest: Int64?
        let of = epoch
        for work in batch {
            switch work {
            case .items(let items, of):
                for item in items {
                    if case .remote(let content) = item.parcel.content {
                        fetch(content, of: item)
                    } else {
                        local.append(item)
                    }
                }
            case .floor(let floor, of): newest = floor
            case .items, .floor: continue
            }
        }
        await accept(local)
        // All that came before the floor is committed; what came behind it is above it. So the last floor of the batch
        // speaks for all, and nothing waits for it: it shares the next commit.
        guard of == epoch, let origin, let newest else { return }
        Task {
            do { try await sink.forget(through: newest, from: origin) } catch { report(error) }
        }
    }

    /// Large bodies come beside the stream, so that a huge one does not hold up the small ones behind it.
    private func fetch(_ content: ContentReference, of item: DeliveredItem) {
        guard let bulk else {
            report(LinkError(.malformed, "the sender offers a large body but no bulk endpoint"))
            return
        }
        let of = epoch
        Task {
            do {
                guard let fault = try await fetch(content, of: item, bulk: bulk) else {
                    if of == epoch { await accept([item]) }
                    return
                }
                guard of == epoch, let origin else { return }
                try await sink.setAside(item, from: origin, because: fault)
                if of == epoch { await acknowledge([item]) }
            } catch {
                report(error)
                if of == epoch { retryLater() }
            }
        }
    }

    /// Gives the reason when the body can't be had as it should be, after several tries; throws what may pass.
    private func fetch(_ content: ContentReference, of item: DeliveredItem, bulk: Endpoint) async throws
        -> (any Error)?
    {
        var tries = 0
        while true {
            do {
                try await sink.fetch(content, of: item, bulk: bulk)
                return nil
            } catch  where sink.isAtFault(error) {
                report(error)
                tries += 1
                guard tries < Self.bodyTries else { return error }
                try await Task.sleep(for: beat)
            }
        }
    }

    private func accept(_ items: [DeliveredItem]) async {
        guard !items.isEmpty, let origin else { return }
        let of = epoch
        do {
            try await sink.accept(items, from: origin)
        } catch {
            report(error)
            if of == epoch { retryLater() }
            return
        }
        guard of == epoch else { return }
        await acknowledge(items)
    }

    private func acknowledge(_ items: [DeliveredItem]) async {
        FaultPoint.hit("handoff.ack.before")
        _ = try? link?.send(.ack, HandoffReceiver.ack(for: items.lazy.map(\.seq)))
        FaultPoint.hit("handoff.ack.after")
        receiver.noteTaken(items: Int64(items.count), bytes: items.reduce(0) { $0 + $1.parcel.weight })
        await refresh()
    }

    /// This side failed to do its part: everything comes again in a new session, after a pause.
    private func retryLater() {
        epoch += 1
        queue = []
        let of = epoch
        _ = reactor.schedule(after: beat) { [weak self] in
            self?.assumeIsolated { consumer in
                if consumer.epoch == of { consumer.link?.giveUp() }
            }
        }
    }
}
