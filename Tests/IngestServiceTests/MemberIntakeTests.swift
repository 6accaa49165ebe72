import Foundation
import GRDB
import Links
import Messages
import StageKit
import Testing
import ZeroMQ

@testable import IngestService

/// What parse hands back of an archive becomes documents of their own.
@Suite struct MemberIntakeTests {
    private let scene: IngestScene

    init() throws { scene = try IngestScene() }

    /// Hands an archive in, as the inbox does.
    private func hand(in name: String, _ bytes: String, declared: [String: String] = [:]) async throws -> ContentHash {
        let blob = try scene.context.store.blobs.stage(bytes: Data(bytes.utf8))
        let item = IntakeItem(
            file: TakenFile(
                path: InboxPath(name), stamp: FileStamp(inode: 1, size: blob.size, modified: 1), sidecar: nil),
            blob: blob, mediaType: "application/zip", sidecar: try Sidecar(declared))
        try await scene.context.store.committer.commit { db in
            let recorded = try item.record(in: db) { _ in }
            try Handover.append(item, recorded.outcome, in: db)
        }
        return blob.hash
    }

    /// Takes what parse found in it.
    private func take(
        _ entries: [MemberBundle.Entry], _ bodies: [Data], of parent: ContentHash, depth: Int = 1
    ) async throws {
        let bundle = try scene.context.store.blobs.stage(bytes: MemberBundle.data(entries, bodies))
        let payload = try WireJSON.encode(UnpackedDocument(documentId: parent.hex, depth: depth))
        let reference = ContentReference(sha256: bundle.hash.hex, size: bundle.size)
        let blobs = scene.context.store.blobs
        try await scene.context.store.committer.commit { db in
            try bundle.adopt(in: db)
            let parcel = Parcel(payload: Frame(payload), content: .remote(reference))
            let item = DeliveredItem(
                seq: 1, topic: HandoffTopic.members, subject: parent.hex, trace: nil, parcel: parcel)
            try MemberIntake(blobs: blobs).take(item, in: db)
        }
    }

    private func handed() async throws -> [ReceivedDocument] {
        let payloads = try await scene.context.store.pool.read { db in
            try Data.fetchAll(db, sql: "SELECT payload FROM outbox WHERE topic = 'document' ORDER BY seq")
        }
        return try payloads.map { try WireJSON.decode(ReceivedDocument.self, from: $0) }
    }

    @Test func `each member is a document of its own, with the archive as its parent and its folders as tags`()
        async throws
    {
        let parent = try await hand(in: "金水区/报送.zip", "zip", declared: ["source": "http://a", "batch": "2023"])
        let (one, other) = (Data("甲报告".utf8), Data(String(repeating: "乙", count: 100_000).utf8))
        try await take(
            [
                MemberBundle.Entry(path: "司法局/甲.txt", size: one.count, declared: ["subject": "报送"]),
                MemberBundle.Entry(path: "乙.txt", size: other.count),
            ], [one, other], of: parent)
        let documents = try await handed()
        #expect(documents.map(\.fileName) == ["报送.zip", "甲.txt", "乙.txt"])
        #expect(documents[1].tags == ["金水区", "报送.zip", "司法局"])
        #expect(documents[1].parent == parent.hex)
        #expect(documents[1].depth == 1)
        #expect(documents[1].declared == ["batch": "2023", "subject": "报送"])
        #expect(documents[2].declared == ["batch": "2023"])
        #expect(documents[2].documentId == (try BlobStore.hash(of: other)).hex)
        // Both originals are kept, and the bundle is not.
        #expect(try await scene.number("SELECT count(*) FROM blob") == 3)
        #expect(try await scene.number("SELECT count(*) FROM sighting WHERE present = 1") == 1)
    }

    @Test func `taking the same archive apart again adds no document`() async throws {
        let parent = try await hand(in: "a.zip", "zip")
        let body = Data("甲".utf8)
        for _ in 0..<2 { try await take([MemberBundle.Entry(path: "甲.txt", size: 3)], [body], of: parent) }
        #expect(try await handed().count == 2)
        #expect(try await scene.number("SELECT count(*) FROM document") == 2)
    }

    @Test func `a page that leads to a document is kept and not read`() async throws {
        let parent = try await hand(in: "a.zip", "zip")
        var page = PageMetadata()
        page.published = "2023-03-01"
        let (text, html) = (Data("报告".utf8), Data("<html>".utf8))
        try await take(
            [
                MemberBundle.Entry(path: "报告.doc", size: text.count, page: page),
                MemberBundle.Entry(path: "页.html", size: html.count, isCompanion: true),
            ], [text, html], of: parent)
        let documents = try await handed()
        #expect(documents.map(\.fileName) == ["a.zip", "报告.doc"])
        #expect(documents[1].page == page)
        #expect(try await scene.number("SELECT count(*) FROM document WHERE state = 'archived'") == 1)
    }

    @Test func `what a mail or a page tells at length is cut, so that the member still travels`() async throws {
        let parent = try await hand(in: "a.eml", "mail")
        var page = PageMetadata()
        page.title = String(repeating: "长", count: 9_000)
        page.url = "http://a.gov.cn/1.html"
        page.attachments = (0..<2_000).map { "http://a.gov.cn/附件\($0).pdf" }
        let body = Data("甲".utf8)
        let declared = ["subject": String(repeating: "报", count: 9_000), "sender": "a@b.cn"]
        try await take(
            [MemberBundle.Entry(path: "甲.pdf", size: body.count, declared: declared, page: page)], [body], of: parent)
        let member = try #require(try await handed().last)
        #expect(member.fileName == "甲.pdf")
        #expect(member.declared["sender"] == "a@b.cn")
        #expect(member.declared["subject"]?.hasPrefix("报报") == true)
        #expect(member.page?.url == "http://a.gov.cn/1.html")
        #expect(member.page?.attachments.first == "http://a.gov.cn/附件0.pdf")
    }

    @Test func `a member that is tried again still knows its parent`() async throws {
        let parent = try await hand(in: "a.zip", "zip")
        let body = Data("甲".utf8)
        try await take([MemberBundle.Entry(path: "甲.txt", size: 3)], [body], of: parent, depth: 2)
        let id = try BlobStore.hash(of: body)
        try await scene.context.store.committer.commit { db in
            let document = try #require(try DocumentRecord.find(id, in: db))
            try Retry.again(document, in: db)
        }
        let again = try #require(try await handed().last)
        #expect(again.parent == parent.hex)
        #expect(again.depth == 2)
    }

    @Test(arguments: [Data(), Data([9, 0, 0, 0]), Data([2, 0, 0, 0, 0x5B]), Data([2, 0, 0, 0, 0x5B, 0x5D, 0])])
    func `a bundle that is none is an error, and nothing is kept of it`(bytes: Data) async throws {
        let parent = try await hand(in: "a.zip", "zip")
        let bundle = try scene.context.store.blobs.stage(bytes: bytes)
        let payload = try WireJSON.encode(UnpackedDocument(documentId: parent.hex, depth: 1))
        let blobs = scene.context.store.blobs
        await #expect(throws: (any Error).self) {
            try await scene.context.store.committer.commit { db in
                try bundle.adopt(in: db)
                let reference = ContentReference(sha256: bundle.hash.hex, size: bundle.size)
                let item = DeliveredItem(
                    seq: 1, topic: HandoffTopic.members, subject: parent.hex, trace: nil,
                    parcel: Parcel(payload: Frame(payload), content: .remote(reference)))
                try MemberIntake(blobs: blobs).take(item, in: db)
            }
        }
        #expect(try await scene.number("SELECT count(*) FROM blob") == 1)
    }
}
