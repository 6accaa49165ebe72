import Foundation
import GRDB
import Links
import Messages
import StageKit
import Testing
import ZeroMQ

@Suite struct DeadLettersTests {
    private let home: Home
    private let store: Store
    private let letters: DeadLetters

    init() throws {
        home = try Home()
        store = try home.store()
        letters = DeadLetters(store: store)
    }

    private func bury(_ subjects: String...) async throws {
        try await store.committer.commit { db in
            for subject in subjects {
                try TaskTable.add(
                    kind: "parse", subject: subject, trace: nil,
                    payload: try WireJSON.encode(Sheet(fileName: "\(subject).txt")), content: nil, hugeFrom: 1000,
                    in: db)
            }
            try db.execute(sql: "UPDATE task SET state = 'dead', attempt = 5, not_before = 9e15")
        }
    }

    @Test func `they are listed by the beginning of an id, with the file's name`() async throws {
        try await bury("aa11", "aa22", "bb33")
        #expect(try await letters.list(FailedQuery()).total == 3)
        let answer = try await letters.list(FailedQuery(id: "aa", limit: 1))
        #expect(answer.total == 2)
        #expect(answer.letters.map(\.documentId) == ["aa11"])
        #expect(answer.letters.first?.fileName == "aa11.txt")
    }

    @Test func `retry begins anew with all attempts`() async throws {
        try await bury("aa11", "bb33")
        #expect(try await letters.act(FailedAction(action: "retry", id: "aa11")) == 1)
        #expect(await code(of: FailedAction(action: "retry", id: "aa11")) == .notFound)
        #expect(
            try await store.number("SELECT count(*) FROM task WHERE state = 'ready' AND attempt = 0 AND not_before = 0")
                == 1)
        #expect(try await letters.list(FailedQuery()).letters.map(\.documentId) == ["bb33"])
    }

    @Test func `what is dropped is an end, and is tried again only when it is named`() async throws {
        let blob = try store.blobs.stage(bytes: Data("body".utf8))
        try await store.committer.commit { db in
            try blob.adopt(in: db)
            try TaskTable.add(
                kind: "parse", subject: "aa11", trace: nil, payload: Data(),
                content: ContentReference(sha256: blob.hash.hex, size: blob.size), hugeFrom: 1000, in: db)
            try db.execute(sql: "UPDATE task SET state = 'dead', attempt = 5, errors = '[\"no\"]'")
        }
        #expect(try await letters.act(FailedAction(action: "drop", id: "aa11")) == 1)
        #expect(try await letters.list(FailedQuery()).total == 0)
        #expect(
            try await store.pool.read { try TaskTable.state(of: "aa11", in: $0) }
                == StageState(state: "dropped", reason: "no"))
        #expect(try await store.pool.read { try TaskTable.isIdle(in: $0) })
        #expect(await code(of: FailedAction(action: "drop", id: "aa11")) == .notFound)
        #expect(try await letters.act(FailedAction(onAll: "retry")) == 0)
        #expect(try await letters.act(FailedAction(action: "retry", id: "aa11")) == 1)
        #expect(try await store.number("SELECT count(*) FROM task WHERE state = 'ready' AND attempt = 0") == 1)
        #expect(try await store.number("SELECT count(*) FROM blob") == 1)
    }

    @Test func `tasks that are not dead are left alone`() async throws {
        try await bury("aa11")
        try await store.committer.commit { try $0.execute(sql: "UPDATE task SET state = 'leased'") }
        #expect(try await letters.act(FailedAction(onAll: "drop")) == 0)
        #expect(try await store.number("SELECT count(*) FROM task") == 1)
    }

    @Test(arguments: ["[ab]", "' OR 1", "cc"])
    func `an id that nothing has finds nothing`(id: String) async throws {
        try await bury("aa11", "bb33")
        #expect(try await letters.list(FailedQuery(id: id)).total == 0)
        #expect(await code(of: FailedAction(action: "drop", id: id)) != nil)
        #expect(try await letters.list(FailedQuery()).total == 2)
    }

    @Test(arguments: ["", "*", "?", "%", "aa*"])
    func `an id that is none finds nothing, rather than everything`(id: String) async throws {
        try await bury("aa11", "bb33")
        #expect(try await letters.list(FailedQuery(id: id)).total == 0)
        #expect(await code(of: FailedAction(action: "drop", id: id)) == .badQuestion)
        #expect(try await letters.list(FailedQuery()).total == 2)
    }

    @Test(
        arguments: [
            #"{"action":"drop"}"#, #"{"action":"drop","all":false}"#, #"{"action":"drop","ids":"aa"}"#,
            #"{"action":"drop","id":null}"#, #"{"action":"burn","id":"aa11"}"#, #"{"action":"burn","all":true}"#,
            #"{"action":"drop","id":"aa11","all":true}"#,
        ])
    func `an action that does not say what it means is an error and touches nothing`(json: String) async throws {
        try await bury("aa11", "bb33")
        let action = try WireJSON.decode(FailedAction.self, from: Data(json.utf8))
        #expect(await code(of: action) == .badQuestion)
        #expect(try await letters.list(FailedQuery()).total == 2)
    }

    private func code(of action: FailedAction) async -> LinkError.Code? {
        do {
            _ = try await letters.act(action)
            return nil
        } catch {
            return (error as? LinkError)?.code
        }
    }
}
