import DocumentWriters
import Foundation
import Testing
import TextExtraction

/// Documents made to take memory or time: each ends in an error, or in a text within limits.
@Suite struct HostileWordTests {
    private func failure(_ file: WordFile, limits: ExtractionLimits = ExtractionLimits(textBytes: 8 << 20)) throws
        -> ExtractionError.Code
    {
        try failure(file.data, limits: limits)
    }

    private func failure(_ data: Data, limits: ExtractionLimits = ExtractionLimits(textBytes: 8 << 20)) throws
        -> ExtractionError.Code
    {
        try #require(
            #expect(throws: ExtractionError.self) {
                try TextExtractor.extract(data, fileName: "a.docx", limits: limits)
            }
        ).code
    }

    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    /// The members with the main document's text in another's place.
    private func members(document: String) -> [(path: String, content: Data)] {
        WordFile("").members.map { $0.path == "word/document.xml" ? ($0.path, Data(document.utf8)) : $0 }
    }

    @Test func `a document that unpacks to more than may be read is over the limit`() throws {
        let limits = ExtractionLimits(textBytes: 1 << 20)
        #expect(try failure(WordFile("<w:p/>" + repeated(" ", 5 << 20)), limits: limits) == .overLimit)
        // Text of little XML that is longer than a text may be.
        #expect(try failure(WordFile(paragraph(repeated("文", 400_000))), limits: limits) == .overLimit)
    }

    @Test func `more members than a package may have are over the limit`() throws {
        var limits = ExtractionLimits(textBytes: 1 << 20)
        limits.members = 200
        let members = WordFile(paragraph("文")).members
        let media = (0..<200).map { ("word/media/\($0)", Data()) }
        #expect(try failure(ZipWriter.archive(members + media), limits: limits) == .overLimit)
        #expect(
            try TextExtractor.extract(
                ZipWriter.archive(members + media.dropLast(members.count)), fileName: "a", limits: limits
            ).text == "文")
    }

    @Test func `elements within each other without end are refused`() throws {
        for name in [
            "w:ins", "w:tbl><w:tr><w:tc", "w:p><w:r><w:txbxContent", "m:oMath", "w:sdt", "mc:AlternateContent",
        ] {
            let ends = name.split(separator: "><").map { "</\($0)>".replacing("</<", with: "</") }.reversed().joined()
            for depth in [70, 100_000] {
                let body = repeated("<\(name)>", depth) + paragraph("文") + repeated(ends, depth)
                guard depth * name.split(separator: "><").count > 190 else {
                    #expect(throws: Never.self) { try lines(WordFile(body)) }
                    continue
                }
                #expect([.overLimit, .corrupt].contains(try failure(WordFile(body))), "\(name)")
            }
        }
    }

    @Test func `elements without number are over the limit`() throws {
        var limits = ExtractionLimits(textBytes: 8 << 20)
        limits.elements = 20_000
        #expect(throws: Never.self) { try lines(WordFile(paragraph("文") + repeated("<w:p/>", 19_900)), limits: limits) }
        #expect(try failure(WordFile(repeated("<w:p/>", 20_100)), limits: limits) == .overLimit)
        #expect(try failure(WordFile(repeated("<w:p/>", 90_000)), limits: limits) == .overLimit)
        let attributes = (0..<50_000).map { " a\($0)=\"\"" }.joined()
        #expect(try failure(WordFile("<w:p\(attributes)/>"), limits: limits) == .overLimit)
        #expect(try failure(WordFile("<w:p\(attributes)/>")) == .overLimit)
        #expect(try lines(WordFile(paragraph(repeated("=", 900)))) == [repeated("=", 900)])
    }

    @Test func `a hundred thousand paragraphs are read`() throws {
        let count = 100_000
        let file = WordFile(
            repeated(paragraph("文", inList(1)), count),
            numbering: abstractList(0, level(0, "chineseCountingThousand", "%1、")) + list(1, of: 0))
        let text = try TextExtractor.extract(
            file.data, fileName: "a.docx", limits: ExtractionLimits(textBytes: 64 << 20)
        ).text
        #expect(text.hasSuffix("\n十万、文"))
    }

    @Test func `entities are not expanded and nothing outside is read`() throws {
        let steps = (1...12).map { "<!ENTITY e\($0) \"\(repeated("&e\($0 - 1);", 10))\">" }.joined()
        let types = [
            "<!DOCTYPE a [<!ENTITY e0 \"文\">\(steps)]>", "<!DOCTYPE a [<!ENTITY e12 SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p; <!ENTITY e12 \"x\">]>",
        ]
        for type in types {
            for place in ["<w:t>甲&e12;</w:t>", "<w:t x=\"&e12;\">甲</w:t>", "<w:t>甲</w:t><w:sym w:char=\"&e12;\"/>"] {
                let document = type + "<w:document xmlns:w=\"w\"><w:p><w:r>\(place)</w:r></w:p></w:document>"
                let data = ZipWriter.archive(members(document: document))
                do throws(ExtractionError) {
                    #expect(try TextExtractor.extract(data, fileName: "a.docx").text == "甲")
                } catch {
                    #expect(error.code == .corrupt)
                }
            }
        }
    }

    @Test(arguments: ["-1", "0", "99999999999999999999", "2147483647", "-2147483648", "", "x", "1e9", "８"])
    func `numbers beyond all sense count for nothing`(value: String) throws {
        let level = """
            <w:lvl w:ilvl="\(value)"/><w:lvl w:ilvl="0"><w:start w:val="\(value)"/><w:lvlRestart w:val="\(value)"/>\
            <w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1、%9%8%0%"/></w:lvl>
            """
        let override = """
            <w:lvlOverride w:ilvl="\(value)"><w:startOverride w:val="\(value)"/></w:lvlOverride>\
            <w:lvlOverride w:ilvl="0"><w:startOverride w:val="\(value)"/></w:lvlOverride>
            """
        let number = "<w:numPr><w:ilvl w:val=\"\(value)\"/><w:numId w:val=\"\(value)\"/></w:numPr>"
        let file = WordFile(
            paragraph("甲", number) + paragraph("乙", inList(1)) + paragraph("丙", inList(1))
                + paragraph("丁", "<w:numPr><w:ilvl w:val=\"\(value)\"/><w:numId w:val=\"1\"/></w:numPr>"),
            numbering: abstractList(0, level) + list(1, of: 0, override) + "<w:num w:numId=\"\(value)\"/>")
        let text = try lines(file)
        #expect(text.count == 4)
        #expect(zip(text, ["甲", "乙", "丙", "丁"]).allSatisfy { $0.hasSuffix($1) && $0.count < 60 })
    }

    @Test func `long numbers, long chains of styles and many levels of one list take no time`() throws {
        let longText = repeated("%1%2", 100_000)
        let styles = (0..<20_000).map { index in
            "<w:style w:styleId=\"s\(index)\"><w:basedOn w:val=\"s\(index + 1)\"/></w:style>"
        }.joined()
        let file = WordFile(
            repeated(paragraph("文", inStyle("s0") + inList(1)), 20_000), styles: styles,
            numbering: abstractList(0, level(0, "decimal", longText)) + list(1, of: 0))
        #expect(try failure(file, limits: ExtractionLimits(textBytes: 1 << 20)) == .overLimit)
    }

    @Test func `a note that is named again and again comes once`() throws {
        let reference = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>"
        var file = WordFile(repeated(paragraph(holding: run("文") + reference), 20_000))
        file.footnotes = "<w:footnote w:id=\"1\">\(paragraph(repeated("注", 100_000)))</w:footnote>"
        #expect(try lines(file, limits: ExtractionLimits(textBytes: 8 << 20)).count == 20_001)
    }

    @Test func `fields that open without end take no time`() throws {
        let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
        let body = paragraph(holding: repeated(begin + run("暗"), 100_000)) + repeated(paragraph("文"), 1_000)
        #expect(try lines(WordFile(body)).last == "文")
    }
}
