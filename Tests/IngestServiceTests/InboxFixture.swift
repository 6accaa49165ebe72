import Foundation
import GRDB
import Glibc
import StageKit
import Testing

@testable import IngestService

/// An inbox, a store and a folder of rejects of their own, removed at the end.
final class InboxFixture: Sendable {
    struct TimedOut: Error {
        let seen: [String]
    }

    let home: URL
    let inbox: URL
    let database: DatabaseQueue
    let store: BlobStore

    init() throws {
        home = FileManager.default.temporaryDirectory.appending(path: "归档-inbox-\(UUID().uuidString)")
        inbox = home.appending(path: "inbox")
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        database = try DatabaseQueue(path: home.appending(path: "ingest.sqlite").path)
        try database.write { db in
            try BlobStore.migrate(db)
            try IngestSchema.migrate(db)
        }
        store = try BlobStore(folder: home.appending(path: "ingest.files"), inlineLimit: 1_000)
    }

    deinit {
        try? FileManager.default.removeItem(at: home)
    }

    var folder: InboxFolder { InboxFolder(inbox) }

    func write(_ text: String, to path: String) throws {
        let url = inbox.appending(path: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
    }

    func writeRaw(_ text: String, to name: [UInt8]) throws {
        let file = try OpenFile(name, in: try OpenFile(inbox.path, O_RDONLY), O_WRONLY | O_CREAT, mode: 0o644)
        try Data(text.utf8).withUnsafeBytes { try file.write($0, at: 0) }
    }

    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: inbox.path).sorted()
    }

    func settled(_ path: InboxPath) throws -> SettledFile {
        let status = try #require(try folder.status(of: path))
        return SettledFile(
            path: path, stamp: FileStamp(status), rest: SettleTracker.Rest(isClosed: true, unchanged: .seconds(1)))
    }

    func settled(_ path: String) throws -> SettledFile {
        try settled(InboxPath(path))
    }

    func taken(_ path: String, by intake: FileIntake) throws -> IntakeItem {
        guard case .taken(let item) = try intake.take(try settled(path)) else { throw TimedOut(seen: [path]) }
        return item
    }

    func record(_ item: IntakeItem) throws -> Recorded {
        try database.write { try item.record(in: $0) { _ in } }
    }

    static var quick: InboxWatcher.Settings {
        var settings = InboxWatcher.Settings()
        settings.settle.rest = .milliseconds(60)
        settings.settle.restAfterClose = .milliseconds(20)
        settings.settle.restWhenEmpty = .milliseconds(120)
        settings.settle.restWhileOpen = .milliseconds(120)
        settings.settle.restWhenPolled = .milliseconds(60)
        settings.rescanEvery = .seconds(3_600)
        return settings
    }

    /// Runs a watcher until it has told enough, or too much time has passed.
    ///
    /// `take` says what to do with a settled file: true to finish it, false to give it back.
    @discardableResult
    static func watch(
        _ watcher: InboxWatcher,
        within limit: Duration = .seconds(300),
        take: @escaping @Sendable (SettledFile) throws -> Bool = { _ in true },
        until isEnough: @escaping @Sendable (_ files: [SettledFile], _ notices: [InboxNotice]) throws -> Bool
    ) async throws -> (files: [SettledFile], notices: [InboxNotice]) {
        try await withThrowingTaskGroup(of: (files: [SettledFile], notices: [InboxNotice])?.self) { group in
            group.addTask {
                var files: [SettledFile] = []
                var notices: [InboxNotice] = []
                while let batch = try await watcher.next() {
                    for file in batch.files {
                        if try take(file) {
                            watcher.finish([file.path])
                        } else {
                            watcher.giveBack([file.path])
                        }
                    }
                    files += batch.files
                    notices += batch.notices
                    if try isEnough(files, notices) { return (files, notices) }
                }
                throw TimedOut(seen: files.map(\.path.text) + notices.map { "\($0)" })
            }
            group.addTask {
                try? await Task.sleep(for: limit)
                return nil
            }
            while let result = try await group.next() {
                group.cancelAll()
                guard let result else { continue }
                return result
            }
            throw TimedOut(seen: [])
        }
    }
}
