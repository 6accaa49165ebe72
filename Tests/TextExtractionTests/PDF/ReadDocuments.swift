import Foundation
import Messages
import ReportGenerator
import ReportReader
import Testing
import TextExtraction

/// Whether the programs that a suite needs are there; a suite that lacks them says so in the list of what did not run.
func programsAreInstalled(_ programs: HelperProgram..., for suite: String) -> Bool {
    let missing = programs.filter { Workplace.installed[$0] == nil }
    guard !missing.isEmpty else { return true }
    if let list = ProcessInfo.processInfo.environment["GUIDANG_NOT_RUN"],
        let file = FileHandle(forWritingAtPath: list)
    {
        let names = missing.map(\.rawValue).joined(separator: ", ")
        file.seekToEndOfFile()
        file.write(Data("NOT RUN: \(suite): \(names) not installed\n".utf8))
    }
    return false
}

/// Gives a private folder for the time of a reading.
func inWorkplace<Value>(seconds: Double = 300, _ body: (Workplace) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "guidang-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(Workplace(folder: folder, deadline: Date(timeIntervalSinceNow: seconds)))
}

/// Extracts a document with all programs that are there.
func extracted(
    _ data: Data, limits: ExtractionLimits = ExtractionLimits(textBytes: 64 << 20), seconds: Double = 300
) throws -> ExtractedText {
    try inWorkplace(seconds: seconds) { workplace in
        try TextExtractor.extract(data, fileName: "a", limits: limits, workplace: workplace)
    }
}

/// The error that a document ends in.
func failure(
    of data: Data, limits: ExtractionLimits = ExtractionLimits(textBytes: 64 << 20), seconds: Double = 300
) throws -> ExtractionError {
    try #require(
        #expect(throws: ExtractionError.self) { try extracted(data, limits: limits, seconds: seconds) })
}

/// The report that is read out of a text.
func report(of text: String) -> Report {
    ReportReader().read(
        SourceText(text: text, fileName: "a.pdf", size: text.utf8.count), documentID: "d", reportID: "r", revision: 1)
}

/// What of a report must not change with the format that it comes in, line by line.
func facts(_ report: Report) -> [String] {
    func outline(_ sections: [OutlineSection]) -> [String] {
        sections.flatMap { ["\($0.level) \($0.number) \($0.title)"] + outline($0.children) }
    }
    return [
        "kind \(report.kind.rawValue)", "title \(report.title ?? "-")", "agency \(report.agency?.name ?? "-")",
        "year \(report.reportYear.map(String.init) ?? "-")", "index \(report.indexNumber?.raw ?? "-")",
        "number \(report.docNumber ?? "-")", "written \(report.dateWritten?.iso ?? "-")",
        "published \(report.datePublished?.iso ?? "-")",
    ] + outline(report.outline)
        + report.figures.map { "figure \($0.value) \($0.unit) \($0.subject ?? "-")" }
        + report.citations.map { "citation \($0.name)" }
        + report.problems.map { "problem \(closed($0.text))" }
        + report.commitments.map { "commitment \(closed($0.text))" }
}

/// A text without its blanks and line ends.
func closed(_ text: some StringProtocol) -> String { String(text.filter { !$0.isWhitespace }) }

/// What one list has that the other has not, each with its sign.
func differences(_ found: [String], from wanted: [String]) -> [String] {
    found.difference(from: wanted).map { change in
        switch change {
        case .remove(_, let line, _): "- \(line)"
        case .insert(_, let line, _): "+ \(line)"
        }
    }
}
