import Foundation
import Links
import Messages
import Settings
import StageKit
import ZeroMQ

/// Asks the heads of a run.
struct Asker {
    private let reactor: Reactor

    init(_ scene: Scene) throws {
        reactor = try Reactor(name: "asker", context: try Context())
        endpoints = StageName.allCases.reduce(into: [:]) { $0[$1] = Endpoint(scene.endpoint($1, .query)) }
    }

    private let endpoints: [StageName: Endpoint]

    /// Asks; a question that finds nobody in time is an error.
    func ask<Value: Decodable & Sendable>(
        _ stage: StageName,
        _ question: String,
        _ arguments: some Encodable & Sendable = [String: String]()
    ) async throws -> Value {
        guard let endpoint = endpoints[stage] else { throw ChaosError("no endpoint of \(stage.rawValue)") }
        let client = try await QueryClient(
            on: reactor,
            to: endpoint,
            options: try .connecting(to: endpoint, curve: nil)
        )
        do {
            let (value, _) = try await client.ask(question, arguments, within: .seconds(300), as: Value.self)
            await client.close()
            return value
        } catch {
            await client.close()
            throw error
        }
    }

    func close() async { await reactor.stop() }
}
