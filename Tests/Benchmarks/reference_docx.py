"""What a researcher would write to get the text out of Word documents: python-docx, paragraphs and tables in order.

reference_docx.py FOLDER reads each .docx of a folder, again and again for some seconds, and prints how many headings
still begin with their number and the milliseconds of processor time that one document takes. Numbers that Word counts
are in no run, so python-docx (pip install python-docx) does not have them.
"""

import re
import sys
import time
from pathlib import Path

import docx
from docx.table import Table

NUMERALS = "一二三四五六七八九十"
HEADING = re.compile(rf"^[ \u3000]*(?:[{NUMERALS}]+、|[（(](?:[{NUMERALS}]+|\d{{1,2}})[）)]|\d{{1,2}}[.．])\s*\S")


def lines(path):
    """The paragraphs of a document and the rows of its tables."""
    for block in docx.Document(path).iter_inner_content():
        if isinstance(block, Table):
            yield from (" | ".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield from block.text.split("\n")


def main():
    paths = sorted(Path(sys.argv[1]).glob("*.docx"))
    kept = sum(bool(HEADING.match(line)) for path in paths for line in lines(path))
    rounds, began = 0, time.process_time()
    while time.process_time() - began < 3:
        for path in paths:
            for _ in lines(path):
                pass
        rounds += 1
    spent = 1000 * (time.process_time() - began) / rounds / len(paths)
    print(f"{kept} headings with their numbers in {len(paths)} documents, {spent:.2f} ms a document")


if __name__ == "__main__":
    main()
