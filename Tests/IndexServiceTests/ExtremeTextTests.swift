import GRDB
import IndexService
import Messages
import Testing

@Suite struct ExtremeTextTests {
    @Test(
        arguments: [
            "", "法", " ", "\n", "\u{301}", "\u{301}\u{301}法", "👨‍👩‍👧‍👦", "\u{20000}\u{3134A}", "\u{0}", "\u{FEFF}法",
            "\u{10FFFF}",
            "\u{1C}\u{1}\u{2}", "привет мир", "…①㎡½㈠", "\u{E000}", "กำ", "한글", "ﷺ",
        ])
    func `odd texts are stored, found by themselves and taken out again`(text: String) throws {
        try Self.storeAndTakeOut(text)
    }

    // Not as arguments: a run's log names each, and a pipe that is full loses what comes behind.
    @Test func `long texts without an end of a word are stored and taken out again`() throws {
        try Self.storeAndTakeOut(String(repeating: "x", count: 100_000))
        try Self.storeAndTakeOut(String(repeating: "\u{301}", count: 10_000))
    }

    private static func storeAndTakeOut(_ text: String) throws {
        let index = try TemporaryIndex()
        try index.add(try makeReport(1, text, title: text))
        _ = try index.search("“\(String(text.unicodeScalars.prefix(1_000)))”")
        try index.add(try makeReport(1, "换了", revision: 2))
        #expect(try index.queue.write { try index.archive.remove(documentId: documentId(1), in: $0) })
        #expect(try index.faults() == [])
        let left = try index.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM posting_tail") }
        #expect(left == 0)
    }

    @Test(arguments: ["👨‍👩‍👧‍👦", "\u{20000}\u{3134A}", "привет мир", "①㎡", "\u{E000}", "한글", "é", "ｶﾞ", "豈"])
    func `letters and symbols beyond the usual are found`(text: String) throws {
        let index = try TemporaryIndex()
        try index.add(try makeReport(1, "前\(text)后"))
        #expect(try index.found("“前\(text)”") == [documentId(1)])
        try index.add(try makeReport(2, text))
        #expect(try index.found("“\(text)”").contains(documentId(2)))
    }

    @Test func `a huge text is searched in its first part and says so`() throws {
        let index = try TemporaryIndex()
        let text = "开头语" + String(repeating: "依法行政，", count: 1_000_000) + "结尾语"
        try index.add(try makeReport(1, text))
        let hit = try #require(try index.search("开头语").hits.first)
        #expect(hit.documentId == documentId(1))
        #expect(try index.found("行政依法").isEmpty)
        #expect(try index.found("行政，依法") == [documentId(1)])
        #expect(try index.found("结尾语").isEmpty)
        #expect(try index.queue.read { try index.archive.counts(in: $0) }.partial == 1)
    }
}
