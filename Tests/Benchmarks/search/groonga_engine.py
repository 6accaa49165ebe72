"""Groonga inside this process, by its own tokenizer of bigrams, the text kept in a column."""

import ctypes
import json
from ctypes.util import find_library

from engine import Answer, Engine, allocated

SCHEMA = """
table_create Agencies TABLE_HASH_KEY ShortText
table_create Years TABLE_PAT_KEY UInt16
table_create Reports TABLE_NO_KEY
column_create Reports year COLUMN_SCALAR Years
column_create Reports agency COLUMN_SCALAR Agencies
column_create Reports text COLUMN_SCALAR Text
column_create Years reports COLUMN_INDEX Reports year
column_create Agencies reports COLUMN_INDEX Reports agency
table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigramSplitSymbol --normalizer NormalizerNFKC150
"""
INDEX = "column_create Terms reports COLUMN_INDEX|WITH_POSITION Reports text"
MORE = 1


class Groonga(Engine):
    context = None

    def __init__(self, folder, bulk=False):
        super().__init__(folder)
        self.bulk = bulk
        when = "index made when all is loaded" if bulk else "flushed every 10,000"
        self.settings = f"libgroonga, TokenBigramSplitSymbol, NormalizerNFKC150, query cache off, {when}, 1 thread"

    def missing(self):
        return [] if find_library("groonga") else ["groonga-bin (apt)"]

    def version(self):
        library = ctypes.CDLL(find_library("groonga"))
        library.grn_get_version.restype = ctypes.c_char_p
        return library.grn_get_version().decode()

    def open(self):
        path = self.folder / "groonga"
        path.mkdir()
        self.library = library = ctypes.CDLL(find_library("groonga"))
        library.grn_ctx_open.restype = ctypes.c_void_p
        library.grn_ctx_open.argtypes = [ctypes.c_int]
        library.grn_db_create.restype = ctypes.c_void_p
        library.grn_db_create.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
        library.grn_ctx_send.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint, ctypes.c_int]
        pointers = [ctypes.POINTER(kind) for kind in (ctypes.c_void_p, ctypes.c_uint, ctypes.c_int)]
        library.grn_ctx_recv.argtypes = [ctypes.c_void_p, *pointers]
        library.grn_ctx_close.argtypes = [ctypes.c_void_p]
        library.grn_init()
        self.context = library.grn_ctx_open(0)
        if not library.grn_db_create(self.context, str(path / "db").encode(), None):
            raise OSError(f"Groonga made no database in {path}")
        for line in SCHEMA.strip().splitlines():
            self.run(line)
        if not self.bulk:
            self.run(INDEX)
        self.run("cache_limit 0")

    def run(self, *lines):
        """Sends a command and the data that belongs to it; gives what it answers."""
        for place, line in enumerate(lines):
            data = line.encode()
            self.library.grn_ctx_send(self.context, data, len(data), MORE if place + 1 < len(lines) else 0)
        text, length, flags = ctypes.c_void_p(), ctypes.c_uint(), ctypes.c_int()
        self.library.grn_ctx_recv(self.context, ctypes.byref(text), ctypes.byref(length), ctypes.byref(flags))
        return json.loads(ctypes.string_at(text, length.value)) if length.value else None

    def add(self, reports):
        # A table without keys numbers its rows from 1 in order, which are the ids of the corpus.
        rows = [{"year": report["year"], "agency": report["agency"], "text": report["text"]} for report in reports]
        loaded = self.run("load --table Reports", json.dumps(rows, ensure_ascii=False))
        if loaded != len(rows):
            raise OSError(f"Groonga loaded {loaded} of {len(rows)}")

    def commit(self):
        self.run("io_flush")

    def finish(self):
        if self.bulk:
            self.run(INDEX)
        self.commit()

    def ask(self, query):
        parts = []
        if query.get("year") is not None:
            parts.append(f"year == {query['year']}")
        if query.get("agency") is not None:
            parts.append(f"agency == {quoted(query['agency'])}")
        conditions = " && ".join(parts + [f"text @ {quoted(word)}" for word in query["all"]])
        conditions += "".join(f" &! text @ {quoted(word)}" for word in query["none"])
        command = f"select Reports --match_escalation_threshold -1 --output_columns _id --limit {query['limit']}"
        if query["limit"]:
            command += " --sort_keys -_id"
        if query["facet"]:
            command += " --drilldown year --drilldown_limit -1"
        escaped = conditions.replace("\\", "\\\\").replace("'", "\\'")
        found = self.run(f"{command} --filter '{escaped}'")
        answer = Answer()
        if query["total"]:
            answer.total = found[0][0][0]
        answer.ids = [row[0] for row in found[0][2:]]
        if query["facet"]:
            answer.years = {int(year): count for year, count in found[1][2:]}
        return answer

    def size(self):
        files = {}
        for name in ("Terms", "Terms.reports", "Reports.text"):
            place = f"db.{self.run(f'object_inspect {name}')['id']:07X}"
            files[name] = sum(allocated(path) for path in (self.folder / "groonga").glob(place + "*"))
        return {"index": files["Terms"] + files["Terms.reports"], "text": files["Reports.text"]}

    def close(self):
        if self.context:
            self.library.grn_ctx_close(self.context)
            self.library.grn_fin()


def quoted(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
