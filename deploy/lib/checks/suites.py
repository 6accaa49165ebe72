"""Reads what `swift test` printed: shows each suite's time, and notes the tests that were skipped.

A skipped test is NOT RUN, unless its reason names --all: those are the long ones, which are only counted.
"""

import re
import sys

SUITE = re.compile(r"Suite (.+?) (passed|failed) after ([0-9.]+) seconds")
SKIPPED = re.compile(r"(?:Test|Suite) (.+?) skipped(?:: \"?(.*?)\"?)?\.?$")
RUN = re.compile(r"Test run with (\d+) tests?\b.* (passed|failed) after")


def read(text):
    """The suites with their times, slowest first; the skipped tests with their reasons; how many tests ran."""
    suites = [(float(seconds), name, result) for name, result, seconds in SUITE.findall(text)]
    skipped = [SKIPPED.search(line) for line in text.splitlines()]
    ran = sum(int(count) for count, _ in RUN.findall(text))
    return sorted(suites, reverse=True), [(found.group(1), found.group(2) or "") for found in skipped if found], ran


def main():
    with open(sys.argv[1], encoding="utf-8", errors="replace") as log:
        suites, skipped, ran = read(log.read())
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
    if ran == 0:
        print("no test was run")
    return 0 if ran else 1


if __name__ == "__main__":
    sys.exit(main())
