import Foundation
import QueryLanguage
import Testing

@Suite struct FoldingTests {
    @Test(arguments: [
        ("國務院關於進一步", "国务院关于进一步"), ("〔２０１７〕", "[2017]"), ("【公开】", "［公开］"), ("「法治」", "“法治”"),
        ("二〇一七", "二○一七"), ("二〇一七", "二零一七"), ("（一）", "(一)"), ("Ｌａｗ", "law"), ("薴", "苎"),
        ("2021—2025", "2021-2025"), ("\u{2F00}", "一"), ("㈠", "(一)"), ("『甲』", "\"甲\""), ("naïve", "naive"),
    ])
    func `what is written in two ways is one form`(one: String, other: String) {
        #expect(FoldedText(one).bytes == FoldedText(other).bytes)
    }

    @Test func `signs that differ in meaning stay apart`() {
        #expect(FoldedText("（一）").bytes != FoldedText("［一］").bytes)
        #expect(FoldedText("《一》").bytes != FoldedText("“一”").bytes)
    }

    @Test func `folding what is folded changes nothing`() throws {
        var wrong: [String] = []
        for value in UInt32(0)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = FoldedText.row(String(scalar))
            if FoldedText.row(once.shown) != once { wrong.append(String(value, radix: 16)) }
        }
        #expect(wrong == [])
    }

    @Test func `units know where they come from`() {
        let text = FoldedText("前言。２０２３年Ｌaw é\n\n后", keepingUnits: true)
        let scalars = Array("前言。２０２３年Ｌaw é\n\n后".unicodeScalars)
        let sources = text.units.map { unit in
            String(String.UnicodeScalarView(scalars[unit.source]))
        }
        #expect(sources == ["前", "言", "。", "２０２３", "年", "Ｌaw", "é", "后"])
        #expect(text.units.map(\.afterBreak) == [false, false, false, false, false, false, false, true])
        #expect(text.units.map(\.isWord) == [false, false, false, true, false, true, true, false])
        #expect(text.units.map { String(decoding: text.bytes[$0.bytes], as: UTF8.self) }.joined() == "前言。2023年lawe后")
    }

    /// One sign that is written as eighteen letters, and short words that are marked on both sides.
    @Test(arguments: ["\u{FDFA}", "Ⱥ Ⱥ", "Ⱥ", "甲Ⱥ"])
    func `a form far longer than the text is written whole`(piece: String) {
        let form = FoldedText(piece + "。").bytes
        let text = FoldedText(String(repeating: piece + "。", count: 5_000), keepingUnits: true)
        #expect(text.bytes == Array(repeatElement(form, count: 5_000).joined()))
        #expect(text.units.count == text.count)
    }

    @Test(arguments: [
        ("甲。乙", [2]), ("甲。”乙", [3]), ("“甲！”乙？！丙", [4, 7]), ("甲\n乙", [1]), ("甲……乙", [7]), ("甲。\n\n乙", [2]),
        ("3.5件", []), ("甲（乙。）丙", [5]), ("", []), ("。", []),
    ])
    func `a sentence starts behind its sign and at each line`(text: String, starts: [Int]) {
        #expect(SentenceEnds.find(in: text) == starts)
    }

    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: "/usr/bin/opencc"),
            "opencc is not installed, so the table of traditional characters is not compared with it"))
    func `traditional characters fold as OpenCC simplifies them`() throws {
        let characters = (UInt32(0x3400)...0x9FFF).compactMap(Unicode.Scalar.init).map { String($0) }
        let input = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try characters.joined(separator: "\n").write(to: input, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: input) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/opencc")
        process.arguments = ["-c", "t2s.json", "-i", input.path()]
        let out = Pipe()
        process.standardOutput = out
        try process.run()
        let data = out.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let simplified = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
        try #require(simplified.count == characters.count)
        let wrong = zip(characters, simplified).filter { FoldedText($0).bytes != FoldedText($1).bytes }
        #expect(wrong.map(\.0) == [])
        #expect(zip(characters, simplified).filter { $0 != $1 }.count > 3_000)
    }
}
