import Foundation
import Messages

/// Writes JSON Lines: each report's JSON as it is stored, one a line, and beside it `NAME.about.json` with the description.
///
/// Where reports are compared, `NAME.compare.jsonl` has what that gave of each, in the same order: a report's own line stays
/// what the archive has.
struct LinesSink: ReportSink {
    private static let partName = "reports.jsonl"
    private static let comparePartName = "compare.jsonl"

    private let parts: PartSet
    private let target: String
    private let compares: Bool

    init(_ options: ExportOptions, _ target: String, _ parts: PartSet, isRead: Bool) throws(ExportError) {
        self.target = target
        self.parts = parts
        compares = options.compares
        if isRead { return }
        _ = try parts.part(Self.partName)
        if compares { _ = try parts.part(Self.comparePartName) }
    }

    /// The names that the parts get at last.
    static func published(as target: String) -> [String: String] {
        [partName: target, comparePartName: comparePath(of: target)]
    }

    mutating func add(_ report: ExportedReport, _ reader: RowReader, tally: inout ExportTally) throws {
        try addLine(report.json, to: Self.partName)
        tally.rows["reports", default: 0] += 1
        guard compares else { return }
        try addLine(
            report.comparison ?? Data("{\"documentId\":\"\(reader.documentId)\"}".utf8), to: Self.comparePartName)
        tally.rows["comparisons", default: 0] += 1
    }

    private func addLine(_ json: Data, to name: String) throws(ExportError) {
        let part = try parts.part(name)
        // A line end is white space in JSON: within strings it is escaped.
        let start = part.buffer.count
        part.buffer.append(contentsOf: json)
        for index in start..<part.buffer.count where part.buffer[index] == 0x0A || part.buffer[index] == 0x0D {
            part.buffer[index] = 0x20
        }
        part.buffer.append(0x0A)
        try part.flushIfLarge()
    }

    mutating func sync() {}

    mutating func finish(_ description: ExportDescription) throws {
        if compares { try publish(Self.comparePartName, as: Self.comparePath(of: target)) }
        try FileSystem.write(json(description).fileBytes, as: Self.stem(of: target) + ".about.json")
        try publish(Self.partName, as: target)
    }

    private func publish(_ name: String, as path: String) throws(ExportError) {
        try parts.close(name)
        let partial = parts.partialPath(name)
        if FileSystem.exists(partial) { try FileSystem.rename(partial, to: path) }
    }

    private func json(_ description: ExportDescription) -> JSONValue {
        guard compares, case .object(var members) = description.json else { return description.json }
        members["comparisons"] = .string(Self.comparing.both)
        return .object(members)
    }

    private static let comparing = Wording(
        "NAME.compare.jsonl beside NAME.jsonl has a line for each report, in the same order: documentId, reuse, figures, "
            + "problems, promises, as the tables reuse_totals, reuse, figure_years, returning_problems, promises and "
            + "promise_evidence of a data package have them.",
        "与 NAME.jsonl 同名的 NAME.compare.jsonl 按同样次序每份报告一行：documentId、reuse、figures、problems、promises，"
            + "内容与数据包中 reuse_totals、reuse、figure_years、returning_problems、promises、promise_evidence 各表相同。")

    /// `reports.compare.jsonl` beside `reports.jsonl`.
    private static func comparePath(of target: String) -> String { stem(of: target) + ".compare.jsonl" }

    private static func stem(of target: String) -> String {
        target.hasSuffix(".jsonl") ? String(target.dropLast(6)) : target
    }
}
