package import ZeroMQ

/// A question as it reaches a handler.
package struct ReceivedQuestion: Sendable {
    package var name: String
    /// JSON.
    package var arguments: Frame
    /// Further parts.
    package var bodies: [Frame]

    /// Reads the arguments.
    package func read<Arguments: Decodable>(_ type: Arguments.Type = Arguments.self) throws(LinkError) -> Arguments {
        do {
            return try WireJSON.decode(type, from: arguments)
        } catch {
            throw LinkError(.badQuestion, "the arguments of “\(name)” can't be read: \(error)")
        }
    }
}

/// What a handler answers: JSON, and further parts.
package struct Reply: Sendable {
    package var json: Frame
    package var bodies: [Frame]

    /// Encodes the answer.
    package init(_ value: some Encodable, bodies: [Frame] = []) throws {
        json = Frame(try WireJSON.encode(value))
        self.bodies = bodies
    }

    /// What the askers' sockets take at the most, in bytes; of a larger frame they would cut the connection, and with it all
    /// that is asked on it.
    private static let largestFrame = SocketOptions().maxFrameBytes
    /// Frames of JSON in one answer.
    private static let mostFrames = 64

    /// The ANSWER to a question.
    func message(to id: Int64) throws -> LinkMessage {
        let pieces = json.pieces(of: Self.largestFrame)
        guard pieces.count <= Self.mostFrames, pieces.count + bodies.count + 2 <= LinkMessage.partLimit,
            bodies.allSatisfy({ $0.count <= Self.largestFrame })
        else {
            let most = Self.mostFrames * Self.largestFrame >> 20
            let error = LinkError(
                .failed, "the answer is larger than \(most) MB and goes into no message; ask for less at a time")
            return try LinkMessage(.answer, Answer(id: id, error: Refusal(error)))
        }
        return try LinkMessage(
            .answer, Answer(id: id, jsonFrames: pieces.count > 1 ? pieces.count : nil), bodies: pieces + bodies)
    }
}

extension Frame {
    /// The frame itself, or frames of so many bytes at the most that make it up.
    fileprivate func pieces(of size: Int) -> [Frame] {
        guard count > size else { return [self] }
        return withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: size).map {
                Frame(UnsafeRawBufferPointer(rebasing: bytes[$0..<min(bytes.count, $0 + size)]))
            }
        }
    }
}

/// The query socket of a head: questions by name, each answered in its own task within its deadline.
package actor QueryServer {
    /// Answers one kind of question.
    package typealias Handler = @Sendable (ReceivedQuestion) async throws -> Reply

    private let reactor: Reactor
    /// Made on the reactor, once the actor is.
    private var socket: Socket?
    private let handlers: [String: Handler]
    /// Questions that read a whole store: one at a time, in a lane of their own, so that they never fill the one of the
    /// others.
    private let heavy: Set<String>
    private var isHeavyAtWork = false
    private var isClosed = false
    /// Questions at work; beyond the limit the answer is `busy`, so that a flood can't fill the memory.
    private var atWork = 0
    private let limit = 256
    /// Those not answered yet, by their number here.
    private var underWay: [Int64: (ask: Ask, route: [UInt8])] = [:]
    private var deadlines: [Int64: Reactor.Timer] = [:]
    private var lastWork: Int64 = 0

    package nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// Makes the socket.
    package init(
        on reactor: Reactor, options: SocketOptions, handlers: [String: Handler], heavy: Set<String> = []
    ) async throws {
        self.reactor = reactor
        self.handlers = handlers
        self.heavy = heavy
        socket = try Socket(.router, on: reactor, options: options)
        start()
    }

    private func start() {
        socket?.onReadable { [weak self] in self?.assumeIsolated { $0.drain() } }
    }

    /// Opens an endpoint.
    ///
    /// Returns where it really listens.
    @discardableResult
    package func bind(_ endpoint: Endpoint) throws -> Endpoint { try socket?.bind(endpoint) ?? endpoint }

    /// Closes; questions at work go unanswered.
    package func stop() {
        for deadline in deadlines.values { reactor.cancel(deadline) }
        isClosed = true
        socket?.close()
    }

    private func drain() {
        for _ in 0..<64 {
            guard !isClosed, let frames = try? socket?.receive(), let route = frames.first?.bytes else { return }
            take(frames.dropFirst(), from: route)
        }
    }

    private func take(_ frames: ArraySlice<Frame>, from route: [UInt8]) {
        do throws(LinkError) {
            let message = try LinkMessage(frames: frames)
            guard message.type == .ask else {
                guard message.header.flags & LinkHeader.mayIgnore == 0 else { return }
                throw LinkError(.malformed, "a message of type \(message.header.type) is not a question")
            }
            do throws(LinkError) {
                take(try Ask(of: message), message.bodies, from: route)
            } catch {
                answer(.failure(error), to: Ask.id(of: message), at: route)
            }
        } catch {
            guard let message = LinkMessage(refusing: frames, with: error) else { return }
            _ = try? socket?.send([Frame(route)] + message.frames)
        }
    }

    private func take(_ ask: Ask, _ bodies: [Frame], from route: [UInt8]) {
        guard let handler = handlers[ask.question], let arguments = bodies.first else {
            let known = handlers.keys.sorted().joined(separator: ", ")
            let unknown = LinkError(
                .badQuestion, "no question “\(ask.question.prefix(100))” with arguments here; there are: \(known)")
            answer(.failure(unknown), to: ask.id, at: route)
            return
        }
        let question = ReceivedQuestion(name: ask.question, arguments: arguments, bodies: Array(bodies.dropFirst()))
        guard enter(ask.question) else {
            let reason =
                heavy.contains(ask.question)
                ? "“\(ask.question)” is being answered to another" : "too many questions at a time"
            answer(.failure(LinkError(.busy, "\(reason); ask again")), to: ask.id, at: route)
            return
        }
        begin(ask, question, handler, for: route)
    }

    /// Works on a question until its deadline; then the asker is told, and the work cancelled.
    private func begin(_ ask: Ask, _ question: ReceivedQuestion, _ handler: @escaping Handler, for route: [UInt8]) {
        lastWork += 1
        let number = lastWork
        underWay[number] = (ask, route)
        let work = Task {
            let result: Result<Reply, LinkError>
            do {
                result = .success(try await handler(question))
            } catch let error as LinkError {
                result = .failure(error)
            } catch {
                result = .failure(LinkError(.failed, "\(error)"))
            }
            leave(ask.question)
            finish(number, with: result)
        }
        let late = LinkError(.timeout, "“\(ask.question)” was not answered within \(ask.deadlineMs) ms")
        let deadline = reactor.schedule(after: .milliseconds(ask.deadlineMs)) { [weak self] in
            work.cancel()
            self?.assumeIsolated { $0.finish(number, with: .failure(late)) }
        }
        deadlines[number] = deadline
    }

    /// Answers, unless that was done.
    private func finish(_ number: Int64, with result: Result<Reply, LinkError>) {
        guard let (ask, route) = underWay.removeValue(forKey: number) else { return }
        if let deadline = deadlines.removeValue(forKey: number) { reactor.cancel(deadline) }
        answer(result, to: ask.id, at: route)
    }

    /// Takes a place to work; false when there is none.
    ///
    /// It is held until the work has really ended.
    private func enter(_ question: String) -> Bool {
        if heavy.contains(question) {
            guard !isHeavyAtWork else { return false }
            isHeavyAtWork = true
        } else {
            guard atWork < limit else { return false }
            atWork += 1
        }
        return true
    }

    private func leave(_ question: String) {
        if heavy.contains(question) { isHeavyAtWork = false } else { atWork -= 1 }
    }

    private func answer(_ result: Result<Reply, LinkError>, to id: Int64, at route: [UInt8]) {
        guard !isClosed else { return }
        let message: LinkMessage?
        switch result {
        case .success(let reply): message = try? reply.message(to: id)
        case .failure(let error): message = try? LinkMessage(.answer, Answer(id: id, error: Refusal(error)))
        }
        guard let message else { return }
        _ = try? socket?.send([Frame(route)] + message.frames)
    }
}
