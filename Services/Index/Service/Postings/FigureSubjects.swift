internal import Foundation
internal import GRDB
internal import QueryLanguage

/// Finds the kinds of figures whose subject holds a phrase, by the units and pairs of units in it.
struct FigureSubjects {
    /// The caller's transaction.
    let db: Database

    /// Puts a kind in under all parts of its subject.
    func add(_ subject: String, number: Int64) throws {
        let insert = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO posting_figure_part (part, number) VALUES (?, ?)")
        let units = FoldedText.row(subject)
        for part in units.map({ [$0] }) + zip(units, units.dropFirst()).map({ [$0, $1] }) {
            try insert.execute(arguments: [Self.text(part), number])
        }
    }

    /// The kinds whose subject holds the phrase, counted in the unit; nil for any subject, or any unit.
    func numbers(_ phrase: QueryPhrase?, unit: String?) throws -> [Int64] {
        guard let phrase, !phrase.units.isEmpty else {
            return try Int64.fetchAll(
                db, sql: "SELECT number FROM posting_figure WHERE ?1 IS NULL OR unit = ?1", arguments: [unit])
        }
        let parts =
            phrase.units.count == 1 ? [phrase.units] : zip(phrase.units, phrase.units.dropFirst()).map { [$0, $1] }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT number, subject FROM posting_figure WHERE (?1 IS NULL OR unit = ?1) AND number IN (
                    SELECT number FROM posting_figure_part WHERE part IN (SELECT value FROM json_each(?2))
                    GROUP BY number HAVING count(*) = ?3)
                """,
            arguments: [
                unit, String(decoding: try JSONEncoder().encode(Set(parts.map(Self.text))), as: UTF8.self),
                Set(parts).count,
            ])
        return rows.filter { Self.holds(FoldedText.row($0[1] as String), phrase.units) }.map { $0[0] }
    }

    private static func holds(_ units: [FoldedUnit], _ phrase: [FoldedUnit]) -> Bool {
        guard units.count >= phrase.count else { return false }
        return (0...units.count - phrase.count).contains { units[$0...].starts(with: phrase) }
    }

    /// A control character parts the units, so that no two rows of units are one text.
    private static func text(_ units: [FoldedUnit]) -> String {
        String(decoding: Array(units.map(\.bytes).joined(separator: [0x1F])), as: UTF8.self)
    }
}
