import Foundation
import Messages
import ReportGenerator
import ReportReader
import Testing

@testable import IndexService

@Suite struct IndexedReportTests {
    @Test(arguments: 0..<40) func `what is read of a report is what decoding all of it gives`(number: Int) throws {
        let generated = ReportGenerator(seed: 5).report(at: number)
        let source = SourceText(
            text: generated.text, fileName: generated.fileName, size: generated.text.utf8.count, encoding: "utf-8")
        let report = ReportReader().read(source, documentID: documentId(1), reportID: "series-1", revision: 1)
        try expect(Data(report.json()), is: report)
        try expect(JSONEncoder().encode(report), is: report)
    }

    @Test(arguments: 0..<40) func `what is compared of a report is what decoding all of it gives`(number: Int) throws {
        let generated = ReportGenerator(seed: 6).report(at: number)
        let source = SourceText(text: generated.text, fileName: "页.txt", size: generated.text.utf8.count)
        var report = ReportReader().read(source, documentID: documentId(1), reportID: "series-1", revision: 1)
        let json = Data(report.json())
        #expect(!report.figures.isEmpty && !report.outline.isEmpty && !report.commitments.isEmpty)
        #expect(
            try ComparedText(json: json) == ComparedText(text: report.text, body: report.body, outline: report.outline))
        (report.title, report.docNumber, report.indexNumber) = (nil, nil, nil)
        (report.dateWritten, report.datePublished, report.evidence) = (nil, nil, [:])
        (report.citations, report.duties, report.findings) = ([], [], [])
        #expect(try Report(compared: json) == report)
    }

    private func expect(_ json: Data, is report: Report) throws {
        let read = try IndexedReport(json: json)
        #expect(read.text == report.text && read.outline == report.outline)
        #expect(!read.figures.isEmpty && read.figures.count == report.figures.count)
        #expect(read.figures.map(\.value) == report.figures.map(\.value))
        #expect(read.figures.map(\.unit) == report.figures.map(\.unit))
        #expect(read.figures.map(\.subject) == report.figures.map(\.subject))
        #expect(read.citations.map(\.name) == report.citations.map(\.name))
        #expect(read.citations.map(\.canonicalName) == report.citations.map(\.canonicalName))
        #expect(read.duties == report.duties.map(\.duty) && read.findings == report.findings.map(\.rule))
        #expect(read.problems == report.problems.map(\.range))
        #expect(read.commitments == report.commitments.map(\.range))
        #expect(read.head.title == report.title && read.head.agency == report.agency)
        #expect(read.head.body == report.body && read.head.reportYear == report.reportYear)
        #expect(read.head.reader == report.reader && read.head.source.fileName == report.source.fileName)
    }

    @Test(arguments: [
        (#"[{"value":1}]"#, "an object has no “unit”"), (#"[{"unit":"件"}]"#, "an object has no “value”"),
        (#"[{"value":"1","unit":"件"}]"#, "a number should stand at byte"), ("[1]", "an object should stand at byte"),
        (#"{}"#, "a list should stand at byte"),
    ])
    func `a report whose lists are not as they should be is refused with the reason`(
        figures: String, reason: String
    ) throws {
        let whole = String(decoding: try JSONEncoder().encode(try makeReport(1, "文")), as: UTF8.self)
        let json = whole.replacing(#""figures":[]"#, with: #""figures":\#(figures)"#)
        #expect(json != whole)
        let error = #expect(throws: IndexError.self) { try IndexEntry(reportJSON: Data(json.utf8)) }
        #expect(error?.code == .malformed && error?.cause.map { "\($0)".contains(reason) } == true, "\(error as Any)")
    }

    @Test func `lists that are missing or null are empty`() throws {
        let encoder = JSONEncoder()
        // Without an order of keys the figures may come last, with no comma behind them.
        encoder.outputFormatting = .sortedKeys
        let whole = String(decoding: try encoder.encode(try makeReport(1, "文")), as: UTF8.self)
        let json = whole.replacing(#""figures":[],"#, with: "").replacing(#""duties":[]"#, with: #""duties":null"#)
        #expect(!json.contains(#""figures""#) && json.contains(#""duties":null"#))
        let report = try IndexedReport(json: Data(json.utf8))
        #expect(report.figures.isEmpty && report.duties.isEmpty && report.text == "文")
    }
}
