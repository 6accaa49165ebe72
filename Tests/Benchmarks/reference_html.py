"""The main text of pages by trafilatura, to compare with: how much of it is right, and how long it takes.

reference_html.py FOLDER reads each .html of a folder and prints a line for each kind of page (the file's name up to its
first hyphen): recall and precision of its paragraphs, and milliseconds of processor time a page. The .txt beside a page
holds its text, one paragraph a line; a .ours beside it, where there is one, is judged in the same way.
Needs trafilatura (pip install trafilatura lxml_html_clean).
"""

import json
import sys
import time
from collections import defaultdict
from pathlib import Path

import trafilatura


def paragraphs(text):
    """The lines of a text without any blank."""
    return [line for line in ("".join(line.split()) for line in (text or "").splitlines()) if line]


def judge(found, wanted):
    """How many of the wanted paragraphs are found, and how many of the found characters are wanted."""
    found, wanted = paragraphs(found), paragraphs(wanted)
    there = set(found)
    known = set(wanted)
    recall = sum(line in there for line in wanted) / max(1, len(wanted))
    precision = sum(len(line) for line in found if line in known) / max(1, sum(map(len, found)))
    return recall, precision


def mean(values):
    return round(sum(values) / max(1, len(values)), 4)


def main():
    figures = defaultdict(lambda: defaultdict(list))
    pages = sorted(Path(sys.argv[1]).glob("*.html"))
    for path in pages:
        kind = path.stem.split("-")[0]
        wanted = path.with_suffix(".txt").read_text(encoding="utf-8")
        source = path.read_bytes()
        began = time.process_time()
        text = trafilatura.extract(source, favor_recall=True, include_tables=True, include_comments=False)
        figures[kind]["milliseconds"].append(1_000 * (time.process_time() - began))
        recall, precision = judge(text, wanted)
        figures[kind]["recall"].append(recall)
        figures[kind]["precision"].append(precision)
        ours = path.with_suffix(".ours")
        if ours.exists():
            recall, precision = judge(ours.read_text(encoding="utf-8"), wanted)
            figures[kind]["our recall"].append(recall)
            figures[kind]["our precision"].append(precision)
    print(json.dumps({kind: {name: mean(values) for name, values in found.items()} for kind, found in figures.items()}))


if __name__ == "__main__":
    main()
