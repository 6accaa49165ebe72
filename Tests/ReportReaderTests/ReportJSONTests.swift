import Foundation
import Messages
import ReportGenerator
import ReportReader
import Testing

@Suite struct ReportJSONTests {
    private func encoded(_ report: Report) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }

    @Test func `a report is written as the encoder of Foundation writes it`() throws {
        let generator = ReportGenerator(seed: 61, targetBytes: 3_000)
        for index in 0..<100 {
            var report = read(generator.report(at: index).text)
            report.source.declared = ["标题": "a/b", "z": "\"\\"]
            report.source.url = "https://example.org/?a=1"
            report.agency?.joint = ["县委"]
            #expect(try String(decoding: report.json(), as: UTF8.self) == encoded(report))
        }
    }

    @Test func `every character is written so that it is read again`() throws {
        let all = (0..<0x300).compactMap(Unicode.Scalar.init) + ["\u{2028}", "𠀀", "\u{10FFFF}", "\u{7F}"]
        var text = String.UnicodeScalarView()
        text.append(contentsOf: all)
        let report = read(String(text))
        #expect(try String(decoding: report.json(), as: UTF8.self) == encoded(report))
        #expect(try JSONDecoder().decode(Report.self, from: Data(report.json())).text == report.text)
    }
}
