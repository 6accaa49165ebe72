import Foundation
import Messages
import ReportExport
import Testing

struct ExportRunTests {
    private static let reports = GeneratedReports.exported(GeneratedReports.make(9))

    @Test(arguments: ExportFormat.allCases)
    func `the bytes do not depend on the pages`(_ format: ExportFormat) async throws {
        let (small, large) = (TemporaryFolder(), TemporaryFolder())
        _ = try await ExportFixture.run(format, in: small).run(ListedSource(reports: Self.reports))
        var options = ExportFixture.options(format)
        options.pageSize = 100
        options.checkpointInterval = 100
        var source = ListedSource(reports: Self.reports)
        source.snapshot = "another"
        _ = try await ExportFixture.run(options, in: large).run(source)
        #expect(small.files() == large.files())
    }

    @Test func `progress counts reports and rows up to what the summary says`() async throws {
        let folder = TemporaryFolder()
        let (stream, continuation) = AsyncStream.makeStream(of: ExportProgress.self)
        let run = ExportRun(ExportFixture.options(.dataPackage), to: folder.path + "/out/") { continuation.yield($0) }
        let summary = try await run.run(ListedSource(reports: Self.reports))
        continuation.finish()
        var steps: [ExportProgress] = []
        for await step in stream { steps.append(step) }
        #expect(steps.map(\.reports) == [2, 4, 6, 8, 9])
        #expect(steps.last?.rows == summary.tally.rows.values.reduce(0, +))
        #expect(summary.tally.rows["reports"] == 9)
    }

    @Test func `the digest is the SHA-256 of the lines of ids and revisions`() async throws {
        let folder = TemporaryFolder()
        let none = try await ExportFixture.run(.dataPackage, in: folder).run(ListedSource(reports: []))
        #expect(none.digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        let id = String(repeating: "0", count: 63)
        let pair = [SmallReport.exported(id + "1"), SmallReport.exported(id + "2", ["revision": .integer(12)])]
        let two = try await ExportFixture.run(.lines, in: folder).run(ListedSource(reports: pair))
        // By sha256sum.
        #expect(two.digest == "c28e58001c213c393fe37cbfd0c273b4df8157aa8a78ed98306a5983e3c38875")
    }

    @Test func `an export without reports has all tables with their headers`() async throws {
        let folder = TemporaryFolder()
        _ = try await ExportFixture.run(.dataPackage, in: folder).run(ListedSource(reports: []))
        #expect(folder.text("out/tags.csv") == "documentId,ordinal,tag\r\n")
        #expect(folder.files().keys.filter { $0.hasSuffix(".csv") }.count == TableSchema.standard.count + 1)
    }

    @Test func `what stands there is not overwritten`() async throws {
        let folder = TemporaryFolder()
        for format in ExportFormat.allCases {
            _ = try await ExportFixture.run(format, in: folder).run(ListedSource(reports: Self.reports))
            let before = folder.files()
            await #expect(throws: ExportError.self) {
                try await ExportFixture.run(format, in: folder).run(ListedSource(reports: []))
            }
            #expect(folder.files() == before)
        }
    }

    @Test(arguments: ExportFormat.allCases)
    func `an export that compares is not made of an archive that changes meanwhile`(_ format: ExportFormat) async throws
    {
        let folder = TemporaryFolder()
        let source = ListedSource(reports: Self.reports, isUnchanged: false)
        await #expect(throws: ExportError.changedMeanwhile) {
            try await ExportFixture.run(format, in: folder).run(source)
        }
        #expect(folder.files()[ExportFixture.name(format)] == nil && folder.files()["out/datapackage.json"] == nil)
    }

    @Test func `reports that do not ascend are refused`() async throws {
        let folder = TemporaryFolder()
        await #expect(throws: ExportError.self) {
            try await ExportFixture.run(.lines, in: folder).run(ListedSource(reports: Self.reports.reversed()))
        }
        await #expect(throws: ExportError.self) {
            try await ExportFixture.run(.dataPackage, in: folder)
                .run(ListedSource(reports: [Self.reports[0], Self.reports[0]]))
        }
    }

    @Test func `a full disk is an error of its own, and the export goes on when there is room`() async throws {
        let folder = TemporaryFolder()
        let full = folder.path + "/out/figures.csv.partial"
        try FileManager.default.createDirectory(atPath: folder.path + "/out", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: full, withDestinationPath: "/dev/full")
        await #expect(throws: ExportError.diskFull(path: full)) {
            try await ExportFixture.run(.dataPackage, in: folder).run(ListedSource(reports: Self.reports))
        }
        try FileManager.default.removeItem(atPath: full)
        _ = try await ExportFixture.run(.dataPackage, in: folder).run(ListedSource(reports: Self.reports))
        #expect(folder.files()["out/datapackage.json"] != nil)
    }

    @Test func `a description names versions, taxonomies and the query`() async throws {
        let folder = TemporaryFolder()
        _ = try await ExportFixture.run(.lines, in: folder).run(ListedSource(reports: Self.reports))
        let about = try JSONDecoder().decode(JSONValue.self, from: Data(folder.text("out.about.json").utf8))
        guard case .object(let members) = about else { throw ExportError.unsupported("no object") }
        #expect(members["query"] == .string("year:2020..2025"))
        #expect(members["reports"] == .integer(9))
        #expect(members["schemas"] == .object(["guidang.report.v1": .integer(9)]))
        guard case .array(let readers) = members["readers"], case .object(let reader) = readers.first else {
            throw ExportError.unsupported("no readers")
        }
        #expect(reader["reports"] == .integer(9))
        #expect(
            folder.text("out.jsonl") == Self.reports.map { String(decoding: $0.json, as: UTF8.self) + "\n" }.joined())
    }
}
