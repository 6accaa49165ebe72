/// The tables of the posting lists.
enum PostingSchema {
    /// `posting.key` is the segment's number above 52 bits of `TermKey`; the lists of a segment lie side by side.
    ///
    /// `posting_part.number` is the segment's number above 32 bits that count its parts (``PostingParts``).
    /// A segment in state `sample` has of a full block the reports that totals are estimated from (`SearchSample`) once more.
    /// Where `parts` is 0 an older version has written a segment, and its long lists are not in parts yet.
    ///
    /// A report's postings are first its row in `posting_tail`; a flush writes those of many reports as a segment, and a
    /// merge several segments of a block as one. A block is 65,536 sequences. `live` has a bit for each report of the
    /// block that is flushed and current; `columns` has what orders and weighs them (``StoredColumns``).
    /// `posting_figure_part` has each unit and each pair of neighbours of a figure's folded subject.
    static let sql = """
        CREATE TABLE posting (
            key    INTEGER PRIMARY KEY,
            docs   BLOB NOT NULL,
            places BLOB NOT NULL
        ) STRICT;

        \(segments)

        CREATE TABLE posting_block (
            block      INTEGER PRIMARY KEY,
            generation INTEGER NOT NULL,
            flushed    INTEGER NOT NULL,
            living     INTEGER NOT NULL,
            live       BLOB    NOT NULL CHECK (length(live) = 8192),
            columns    BLOB    NOT NULL CHECK (length(columns) = 393216)
        ) STRICT;

        CREATE TABLE posting_tail (
            sequence INTEGER PRIMARY KEY REFERENCES report_version ON DELETE CASCADE,
            date     INTEGER NOT NULL,
            year     INTEGER NOT NULL,
            vector   BLOB    NOT NULL,
            numbers  BLOB    NOT NULL
        ) STRICT;
        \(tailOrder)

        CREATE TABLE posting_word (
            number INTEGER PRIMARY KEY,
            word   BLOB NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE posting_value (
            number INTEGER PRIMARY KEY,
            field  INTEGER NOT NULL,
            value  TEXT    NOT NULL,
            UNIQUE (field, value)
        ) STRICT;

        CREATE TABLE posting_figure (
            number  INTEGER PRIMARY KEY,
            subject TEXT NOT NULL,
            unit    TEXT NOT NULL,
            UNIQUE (subject, unit)
        ) STRICT;

        CREATE TABLE posting_figure_part (
            part   TEXT    NOT NULL,
            number INTEGER NOT NULL REFERENCES posting_figure,
            PRIMARY KEY (part, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE division_path (
            number INTEGER PRIMARY KEY,
            code   TEXT NOT NULL,
            path   TEXT NOT NULL CHECK (json_type(path) = 'array'),
            UNIQUE (code, path)
        ) STRICT;
        """

    /// Lists the tail without its vectors, which take a page or more each.
    static let tailOrder = "CREATE INDEX IF NOT EXISTS posting_tail_order ON posting_tail (sequence, date, year);"

    private static let segments = """
        CREATE TABLE posting_part (
            number INTEGER PRIMARY KEY,
            places BLOB NOT NULL
        ) STRICT;

        CREATE TABLE posting_segment (
            segment   INTEGER PRIMARY KEY CHECK (segment BETWEEN 1 AND 2047),
            block     INTEGER NOT NULL,
            first     INTEGER NOT NULL,
            last      INTEGER NOT NULL CHECK (last >= first),
            documents INTEGER NOT NULL CHECK (documents > 0),
            state     TEXT    NOT NULL CHECK (state IN ('building', 'live', 'sample', 'dead')),
            progress  INTEGER NOT NULL DEFAULT -1,
            parts     INTEGER NOT NULL DEFAULT 1 CHECK (parts IN (0, 1))
        ) STRICT;
        CREATE INDEX posting_segment_block ON posting_segment (block, segment);
        """

    /// Makes room for parts and samples in a store that has none.
    static let addingParts = """
        ALTER TABLE posting_segment RENAME TO posting_segment_without_parts;
        DROP INDEX posting_segment_block;
        \(segments)
        INSERT INTO posting_segment (segment, block, first, last, documents, state, progress, parts)
            SELECT segment, block, first, last, documents, iif(state = 'building', 'dead', state), progress, 0
            FROM posting_segment_without_parts;
        DROP TABLE posting_segment_without_parts;
        """
}
