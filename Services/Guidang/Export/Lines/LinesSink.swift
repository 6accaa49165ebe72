import Foundation

/// Writes JSON Lines: each report's JSON as it is stored, one a line, and beside it `NAME.about.json` with the description.
struct LinesSink: ReportSink {
    static let partName = "reports.jsonl"

    private let parts: PartSet
    private let target: String

    init(_ target: String, _ parts: PartSet, isRead: Bool) throws(ExportError) {
        self.target = target
        self.parts = parts
        if !isRead { _ = try parts.part(Self.partName) }
    }

    mutating func add(_ report: ExportedReport, _ reader: RowReader, tally: inout ExportTally) throws {
        let part = try parts.part(Self.partName)
        // A line end is white space in JSON: within strings it is escaped.
        let start = part.buffer.count
        part.buffer.append(contentsOf: report.json)
        for index in start..<part.buffer.count where part.buffer[index] == 0x0A || part.buffer[index] == 0x0D {
            part.buffer[index] = 0x20
        }
        part.buffer.append(0x0A)
        try part.flushIfLarge()
        tally.rows["reports", default: 0] += 1
    }

    mutating func sync() {}

    mutating func finish(_ description: ExportDescription) throws {
        try parts.close(Self.partName)
        try FileSystem.write(description.json.fileBytes, as: Self.descriptionPath(of: target))
        let path = parts.partialPath(Self.partName)
        if FileSystem.exists(path) { try FileSystem.rename(path, to: target) }
    }

    /// `reports.about.json` beside `reports.jsonl`.
    static func descriptionPath(of target: String) -> String {
        let stem = target.hasSuffix(".jsonl") ? String(target.dropLast(6)) : target
        return stem + ".about.json"
    }
}
