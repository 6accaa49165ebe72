/// The tables of the posting lists.
enum PostingSchema {
    /// `posting.key` is the segment's number above 52 bits of `TermKey`; the lists of a segment lie side by side.
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

        CREATE TABLE posting_segment (
            segment   INTEGER PRIMARY KEY CHECK (segment BETWEEN 1 AND 2047),
            block     INTEGER NOT NULL,
            first     INTEGER NOT NULL,
            last      INTEGER NOT NULL CHECK (last >= first),
            documents INTEGER NOT NULL CHECK (documents > 0),
            state     TEXT    NOT NULL CHECK (state IN ('building', 'live', 'dead')),
            progress  INTEGER NOT NULL DEFAULT -1
        ) STRICT;
        CREATE INDEX posting_segment_block ON posting_segment (block, segment);

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
}
