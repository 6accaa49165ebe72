"""The project's files, and Swift text without what the checks must not read."""

import re
import subprocess
from pathlib import Path


def files(root, *suffixes):
    """The files that are or may be committed, with one of the suffixes (all of them where none is named)."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
    )
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
        paths = [Path(root) / name for name in names if name]
    else:
        paths = [path for path in Path(root).rglob("*") if ".build" not in path.parts and ".git" not in path.parts]
    return sorted(path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes))


# What a reader of code must not read, from the left: a quote in a comment opens no string, and the other way round.
UNREAD = re.compile(
    r'(?P<hashes>#*)"""\n.*?"""(?P=hashes)|#"[^\n]*?"#|"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/', re.DOTALL
)


def code(text):
    """Swift text with comments and the insides of strings blanked; the lines stay where they are."""

    def blank(found):
        lines = "\n" * found.group().count("\n")
        return lines if found.group().startswith("/") else '""' + lines

    return UNREAD.sub(blank, text)


def report(problems):
    """Prints each problem; the exit status says whether there was one."""
    for problem in problems:
        print(problem)
    return 1 if problems else 0
