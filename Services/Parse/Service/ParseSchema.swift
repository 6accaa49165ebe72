import GRDB
package import StageKit

/// What parse keeps: one row for each document that it has read or rejected; the reports themselves are bodies.
package enum ParseSchema {
    /// The steps of the schema.
    package static let migrations = [
        StoreMigration(2, "readings") { db in
            try db.execute(
                sql: """
                    CREATE TABLE reading (
                        document_id TEXT    NOT NULL PRIMARY KEY CHECK (length(document_id) = 64),
                        report_id   TEXT,
                        revision    INTEGER,
                        title       TEXT,
                        body        BLOB    CHECK (body IS NULL OR length(body) = 32),
                        rejection   TEXT,
                        detail      TEXT,
                        attempts    INTEGER NOT NULL,
                        received    INTEGER NOT NULL,
                        read_at     INTEGER NOT NULL,
                        CHECK ((report_id IS NULL) = (body IS NULL) AND (rejection IS NULL) = (body IS NOT NULL))
                    ) STRICT, WITHOUT ROWID;

                    -- For people with an SQLite tool: what became of each document here.
                    CREATE VIEW readings AS
                        SELECT document_id, coalesce(rejection, 'read') AS outcome, title, revision, attempts,
                               datetime(read_at / 1000, 'unixepoch') AS read_at_utc, detail
                        FROM reading;
                    """)
        },
        StoreMigration(3, "containers") { db in
            try db.execute(
                sql: """
                    DROP VIEW readings;
                    ALTER TABLE reading RENAME TO reading_before;
                    CREATE TABLE reading (
                        document_id TEXT    NOT NULL PRIMARY KEY CHECK (length(document_id) = 64),
                        report_id   TEXT,
                        revision    INTEGER,
                        title       TEXT,
                        body        BLOB    CHECK (body IS NULL OR length(body) = 32),
                        rejection   TEXT,
                        detail      TEXT,
                        attempts    INTEGER NOT NULL,
                        received    INTEGER NOT NULL,
                        read_at     INTEGER NOT NULL,
                        members     INTEGER, -- how many documents it holds, where it is an archive or a mail
                        CHECK ((report_id IS NULL) = (body IS NULL)),
                        CHECK ((body IS NOT NULL) + (rejection IS NOT NULL) + (members IS NOT NULL) = 1)
                    ) STRICT, WITHOUT ROWID;
                    INSERT INTO reading SELECT *, NULL FROM reading_before;
                    DROP TABLE reading_before;
                    CREATE VIEW readings AS
                        SELECT document_id, coalesce(rejection, iif(members IS NULL, 'read', 'unpacked')) AS outcome,
                               title, members, revision, attempts,
                               datetime(read_at / 1000, 'unixepoch') AS read_at_utc, detail
                        FROM reading;
                    """)
        },
        StoreMigration(4, "revisions") { db in
            try db.execute(
                sql: """
                    -- What further indexes are fed with: the outbox's number that the report was handed on under last,
                    -- and what goes with it (JSON; NULL where an older version wrote the row).
                    ALTER TABLE reading ADD COLUMN sequence INTEGER;
                    ALTER TABLE reading ADD COLUMN payload TEXT;
                    -- The reader's version and that of its word lists, with a blank between.
                    ALTER TABLE reading ADD COLUMN reader TEXT;
                    -- Each of these was handed on with a verdict and an event, so the numbers are below the outbox's.
                    UPDATE reading SET sequence = n.number
                    FROM (SELECT document_id, row_number() OVER (ORDER BY read_at, document_id) AS number
                          FROM reading WHERE body IS NOT NULL) n
                    WHERE n.document_id = reading.document_id;
                    CREATE UNIQUE INDEX reading_sequence ON reading (sequence) WHERE sequence IS NOT NULL;
                    CREATE INDEX reading_series ON reading (report_id) WHERE report_id <> document_id;

                    CREATE TABLE replaced_body ( -- reports that a newer reading has replaced, until they are handed on
                        sequence INTEGER NOT NULL PRIMARY KEY,
                        body     BLOB    NOT NULL CHECK (length(body) = 32)
                    ) STRICT;

                    CREATE TABLE rereading ( -- documents that a person wants to be read again
                        number      INTEGER PRIMARY KEY AUTOINCREMENT,
                        document_id TEXT    NOT NULL UNIQUE CHECK (length(document_id) = 64),
                        state       TEXT    NOT NULL DEFAULT 'waiting'
                                            CHECK (state IN ('waiting', 'asked', 'failed')),
                        error       TEXT,
                        changed     INTEGER NOT NULL
                    ) STRICT;
                    CREATE INDEX rereading_state ON rereading (state, number);
                    """)
        },
    ]
}
