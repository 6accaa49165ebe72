"""Refuses source files of more than 500 lines: they have more than one reason to exist."""

import sys
from pathlib import Path

import sources

LIMIT = 500


def problems(root):
    found = []
    for path in sources.files(root, ".swift", ".py", ".sh"):
        lines = path.read_bytes().count(b"\n")
        if lines > LIMIT:
            found.append(f"{path.relative_to(root)}: {lines} lines; split it (at most {LIMIT})")
    return found


if __name__ == "__main__":
    sys.exit(sources.report(problems(Path(sys.argv[1]).resolve())))
