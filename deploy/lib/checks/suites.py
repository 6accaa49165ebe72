"""Reads the events that `swift test` wrote: suites.py NOTES ROOT EVENTS [EVENTS ...]

Each EVENTS is the file of one run, made by --event-stream-output-path: the test process writes it itself, so nothing is
lost of it as of what goes through a pipe that may be full. Shows each suite's time, what failed and what began without
an end, and notes the tests that were skipped: each is NOT RUN, unless its reason names --all: those are the long ones,
which are only counted. Every test that is declared in the sources at ROOT must have ended, if ROOT is not "-".
"""

import collections
import json
import re
import sys
from pathlib import Path

import marked_tests


class Runs:
    """What happened in all runs together."""

    def __init__(self):
        self.names = {}
        self.suites = set()
        self.began = {}
        self.took = []
        self.ended = []
        self.skipped = []
        self.failures = collections.defaultdict(list)
        self.open = []
        self.unended = 0

    def read(self, lines):
        """Adds the events of one run, given as lines of JSON; the last may be cut where the process was ended."""
        ended = False
        for line in lines:
            try:
                record = json.loads(line)
            except ValueError:
                continue
            payload = record["payload"]
            if record["kind"] == "test":
                self.names[payload["id"]] = payload["name"]
                if payload["kind"] == "suite":
                    self.suites.add(payload["id"])
            else:
                ended = ended or payload["kind"] == "runEnded"
                self.take(payload)
        self.unended += 0 if ended else 1
        self.open += [self.plain(test) for test in self.began if test not in self.suites]
        self.began.clear()

    def take(self, event):
        kind, test = event["kind"], event.get("testID")
        if kind == "testStarted":
            self.began[test] = event["instant"]["absolute"]
        elif kind == "testEnded" and test in self.began:
            seconds = event["instant"]["absolute"] - self.began.pop(test)
            if test in self.suites:
                self.took.append((seconds, self.plain(test), test))
            else:
                self.ended.append(self.plain(test))
        elif kind == "testSkipped":
            said = re.search(r"skipped: \"?(.*?)\"?\.?$", " ".join(one["text"] for one in event["messages"]))
            self.skipped.append((self.plain(test), said.group(1) if said else ""))
        elif kind == "issueRecorded" and not event["issue"].get("isKnown"):
            place = event["issue"].get("sourceLocation") or {}
            said = "; ".join(one["text"] for one in event["messages"])
            self.failures[test].append(f"{place.get('fileID', '?')}:{place.get('line', '?')}: {said[:2000]}")

    def plain(self, test):
        """A test's name without backticks and its parameters."""
        return re.sub(r"\([^()]*\)$", "", self.names.get(test, str(test))).strip("`")

    def failed(self, suite):
        return any((test or "").startswith(suite + "/") or test == suite for test in self.failures)

    def absent(self, declared):
        """The declared tests that neither ended nor were skipped, each as often as it is missing."""
        seen = collections.Counter(self.ended + [name for name, _ in self.skipped])
        return sorted((collections.Counter(declared) - seen).elements())


def main():
    runs = Runs()
    for path in sys.argv[3:]:
        if Path(path).exists():
            with open(path, encoding="utf-8", errors="replace") as lines:
                runs.read(lines)
    print("\nsuite times:")
    for seconds, name, suite in sorted(runs.took, reverse=True):
        print(f"  {seconds:9.3f} s  {name}" + ("  FAILED" if runs.failed(suite) else ""))
    for test, said in runs.failures.items():
        for one in said:
            print(f"failed: {runs.plain(test)}: {one}")
    for name in runs.open:
        print(f"began and did not end: {name}")
    long = [name for name, reason in runs.skipped if "--all" in reason]
    with open(sys.argv[1], "a", encoding="utf-8") as notes:
        for name, reason in runs.skipped:
            if name not in long:
                notes.write(f"NOT RUN: {name}: {reason or 'no reason given'}\n")
    if long:
        print(f"left out, as they take long (deploy/test --all runs them): {', '.join(long)}")
    missing = runs.absent(marked_tests.declared(Path(sys.argv[2]).resolve())) if sys.argv[2] != "-" else []
    for name in missing:
        print(f"declared with @Test, and not in the run: {name}")
    print(f"{len(runs.ended)} tests ran, {len(runs.skipped)} were skipped")
    return 0 if runs.ended and not (missing or runs.failures or runs.open or runs.unended) else 1


if __name__ == "__main__":
    sys.exit(main())
