import DocumentWriters
import Foundation
import Testing
import TextExtraction

@Suite struct DamagedTextTests {
    private func extract(_ data: Data) throws -> ExtractedText {
        try TextExtractor.extract(data, fileName: "a.txt")
    }

    private func code(_ data: Data) -> ExtractionError.Code? {
        #expect(throws: ExtractionError.self) { try extract(data) }?.code
    }

    /// Bytes of every value, the same each time.
    private func noise(_ count: Int, seed: UInt64) -> Data {
        var state = seed
        return Data(
            (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            })
    }

    private let long = String(repeating: "依法行政工作有序开展，办理案件八十六件。\n", count: 40)

    @Test(arguments: [1, 3, 40], [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE]] as [[UInt8]])
    func `a mark before text in another encoding is passed over`(times: Int, mark: [UInt8]) throws {
        let text = String(repeating: "依法行政工作有序开展。", count: times)
        let extracted = try extract(Data(mark) + encoded(text, as: "GBK"))
        #expect(extracted.encoding == "gb18030")
        #expect(extracted.text == text)
        #expect(extracted.replacements == 0)
    }

    @Test(arguments: [40, 200, 2_000, 100_000], [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]])
    func `noise behind a mark is no text`(count: Int, mark: [UInt8]) {
        for seed in 1...20 as ClosedRange<UInt64> {
            #expect(code(Data(mark) + noise(count, seed: seed)) == .unsupported)
        }
    }

    @Test(arguments: [("UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", [0xFE, 0xFF])] as [(String, [UInt8])])
    func `UTF-16 in letters is text`(name: String, mark: [UInt8]) throws {
        for text in ["plain words", "Отчёт о работе за год", "ལོ་འཁོར་གྱི་སྙན་ཞུ་དང་ལས་འགུལ"] {
            #expect(try extract(Data(mark) + encoded(text, as: name)).text == text)
        }
    }

    @Test(arguments: ["UTF-8", "GBK", "UTF-16LE", "UTF-16BE", "BIG5"])
    func `padding with NULs goes`(name: String) throws {
        for text in ["依法行政工作有序\n", long.replacing("，", with: "")] where name != "BIG5" {
            for count in [2, 400, 100_000] {
                let extracted = try extract(encoded(text, as: name) + Data(count: count))
                #expect(extracted.text == text)
                #expect(extracted.replacements == 0)
            }
        }
        let traditional = "臨江縣依法治水，辦理許可事項三百餘件，群眾滿意度持續提高。"
        guard name == "BIG5" else { return }
        #expect(try extract(encoded(traditional, as: name) + Data(count: 400)).text == traditional)
    }

    @Test func `nothing but NULs is empty`() {
        #expect(code(Data(count: 400)) == .empty)
    }

    @Test func `a slip inside a few characters is not forgiven`() throws {
        for text in ["依法行政", "法治政府", "青石县司法局", "二〇二三年度报告"] {
            for name in ["UTF-16BE", "UTF-16LE"] {
                let extracted = try extract(encoded(text, as: name))
                #expect(extracted.text == text)
                #expect(extracted.encoding == name.lowercased())
            }
        }
        #expect(code(Data([0x80])) == .unsupported)
        #expect(code(Data("ab".utf8) + [0xFF] + Data("cd".utf8)) == .unsupported)
        // Five characters in UTF-16, all of them rare.
        #expect(code(Data([0, 1, 2]) + Data("garbage".utf8)) == .unsupported)
    }

    @Test func `a few characters cut at an end are read`() throws {
        let cut = try extract(encoded("依法行政", as: "UTF-8").dropLast(1))
        #expect(cut.text == "依法行\u{FFFD}")
        #expect(cut.replacements == 1)
    }

    @Test func `a text in two encodings is read in the first and says how much is lost`() throws {
        let extracted = try extract(
            encoded(String(repeating: long, count: 10), as: "UTF-8") + encoded(String(long.prefix(80)), as: "GBK"))
        #expect(extracted.encoding == "utf-8")
        #expect(extracted.replacements > 10)
        #expect(extracted.replacements == extracted.text.count { $0 == "\u{FFFD}" })
    }
}
