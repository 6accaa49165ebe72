import ZeroMQ

/// One body on its way here; it lives inside the actor that owns the socket.
final class BodyFetch {
    private var window: TransferWindow
    private let sink: any BodySink
    private let ask: (BlobGet) -> Bool
    private var arrived: [BodyChunk] = []
    private var isWriting = false
    private var heard = Instant.now
    private var finished: CheckedContinuation<Void, any Error>?

    init(
        _ content: ContentReference, from offset: Int64, into sink: any BodySink, ask: @escaping (BlobGet) -> Bool,
        finished: CheckedContinuation<Void, any Error>
    ) {
        window = TransferWindow(sha256: content.sha256, size: content.size, from: min(offset, content.size))
        self.sink = sink
        self.ask = ask
        self.finished = finished
    }

    var isOver: Bool { finished == nil }
    /// Whether the last question could not be sent: the connection is just being made.
    private(set) var isStalled = false

    /// Asks for what the window allows.
    func advance() {
        if window.isComplete, arrived.isEmpty, !isWriting {
            end(.success(()))
            return
        }
        // Chunks that wait for the disk count against the window, so memory stays bounded however slow it is.
        guard arrived.count < TransferWindow.chunks else { return }
        isStalled = false
        for get in window.next() {
            guard ask(get) else {
                window.restart()
                isStalled = true
                return
            }
        }
    }

    /// Takes a chunk; true asks the owner to call ``writeAll(isolation:)`` in a task of its own.
    func take(_ chunk: BodyChunk) -> Bool {
        guard !isOver, window.take(offset: chunk.offset, count: chunk.frame.count) else { return false }
        heard = .now
        arrived.append(chunk)
        advance()
        guard !isWriting else { return false }
        isWriting = true
        return true
    }

    /// Asks again when nothing has come for a while; gives up when the silence is too long.
    func tick(at now: Instant) {
        guard !isOver else { return }
        if now - heard > .seconds(60) {
            end(.failure(LinkError(.timeout, "no part of the body \(window.sha256) came in 60 s")))
        } else if isStalled || now - heard > .seconds(3), arrived.isEmpty, !isWriting {
            window.restart()
            advance()
        }
    }

    func end(_ result: Result<Void, any Error>) {
        finished?.resume(with: result)
        finished = nil
    }

    /// Hands what has arrived to the sink, in order.
    func writeAll(isolation: isolated (any Actor)? = #isolation) async {
        while !arrived.isEmpty, !isOver {
            let chunk = arrived.removeFirst()
            do { try await sink.append(chunk) } catch { end(.failure(error)) }
        }
        isWriting = false
        if !isOver { advance() }
    }
}
