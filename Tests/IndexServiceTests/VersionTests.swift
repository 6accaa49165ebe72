import Foundation
import GRDB
import IndexService
import Messages
import Testing

@Suite struct VersionTests {
    @Test func `the same reading again changes nothing`() throws {
        let index = try TemporaryIndex()
        let report = try makeReport(1, "法治政府", title: "报告")
        #expect(try index.add(report) == .indexed(sequence: 1))
        let before = try index.queue.read { try Row.fetchAll($0, sql: "SELECT * FROM report_version") }
        #expect(try index.add(report) == .unchanged(sequence: 1))
        #expect(try index.queue.read { try Row.fetchAll($0, sql: "SELECT * FROM report_version") } == before)
        #expect(try index.search("法治").total == 1)
        #expect(try index.faults() == [])
    }

    @Test func `a newer reading takes the older one's place, and an older one comes too late`() throws {
        let index = try TemporaryIndex()
        try index.add(try makeReport(1, "旧读法"))
        let outcome = try index.add(try makeReport(1, "新读法", revision: 3))
        #expect(outcome == .superseded(sequence: 2, documentId: documentId(1), revision: 1))
        #expect(try index.add(try makeReport(1, "中间读法", revision: 2)) == .unchanged(sequence: 2))
        #expect(try index.found("旧读") == [])
        #expect(try index.found("新读") == [documentId(1)])
        #expect(try index.queue.read { try index.archive.counts(in: $0) }.documents == 1)
        #expect(try index.faults() == [])
    }

    @Test func `another document of a series takes the first one out of the search`() throws {
        let index = try TemporaryIndex()
        try index.add(try makeReport(1, "初稿内容", title: "初稿", series: "series"))
        let outcome = try index.add(try makeReport(2, "定稿内容", title: "定稿", series: "series"))
        #expect(outcome == .superseded(sequence: 2, documentId: documentId(1), revision: 1))
        #expect(try index.found("初稿") == [])
        #expect(try index.found("内容") == [documentId(2)])
        // Arriving once more, or read once more, the first one stays behind.
        #expect(try index.add(try makeReport(1, "初稿内容", title: "初稿", series: "series")) == .unchanged(sequence: 1))
        let reread = try makeReport(1, "初稿重读", series: "series", revision: 2)
        #expect(try index.add(reread) == .archived(sequence: 3))
        #expect(try index.found("初稿") == [])
        let counts = try index.queue.read { try index.archive.counts(in: $0) }
        #expect(counts.documents == 2)
        #expect(counts.current == 1)
        #expect(counts.superseded == 1)
        #expect(counts.partial == 0)
        let shown = try index.queue.read { try index.archive.show("series", in: $0) }
        #expect(shown?.documentId == documentId(2))
        #expect(try index.faults() == [])
    }

    @Test func `removing the newer document brings the older one back, removing all leaves nothing`() throws {
        let index = try TemporaryIndex()
        try index.add(try makeReport(1, "初稿内容", series: "series"))
        try index.add(try makeReport(2, "定稿内容", series: "series"))
        #expect(try index.queue.write { try index.archive.remove(documentId: documentId(2), in: $0) })
        #expect(try index.found("内容") == [documentId(1)])
        #expect(try index.faults() == [])
        #expect(try index.queue.write { try index.archive.remove(documentId: documentId(1), in: $0) })
        #expect(try !index.queue.write { try index.archive.remove(documentId: documentId(1), in: $0) })
        #expect(try index.found("内容") == [])
        #expect(try index.queue.read { try index.archive.counts(in: $0) }.documents == 0)
        #expect(try index.faults() == [])
    }

    @Test func `the same agency and year with other bytes is a candidate and is not merged`() throws {
        let index = try TemporaryIndex()
        try index.add(try makeReport(1, "甲文", year: 2023, agency: "某局"))
        try index.add(try makeReport(2, "乙文", year: 2023, agency: "某局"))
        try index.add(try makeReport(3, "丙文", year: 2022, agency: "某局"))
        let pairs = try index.queue.read {
            try Row.fetchAll($0, sql: "SELECT document_id, other_document_id FROM candidates")
        }
        #expect(pairs.map { [$0[0], $0[1]] } == [[documentId(1), documentId(2)]])
        #expect(try index.found("文") == [documentId(1), documentId(2), documentId(3)])
        #expect(try index.found("甲文") == [documentId(1)])
        #expect(try index.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM reports") } == 3)
        #expect(try index.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM report_versions") } == 3)
    }

    @Test func `a report is shown byte for byte by its ids and their beginnings`() throws {
        let index = try TemporaryIndex()
        let json = Data(
            (#"{ "future": [1], "#
                + String(decoding: try JSONEncoder().encode(try makeReport(1, "原样")), as: UTF8.self).dropFirst()).utf8
        )
        let entry = try IndexEntry(reportJSON: json)
        _ = try index.queue.write { try index.archive.commit(entry, at: .now, in: $0) }
        try index.add(try makeReport(2, "另一件"))
        let show = { (id: String) in try index.queue.read { try index.archive.show(id, in: $0) } }
        #expect(try show(documentId(1))?.json == json)
        #expect(try show("series-1")?.json == json)
        #expect(try show("aaaaa") == nil)
        #expect(try show("没有这个编号") == nil)
        #expect(throws: IndexError.self) { try show("aaaaaaaa00") }
    }

    @Test func `an entry survives its journey, and a damaged one is refused`() throws {
        let index = try TemporaryIndex()
        let entry = try IndexEntry(reportJSON: try JSONEncoder().encode(try makeReport(1, "路上")), tags: ["局"])
        let payload = try JSONEncoder().encode(entry.record)
        let arrived = IndexEntry(
            record: try JSONDecoder().decode(IndexRecord.self, from: payload),
            content: entry.content
        )
        #expect(arrived == entry)
        var flipped = entry
        flipped.content[flipped.content.count - 3] ^= 0xFF
        let damaged = [IndexEntry(record: entry.record, content: entry.content.dropLast()), flipped]
        for entry in damaged {
            #expect(throws: IndexError.self) {
                try index.queue.write { try index.archive.commit(entry, at: .now, in: $0) }
            }
        }
        #expect(throws: IndexError.self) { try IndexEntry(reportJSON: Data("{}".utf8)) }
        #expect(try index.faults() == [])
    }

    @Test func `a report of a later major version is refused by name`() throws {
        var report = try makeReport(1, "将来")
        report.schema = "guidang.report.v2"
        let json = try JSONEncoder().encode(report)
        let error = try #require(#expect(throws: IndexError.self) { try IndexEntry(reportJSON: json) })
        #expect(error.description.contains("guidang.report.v2"))
        #expect(error.description.contains("Update"))
    }
}
