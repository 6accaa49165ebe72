package import Foundation
package import GRDB
package import Messages

/// Where a document stands, as a person sees it.
package enum DocumentState: String, Sendable, CaseIterable {
    /// It is kept, and parse has not answered.
    case waiting
    /// It is kept and was read.
    case archived
    /// It is kept, and of a kind that is not read.
    case unsupported
    /// It is kept, and could not be read.
    case failed
}

/// One document: an original, whatever number of times it came.
package struct DocumentRecord: Sendable, Equatable {
    /// The SHA-256 of the original.
    package let id: ContentHash
    /// Bytes.
    package let size: Int64
    /// Guessed from the name.
    package let mediaType: String
    /// The name it had first.
    package let firstName: String
    /// When it came first.
    package let receivedAt: Date
    /// The series of versions it belongs to: the id of the first of them, most often its own.
    package let report: ContentHash
    /// Where it stands.
    package let state: DocumentState
    /// The code of why it was rejected.
    package let reason: String?
    /// More about it, in English.
    package let detail: String?

    /// Finds a document; nil when it never came.
    package static func find(_ id: ContentHash, in db: Database) throws -> Self? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT size, media_type, first_name, received_at, state, reason, detail, report_id FROM document WHERE id = ?
                """
        )
        guard let row = try Row.fetchOne(statement, arguments: [id.data]),
            let state = DocumentState(rawValue: row[4]), let report = ContentHash(bytes: row[7] as Data)
        else { return nil }
        return Self(
            id: id,
            size: row[0],
            mediaType: row[1],
            firstName: row[2],
            receivedAt: Date(timeIntervalSince1970: Double(row[3] as Int64) / 1_000),
            report: report,
            state: state,
            reason: row[5],
            detail: row[6]
        )
    }

    /// Sets where a document stands; `reason` is given with `unsupported` and `failed` and dropped otherwise.
    ///
    /// False when there is no such document.
    @discardableResult
    package static func setState(
        _ state: DocumentState,
        reason: String? = nil,
        detail: String? = nil,
        of id: ContentHash,
        in db: Database
    ) throws -> Bool {
        let isRejected = state == .unsupported || state == .failed
        let code: String? = isRejected ? reason ?? state.rawValue : nil
        try db.cachedStatement(sql: "UPDATE document SET state = ?, reason = ?, detail = ? WHERE id = ?")
            .execute(arguments: [state.rawValue, code, isRejected ? detail : nil, id.data])
        return db.changesCount > 0
    }

    /// How many documents stand where.
    package static func counts(in db: Database) throws -> [DocumentState: Int] {
        var counts: [DocumentState: Int] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT state, count(*) FROM document GROUP BY state") {
            guard let state = DocumentState(rawValue: row[0]) else { continue }
            counts[state] = row[1]
        }
        return counts
    }
}
