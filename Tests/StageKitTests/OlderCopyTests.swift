import Foundation
import Links
import Messages
import StageKit
import Testing

/// One store is put back to an older copy, and its neighbours are not.
@Suite struct OlderCopyTests {
    private func copy(_ home: Home, _ stage: StageName, _ from: String, _ to: String) throws {
        let path = home.url.path + "/" + stage.rawValue
        try? FileManager.default.removeItem(atPath: path + to)
        try FileManager.default.copyItem(atPath: path + from, toPath: path + to)
    }

    /// Sends some documents from ingest to parse, takes a copy of both between, and puts one back.
    private func expectRefusal(of stage: StageName, _ sends: Int) async throws {
        let bench = try Bench()
        var (source, middle): (Head, Head) = (try await bench.source(), try await bench.middle())
        for round in 0..<2 {
            try await source.start()
            try await middle.start()
            for number in 0..<5 { try await bench.send("\(round)-\(number)", from: source) }
            try await middle.context.store.wait(until: "SELECT count(*) FROM task", is: Int64(round + 1) * 5)
            try await source.context.store.wait(until: "SELECT count(*) FROM outbox", is: 0)
            try await middle.stop()
            try await source.stop()
            if round == 0 {
                try copy(bench.home, stage, ".sqlite", ".old")
            } else {
                try copy(bench.home, stage, ".old", ".sqlite")
            }
            source = try await bench.source()
            middle = try await bench.middle()
        }
        try await source.start()
        for number in 0..<sends { try await bench.send("after-\(number)", from: source) }
        try await middle.start()
        let store = middle.context.store
        let isRefused = try await within(.seconds(300)) {
            while store.trouble == nil, !Task.isCancelled { await Task.yield() }
        }
        #expect(isRefused)
        let refusal = try #require(store.trouble)
        #expect(refusal.code == .generation)
        let (older, newer) = stage == .ingest ? ("ingest", "parse") : ("parse", "ingest")
        #expect(refusal.description.contains("\(older).sqlite is an older copy than \(newer).sqlite"))
        #expect(refusal.hint?.contains("one backup") == true)
        #expect(bench.trouble.all.contains { $0.contains("older copy") })
        // Nothing is passed over in silence: what was sent since waits.
        #expect(try await source.context.store.number("SELECT count(*) FROM outbox") == Int64(sends))
        try await middle.stop()
        try await source.stop()
    }

    @Test(arguments: [0, 3, 20]) func `a head that is older than its consumer hands nothing on`(_ sends: Int)
        async throws
    {
        try await expectRefusal(of: .ingest, sends)
    }

    @Test func `a consumer that is older than its head takes nothing`() async throws {
        try await expectRefusal(of: .parse, 2)
    }
}
