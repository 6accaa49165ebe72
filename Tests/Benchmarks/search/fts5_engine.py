"""SQLite's FTS5 on bigrams, as a table without the text."""

import sqlite3

import folding
from engine import Answer, Engine, allocated


class FTS5(Engine):
    source = "tokens.jsonl"
    db = None
    settings = "contentless, detail=full, ascii, hashsize 64 MB, cache 256 MB, WAL, synchronous=FULL, 1 thread"

    def version(self):
        return f"SQLite {sqlite3.sqlite_version}"

    def open(self):
        self.path = self.folder / "fts5.sqlite"
        self.db = sqlite3.connect(self.path, isolation_level=None)
        self.db.executescript(
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -262144;
            CREATE TABLE report (id INTEGER PRIMARY KEY, year INTEGER NOT NULL, agency TEXT NOT NULL);
            CREATE INDEX report_year ON report (year);
            CREATE INDEX report_agency ON report (agency);
            CREATE VIRTUAL TABLE found USING fts5(tokens, content = '', tokenize = 'ascii', detail = full);
            INSERT INTO found (found, rank) VALUES ('hashsize', 67108864);
            """
        )

    def add(self, reports):
        if not self.db.in_transaction:
            self.db.execute("BEGIN IMMEDIATE")
        self.db.executemany("INSERT INTO report VALUES (:id, :year, :agency)", reports)
        self.db.executemany("INSERT INTO found (rowid, tokens) VALUES (:id, :tokens)", reports)

    def commit(self):
        if self.db.in_transaction:
            self.db.execute("COMMIT")

    def finish(self):
        self.commit()
        self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def ask(self, query):
        words = " AND ".join(f'"{" ".join(folding.phrase(word))}"' for word in query["all"])
        for word in query["none"]:
            words = f'({words}) NOT "{" ".join(folding.phrase(word))}"'
        filters, values = [], []
        for name in ("year", "agency"):
            if query.get(name) is not None:
                filters.append(f" AND {name} = ?")
                values.append(query[name])
        # The planner's own order asks the index anew for each report of a year; for an agency's few that is quicker.
        joined = "found"
        if query.get("agency") is not None:
            joined = "report CROSS JOIN found ON found.rowid = id"
        elif filters or query["facet"]:
            joined = "found CROSS JOIN report ON id = found.rowid"
        where = f"FROM {joined} WHERE found MATCH ?{''.join(filters)}"
        values.insert(0, words)
        answer = Answer()
        if query["facet"]:
            answer.years = dict(self.db.execute(f"SELECT year, count(*) {where} GROUP BY year", values))
            answer.total = sum(answer.years.values())
        elif query["total"]:
            answer.total = self.db.execute(f"SELECT count(*) {where}", values).fetchone()[0]
        if query["limit"]:
            page = self.db.execute(f"SELECT found.rowid {where} ORDER BY 1 DESC LIMIT {query['limit']}", values)
            answer.ids = [row[0] for row in page]
        return answer

    def size(self):
        return {"index": allocated(self.path)}

    def close(self):
        if self.db:
            self.db.close()
