"""What every engine measured here is: built of a file, asked, weighed."""

import json
import os
from dataclasses import dataclass, field
from itertools import islice

COMMIT_EVERY = 10_000


@dataclass
class Answer:
    """The exact total, the ids of the newest, and how many of each year; what was not asked for is left out."""

    total: int | None = None
    ids: list = field(default_factory=list)
    years: dict | None = None


class Engine:
    """One engine in a folder of its own."""

    # Which of the prepared files it takes.
    source = "texts.jsonl"
    # As the table has it.
    settings = ""

    def __init__(self, folder):
        self.folder = folder

    def missing(self):
        """The packages that would have to be installed, as a person would write them."""
        return []

    def version(self):
        raise NotImplementedError

    def open(self):
        """Makes an empty index."""
        raise NotImplementedError

    def add(self, reports):
        """Takes some reports: dicts with id, year, agency, and text or tokens."""
        raise NotImplementedError

    def commit(self):
        """Makes durable what was added."""
        raise NotImplementedError

    def finish(self):
        """All is durable and at rest after it."""
        self.commit()

    def ask(self, query):
        """The Answer to a line of the query file."""
        raise NotImplementedError

    def size(self):
        """Bytes on disk: of the index, and of the text where the engine keeps it."""
        raise NotImplementedError

    def processor_seconds(self):
        """Of the engine's own processes, where it is not part of this one."""
        return 0.0

    def close(self):
        """Ends what was started."""


def groups(path, count):
    """The reports of a prepared file, some at a time."""
    with open(path, encoding="utf-8") as lines:
        while group := [json.loads(line) for line in islice(lines, count)]:
            yield group


def allocated(path):
    """Bytes that a file or a folder takes on disk."""
    if not os.path.isdir(path):
        return os.stat(path).st_blocks * 512
    return sum(allocated(entry.path) for entry in os.scandir(path))
