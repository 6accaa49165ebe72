import Foundation
import GRDB
import IndexService
import Messages
import StageKit

/// Fills the store of an index: the work of its head and of one worker of it, in one process.
struct IndexFilling: Sendable {
    /// The archive's folder.
    let folder: URL
    /// How many reports there are in the end, without copies.
    let reports: Int
    /// Copies of reports, planted behind the others.
    let copies: Int

    private let corpus = IndexedCorpus()

    init(folder: URL, reports: Int, copies: Int) {
        (self.folder, self.reports, self.copies) = (folder, reports, copies)
    }

    /// So many are read at a time, which is not counted.
    private static let group = 5_120
    /// So many are made ready by a worker at a time, and stored in one transaction.
    private static let batch = GroupCommitter.limit
    /// Batches that are made ready while one is stored.
    private static let ahead = 3

    /// Fills it, from what it has already; what was measured is written to fill.json in the folder.
    ///
    /// - Parameter tell: Hears how far it is.
    func run(_ tell: (String) -> Void) async throws -> FillFigures {
        let store = try Store(.index, home: folder, migrations: IndexArchive.migrations)
        let archive = IndexArchive()
        var figures = FillFigures(corpus: reports, planted: copies)
        var next = try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM report_version") ?? 0 }
        while next < reports + copies {
            let group = next..<min(reports + copies, next + Self.group)
            let read = await read(group)
            let before = figures
            figures.reports += read.count
            figures.textBytes += read.reduce(0) { $0 + $1.textBytes }
            var head = 0.0
            try await figures.count { head = try await Self.index(read.map(\.json), in: store, archive) }
            figures.headSeconds += head
            next = group.upperBound
            tell(
                "\(next): \(figures.line(size: try Self.size(of: store.url))); the last \(figures.rate(since: before))/s"
            )
        }
        let began = monotonicMilliseconds()
        try await figures.count {
            while try await store.committer.commit({ try archive.tidy(bytes: 1 << 20, in: $0) }) {}
            try await store.read { _ in }
        }
        figures.headSeconds += (monotonicMilliseconds() - began) / 1_000
        figures.postingBytes = try await store.read { try Self.postingBytes(in: $0) }
        try store.close()
        figures.bytes = try Self.size(of: store.url)
        try JSONEncoder().encode(figures).write(to: folder.appending(path: FillFigures.fileName))
        tell(figures.line(size: figures.bytes))
        return figures
    }

    /// Reads texts as parse does, on all processors.
    private func read(_ group: Range<Int>) async -> [(json: Data, textBytes: Int)] {
        await withTaskGroup(of: (Int, [(json: Data, textBytes: Int)]).self) { tasks in
            for start in stride(from: group.lowerBound, to: group.upperBound, by: Self.batch) {
                let part = start..<min(group.upperBound, start + Self.batch)
                tasks.addTask {
                    (start, part.map { $0 < reports ? corpus.report(at: $0) : corpus.copy($0 - reports, of: reports) })
                }
            }
            return await tasks.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    /// Makes reports ready on one thread and stores them on another; gives the seconds that storing took.
    private static func index(_ reports: [Data], in store: Store, _ archive: IndexArchive) async throws -> Double {
        try await withThrowingTaskGroup(of: [IndexEntry].self) { tasks in
            var parts = stride(from: 0, to: reports.count, by: batch).makeIterator()
            func makeNextReady() {
                guard let start = parts.next() else { return }
                let part = reports[start..<min(reports.count, start + batch)]
                tasks.addTask { try part.map { try IndexEntry(reportJSON: $0) } }
            }
            for _ in 0..<ahead { makeNextReady() }
            var seconds = 0.0
            while let entries = try await tasks.next() {
                makeNextReady()
                let began = monotonicMilliseconds()
                try await store.committer.commit { db in
                    for entry in entries {
                        _ = try archive.commit(entry, at: .now, in: db)
                        _ = try archive.tidy(bytes: IndexArchive.tidiedWithEach, in: db)
                    }
                }
                seconds += (monotonicMilliseconds() - began) / 1_000
            }
            return seconds
        }
    }

    private static func size(of store: URL) throws -> Int {
        try ["", "-wal"].reduce(0) { size, end in
            let path = store.path + end
            guard FileManager.default.fileExists(atPath: path) else { return size }
            return size + (try URL(fileURLWithPath: path).resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
        }
    }

    /// What the posting lists take, with the tables that say where they are.
    ///
    /// Pages are counted, since dbstat adds up bytes in 32 bits.
    private static func postingBytes(in db: Database) throws -> Int {
        let pages = try Int.fetchOne(
            db, sql: "SELECT coalesce(sum(pageno), 0) FROM dbstat WHERE aggregate = 1 AND name LIKE '%posting%'")
        return try (pages ?? 0) * (Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
    }
}
