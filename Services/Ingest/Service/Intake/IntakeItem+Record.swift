package import Foundation
package import GRDB
import Messages
import StageKit

/// What recording a file came to.
package struct Recorded: Sendable, Equatable {
    /// What the file turned out to be.
    package enum Outcome: String, Sendable {
        /// A document that never came before.
        case new
        /// One that is here already: a further sighting; bytes that are damaged or missing here are replaced.
        case duplicate
        /// One that was rejected, dropped again: it is tried again.
        case retried
        /// The very file that was recorded before a crash: nothing changed.
        case repeated
    }

    /// What the file turned out to be.
    package let outcome: Outcome
    /// Its sighting; give it to ``IntakeItem/markCleared(_:in:)`` once the file is removed.
    package let sighting: Int64
}

extension IntakeItem {
    /// Records the file in the caller's transaction: its blob, its document, its sighting.
    ///
    /// `handOver` runs in the same transaction for a document that parse should read, `new` or `retried`.
    package func record(
        in db: Database,
        at time: Date = Date(),
        handOver: (Recorded.Outcome) throws -> Void
    ) throws -> Recorded {
        if let sighting = try presentSighting(in: db) {
            return Recorded(outcome: .repeated, sighting: sighting)
        }
        let outcome = try recordDocument(in: db, at: time, as: try DocumentSeries(of: self, in: db))
        let sighting = try recordSighting(in: db, at: time)
        if outcome != .duplicate {
            try handOver(outcome)
        }
        return Recorded(outcome: outcome, sighting: sighting)
    }

    /// Notes that the files of these sightings are no longer in the inbox.
    package static func markCleared(_ sightings: [Int64], in db: Database) throws {
        let statement = try db.cachedStatement(sql: "UPDATE sighting SET present = 0 WHERE id = ?")
        for sighting in sightings {
            try statement.execute(arguments: [sighting])
        }
    }

    /// Whether a file that looks like this was recorded and should be gone from the inbox.
    package static func isTaken(_ stamp: FileStamp, in db: Database) throws -> Bool {
        try Int.fetchOne(
            db,
            sql: """
                SELECT 1 FROM sighting WHERE present = 1 AND inode = ? AND size = ? AND modified_ns = ? LIMIT 1
                """,
            arguments: [Int64(bitPattern: stamp.inode), stamp.size, stamp.modified]
        ) != nil
    }

    private func presentSighting(in db: Database) throws -> Int64? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id FROM sighting
                WHERE path = ? AND raw_path IS ? AND present = 1 AND inode = ? AND size = ? AND modified_ns = ? AND document = ?
                """
        )
        return try Int64.fetchOne(
            statement,
            arguments: [
                path.text, path.raw, Int64(bitPattern: stamp.inode), stamp.size, stamp.modified, blob.hash.data,
            ]
        )
    }

    private func recordDocument(
        in db: Database, at time: Date, as series: DocumentSeries
    ) throws -> Recorded.Outcome {
        if let document = try DocumentRecord.find(blob.hash, in: db) {
            try blob.repair(in: db)
            guard document.state == .unsupported || document.state == .failed else { return .duplicate }
            try DocumentRecord.setState(.waiting, of: blob.hash, in: db)
            try series.declare(for: blob.hash, in: db)
            return .retried
        }
        try blob.adopt(in: db)
        try db.cachedStatement(
            sql: """
                INSERT INTO document (id, size, media_type, first_name, received_at, report_id, source, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting')
                """
        ).execute(arguments: [
            blob.hash.data, blob.size, mediaType, path.name, time.milliseconds,
            (series.report ?? blob.hash).data, series.source,
        ])
        return .new
    }

    private func recordSighting(in db: Database, at time: Date) throws -> Int64 {
        let text = path.text
        // The name holds another file now than the one seen before.
        try db.cachedStatement(
            sql: "UPDATE sighting SET present = 0 WHERE path = ? AND raw_path IS ? AND present = 1"
        ).execute(arguments: [text, path.raw])
        let tags = try JSONEncoder().encode(path.tags)
        try db.cachedStatement(
            sql: """
                INSERT INTO sighting
                (document, path, raw_path, name, tags, declared, inode, size, modified_ns, present, seen_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
                """
        ).execute(arguments: [
            blob.hash.data, text, path.raw, path.name, String(decoding: tags, as: UTF8.self), sidecar?.json,
            Int64(bitPattern: stamp.inode), stamp.size, stamp.modified, time.milliseconds,
        ])
        return db.lastInsertedRowID
    }
}

extension Date {
    /// Milliseconds since 1970, as the store keeps times.
    var milliseconds: Int64 {
        Int64(exactly: (timeIntervalSince1970 * 1_000).rounded()) ?? 0
    }
}
