import ReportExport

/// An export of small pages into a folder of a test's own.
enum ExportFixture {
    static func options(_ format: ExportFormat) -> ExportOptions {
        var options = ExportOptions(format: format, program: "guidang test")
        options.pageSize = 2
        options.checkpointInterval = 3
        options.rowsPerSheet = 100
        options.includesText = format == .dataPackage
        return options
    }

    /// `out` for a folder, `out.jsonl`, `out.xlsx`.
    static func name(_ format: ExportFormat) -> String {
        format == .dataPackage ? "out" : "out.\(format.rawValue)"
    }

    /// The folder that the unfinished export is in.
    static func work(_ format: ExportFormat) -> String {
        format == .dataPackage ? "out" : name(format) + ".partial"
    }

    static func run(_ format: ExportFormat, in folder: TemporaryFolder) -> ExportRun {
        run(options(format), in: folder)
    }

    static func run(_ options: ExportOptions, in folder: TemporaryFolder) -> ExportRun {
        ExportRun(options, to: folder.path + "/" + name(options.format))
    }

    /// The one line of a table behind its header.
    static func line(_ table: String, in folder: TemporaryFolder) -> String {
        let lines = folder.text("out/\(table).csv").split(separator: "\r\n", omittingEmptySubsequences: false)
        return lines.count == 3 ? String(lines[1]) : "\(lines.count - 2) lines"
    }
}
