"""What a researcher would write to get the text out of Word documents: python-docx, paragraphs and tables in order.

reference_docx.py FOLDER reads each .docx of a folder, writes its text beside it (.docx.txt), and prints for each kind of
document (the file's name up to its first hyphen) the milliseconds of processor time a document, of the quickest of nine
spells. Numbers that Word counts are in no run, so python-docx (pip install python-docx) does not have them.
"""

import json
import sys
import time
from collections import defaultdict
from pathlib import Path

import docx
from docx.table import Table


def lines(path):
    """The paragraphs of a document and the rows of its tables."""
    for block in docx.Document(path).iter_inner_content():
        if isinstance(block, Table):
            yield from (" | ".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield from block.text.split("\n")


def spell(paths):
    """The milliseconds of processor time that one document takes."""
    began = time.process_time()
    for path in paths:
        for _ in lines(path):
            pass
    return 1_000 * (time.process_time() - began) / len(paths)


def main():
    kinds = defaultdict(list)
    for path in sorted(Path(sys.argv[1]).glob("*.docx")):
        kinds[path.stem.split("-")[0]].append(path)
        path.with_name(path.name + ".txt").write_text("\n".join(lines(path)), encoding="utf-8")
    print(json.dumps({kind: round(min(spell(paths) for _ in range(9)), 3) for kind, paths in kinds.items()}))


if __name__ == "__main__":
    main()
