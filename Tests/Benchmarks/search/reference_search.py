"""Measures search engines on one corpus and one list of queries, to compare the archive's index with.

reference_search.py CORPUS QUERIES RESULT [--engines NAME…] [--seconds N] [--folder FOLDER]

CORPUS is JSON Lines of {"id": n, "title": …, "agency": …, "year": …, "text": …}, ids from 1 in order. QUERIES is
JSON Lines of {"kind": …, "query": …} with the query's parts beside it: all, none, year, agency, limit, total, facet.
RESULT is written anew after each engine. Nothing is installed: an engine whose packages are missing is named and left
out. Each engine runs in a process of its own, with one client.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import folding
import naive
from engine import COMMIT_EVERY, groups
from fts5_engine import FTS5
from groonga_engine import Groonga
from postgres_engine import Postgres
from tantivy_engine import Tantivy

ENGINES = {
    "fts5": FTS5,
    "tantivy-2": lambda folder: Tantivy(folder, threads=2),
    "groonga": Groonga,
    "postgres": Postgres,
    "tantivy-1": lambda folder: Tantivy(folder, threads=1),
    "groonga-bulk": lambda folder: Groonga(folder, bulk=True),
    "postgres-bulk": lambda folder: Postgres(folder, bulk=True),
}
# The same index made in another way: built and weighed, not asked.
BUILT_ONLY = {"tantivy-1", "groonga-bulk", "postgres-bulk"}
# So many queries of a kind are asked before those that count, and so many at least are measured, however slow.
WARM = 10
LEAST = 5
# So many of each kind are compared with a look through all texts.
CHECKED = 4


def build(engine, source):
    """Loads a prepared file, a commit's worth at a time; reading it is not counted."""
    wall = reading = 0.0
    began = time.process_time() + engine.processor_seconds()
    parsing = time.thread_time()
    for reports in groups(source, COMMIT_EVERY):
        reading += time.thread_time() - parsing
        start = time.monotonic()
        engine.add(reports)
        engine.commit()
        wall += time.monotonic() - start
        parsing = time.thread_time()
    start = time.monotonic()
    engine.finish()
    wall += time.monotonic() - start
    processor = time.process_time() + engine.processor_seconds() - began - reading
    return {"seconds": round(wall, 2), "processorSeconds": round(processor, 2)}


def percentiles(times):
    times = sorted(times)

    def at(share):
        return round(1_000 * times[min(len(times) - 1, int(len(times) * share))], 3)

    return {"count": len(times), "p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "worst": round(1_000 * times[-1], 3)}


def ask(engine, queries, seconds, right):
    """Times of one kind, and how many of its answers are right."""
    began = time.monotonic()
    for query in queries[-WARM:]:
        engine.ask(query)
        if time.monotonic() - began > seconds / 4:
            break
    times, exact, checked = [], 0, 0
    began = time.monotonic()
    for place, query in enumerate(queries):
        start = time.monotonic()
        answer = engine.ask(query)
        times.append(time.monotonic() - start)
        if place < len(right):
            checked += 1
            years = answer.years and {str(year): count for year, count in answer.years.items()}
            exact += {"total": answer.total, "ids": answer.ids, "years": years} == right[place]
        if time.monotonic() - began > seconds and len(times) >= LEAST:
            break
    return {**percentiles(times), "checked": checked, "exact": exact}


def of_kinds(path):
    """The queries of a file by kind, in order."""
    kinds = defaultdict(list)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            query = json.loads(line)
            kinds[query["kind"]].append({"all": [], "none": [], **query})
    return kinds


def measure(name, folder, queries, seconds):
    """What one engine does, as a dict for the result."""
    right = json.loads((folder / "right.json").read_text())
    with tempfile.TemporaryDirectory(prefix=f"{name}-", dir=folder) as own:
        # A server that runs as somebody else must get at its folder.
        os.chmod(own, 0o755)
        engine = ENGINES[name](Path(own))
        try:
            engine.open()
            result = {"version": engine.version(), "settings": engine.settings}
            result["build"] = build(engine, folder / engine.source)
            result["size"] = engine.size()
            if name not in BUILT_ONLY:
                result["kinds"] = {
                    kind: ask(engine, asked, seconds, right[kind]) for kind, asked in of_kinds(queries).items()
                }
        finally:
            engine.close()
    return result


def machine():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return {"processor": names[0] if names else "", "processors": os.cpu_count(), "system": platform.platform()}


def prepare(corpus, queries, folder):
    """Makes the files that the engines take, and the right answers, where they are not there yet."""
    made = folder / "prepared.json"
    sources = [[path.name, path.stat().st_size, path.stat().st_mtime_ns] for path in (corpus, queries)]
    if not made.exists() or json.loads(made.read_text())["sources"] != sources:
        began = time.monotonic()
        figures = folding.prepare(corpus, folder)
        texts = naive.Naive(folder / "texts.jsonl")
        right = {kind: [texts.answer(query) for query in asked[:CHECKED]] for kind, asked in of_kinds(queries).items()}
        (folder / "right.json").write_text(json.dumps(right))
        figures["preparingSeconds"] = round(time.monotonic() - began, 1)
        made.write_text(json.dumps({**figures, "sources": sources}))
    return json.loads(made.read_text())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("result", type=Path)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--seconds", type=float, default=10, help="for the queries of one kind, about")
    parser.add_argument("--folder", type=Path, help="kept, with what is prepared there; otherwise a temporary one")
    parser.add_argument("--one", choices=ENGINES, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one, given.folder, given.queries, given.seconds)))
        return
    with tempfile.TemporaryDirectory(prefix="reference-search-") as temporary:
        os.chmod(temporary, 0o755)
        folder = (given.folder or Path(temporary)).resolve()
        folder.mkdir(exist_ok=True)
        result = {"machine": machine(), "corpus": prepare(given.corpus, given.queries, folder), "engines": {}}
        for name in given.engines:
            missing = ENGINES[name](folder).missing()
            if missing:
                print(f"{name} is left out; it needs {', '.join(missing)}", file=sys.stderr)
                continue
            command = [sys.executable, __file__, given.corpus, given.queries, given.result, "--one", name]
            command += ["--folder", folder, "--seconds", str(given.seconds)]
            ended = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
            if ended.returncode:
                print(f"{name} failed and is left out", file=sys.stderr)
                continue
            result["engines"][name] = json.loads(ended.stdout)
            given.result.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n")
            print(f"{name}: {result['engines'][name]['build']}", file=sys.stderr)


if __name__ == "__main__":
    main()
