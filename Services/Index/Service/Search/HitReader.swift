internal import Foundation
internal import GRDB
internal import Messages
internal import Postings
internal import QueryLanguage

/// Reads what an answer tells of a report that was found.
struct HitReader {
    /// The caller's snapshot.
    let db: Database
    /// What the query looks for, to be shown.
    let leaves: [QueryLeaf]
    /// Whether each comes with its snippet, for which its text is read.
    let withSnippets: Bool

    /// The hit; nil where the version is gone.
    func hit(_ hit: Postings.SearchHit) throws -> Messages.SearchHit? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT v.report_id, v.document_id, v.revision, v.reader, v.title, v.agency, v.division, v.report_year,
                       coalesce(v.date_published, v.date_written), b.json_size,
                       CASE WHEN b.json_size <= ? THEN b.json END, v.file_name
                FROM report_version v JOIN report_body b USING (sequence) WHERE sequence = ?
                """
        )
        guard
            let row = try Row.fetchOne(
                statement, arguments: [withSnippets ? SearchLimits.snippetJSON : -1, hit.sequence])
        else {
            return nil
        }
        let snippet = (row[10] as Data?).map { self.snippet(of: $0, size: row[9]) } ?? Snippet()
        return Messages.SearchHit(
            reportId: row[0], documentId: row[1], revision: row[2], reader: row[3], fileName: row[11], title: row[4],
            agency: row[5], division: row[6], reportYear: row[7], date: row[8],
            score: hit.score.map { Double($0) / 1000 } ?? 0,
            snippet: snippet.text, ranges: snippet.ranges, snippetRange: snippet.place, textRanges: snippet.matches)
    }

    /// The snippet; none where the body is damaged, which is for `verify` to tell: what was found is shown all the same.
    private func snippet(of packed: Data, size: Int) -> Snippet {
        guard let json = try? Deflate.unpack(packed, size: size), let text = JSONMembers.string("text", of: json) else {
            return Snippet()
        }
        return Snippet(of: text, leaves: leaves)
    }
}
