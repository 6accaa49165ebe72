import Foundation
import GRDB
import IndexService
import Links
import Messages
import StageKit
import Testing
import ZeroMQ

/// A flood of questions to the real index head: it may answer `busy` meanwhile, and must answer afterwards.
@Suite struct FloodTests {
    @Test(.timeLimit(.minutes(5))) func `700 searches and checks at once leave the head able to answer`() async throws {
        let home = FileManager.default.temporaryDirectory.appending(
            path: "gi-\(String(UInt64.random(in: 0 ... .max), radix: 36))")
        defer { try? FileManager.default.removeItem(at: home) }
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        func endpoint(_ name: String) throws -> Endpoint { try Endpoint(parsing: "ipc://\(home.path)/\(name)") }
        let head = try await Head(
            IndexStage().plan(),
            HeadConfiguration(
                home: home, links: [try endpoint("index.links")], bulk: [try endpoint("index.bulk")],
                query: [try endpoint("index.query")], upstreams: [.parse: try endpoint("parse.links")]),
            report: { _ in })
        try await head.start()
        let entries = try (1...200).map {
            try IndexEntry(reportJSON: JSONEncoder().encode(makeReport($0, "行政执法监督工作情况第\($0)号。")))
        }
        try await head.context.store.committer.commit { db in
            for entry in entries { _ = try IndexArchive().commit(entry, at: .now, in: db) }
        }

        let reactor = try Reactor(name: "asker", context: try Context())
        let client = try await QueryClient(on: reactor, to: try endpoint("index.query"), options: SocketOptions())
        let codes = await withTaskGroup(of: LinkError.Code?.self) { group in
            for number in 0..<700 {
                group.addTask {
                    do {
                        if number % 2 == 0 {
                            _ = try await client.ask(
                                Question.verify, [String: String](), within: .seconds(300), as: VerifyAnswer.self)
                        } else {
                            _ = try await client.ask(
                                Question.search, SearchQuery(words: "执法监督"), within: .seconds(300),
                                as: SearchAnswer.self)
                        }
                        return nil
                    } catch {
                        return (error as? LinkError)?.code ?? .failed
                    }
                }
            }
            return await group.reduce(into: [LinkError.Code?: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect(codes.keys.allSatisfy { [nil, .busy].contains($0) }, "\(codes)")
        #expect(codes[nil, default: 0] >= 2)

        let (status, _) = try await client.ask(
            Question.status, [String: String](), within: .seconds(300), as: StageStatus.self)
        #expect(status.stage == .index)
        let (found, _) = try await client.ask(
            Question.search, SearchQuery(words: "执法监督"), within: .seconds(300), as: SearchAnswer.self)
        #expect(found.total == 200)
        await client.close()
        await reactor.stop()
        try await head.stop()
    }
}
