package import GRDB

/// The tables of what came in; the blobs' own table is ``StageKit/BlobStore/schema``.
package enum IngestSchema {
    /// Run it in ingest's first migration, after the blobs' table.
    ///
    /// Times are milliseconds since 1970, hashes are the 32 bytes. `sighting.path` and `.name` are readable and in NFC;
    /// `raw_path` has the bytes where they differ. A sighting is `present` until its file is removed from the inbox, so
    /// the present ones are the files that a crash left there or that `--keep` leaves there.
    package static let sql = """
        CREATE TABLE document (
            id          BLOB    NOT NULL PRIMARY KEY REFERENCES blob (sha256) DEFERRABLE INITIALLY DEFERRED,
            size        INTEGER NOT NULL CHECK (size >= 0),
            media_type  TEXT    NOT NULL,
            first_name  TEXT    NOT NULL,
            received_at INTEGER NOT NULL,
            report_id   BLOB    NOT NULL CHECK (length(report_id) = 32), -- the series of versions
            source      TEXT, -- the declared source address
            state       TEXT    NOT NULL CHECK (state IN ('waiting', 'archived', 'unsupported', 'failed')),
            reason      TEXT    CHECK ((reason IS NOT NULL) = (state IN ('unsupported', 'failed'))),
            detail      TEXT
        ) STRICT;
        CREATE INDEX document_by_state ON document (state, received_at);
        CREATE INDEX document_by_source ON document (source, received_at) WHERE source IS NOT NULL;
        CREATE TABLE sighting (
            id          INTEGER NOT NULL PRIMARY KEY,
            document    BLOB    NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            path        TEXT    NOT NULL,
            raw_path    BLOB,
            name        TEXT    NOT NULL,
            tags        TEXT    NOT NULL CHECK (json_valid(tags)),
            declared    TEXT    CHECK (declared IS NULL OR json_valid(declared)),
            inode       INTEGER NOT NULL,
            size        INTEGER NOT NULL,
            modified_ns INTEGER NOT NULL,
            present     INTEGER NOT NULL CHECK (present IN (0, 1)),
            seen_at     INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sighting_by_document ON sighting (document);
        CREATE INDEX sighting_present ON sighting (path) WHERE present = 1;
        """

    /// Makes the tables, in the caller's transaction.
    package static func migrate(_ db: Database) throws {
        try db.execute(sql: sql)
    }
}
