"""PostgreSQL with pg_trgm: a cluster of its own behind a socket in a temporary folder.

The index knows groups of three letters: a pattern of one or two characters it can't look up, and what it finds is
read again from the text.
"""

import importlib.util
import io
import os
import pwd
import shutil
import subprocess
from pathlib import Path

import folding
from engine import Answer, Engine

CONFIGURATION = """
listen_addresses = ''
shared_buffers = 2GB
effective_cache_size = 12GB
work_mem = 256MB
maintenance_work_mem = 2GB
max_wal_size = 16GB
checkpoint_timeout = 30min
default_toast_compression = lz4
random_page_cost = 1.1
jit = off
autovacuum = off
gin_pending_list_limit = 256MB
"""
# One index for all three: the planner takes any four characters for rare, and would use none of the agency beside it.
INDEX = "CREATE INDEX report_found ON report USING gin (text gin_trgm_ops, year, agency)"


class Postgres(Engine):
    server = connection = None

    def __init__(self, folder, bulk=False):
        super().__init__(folder)
        self.bulk = bulk
        when = "index made when all is loaded" if bulk else "COPY of 10,000 a commit"
        self.settings = (
            f"one GIN of gin_trgm_ops, year and agency (btree_gin), LIKE, C.UTF-8, {when}, "
            "shared_buffers 2 GB, work_mem 256 MB, maintenance_work_mem 2 GB, lz4, 1 writer, up to 2 workers a query"
        )

    @staticmethod
    def program(name):
        return max(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), default=None)

    def missing(self):
        packages = [] if self.program("initdb") else ["postgresql-15 (apt)"]
        if not importlib.util.find_spec("psycopg2"):
            packages.append("python3-psycopg2 (apt) or psycopg2-binary (pip)")
        return packages

    def version(self):
        return subprocess.check_output([self.program("postgres"), "--version"], text=True).split()[2]

    def open(self):
        import psycopg2

        # The server refuses to run as root.
        account = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
        as_server = ["runuser", "-u", "postgres", "--"] if account else []
        place = self.folder / "postgres"
        place.mkdir()
        if account:
            os.chown(place, account.pw_uid, account.pw_gid)
        data = place / "data"
        command = [self.program("initdb"), "-D", data, "-A", "trust", "-U", "bench", "-E", "UTF8", "--locale=C.UTF-8"]
        subprocess.run([*as_server, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")
        with open(data / "postgresql.conf", "a", encoding="utf-8") as file:
            file.write(CONFIGURATION + f"unix_socket_directories = '{place}'\n")
        control = [*as_server, self.program("pg_ctl"), "-D", data, "-w"]
        self.stop = [*control, "-m", "fast", "stop"]
        subprocess.run([*control, "-l", place / "log", "start"], check=True, stdout=subprocess.DEVNULL, cwd="/")
        self.server = int((data / "postmaster.pid").read_text().split()[0])
        self.connection = psycopg2.connect(host=str(place), user="bench", dbname="postgres")
        self.connection.autocommit = True
        self.cursor = self.connection.cursor()
        self.run("CREATE EXTENSION pg_trgm")
        self.run("CREATE EXTENSION btree_gin")
        columns = "id int PRIMARY KEY, year int NOT NULL, agency text NOT NULL, text text NOT NULL"
        self.run(f"CREATE TABLE report ({columns})")
        if not self.bulk:
            self.run(INDEX)
        self.waiting = []

    def run(self, command, values=None):
        self.cursor.execute(command, values)
        return self.cursor.fetchall() if self.cursor.description else []

    def add(self, reports):
        self.waiting += reports

    def commit(self):
        lines = io.StringIO()
        for report in self.waiting:
            text = report["text"].replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
            lines.write(f"{report['id']}\t{report['year']}\t{report['agency']}\t{text}\n")
        lines.seek(0)
        self.cursor.copy_expert("COPY report FROM STDIN", lines)
        self.waiting = []

    def finish(self):
        if self.waiting:
            self.commit()
        if self.bulk:
            self.run(INDEX)
        # Empties the list of entries that the index has yet to sort in, and tells the planner what there is.
        self.run("VACUUM ANALYZE report")
        self.run("CHECKPOINT")

    def ask(self, query):
        # Conditions of one estimated cost are tried as they are written: what is cheap comes first.
        filters = [name for name in ("year", "agency") if query.get(name) is not None]
        conditions = [f"{name} = %s" for name in filters]
        conditions += ["text LIKE %s"] * len(query["all"]) + ["text NOT LIKE %s"] * len(query["none"])
        values = [query[name] for name in filters] + [pattern(word) for word in query["all"] + query["none"]]
        where = "FROM report WHERE " + " AND ".join(conditions)
        answer = Answer()
        if query["facet"]:
            answer.years = dict(self.run(f"SELECT year, count(*) {where} GROUP BY year", values))
            answer.total = sum(answer.years.values())
        elif query["total"]:
            answer.total = self.run(f"SELECT count(*) {where}", values)[0][0]
        if query["limit"]:
            page = self.run(f"SELECT id {where} ORDER BY id DESC LIMIT {query['limit']}", values)
            answer.ids = [row[0] for row in page]
        return answer

    def size(self):
        row = self.run("SELECT pg_relation_size('report_found'), pg_table_size('report')")[0]
        return {"index": row[0], "text": row[1]}

    def processor_seconds(self):
        """Of the server and its children, those that have ended too."""
        ticks = 0
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(folder.name) == self.server:
                ticks += sum(map(int, fields[11:15]))
            elif int(fields[1]) == self.server:
                ticks += sum(map(int, fields[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")

    def close(self):
        if self.connection:
            self.connection.close()
        if self.server:
            subprocess.run(self.stop, check=True, stdout=subprocess.DEVNULL, cwd="/")
            shutil.rmtree(self.folder / "postgres")


def pattern(text):
    folded = folding.folded(text)
    for sign in "\\%_":
        folded = folded.replace(sign, "\\" + sign)
    return f"%{folded}%"
