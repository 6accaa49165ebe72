import Foundation
package import ZeroMQ

/// Asks one head questions.
package actor QueryClient {
    private let reactor: Reactor
    private let endpoint: Endpoint
    /// Made on the reactor, once the actor is.
    private var socket: Socket?
    private var waiting: [Int64: CheckedContinuation<[Frame], any Error>] = [:]
    private var lastID: Int64 = 0
    private var isClosed = false

    package nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// Connects; nobody need listen yet.
    package init(on reactor: Reactor, to endpoint: Endpoint, options: SocketOptions) async throws {
        self.reactor = reactor
        self.endpoint = endpoint
        socket = try Socket(.dealer, on: reactor, options: options)
        try socket?.connect(endpoint)
        start()
    }

    private func start() {
        socket?.onReadable { [weak self] in self?.assumeIsolated { $0.drain() } }
    }

    /// Asks and waits for the answer: its JSON, and further parts.
    package func ask<Value: Decodable & Sendable>(
        _ question: String, _ arguments: some Encodable & Sendable, bodies: [Frame] = [],
        within deadline: Duration = .seconds(10), as type: Value.Type = Value.self
    ) async throws -> (Value, [Frame]) {
        let parts = try await parts(question, arguments, bodies, deadline)
        guard let json = parts.first else { throw LinkError(.malformed, "an answer without a body") }
        do {
            return (try WireJSON.decode(type, from: json), Array(parts.dropFirst()))
        } catch {
            throw LinkError(.malformed, "the answer to “\(question)” can't be read: \(error)")
        }
    }

    /// Closes; questions under way fail.
    package func close() {
        guard !isClosed else { return }
        isClosed = true
        for continuation in waiting.values {
            continuation.resume(throwing: LinkError(.unreachable, "the question was given up"))
        }
        waiting = [:]
        socket?.close()
    }

    private func parts(
        _ question: String, _ arguments: some Encodable & Sendable, _ bodies: [Frame], _ deadline: Duration
    ) async throws -> [Frame] {
        guard !isClosed else { throw LinkError(.unreachable, "the link is closed") }
        lastID += 1
        let id = lastID
        let message = try LinkMessage(
            .ask, Ask(id: id, question: question, deadlineMs: Int(deadline.milliseconds)),
            bodies: [Frame(try WireJSON.encode(arguments))] + bodies)
        return try await withCheckedThrowingContinuation { continuation in
            waiting[id] = continuation
            trySend(message, id: id, until: .now + deadline)
            _ = reactor.schedule(after: deadline) { [weak self] in
                self?.assumeIsolated { $0.giveUp(id, question) }
            }
        }
    }

    /// A head that is just starting does not listen yet: the question waits for it.
    private func trySend(_ message: LinkMessage, id: Int64, until deadline: Instant) {
        guard !isClosed, waiting[id] != nil, .now < deadline else { return }
        if case .sent? = try? socket?.send(message.frames) { return }
        _ = reactor.schedule(after: .milliseconds(20)) { [weak self] in
            self?.assumeIsolated { $0.trySend(message, id: id, until: deadline) }
        }
    }

    private func giveUp(_ id: Int64, _ question: String) {
        waiting.removeValue(forKey: id)?.resume(
            throwing: LinkError(
                .timeout, "no answer to “\(question)” from \(endpoint) in time; is the service running?"))
    }

    /// The bodies of an answer with its JSON as one.
    private static func joined(_ bodies: [Frame], json count: Int) -> [Frame] {
        guard count > 1, count <= bodies.count else { return bodies }
        return [Frame(bodies[..<count].reduce(into: Data()) { $0 += $1.data })] + bodies[count...]
    }

    private func drain() {
        for _ in 0..<256 {
            guard !isClosed, let frames = try? socket?.receive() else { return }
            guard let message = try? LinkMessage(frames: frames), message.type == .answer,
                let answer = try? message.read(Answer.self),
                let continuation = waiting.removeValue(forKey: answer.id)
            else { continue }
            if let error = answer.error {
                continuation.resume(throwing: LinkError(error.code, error.message))
            } else {
                continuation.resume(returning: Self.joined(message.bodies, json: answer.jsonFrames ?? 1))
            }
        }
    }
}
