import DocumentWriters
import Foundation
import ReportGenerator
import Testing
import TextExtraction

/// Documents with something changed anywhere: each ends in a text as promised or in an error.
///
/// `GUIDANG_ALL=1` tries twenty times as many.
@Suite struct WordFuzzTests {
    private static let rounds = ProcessInfo.processInfo.environment["GUIDANG_ALL"] == "1" ? 6_000 : 300
    private static let limits = ExtractionLimits(textBytes: 4 << 20)

    private static let members: [(path: String, content: Data)] = {
        let report = ReportGenerator(seed: 5, targetBytes: 2_500).report(at: 3)
        var file = WordReport(report.text, numbers: .automatic(suffix: "tab")).file
        let note = paragraph(holding: run("注") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>")
        let box = paragraph(
            holding: "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>\(table([["甲", "乙"]]))</w:txbxContent>"
                + "</mc:Choice><mc:Fallback>\(run("丙"))</mc:Fallback></mc:AlternateContent></w:r>")
        let field =
            "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>DATE</w:instrText>"
            + "<w:fldChar w:fldCharType=\"end\"/></w:r>"
        file.body +=
            note + box + paragraph(holding: field + "<w:ins>\(run("新"))</w:ins><w:del/>", "<w:rPr><w:del/></w:rPr>")
        file.footnotes = "<w:footnote w:id=\"1\">\(paragraph("注", inList(1, 1)))</w:footnote>"
        return file.members
    }()

    private func extract(_ data: Data) {
        guard let text = try? TextExtractor.extract(data, fileName: "a.docx", limits: Self.limits).text else { return }
        #expect(!text.utf8.contains { $0 == 0 || $0 == 0x0D })
        #expect(text.utf8.count <= Self.limits.textBytes * 2)
    }

    @Test func `bytes of a package changed, lost and cut off`() {
        let whole = ZipWriter.archive(Self.members)
        var noise = SeededRandom(seed: 41, index: 0)
        for _ in 0..<Self.rounds {
            var data = [UInt8](whole)
            for _ in 0..<Int.random(in: 1...5, using: &noise) {
                let place = Int.random(in: 0..<data.count, using: &noise)
                switch Int.random(in: 0...3, using: &noise) {
                case 0: data[place] = UInt8.random(in: 0...255, using: &noise)
                case 1: data.remove(at: place)
                case 2: data.insert(contentsOf: data[place...].prefix(9), at: place)
                default: data[place] ^= 1 << UInt8.random(in: 0...7, using: &noise)
                }
            }
            extract(Data(data))
        }
    }

    @Test func `bytes of a part changed, lost and doubled`() {
        var noise = SeededRandom(seed: 42, index: 0)
        for _ in 0..<Self.rounds {
            extract(
                changed(&noise) { content, noise in
                    for _ in 0..<Int.random(in: 1...3, using: &noise) where !content.isEmpty {
                        let place = Int.random(in: 0..<content.count, using: &noise)
                        switch Int.random(in: 0...2, using: &noise) {
                        case 0: content[place] = UInt8.random(in: 0x20...0x7E, using: &noise)
                        case 1: content.remove(at: place)
                        default: content.insert(contentsOf: content[place...].prefix(30), at: place)
                        }
                    }
                })
        }
    }

    /// The XML stays well-formed, so that all of it is gone through.
    @Test func `elements renamed to others, and values to other values`() {
        let names = [
            "p", "r", "t", "tbl", "tr", "tc", "txbxContent", "pPr", "rPr", "numPr", "ins", "del", "fldChar", "lvl",
            "num",
            "abstractNum", "footnote", "footnoteReference", "br", "sdt", "instrText", "tcPr", "style",
        ]
        let values = [
            "0", "1", "-1", "8", "9", "99999999999", "begin", "separate", "end", "bullet", "chineseCounting", "%1%2%9",
            "",
        ]
        var noise = SeededRandom(seed: 43, index: 0)
        for _ in 0..<Self.rounds {
            extract(
                changed(&noise) { content, noise in
                    var text = String(decoding: content, as: UTF8.self)
                    for _ in 0..<Int.random(in: 1...3, using: &noise) {
                        let old = names.randomElement(using: &noise) ?? "p"
                        let new = names.randomElement(using: &noise) ?? "r"
                        for end in [" ", ">", "/>"] {
                            text = text.replacing("<w:\(old)\(end)", with: "<w:\(new)\(end)")
                            text = text.replacing("</w:\(old)\(end)", with: "</w:\(new)\(end)")
                        }
                    }
                    let value = values.randomElement(using: &noise) ?? ""
                    let digit = Int.random(in: 0...9, using: &noise)
                    text = text.replacing("=\"\(digit)\"", with: "=\"\(value)\"")
                    content = Array(text.utf8)
                })
        }
    }

    /// The package with one of its parts changed.
    private func changed(
        _ noise: inout SeededRandom, _ change: (inout [UInt8], inout SeededRandom) -> Void
    ) -> Data {
        var members = Self.members
        let place = Int.random(in: 0..<members.count, using: &noise)
        var content = [UInt8](members[place].content)
        change(&content, &noise)
        members[place].content = Data(content)
        return ZipWriter.archive(members, isStored: true)
    }
}
