internal import Foundation
internal import GRDB
internal import Postings

/// The numbers that the store has given to words, values of fields and kinds of figures.
struct PostingNumbers {
    /// The store that gives them, in the caller's transaction.
    let db: Database

    /// What the words of a vector are; each word that is new gets the next number.
    ///
    /// Once the table is full, which 15 million different words are, all further ones are ``UnitID/last``, which no query
    /// asks for: they are not found, and nothing else suffers.
    func words(_ words: [[UInt8]]) throws -> [UnitID] {
        let known = try NumberLookup(Self.word, in: db)
        let last = try db.cachedStatement(sql: "SELECT max(number) FROM posting_word")
        let add = try db.cachedStatement(sql: "INSERT INTO posting_word (number, word) VALUES (?, ?)")
        return try words.map { word in
            if let number = try known.number(of: word) { return UnitID(rawValue: UInt32(number)) }
            let next = (try Int64.fetchOne(last)).map { $0 + 1 } ?? Int64(UnitID.firstWord)
            guard next < Int64(UnitID.last) else { return UnitID(rawValue: UnitID.last) }
            try add.execute(arguments: [next, Data(word)])
            return UnitID(rawValue: UInt32(db.lastInsertedRowID))
        }
    }

    /// The word's unit, or nil where no report has had it.
    func known(word: [UInt8]) throws -> UnitID? {
        try NumberLookup(Self.word, in: db).number(of: word).map { UnitID(rawValue: UInt32($0)) }
    }

    private static let word = "SELECT number FROM posting_word WHERE word = ?"

    /// Words that begin with these bytes, in their order, up to a number.
    func words(beginningWith start: [UInt8], limit: Int) throws -> [UnitID] {
        // No UTF-8 has the byte 0xFF.
        let find = try db.cachedStatement(
            sql: "SELECT number FROM posting_word WHERE word >= ? AND word < ? ORDER BY word LIMIT ?")
        return try Int64.fetchAll(find, arguments: [Data(start), Data(start + [0xFF]), limit])
            .map { UnitID(rawValue: UInt32($0)) }
    }

    /// The numbers of values, new ones given where needed.
    func values(_ values: [DocumentVector.FieldValue]) throws -> [Int64] {
        let known = try NumberLookup("SELECT number FROM posting_value WHERE field = ? AND value = ?", in: db)
        let add = try db.cachedStatement(sql: "INSERT INTO posting_value (field, value) VALUES (?, ?)")
        return try values.map { field in
            if let number = try known.number(of: field.field, field.value) { return number }
            try add.execute(arguments: [Int(field.field), field.value])
            return db.lastInsertedRowID
        }
    }

    /// The numbers of kinds of figures, new ones given where needed.
    func figures(_ kinds: [DocumentVector.FigureKind]) throws -> [Int64] {
        let known = try NumberLookup("SELECT number FROM posting_figure WHERE subject = ? AND unit = ?", in: db)
        let add = try db.cachedStatement(sql: "INSERT INTO posting_figure (subject, unit) VALUES (?, ?)")
        return try kinds.map { kind in
            if let number = try known.number(of: kind.subject, kind.unit) { return number }
            try add.execute(arguments: [kind.subject, kind.unit])
            let number = db.lastInsertedRowID
            try FigureSubjects(db: db).add(kind.subject, number: number)
            return number
        }
    }
}
