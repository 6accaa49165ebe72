import Foundation
import GRDB
import Links
import Messages
import ZeroMQ

/// A row of the task table.
struct TaskRow {
    let id: Int64
    let kind: String
    let subject: String
    let trace: String?
    let payload: Data
    let content: Data?
    let huge: Bool
    let state: String
    let attempt: Int
    let fence: Int
    let suspect: Bool
    let errors: String
    let received: Int64
    let changed: Int64

    static func fetch(_ condition: String, _ arguments: StatementArguments, in db: Database) throws -> [TaskRow] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, kind, subject, trace, payload, content, huge, state, attempt, fence, suspect, errors,
                received, changed FROM task WHERE \(condition)
                """)
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            TaskRow(
                id: row[0], kind: row[1], subject: row[2], trace: row[3], payload: row[4], content: row[5],
                huge: row[6], state: row[7], attempt: row[8], fence: row[9], suspect: row[10], errors: row[11],
                received: row[12], changed: row[13])
        }
    }

    var contentHash: ContentHash? { content.flatMap { ContentHash(bytes: $0) } }

    var errorList: [String] { (try? WireJSON.decode([String].self, from: Data(errors.utf8))) ?? [] }

    /// The errors with one more, the last 20 of them.
    func errors(adding error: String) -> String {
        let list = (errorList + [String(error.prefix(500))]).suffix(20)
        return (try? WireJSON.encode(Array(list))).map { String(decoding: $0, as: UTF8.self) } ?? errors
    }

    func leased(fence: Int, blobs: BlobStore, in db: Database) throws -> LeasedTask {
        LeasedTask(
            held: HeldTask(id: id, fence: fence), kind: kind, subject: subject, trace: trace,
            parcel: try Parcel(payload: payload, content: content, blobs: blobs, in: db), suspect: suspect, huge: huge)
    }
}
