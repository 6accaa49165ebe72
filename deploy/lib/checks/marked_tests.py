"""Finds functions in Tests that look like tests and carry no @Test: they would never run."""

import re
import sys
from pathlib import Path

import sources

MARK_OR_FUNCTION = re.compile(r"@Test\b|\bfunc\s+(`[^`\n]+`|\w+)")


def unmarked(text):
    """The test-like functions without a mark, each with its line."""
    text = sources.code(text)
    found = []
    marked = False
    for match in MARK_OR_FUNCTION.finditer(text):
        name = match.group(1)
        if name is None:
            marked = True
            continue
        looks_like_a_test = " " in name or re.match(r"test[A-Z]", name)
        if looks_like_a_test and not marked:
            found.append((name, text.count("\n", 0, match.start()) + 1))
        marked = False
    return found


def problems(root):
    found = []
    for path in sources.files(root, ".swift"):
        place = path.relative_to(root)
        if place.parts[0] == "Tests":
            for name, line in unmarked(path.read_text(encoding="utf-8")):
                found.append(f"{place}:{line}: {name} has no @Test, so it never runs")
    return found


if __name__ == "__main__":
    sys.exit(sources.report(problems(Path(sys.argv[1]).resolve())))
