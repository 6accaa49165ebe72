"""Reads what `swift test` printed: suites.py LOG NOTES [ROOT]

Shows each suite's time, and notes the tests that were skipped: each is NOT RUN, unless its reason names --all: those are
the long ones, which are only counted. With the sources' ROOT every test that is declared there must be in the log.
"""

import collections
import re
import sys
from pathlib import Path

import marked_tests

SUITE = re.compile(r"Suite (.+?) (passed|failed) after ([0-9.]+) seconds")
SKIPPED = re.compile(r"(?:Test|Suite) (.+?) skipped(?:: \"?(.*?)\"?)?\.?$")
ENDED = re.compile(r"Test (.+?) (?:with \d+ test cases? )?(?:passed|failed) after|Test (.+?) skipped")
RUN = re.compile(r"Test run with (\d+) tests?\b.* (passed|failed) after")


def read(text):
    """The suites with their times, slowest first; the skipped tests with their reasons; how many tests ran."""
    suites = [(float(seconds), name, result) for name, result, seconds in SUITE.findall(text)]
    skipped = [SKIPPED.search(line) for line in text.splitlines()]
    ran = sum(int(count) for count, _ in RUN.findall(text))
    return sorted(suites, reverse=True), [(found.group(1), found.group(2) or "") for found in skipped if found], ran


def absent(text, declared):
    """The declared tests that the log does not name, each as often as it is missing."""
    ended = [ENDED.search(line) for line in text.splitlines()]
    seen = collections.Counter(plain(found.group(1) or found.group(2)) for found in ended if found)
    return sorted((collections.Counter(declared) - seen).elements())


def plain(name):
    """A test's name without quotes, backticks and its parameters."""
    return re.sub(r"\([^()]*\)$", "", name).strip("\"`")


def main():
    with open(sys.argv[1], encoding="utf-8", errors="replace") as log:
        text = log.read()
    suites, skipped, ran = read(text)
    print("\nsuite times:")
    for seconds, name, result in suites:
        print(f"  {seconds:9.3f} s  {name}" + ("" if result == "passed" else "  FAILED"))
    long = [name for name, reason in skipped if "--all" in reason]
    with open(sys.argv[2], "a", encoding="utf-8") as notes:
        for name, reason in skipped:
            if name not in long:
                notes.write(f"NOT RUN: {name}: {reason or 'no reason given'}\n")
    if long:
        print(f"left out, as they take long (deploy/test --all runs them): {', '.join(long)}")
    missing = absent(text, marked_tests.declared(Path(sys.argv[3]).resolve())) if len(sys.argv) > 3 else []
    for name in missing:
        print(f"declared with @Test, and not in the run: {name}")
    if ran == 0:
        print("no test was run")
    return 0 if ran and not missing else 1


if __name__ == "__main__":
    sys.exit(main())
