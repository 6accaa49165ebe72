import Foundation
import GRDB
import Messages
import Settings
import StageKit
import Testing

@testable import IngestService

struct RejectedFolderTests {
    let fixture: InboxFixture
    let rejected: RejectedFolder
    let url: URL

    init() throws {
        fixture = try InboxFixture()
        url = fixture.home.appending(path: "rejected")
        rejected = RejectedFolder(url, words: WhyText(.zh, zone: .gmt))
    }

    private func original(_ text: String) throws -> (ContentHash, BlobReader) {
        let blob = try fixture.store.stage(bytes: Data(text.utf8))
        return try fixture.database.write { db in
            try blob.adopt(in: db)
            return (blob.hash, try fixture.store.open(blob.hash, in: db))
        }
    }

    private func rejection(_ document: ContentHash, _ path: String) -> Rejection {
        Rejection(
            document: document,
            path: InboxPath(path),
            reason: .damaged,
            detail: "line 1\nline 2",
            time: Date(timeIntervalSince1970: 1_700_000_000)
        )
    }

    private func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted()
    }

    @Test(arguments: ["短", String(repeating: "长", count: 3_000)])
    func `the original lies beside its reason, in its folder`(_ text: String) throws {
        let (id, reader) = try original(text)
        let place = try rejected.put(rejection(id, "郑州/坏.doc"), original: reader)
        #expect(place == InboxPath("郑州/坏.doc"))
        #expect(try files() == ["郑州", "郑州/坏.doc", "郑州/坏.doc.why.txt"])
        #expect(try String(contentsOf: url.appending(path: "郑州/坏.doc"), encoding: .utf8) == text)
        let why = try Data(contentsOf: url.appending(path: "郑州/坏.doc.why.txt"))
        #expect(why.starts(with: [0xEF, 0xBB, 0xBF]) && why.suffix(2) == Data("\r\n".utf8))
        let words = String(decoding: why, as: UTF8.self)
        #expect(words.contains(id.hex) && words.contains("损坏") && words.contains("line 1 line 2"))
        #expect(words.contains("2023-11-14 22:13:20"))
    }

    @Test func `english is plain text with a newline at its end`() throws {
        let id = try BlobStore.hash(of: Data())
        for reason in RejectionReason.allCases {
            let rejection = Rejection(document: id, path: InboxPath("a.doc"), reason: reason, time: Date())
            let text = String(decoding: WhyText(.en).bytes(for: rejection), as: UTF8.self)
            #expect(text.hasPrefix("This file could not be read: a.doc\n") && text.hasSuffix("\n"))
            #expect(!text.contains("\r") && text.contains("What to do: ") && text.contains(id.hex))
        }
    }

    @Test func `putting again changes nothing, a clash gets a number, removing takes both`() throws {
        let (first, firstReader) = try original("one")
        let (second, secondReader) = try original("two")
        for _ in 0..<2 {
            try rejected.put(rejection(first, "a.doc"), original: firstReader)
            try rejected.put(rejection(second, "a.doc"), original: secondReader)
        }
        #expect(try files() == ["a (2).doc", "a (2).doc.why.txt", "a.doc", "a.doc.why.txt"])
        #expect(try rejected.remove(second, path: InboxPath("a.doc")) == 1)
        #expect(try files() == ["a.doc", "a.doc.why.txt"])
        #expect(try rejected.remove(second, path: InboxPath("a.doc")) == 0)
        #expect(try rejected.remove(first, path: InboxPath("a.doc")) == 1)
        #expect(try files().isEmpty)
        #expect(try rejected.remove(first, path: InboxPath("none/a.doc")) == 0)
    }

    @Test func `a crash between the steps is made good by repeating`() throws {
        let (id, reader) = try original("text")
        try rejected.put(rejection(id, "a.doc"), original: reader)
        try FileManager.default.removeItem(at: url.appending(path: "a.doc"))
        try Data("half".utf8).write(to: url.appending(path: ".guidang-new-1"))
        #expect(try rejected.sweepTemporaryFiles() == 1)
        try rejected.put(rejection(id, "a.doc"), original: reader)
        #expect(try files() == ["a.doc", "a.doc.why.txt"])
        #expect(try String(contentsOf: url.appending(path: "a.doc"), encoding: .utf8) == "text")
        try FileManager.default.removeItem(at: url.appending(path: "a.doc"))
        #expect(try rejected.remove(id, path: InboxPath("a.doc")) == 1)
        #expect(try files().isEmpty)
    }

    @Test func `a person's own file of that name is not touched`() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: url.appending(path: "a.doc"))
        let (id, reader) = try original("text")
        #expect(try rejected.put(rejection(id, "a.doc"), original: reader) == InboxPath("a (2).doc"))
        #expect(try String(contentsOf: url.appending(path: "a.doc"), encoding: .utf8) == "mine")
    }

    @Test func `no path leads out of the folder`() throws {
        let (id, reader) = try original("text")
        let place = try rejected.put(rejection(id, "../../escaped/../..//x.doc"), original: reader)
        #expect(place == InboxPath("_../_../escaped/_../_../x.doc"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.home.path).contains("escaped") == false)
        #expect(try rejected.remove(id, path: InboxPath("../../escaped/../..//x.doc")) == 1)
    }

    @Test func `long, hidden and broken names get names that people can see`() throws {
        let (id, reader) = try original("text")
        let long = String(repeating: "档", count: 83) + ".pdf"
        let place = try rejected.put(rejection(id, long), original: reader)
        #expect(place.lastName.count <= 247 && place.text.hasSuffix(".pdf"))
        #expect(try rejected.remove(id, path: InboxPath(long)) == 1)
        let gbk = Rejection(
            document: id,
            path: InboxPath(bytes: [0xB9, 0xE9, 0xB5, 0xB5]),
            reason: .failed,
            time: Date()
        )
        #expect(try rejected.put(gbk, original: reader) == InboxPath("归档"))
    }

    @Test(arguments: [("Asia/Shanghai", "2023-11-15 06:13:20+08:00"), ("GMT", "2023-11-14 22:13:20Z")])
    func `the time is that of the zone`(_ zone: String, _ time: String) throws {
        let words = WhyText(.en, zone: try #require(TimeZone(identifier: zone)))
        let rejection = Rejection(
            document: try BlobStore.hash(of: Data()), path: InboxPath("a.doc"), reason: .empty,
            time: Date(timeIntervalSince1970: 1_700_000_000))
        #expect(String(decoding: words.bytes(for: rejection), as: UTF8.self).hasSuffix("Time: \(time)\n"))
    }
}
