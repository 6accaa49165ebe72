import Foundation
import Messages
import ReportExport
import Testing

private let python = ProcessInfo.processInfo.environment["GUIDANG_PYTHON"]

@Suite(.enabled(if: python != nil, "GUIDANG_PYTHON names no Python with frictionless, pandas and openpyxl"))
struct RoundTripTests {
    @Test func `frictionless, pandas and openpyxl read back what the reports hold`() async throws {
        let folder = TemporaryFolder()
        let reports =
            HostileReports.make(2021) + HostileReports.make(2022) + GeneratedReports.make(60)
            + CopiedReports.years(of: 30)
        let index = try ArchiveIndex()
        try index.take(reports)
        let sorted = reports.sorted { $0.documentId < $1.documentId }
        let exported = try zip(sorted, GeneratedReports.exported(sorted)).map { report, exported in
            var exported = exported
            exported.comparison = try index.comparison(report.documentId)
            return exported
        }
        let source = ListedSource(reports: exported, query: "")
        var plain = ExportOptions(format: .dataPackage, program: "guidang test")
        plain.tables += TableSchema.comparing
        plain.includesText = true
        _ = try await ExportRun(plain, to: folder.path + "/plain").run(source)
        var office = ExportOptions(format: .dataPackage, program: "guidang test")
        office.tables += TableSchema.comparing
        office.hasByteOrderMark = true
        office.hasCoderColumns = false
        _ = try await ExportRun(office, to: folder.path + "/office").run(source)
        for format in [ExportFormat.lines, .workbook] {
            var options = ExportOptions(format: format, program: "guidang test")
            options.tables += TableSchema.comparing
            _ = try await ExportRun(options, to: folder.path + "/reports." + format.rawValue).run(source)
        }
        let tags = Dictionary(
            uniqueKeysWithValues: zip(sorted, exported).map { ($0.documentId, $1.tags) })
        try JSONEncoder().encode(tags).write(to: URL(fileURLWithPath: folder.path + "/tags.json"))
        let (status, said) = try run(
            [URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/round_trip.py", folder.path])
        #expect(status == 0, "\(said)")
    }

    private func run(_ arguments: [String]) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(python))
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}
