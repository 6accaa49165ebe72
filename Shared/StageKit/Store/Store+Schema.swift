import GRDB

extension Store {
    /// What every stage's store has: identity, outbox, inbox keys, tasks, counters, bodies.
    static let kit = StoreMigration(1, "stage kit") { db in
        try db.execute(sql: schema)
        try db.execute(sql: StoreEra.schema)
        try db.execute(sql: AsideItem.schema)
        try BlobStore.migrate(db)
    }

    /// Adds what came later to the kit's own tables.
    ///
    /// An older program passes over a column with a default, so this raises no version.
    static func addColumns(_ db: Database) throws {
        guard try !db.columns(in: "task").contains(where: { $0.name == "later" }) else { return }
        try db.execute(
            sql: """
                -- 1: behind all that are 0
                ALTER TABLE task ADD COLUMN later INTEGER NOT NULL DEFAULT 0 CHECK (later IN (0, 1));
                DROP INDEX task_ready;
                CREATE INDEX task_ready ON task (suspect, huge, later, id) WHERE state = 'ready';
                """)
    }

    private static let schema = """
        CREATE TABLE store (
            id         TEXT NOT NULL PRIMARY KEY,
            stage      TEXT NOT NULL, -- whose it is, so that a copy under another name is recognised
            generation INTEGER NOT NULL CHECK (generation > 0)
        ) STRICT;

        CREATE TABLE outbox (
            seq     INTEGER PRIMARY KEY AUTOINCREMENT, -- AUTOINCREMENT: a number is never used again
            topic   TEXT NOT NULL,
            subject TEXT NOT NULL,
            trace   TEXT,
            payload BLOB NOT NULL,
            content BLOB CHECK (content IS NULL OR length(content) = 32),
            time    INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE consumer (
            name   TEXT NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 128),
            topics TEXT NOT NULL,
            floor  INTEGER NOT NULL CHECK (floor >= 0),
            above  TEXT NOT NULL, -- JSON: settled ranges above the floor
            acked  INTEGER NOT NULL DEFAULT 0 -- the highest sequence that it has acked itself
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE origin (
            id         INTEGER PRIMARY KEY,
            upstream   TEXT NOT NULL UNIQUE,
            store      TEXT NOT NULL,
            generation INTEGER NOT NULL,
            floor      INTEGER NOT NULL DEFAULT 0,
            era        TEXT -- of the upstream's store when this one last met it
        ) STRICT;

        CREATE TABLE inbox (
            origin INTEGER NOT NULL REFERENCES origin,
            seq    INTEGER NOT NULL,
            PRIMARY KEY (origin, seq)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE task (
            id         INTEGER PRIMARY KEY AUTOINCREMENT,
            kind       TEXT NOT NULL,
            subject    TEXT NOT NULL,
            trace      TEXT,
            payload    BLOB NOT NULL,
            content    BLOB CHECK (content IS NULL OR length(content) = 32),
            size       INTEGER NOT NULL CHECK (size >= 0),
            huge       INTEGER NOT NULL CHECK (huge IN (0, 1)),
            state      TEXT NOT NULL CHECK (state IN ('ready', 'leased', 'dead', 'dropped')),
            attempt    INTEGER NOT NULL DEFAULT 0 CHECK (attempt >= 0),
            fence      INTEGER NOT NULL DEFAULT 0, -- grows with every lease, also where an attempt is given back
            suspect    INTEGER NOT NULL DEFAULT 0 CHECK (suspect IN (0, 1)),
            not_before INTEGER NOT NULL DEFAULT 0,
            errors     TEXT NOT NULL DEFAULT '[]',
            received   INTEGER NOT NULL,
            changed    INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX task_ready ON task (suspect, huge, id) WHERE state = 'ready';
        CREATE INDEX task_other ON task (state, id) WHERE state <> 'ready';
        CREATE INDEX task_subject ON task (subject);

        CREATE TABLE counter (
            name  TEXT NOT NULL PRIMARY KEY,
            value INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
