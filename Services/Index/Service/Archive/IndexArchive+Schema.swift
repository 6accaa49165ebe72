extension IndexArchive {
    /// Tables and views of the store's version 2; `report_text` and `report_body.form` went with version 3.
    static let schema = """
        CREATE TABLE report_series (
            report_id  TEXT    NOT NULL PRIMARY KEY CHECK (length(report_id) BETWEEN 1 AND 256),
            first_seen INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE report_version (
            sequence       INTEGER PRIMARY KEY AUTOINCREMENT,
            report_id      TEXT    NOT NULL REFERENCES report_series,
            document_id    TEXT    NOT NULL CHECK (length(document_id) = 64 AND document_id NOT GLOB '*[^0-9a-f]*'),
            revision       INTEGER NOT NULL CHECK (revision > 0),
            state          TEXT    NOT NULL CHECK (state IN ('current', 'superseded', 'replaced')),
            superseded_by  INTEGER REFERENCES report_version DEFERRABLE INITIALLY DEFERRED
                                   CHECK ((superseded_by IS NULL) = (state = 'current')),
            kind           TEXT    NOT NULL,
            title          TEXT,
            agency_key     TEXT,
            agency         TEXT,
            agency_level   TEXT,
            agency_kind    TEXT,
            division       TEXT,
            report_year    INTEGER,
            date_written   TEXT    CHECK (date_written IS date(date_written)),
            date_published TEXT    CHECK (date_published IS date(date_published)),
            file_name      TEXT    NOT NULL,
            tags           TEXT    NOT NULL CHECK (json_type(tags) = 'array'),
            reader         TEXT    NOT NULL,
            text_length    INTEGER NOT NULL CHECK (text_length >= 0),
            is_partial     INTEGER NOT NULL CHECK (is_partial IN (0, 1)),
            indexed_at     INTEGER NOT NULL,
            UNIQUE (document_id, revision)
        ) STRICT;
        CREATE UNIQUE INDEX report_version_current ON report_version (report_id) WHERE state = 'current';
        CREATE INDEX report_version_series ON report_version (report_id, sequence);
        CREATE INDEX report_version_superseded_by ON report_version (superseded_by) WHERE superseded_by IS NOT NULL;
        CREATE INDEX report_version_agency ON report_version (agency_key, report_year) WHERE state = 'current';

        CREATE TABLE report_body (
            sequence    INTEGER PRIMARY KEY REFERENCES report_version ON DELETE CASCADE,
            json_size   INTEGER NOT NULL CHECK (json_size > 0),
            form_size   INTEGER NOT NULL CHECK (form_size > 0),
            json        BLOB    NOT NULL,
            form        BLOB    NOT NULL
        ) STRICT;

        CREATE VIRTUAL TABLE report_text USING fts5(tokens, content = '', tokenize = 'ascii', detail = full);

        -- One row for each report that is current. For researchers; kept stable.
        CREATE VIEW reports AS
        SELECT report_id, document_id, revision, kind, title, agency_key, agency, agency_level, agency_kind, division,
               report_year, date_written, date_published, file_name, tags, text_length,
               strftime('%Y-%m-%dT%H:%M:%SZ', indexed_at / 1000, 'unixepoch') AS indexed_at
        FROM report_version WHERE state = 'current';

        -- One row for each reading of each document. `superseded_by` is the document that took its place.
        CREATE VIEW report_versions AS
        SELECT v.report_id, v.document_id, v.revision, v.state, n.document_id AS superseded_by, v.kind, v.title,
               v.agency, v.report_year, v.date_written, v.date_published, v.reader,
               strftime('%Y-%m-%dT%H:%M:%SZ', v.indexed_at / 1000, 'unixepoch') AS indexed_at
        FROM report_version v LEFT JOIN report_version n ON n.sequence = v.superseded_by;

        -- Two series of one agency and year: perhaps versions of one report, for a person to decide; never merged.
        CREATE VIEW candidates AS
        SELECT a.agency_key, a.report_year, a.report_id, a.document_id,
               b.report_id AS other_report_id, b.document_id AS other_document_id
        FROM report_version a
        JOIN report_version b ON b.agency_key = a.agency_key AND b.report_year = a.report_year
                             AND b.state = 'current' AND b.sequence > a.sequence AND b.kind = a.kind
        WHERE a.state = 'current' AND a.kind = 'annual-report';
        """
}
