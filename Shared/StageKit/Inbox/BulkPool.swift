package import Links
package import ZeroMQ

/// The bulk links of a process, one for each head it fetches from, with at most four transfers at a time.
package actor BulkPool {
    private let reactor: Reactor
    private let options: SocketOptions
    private let products: (any BodySource)?
    private var clients: [Endpoint: BulkClient] = [:]
    private var free = 4
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameter products: Serves what this process offers; a worker's large products.
    package init(reactor: Reactor, options: SocketOptions, products: (any BodySource)? = nil) {
        self.reactor = reactor
        self.options = options
        self.products = products
    }

    /// Fetches a body from a head.
    package func fetch(_ content: ContentReference, from endpoint: Endpoint, into sink: any BodySink) async throws {
        if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
        defer { release() }
        try await client(endpoint).fetch(content, into: sink)
    }

    /// Offers a product to a head.
    package func offer(_ content: ContentReference, to endpoint: Endpoint) async throws {
        try await client(endpoint).offer(content)
    }

    /// Offers a product no longer.
    package func withdraw(_ content: ContentReference) async {
        for client in clients.values { await client.withdraw(content) }
    }

    /// Closes all links.
    package func close() async {
        for client in clients.values { await client.close() }
        clients = [:]
    }

    private func client(_ endpoint: Endpoint) async throws -> BulkClient {
        if let client = clients[endpoint] { return client }
        let client = try await BulkClient(on: reactor, to: endpoint, options: options, products: products)
        if let other = clients[endpoint] {
            await client.close()
            return other
        }
        clients[endpoint] = client
        return client
    }

    private func release() {
        guard !waiting.isEmpty else {
            free += 1
            return
        }
        waiting.removeFirst().resume()
    }
}
