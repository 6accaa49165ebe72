import Foundation

/// One export: takes the reports of a source page by page into a file or a folder, in memory that does not grow with their
/// number, and goes on where it was ended, whenever and however that was.
package struct ExportRun: Sendable {
    private let options: ExportOptions
    /// The file, or the folder of a data package.
    private let target: String
    private let progress: @Sendable (ExportProgress) -> Void

    /// - Parameters:
    ///   - path: The file to make, or the folder for a data package.
    ///   - progress: Called after each page.
    package init(
        _ options: ExportOptions, to path: String, progress: @escaping @Sendable (ExportProgress) -> Void = { _ in }
    ) {
        self.options = options
        target = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.progress = progress
    }

    /// Runs it, or goes on with it, to its end.
    ///
    /// Until then no file has the name by which a finished export is known: `datapackage.json`, or the target itself. What
    /// is unfinished is in the data package's folder, or in `TARGET.partial`; it stays when this throws.
    /// - Throws: ``ExportError``; what the source throws; `CancellationError` between two pages.
    package func run(_ source: some ExportSource) async throws -> ExportSummary {
        try options.check()
        let path = options.format == .dataPackage ? target : target + PartSet.suffix
        if options.startsAnew { try clear(path) }
        let isThere = FileSystem.exists(path + "/" + ExportState.fileName)
        guard isThere || !FileSystem.exists(finalName) else { throw ExportError.alreadyThere(path: finalName) }
        let folder = try ExportFolder(path)
        let set = try await source.set
        let stored = try ExportState.load(from: folder.path)
        try stored?.check(options: options.fingerprint, set: set, folder: folder.path)
        var state = stored ?? ExportState(options: options.fingerprint, set: set)
        // Whatever is written from here on belongs to an export that can be gone on with, or cleared.
        if stored == nil { try state.save(in: folder.path) }
        let published = options.format == .lines ? LinesSink.published(as: target) : [:]
        let parts = try PartSet(folder: folder.path, lengths: state.parts, published: published)
        var sink = try makeSink(parts, state)
        if !state.isRead { try await read(source, into: &sink, parts, &state, folder) }
        try finish(&sink, parts, &state, folder)
        withExtendedLifetime(folder) {}
        return ExportSummary(
            path: target, tally: state.tally, digest: state.digest ?? "", wasResumed: stored?.lastDocument != nil)
    }

    /// The lines of ``SetDigest`` until all of them are there.
    private static let setName = ".guidang-export.set"

    /// The name by which a finished export is known.
    private var finalName: String {
        options.format == .dataPackage ? target + "/" + DataPackageSink.descriptorName : target
    }

    private func makeSink(_ parts: PartSet, _ state: ExportState) throws(ExportError) -> any ReportSink {
        switch options.format {
        case .dataPackage: try DataPackageSink(options, parts, isRead: state.isRead)
        case .lines: try LinesSink(options, target, parts, isRead: state.isRead)
        case .workbook: try WorkbookSink(options, target, parts, state)
        }
    }

    private func read(
        _ source: some ExportSource, into sink: inout any ReportSink, _ parts: PartSet, _ state: inout ExportState,
        _ folder: ExportFolder
    ) async throws {
        var reader = RowReader()
        var sinceCheckpoint = 0
        while true {
            try Task.checkCancellation()
            let page = try await source.page(after: state.cursor, limit: options.pageSize)
            guard try await source.isUnchanged else { throw ExportError.changedMeanwhile }
            let lines = try parts.part(Self.setName)
            for report in page.reports {
                try reader.load(report)
                if let last = state.lastDocument, !Self.ascends(last, reader.documentId) {
                    throw ExportError.outOfOrder(before: last, after: reader.documentId)
                }
                state.lastDocument = reader.documentId
                SetDigest.append(reader.documentId, reader.revision, to: &lines.buffer)
                try lines.flushIfLarge()
                try sink.add(report, reader, tally: &state.tally)
                count(reader, in: &state.tally)
            }
            state.cursor = page.next
            state.isRead = page.next == nil
            sinceCheckpoint += page.reports.count
            if state.isRead || sinceCheckpoint >= options.checkpointInterval {
                try sink.sync()
                state.parts = try parts.sync()
                try state.save(in: folder.path)
                sinceCheckpoint = 0
            }
            progress(
                ExportProgress(reports: state.tally.reports, rows: state.tally.rows.values.reduce(0, +)))
            if state.isRead { return }
        }
    }

    /// Every step may be done again after it was interrupted.
    private func finish(
        _ sink: inout any ReportSink, _ parts: PartSet, _ state: inout ExportState, _ folder: ExportFolder
    ) throws {
        if state.digest == nil {
            try parts.close(Self.setName)
            state.digest = try FileHash.sha256(parts.partialPath(Self.setName))
            state.parts[Self.setName] = nil
            try state.save(in: folder.path)
        }
        try sink.finish(
            ExportDescription(
                program: options.program, query: state.set.query, digest: state.digest ?? "", tally: state.tally))
        try FileSystem.remove(parts.partialPath(Self.setName))
        try FileSystem.remove(folder.path + "/" + ExportState.fileName)
        if options.format != .dataPackage { try FileSystem.removeFolder(folder.path) }
    }

    private func count(_ reader: RowReader, in tally: inout ExportTally) {
        tally.reports += 1
        let version = "\(reader.text("reader.version") ?? "") \(reader.text("reader.lexicon") ?? "")"
        tally.readers[version, default: 0] += 1
        tally.schemas[reader.text("schema") ?? "", default: 0] += 1
        for taxonomy in reader.taxonomies { tally.taxonomies[taxonomy, default: 0] += 1 }
    }

    /// Throws away what an unfinished export left, and nothing else.
    private func clear(_ path: String) throws(ExportError) {
        guard FileSystem.exists(path + "/" + ExportState.fileName) else { return }
        let folder = try ExportFolder(path)
        guard options.format == .dataPackage else { return try FileSystem.removeFolder(path) }
        try FileSystem.removeFolder(path + "/texts")
        // The one that is thrown away may have had other tables.
        let tables = options.tables + TableSchema.standard + TableSchema.comparing
        let finished = tables.map { DataPackageSink.fileName(of: $0) } + ["codebook.csv", "codebook.md"]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        where name.hasSuffix(PartSet.suffix) || finished.contains(name) {
            try FileSystem.remove(path + "/" + name)
        }
        try FileSystem.remove(path + "/" + ExportState.fileName)
        withExtendedLifetime(folder) {}
    }

    /// By bytes: the order of names must not depend on a language.
    private static func ascends(_ first: String, _ second: String) -> Bool {
        first.utf8.lexicographicallyPrecedes(second.utf8)
    }
}
