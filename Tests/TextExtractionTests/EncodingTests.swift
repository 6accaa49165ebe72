import DocumentWriters
import Foundation
import ReportGenerator
import Testing
import TextExtraction

@Suite struct EncodingTests {
    private static let traditional = """
        臨江縣水利局二〇二三年度法治政府建設年度報告
        　　本局將依法治水列入全年重點任務，現將有關情況報告如下：
        一、主要工作和成效
        （一）優化審批。辦理許可事項三百餘件，群眾滿意度持續提高，企業辦事時間明顯縮短。
        """

    @Test(arguments: [
        ("UTF-8", "utf-8"), ("UTF-16LE", "utf-16le"), ("UTF-16BE", "utf-16be"), ("GB18030", "gb18030"),
        ("GBK", "gb18030"),
    ])
    func `generated reports come back from each encoding`(name: String, expected: String) throws {
        let generator = ReportGenerator(seed: 7, targetBytes: 3_000)
        for index in 0..<40 {
            let text = generator.report(at: index).text.replacing("•", with: "·")
            let extracted = try TextExtractor.extract(encoded(text, as: name), fileName: "a.txt")
            #expect(extracted.encoding == expected)
            #expect(extracted.text == text)
            #expect(extracted.replacements == 0)
            #expect(extracted.mediaType == "text/plain")
        }
    }

    @Test(arguments: [("BIG5", "big5"), ("UTF-8", "utf-8"), ("UTF-16LE", "utf-16le"), ("GBK", "gb18030")])
    func `a Traditional text comes back from each encoding`(name: String, expected: String) throws {
        let text = Self.traditional.replacing("〇", with: "零")
        let extracted = try TextExtractor.extract(encoded(text, as: name), fileName: "a.txt")
        #expect(extracted.encoding == expected)
        #expect(extracted.text == text)
    }

    @Test(
        arguments: [("UTF-8", [0xEF, 0xBB, 0xBF]), ("UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", [0xFE, 0xFF])]
            as [(String, [UInt8])]
    )
    func `a byte order mark decides and goes`(name: String, mark: [UInt8]) throws {
        let extracted = try TextExtractor.extract(Data(mark) + encoded("年", as: name), fileName: "a.txt")
        #expect(extracted.text == "年")
        #expect(extracted.encoding == name.lowercased())
    }

    @Test func `line ends become one, NUL goes, and nothing else changes`() throws {
        let data = Data("一、\r\n（一）Ａ\r\r　二\u{0}、\u{FEFF}x\t\u{200B}\n\r\n".utf8)
        let extracted = try TextExtractor.extract(data, fileName: "a.txt")
        #expect(extracted.text == "一、\n（一）Ａ\n\n　二、x\t\u{200B}\n\n")
    }

    @Test func `what can't be decoded is counted, wherever it is cut`() throws {
        let text = String(repeating: "依法行政工作有序开展。", count: 60)
        for name in ["UTF-8", "GB18030"] {
            let whole = try encoded(text, as: name)
            let cut = try TextExtractor.extract(whole.dropLast(3), fileName: "a.txt")
            #expect(cut.replacements == 1 || name == "UTF-8" && cut.replacements == 0)
            #expect(cut.text.count { $0 == "\u{FFFD}" } == cut.replacements)
            let broken = whole.prefix(66) + Data([0xFF]) + whole.dropFirst(66)
            let mended = try TextExtractor.extract(broken, fileName: "a.txt")
            #expect(mended.replacements == 1, "\(name)")
            #expect(mended.text.replacing("\u{FFFD}", with: "") == text)
        }
        let odd = try TextExtractor.extract(
            Data([0xFF, 0xFE]) + encoded(text, as: "UTF-16LE") + Data([0x41]),
            fileName: "a"
        )
        #expect(odd.replacements == 1)
    }

    @Test func `a few characters are enough where they leave no doubt`() throws {
        #expect(try TextExtractor.extract(encoded("中", as: "GBK"), fileName: "a.txt").text == "中")
        #expect(try TextExtractor.extract(encoded("联通", as: "GBK"), fileName: "a.txt").text == "联通")
        #expect(try TextExtractor.extract(Data("a".utf8), fileName: "a.txt").encoding == "utf-8")
    }

    @Test func `an encoding far behind English text is still told`() throws {
        let text = String(repeating: "plain words here\n", count: 8_000) + "依法行政，优化服务。"
        #expect(try TextExtractor.extract(encoded(text, as: "GBK"), fileName: "a.txt").text == text)
    }
}
