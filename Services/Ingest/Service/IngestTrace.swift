import Foundation
import GRDB
import Messages

/// A document's way through ingest.
enum IngestTrace {
    static func documents(_ prefix: String, in db: Database) throws -> [DocumentTrace] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT lower(hex(document)) AS id, path, seen_at FROM sighting
                WHERE lower(hex(document)) GLOB ? ORDER BY id, seen_at LIMIT 200
                """,
            arguments: [prefix + "*"])
        var documents: [DocumentTrace] = []
        for row in rows {
            let id: String = row["id"]
            let isFirst = documents.last?.documentId != id
            let step = TraceStep(
                stage: .ingest, what: isFirst ? "received" : "duplicate",
                time: Timestamp(milliseconds: row["seen_at"]), detail: row["path"])
            if isFirst {
                documents.append(DocumentTrace(documentId: id, steps: [step]))
            } else {
                documents[documents.count - 1].steps.append(step)
            }
        }
        for (place, document) in documents.enumerated() {
            guard let id = ContentHash(hex: document.documentId), let time = try RejectionNotes.dropped(id, in: db)
            else { continue }
            documents[place].steps.append(TraceStep(stage: .ingest, what: "dropped", time: time))
        }
        return documents
    }
}
