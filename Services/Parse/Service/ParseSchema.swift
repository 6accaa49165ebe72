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
    ]
}
