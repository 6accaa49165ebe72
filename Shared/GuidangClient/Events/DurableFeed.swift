import Foundation
import Links
import Messages
import Settings
import ZeroMQ

/// The link of a durable consumer: pulls events with credit, acks what its user has done.
actor DurableFeed {
    private let reactor: Reactor
    private let hello: Hello
    private let home: String
    private let sink: AsyncThrowingStream<Delivery, any Error>.Continuation
    nonisolated let deliveries: AsyncThrowingStream<Delivery, any Error>
    private var link: ClientLink?
    private var book = DeliveryBook()
    private var store: String?
    private var waiting: [CheckedContinuation<Void, Never>] = []

    nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    init(on reactor: Reactor, hello: Hello, home: String) {
        self.reactor = reactor
        self.hello = hello
        self.home = home
        (deliveries, sink) = AsyncThrowingStream.makeStream()
    }

    /// Connects and goes on until ``close()``.
    func start(_ endpoint: Endpoint, options: SocketOptions, beat: Duration) throws {
        let hello = hello
        link = try ClientLink(
            on: reactor,
            to: endpoint,
            options: options,
            beat: beat,
            hello: { hello },
            handlers: .init(
                welcomed: { [weak self] welcome in self?.assumeIsolated { $0.welcomed(welcome) } },
                received: { [weak self] message in self?.assumeIsolated { $0.received(message) } },
                lost: {},
                refused: { [weak self] refusal in self?.assumeIsolated { $0.refused(refusal) } },
                beat: { Beat() },
                wake: { [weak self, reactor] pause in
                    reactor.schedule(after: pause) { [weak self] in self?.assumeIsolated { $0.link?.tick() } }
                }
            )
        )
    }

    /// Says that an event's effect is durable.
    func ack(_ sequence: Int64) {
        guard book.ack(sequence) else { return }
        // One that is lost with the session is said again when the item comes again.
        _ = try? link?.send(.ack, Ack(ranges: [[sequence, sequence]]))
        grant()
    }

    /// Waits until the archive has committed every ack, or the time is over.
    func settle(within limit: Duration) async {
        guard !book.isSettled, link != nil else { return }
        await withCheckedContinuation { continuation in
            waiting.append(continuation)
            _ = reactor.schedule(after: limit) { [weak self] in self?.assumeIsolated { $0.release() } }
        }
    }

    /// Closes the link; what was not acked comes again to the next one of the name.
    func close() {
        link?.close()
        link = nil
        sink.finish()
        release()
    }

    private func release() {
        for continuation in waiting { continuation.resume() }
        waiting = []
    }

    private func welcomed(_ welcome: Welcome) {
        let origin = "\(welcome.store)/\(welcome.generation)"
        guard store == nil || store == origin else {
            fail(
                ArchiveError(
                    .incompatible,
                    Phrase(
                        "The event log was replaced or restored while \(hello.name) followed it.",
                        "\(hello.name) 订阅期间，事件日志被替换或恢复过。"
                    ),
                    help: Phrase(
                        "Compare what you have with the log, then start again.",
                        "请先把已有内容与日志核对，再重新开始。"
                    )
                )
            )
            return
        }
        store = origin
        book.beginSession()
        if let floor = welcome.floor { settled(through: floor) }
        grant()
    }

    private func refused(_ refusal: Refusal) {
        guard ![.busy, .failed, .noSession].contains(refusal.code) else { return }
        fail(ArchiveError(LinkError(refusal.code, refusal.message), service: "guidang-notify", home: home))
    }

    private func received(_ message: LinkMessage) {
        do {
            switch message.type {
            case .deliver: try deliver(message)
            case .floor: settled(through: try message.read(Floor.self).seq)
            default: return
            }
        } catch {
            fail(
                ArchiveError(
                    .failed,
                    Phrase("An event can't be read: \(error)", "有一条事件无法读取（\(error)）。"),
                    help: Phrase("Update Guidang on this side.", "请更新本机的 Guidang。")
                )
            )
        }
    }

    private func deliver(_ message: LinkMessage) throws {
        var bodies = message.bodies[...]
        var again = SequenceSet()
        for item in try message.read(Deliver.self).items {
            let parcel = try Parcel(content: item.content, inline: item.inline, from: &bodies)
            switch book.take(item.seq, bytes: parcel.weight) {
            case .held: continue
            case .ackAgain: again.insert(item.seq)
            case .give:
                let event = try WireJSON.decode(Event.self, from: parcel.payload)
                sink.yield(Delivery(event: event, sequence: item.seq, feed: self))
            }
        }
        if !again.isEmpty {
            _ = try link?.send(.ack, Ack(ranges: again.pairs))
            grant()
        }
    }

    private func settled(through floor: Int64) {
        book.settle(through: floor)
        if book.isSettled { release() }
    }

    private func grant() {
        guard link?.isLive == true, let credit = book.grant() else { return }
        _ = try? link?.send(.credit, credit)
    }

    private func fail(_ error: ArchiveError) {
        sink.finish(throwing: error)
        link?.close()
        link = nil
        release()
    }
}
