import DocumentWriters
import Foundation
import Testing
import TextExtraction

/// Files that are no document, no whole document, or more than one may ask for: they end before LibreOffice sees them.
@Suite struct HostileOfficeTests {
    private func code(
        _ data: Data, name: String = "a.doc", limits: ExtractionLimits = .ofThisProcess
    ) -> ExtractionError.Code? {
        #expect(throws: ExtractionError.self) {
            try withWorkplace {
                try TextExtractor.extract(data, fileName: name, limits: limits, workplace: $0)
            }
        }?.code
    }

    private struct Noise: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let word = CompoundWriter(streams: [
        ("WordDocument", WordStream.head() + Data(count: 5_000)), ("1Table", Data(count: 5_000)),
    ])

    @Test func `noise behind the mark of a compound file is corrupt`() {
        var noise = Noise(state: 1)
        for count in [0, 100, 504, 3_000, 20_000] {
            let bytes = Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &noise) })
            #expect(code(Data(CompoundWriter.signature) + bytes) == .corrupt)
        }
    }

    @Test func `a compound file that ends too early is corrupt`() {
        let whole = Self.word.data
        for length in stride(from: 512, to: whole.count, by: 512) {
            #expect(code(whole.prefix(length)) == .corrupt)
        }
    }

    @Test func `a file whose directory or chains lead in a circle ends`() {
        var noise = Noise(state: 2)
        let whole = Self.word.data
        for _ in 0..<2_000 {
            var data = whole
            for _ in 0..<Int.random(in: 1...8, using: &noise) {
                data[Int.random(in: 8..<data.count, using: &noise)] = UInt8.random(in: 0...255, using: &noise)
            }
            // Without a folder LibreOffice is not asked; every file ends in an error.
            #expect(throws: ExtractionError.self) { try TextExtractor.extract(data, fileName: "a.doc") }
        }
    }

    @Test func `an Office file of another kind is not read`() {
        #expect(code(CompoundWriter(streams: [("VisioDocument", Data(count: 5_000))]).data) == .unsupported)
        #expect(code(OpenDocumentFile(kind: "formula", content: "<a/>").data) == .unsupported)
    }

    @Test func `a main part without Word's mark, or without its table, is corrupt`() {
        let blank = CompoundWriter(streams: [("WordDocument", Data(count: 5_000)), ("1Table", Data(count: 5_000))])
        #expect(code(blank.data) == .corrupt)
        let alone = CompoundWriter(streams: [("WordDocument", WordStream.head() + Data(count: 5_000))])
        #expect(code(alone.data) == .corrupt)
    }

    @Test func `a rich text within too many groups is over the limit`() {
        let groups = String(repeating: "{", count: 1_000_000)
        let text = "{\\rtf1\\ansi \(groups)text\(groups.replacing("{", with: "}"))}"
        #expect(code(Data(text.utf8)) == .overLimit)
    }

    @Test func `a rich text without an end is corrupt`() {
        for text in [
            "{\\rtf1\\ansi text", "{\\rtf1 {\\b text}", "{\\rtf1 \\}", "{\\rtf1 \\bin5 }}}}}",
            "{\\rtf1 \\bin9999999999999999999 }",
        ] {
            #expect(code(Data(text.utf8)) == .corrupt, "\(text)")
        }
    }

    @Test func `a package that unpacks to too much is over the limit`() {
        let content = Data("<a>\(String(repeating: " ", count: 3_000_000))</a>".utf8)
        let bomb = ZipWriter.archive([
            ("mimetype", Data("application/vnd.oasis.opendocument.text".utf8)), ("content.xml", content),
            ("META-INF/manifest.xml", Data("<a/>".utf8)),
        ])
        #expect(code(bomb, limits: ExtractionLimits(textBytes: 500_000)) == .overLimit)
        let file = OpenDocumentFile(content: "<a>\(String(repeating: "<b>", count: 5_000))")
        #expect(code(file.data) == .overLimit)
    }

    @Test func `a package that ends too early is corrupt`() {
        let file = OpenDocumentFile(content: String(decoding: OfficeFiles.text("<text:p>报告</text:p>"), as: UTF8.self))
        #expect(code(file.data.prefix(file.data.count / 2)) == .corrupt)
    }
}
