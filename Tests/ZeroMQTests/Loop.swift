import ZeroMQ

/// A flood that never ends by itself: what it reads from one socket it writes to the other, which leads back.
actor Loop {
    nonisolated let reactor: Reactor
    private var sockets: [Socket] = []
    private(set) var passed = 0
    private(set) var mostInOneTurn = 0

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        reactor.asUnownedSerialExecutor()
    }

    init(on reactor: Reactor) {
        self.reactor = reactor
    }

    func start(messages: Int) throws {
        let first = try Socket(.pair, on: reactor)
        let second = try Socket(.pair, on: reactor)
        let endpoint = Endpoint.fresh()
        try first.bind(endpoint)
        try second.connect(endpoint)
        sockets = [first, second]
        for _ in 0..<messages { _ = try second.send([Frame([1]), .empty]) }
        first.onReadable { [weak self] in
            self?.assumeIsolated { $0.turn() }
        }
    }

    private func turn() {
        var taken = 0
        while let frames = try? sockets[0].receive() {
            taken += 1
            _ = try? sockets[1].send(frames)
        }
        passed += taken
        mostInOneTurn = max(mostInOneTurn, taken)
    }
}
