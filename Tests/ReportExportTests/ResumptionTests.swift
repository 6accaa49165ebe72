import Foundation
import ReportExport
import Testing

struct ResumptionTests {
    private static let reports = GeneratedReports.exported(GeneratedReports.make(12))
    private static let source = ListedSource(reports: reports)

    private static func whole(_ format: ExportFormat) async throws -> [String: Data] {
        let folder = TemporaryFolder()
        _ = try await ExportFixture.run(format, in: folder).run(source)
        return folder.files()
    }

    /// Leaves an export behind that was ended before a report.
    private static func interrupt(_ format: ExportFormat, at report: Int, in folder: TemporaryFolder) async throws {
        var source = source
        source.failsAt = report
        await #expect(throws: ListedSource.Interruption.self) {
            try await ExportFixture.run(format, in: folder).run(source)
        }
    }

    @Test(arguments: ExportFormat.allCases)
    func `an export that its source interrupts anywhere is gone on with to the same bytes`(
        _ format: ExportFormat
    ) async throws {
        let expected = try await Self.whole(format)
        #expect(!expected.isEmpty)
        for report in 0..<Self.reports.count {
            let folder = TemporaryFolder()
            try await Self.interrupt(format, at: report, in: folder)
            #expect(folder.files()[ExportFixture.name(format)] == nil)
            #expect(folder.files()["out/datapackage.json"] == nil)
            let summary = try await ExportFixture.run(format, in: folder).run(Self.source)
            #expect(folder.files() == expected, "interrupted at \(report)")
            // The first checkpoint is behind the fourth report.
            #expect(summary.wasResumed == (report >= 4))
        }
    }

    @Test func `an export that was ended before its first checkpoint leaves nothing to another one`() async throws {
        let folder = TemporaryFolder()
        try await Self.interrupt(.dataPackage, at: 2, in: folder)
        var options = ExportFixture.options(.dataPackage)
        options.tables.removeLast()
        await #expect(throws: ExportError.self) { try await ExportFixture.run(options, in: folder).run(Self.source) }
        options.startsAnew = true
        let fresh = TemporaryFolder()
        _ = try await ExportFixture.run(options, in: fresh).run(Self.source)
        _ = try await ExportFixture.run(options, in: folder).run(Self.source)
        #expect(folder.files() == fresh.files())
    }

    @Test(arguments: ExportFormat.allCases)
    func `what was written behind the last checkpoint is cut`(_ format: ExportFormat) async throws {
        let expected = try await Self.whole(format)
        let folder = TemporaryFolder()
        try await Self.interrupt(format, at: 7, in: folder)
        for file in folder.files().keys where file.hasSuffix(".partial") {
            let handle = try #require(FileHandle(forWritingAtPath: folder.path + "/" + file))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("half a ro".utf8))
            try handle.close()
        }
        _ = try await ExportFixture.run(format, in: folder).run(Self.source)
        #expect(folder.files() == expected)
    }

    @Test(arguments: ExportFormat.allCases)
    func `a file that is shorter than its checkpoint says is not gone on with`(_ format: ExportFormat) async throws {
        let folder = TemporaryFolder()
        try await Self.interrupt(format, at: 7, in: folder)
        let file = try #require(folder.files().keys.sorted().last { $0.hasSuffix(".partial") })
        try Data().write(to: URL(fileURLWithPath: folder.path + "/" + file))
        await #expect(throws: ExportError.partLost(path: folder.path + "/" + file)) {
            try await ExportFixture.run(format, in: folder).run(Self.source)
        }
    }

    /// A folder where the file should be makes the step fail, as a kill there would end it.
    @Test(arguments: [
        (ExportFormat.dataPackage, "out/figures.csv"), (.dataPackage, "out/codebook.csv.new"),
        (.dataPackage, "out/datapackage.json.new"), (.lines, "out.about.json.new"),
        (.workbook, "out.xlsx.partial/workbook.xlsx"),
    ])
    func `finishing that was interrupted is done again to the same bytes`(
        _ format: ExportFormat, _ obstacle: String
    ) async throws {
        let expected = try await Self.whole(format)
        let folder = TemporaryFolder()
        let path = folder.path + "/" + obstacle
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        await #expect(throws: ExportError.self) {
            try await ExportFixture.run(format, in: folder).run(Self.source)
        }
        #expect(folder.files()["out/datapackage.json"] == nil)
        try FileManager.default.removeItem(atPath: path)
        // No report is asked for again.
        var source = Self.source
        source.failsAt = 0
        let summary = try await ExportFixture.run(format, in: folder).run(source)
        #expect(summary.wasResumed)
        #expect(folder.files() == expected)
    }

    @Test(arguments: ExportFormat.allCases)
    func `an export that was ended between its last file and its state is finished again`(
        _ format: ExportFormat
    ) async throws {
        let folder = TemporaryFolder()
        let last =
            format == .lines
            ? "out.about.json.new"
            : format == .workbook
                ? "out.xlsx.partial/workbook.xlsx"
                : "out/datapackage.json.new"
        let obstacle = folder.path + "/" + last
        try FileManager.default.createDirectory(atPath: obstacle, withIntermediateDirectories: true)
        await #expect(throws: ExportError.self) {
            try await ExportFixture.run(format, in: folder).run(Self.source)
        }
        try FileManager.default.removeItem(atPath: obstacle)
        let work = folder.path + "/" + ExportFixture.work(format)
        let kept = folder.files().filter { $0.key.hasSuffix(".guidang-export.json") || format == .workbook }
        _ = try await ExportFixture.run(format, in: folder).run(Self.source)
        let expected = folder.files()
        try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
        for (file, content) in kept { try content.write(to: URL(fileURLWithPath: folder.path + "/" + file)) }
        _ = try await ExportFixture.run(format, in: folder).run(Self.source)
        #expect(folder.files() == expected)
    }

    @Test func `a cancelled task leaves an export to go on with`() async throws {
        let folder = TemporaryFolder()
        let run = ExportFixture.run(.dataPackage, in: folder)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await run.run(Self.source)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        _ = try await ExportFixture.run(.dataPackage, in: folder).run(Self.source)
        #expect(try await folder.files() == Self.whole(.dataPackage))
    }

    @Test func `an unfinished export of other options, another query or another set is refused`() async throws {
        let folder = TemporaryFolder()
        try await Self.interrupt(.dataPackage, at: 7, in: folder)
        func expectRefusal(_ difference: String, _ options: ExportOptions, _ source: ListedSource) async {
            await #expect(throws: ExportError.otherExport(path: folder.path + "/out", difference: difference)) {
                try await ExportFixture.run(options, in: folder).run(source)
            }
        }
        var options = ExportFixture.options(.dataPackage)
        options.hasByteOrderMark = true
        await expectRefusal("byte order mark", options, Self.source)
        options = ExportFixture.options(.dataPackage)
        options.tables.removeLast()
        await expectRefusal("tables", options, Self.source)
        var source = Self.source
        source.query = "year:2024"
        await expectRefusal("query", ExportFixture.options(.dataPackage), source)
        source = Self.source
        source.snapshot = "2"
        await expectRefusal(
            "set of reports: the archive has changed since", ExportFixture.options(.dataPackage), source)
        options = ExportFixture.options(.dataPackage)
        options.startsAnew = true
        source.reports.removeFirst(5)
        let fresh = TemporaryFolder()
        _ = try await ExportFixture.run(.dataPackage, in: fresh).run(source)
        _ = try await ExportFixture.run(options, in: folder).run(source)
        #expect(folder.files() == fresh.files())
    }
}
