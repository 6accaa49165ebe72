import Foundation
import GRDB
import Links
import Messages
import StageKit
import Testing

@testable import IngestService

/// What a person sees of a document that is rejected, tried again or given up.
struct RejectionTests {
    private let scene: IngestScene

    init() throws { scene = try IngestScene() }

    private var store: Store { scene.context.store }

    /// Takes a file from the inbox as the loop does, without its watcher.
    @discardableResult
    private func drop(_ text: String, as path: String, declared: String? = nil) async throws -> IntakeItem {
        try scene.write(text, to: path)
        if let declared { try scene.write(declared, to: path + ".guidang.json") }
        let status = try #require(try InboxFolder(scene.inbox).status(of: InboxPath(path)))
        let rest = SettleTracker.Rest(isClosed: true, unchanged: .seconds(1))
        let file = SettledFile(path: InboxPath(path), stamp: FileStamp(status), rest: rest)
        let item = try await take(file)
        let recorded = try await store.committer.commit { db in
            let recorded = try item.record(in: db) { _ in }
            try Handover.append(item, recorded.outcome, in: db)
            try IntakeItem.markCleared([recorded.sighting], in: db)
            return recorded
        }
        #expect(scene.intake().clear(item.file) == .removed)
        if recorded.outcome == .retried { await scene.keeper.catchUp(with: store) }
        return item
    }

    private func take(_ file: SettledFile) async throws -> IntakeItem {
        while true {
            switch try scene.intake().take(file) {
            case .taken(let item): return item
            // A process that another test just starts has the file open for writing until it has become its program.
            case .changed: await Task.yield()
            case .gone, .refused: throw BlobError(.missing, file.path.text)
            }
        }
    }

    private func verdict(_ item: IntakeItem, _ code: String?) async throws {
        let id = item.blob.hash.hex
        let rejection = code.map { DocumentRejected(documentId: id, fileName: "x", code: $0, message: "no") }
        let verdict = ReadingVerdict(documentId: id, rejection: rejection)
        try await store.committer.commit { try IngestPlan.take(verdict, in: $0) }
        await scene.keeper.catchUp(with: store)
    }

    private func rejected() throws -> [String] {
        try scene.files(in: "rejected").filter { !$0.hasSuffix("郑州") && !$0.hasSuffix("报告") }
    }

    private func documents() async throws -> [ReceivedDocument] {
        try await store.pool.read { db in
            try Data.fetchAll(db, sql: "SELECT payload FROM outbox WHERE topic = 'document' ORDER BY seq")
                .map { try WireJSON.decode(ReceivedDocument.self, from: $0) }
        }
    }

    private func act(_ action: String) async throws -> Int64 {
        try await scene.questions.act(FailedAction(onAll: action)).count
    }

    @Test func `dropped again in another folder, the pair goes from where it lies`() async throws {
        let item = try await drop("坏", as: "郑州/a.doc")
        try await verdict(item, "corrupt")
        #expect(try rejected() == ["郑州/a.doc", "郑州/a.doc.why.txt"])
        try await drop("坏", as: "a.doc")
        #expect(try rejected().isEmpty)
        try await verdict(item, "corrupt")
        #expect(try rejected() == ["a.doc", "a.doc.why.txt"])
    }

    @Test func `a rejection that can't be put, and a file in the way, hold no other up`() async throws {
        let folder = scene.home.appending(path: "rejected")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("a file".utf8).write(to: folder.appending(path: "报告"))
        let inTheWay = try await drop("b", as: "报告/b.pdf")
        let lost = try await drop(String(repeating: "large", count: 20_000), as: "lost.pdf")
        let blob = scene.home.appending(
            path: "ingest.files/\(lost.blob.hash.hex.prefix(2))/\(lost.blob.hash.hex.dropFirst(2))")
        try FileManager.default.removeItem(at: blob)
        let last = try await drop("c", as: "c.pdf")
        try await verdict(inTheWay, "corrupt")
        try await verdict(lost, "corrupt")
        try await verdict(last, "corrupt")
        #expect(
            try scene.files(in: "rejected").filter { $0.hasSuffix(".pdf") } == ["c.pdf", "报告 (2)/b.pdf"])
        let due = try await store.pool.read { try RejectionNotes.due(in: $0, limit: 9) }
        #expect(due.map(\.document) == [lost.blob.hash])
        try await drop("b", as: "b again.pdf")
        #expect(try scene.files(in: "rejected").filter { $0.hasSuffix(".pdf") } == ["c.pdf"])
    }

    @Test func `retried twice, a document is handed over once, with what was declared`() async throws {
        let series = String(repeating: "ab", count: 32)
        let declared = #"{"source": "https://example.org/a", "supersedes": "\#(series)"}"#
        let item = try await drop("坏", as: "郑州/a.doc", declared: declared)
        try await verdict(item, "corrupt")
        #expect(try await act("retry") == 1)
        #expect(try await act("retry") == 0)
        #expect(try rejected().isEmpty)
        let documents = try await documents()
        #expect(documents.count == 2)
        #expect(documents.last?.declared == ["source": "https://example.org/a", "supersedes": series])
        #expect(documents.last?.reportId == series && documents.last?.tags == ["郑州"])
    }

    @Test func `what is to be read again is handed over once more as it came, and its state stays`() async throws {
        let item = try await drop("好", as: "郑州/a.txt", declared: #"{"source": "https://example.org/a"}"#)
        try await verdict(item, nil)
        try await store.committer.commit { try Retry.reread(item.blob.hash, in: $0) }
        let documents = try await documents()
        #expect(documents.map(\.again) == [nil, true])
        var first = try #require(documents.first)
        first.again = true
        first.receivedAt = try #require(documents.last).receivedAt
        #expect(documents.last == first)
        #expect(first.fileName == "a.txt" && first.tags == ["郑州"] && first.declared.count == 1)
        #expect(try await scene.strings("SELECT state FROM document") == ["archived"])
        // One that is not here is sent on with nothing behind its name, so that parse tells why it is not read.
        let unknown = try #require(ContentHash(hex: String(repeating: "ab", count: 32)))
        try await store.committer.commit { try Retry.reread(unknown, in: $0) }
        #expect(try await self.documents().last?.documentId == unknown.hex)
        #expect(
            try await scene.strings("SELECT lower(hex(content)) FROM outbox ORDER BY seq DESC LIMIT 1") == [unknown.hex]
        )
    }

    @Test func `what a person gives up leaves the folder and the list`() async throws {
        let item = try await drop("坏", as: "a.doc")
        try await verdict(item, "corrupt")
        #expect(try await act("drop") == 1)
        #expect(try rejected().isEmpty)
        #expect(try await scene.strings("SELECT file FROM rejection") == ["dropped"])
        #expect(try await act("retry") == 0)
        let id = item.blob.hash.hex
        let states = try await scene.questions.states(StatesQuery(documentIds: [id])).states
        #expect(states[id]?.state == "dropped")
        #expect(states[id]?.fileName == "a.doc")
        let trace = try await store.pool.read { try IngestTrace.documents(id, in: $0) }
        #expect(trace.first?.steps.map(\.what) == ["received", "dropped"])
        #expect(try await scene.questions.act(FailedAction(action: "retry", id: id)).count == 1)
        #expect(try await documents().count == 2)
        #expect(try await scene.strings("SELECT state FROM document") == ["waiting"])
    }

    @Test func `a dead letter lies in the folder until it is read after all`() async throws {
        let item = try await drop("guidang-test-hook:die", as: "a.txt")
        try await verdict(item, "failed")
        #expect(try rejected() == ["a.txt", "a.txt.why.txt"])
        #expect(try await scene.strings("SELECT state FROM document") == ["failed"])
        try await verdict(item, nil)
        #expect(try rejected().isEmpty)
        #expect(try await scene.strings("SELECT state FROM document") == ["archived"])
        #expect(try await scene.number("SELECT count(*) FROM rejection") == 0)
    }

    @Test func `a supersedes that is no id means nothing`() async throws {
        let text = String(repeating: "x", count: 64)
        try await drop("text", as: "a.txt", declared: #"{"supersedes": "\#(text)"}"#)
        #expect(try await documents().map(\.reportId) == [nil])
    }

    @Test func `a document of the same source address is a version of the other`() async throws {
        let first = try await drop("one", as: "a.txt", declared: #"{"source": "https://example.org/a"}"#)
        try await drop("two", as: "b.txt", declared: #"{"source": "https://example.org/a"}"#)
        try await drop("three", as: "a.txt")
        #expect(try await documents().map(\.reportId) == [nil, first.blob.hash.hex, nil])
    }
}
