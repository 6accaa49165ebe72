"""Refuses what is true on one machine only: paths of somebody's machine, hosts of package registries."""

import re
import sys
from pathlib import Path

import sources

# Each pattern is written so that it does not match itself.
TRACES = [
    (re.compile(r"(?<![\w.~-])/(?:wor[k]|roo[t]|User[s]|hom[e])/[\w.]"), "a path of one machine"),
    (re.compile(r"/opt/swift-package[s]"), "a path of one machine"),
    (
        re.compile(
            r"\b(?:pypi[.]org|pythonhosted[.]org|registry[.]npmjs[.]org|deb[.]debian[.]org|security[.]debian[.]org"
            r"|crates[.]io|proxy[.]golang[.]org|repo1[.]maven[.]org|rubygems[.]org)\b"
        ),
        "the host of a package registry",
    ),
]


def problems(root):
    found = []
    for path in sources.files(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            for pattern, what in TRACES:
                if pattern.search(line):
                    found.append(f"{path.relative_to(root)}:{number}: names {what}")
    return found


if __name__ == "__main__":
    sys.exit(sources.report(problems(Path(sys.argv[1]).resolve())))
