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


def code(text):
    """Swift text with comments and the insides of multi-line strings blanked; the lines stay where they are."""
    text = re.sub(r'"""\n.*?"""', lambda found: '""' + "\n" * found.group().count("\n"), text, flags=re.DOTALL)
    text = re.sub(r"/\*.*?\*/", lambda found: "\n" * found.group().count("\n"), text, flags=re.DOTALL)
    return re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)


def report(problems):
    """Prints each problem; the exit status says whether there was one."""
    for problem in problems:
        print(problem)
    return 1 if problems else 0
