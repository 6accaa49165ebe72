"""Writes the table of traditional characters from the data of OpenCC: traditional.py OUT.swift [FOLDER]

Needs Debian's opencc (the program opencc_dict) and libopencc-data; FOLDER is where TSCharacters.ocd2 is.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

PAIRS_IN_A_LINE = 50
HEADER = """\
/// Traditional characters and the simplified ones they are read as, one to one.
///
/// From OpenCC's table TSCharacters (Open Chinese Convert, https://github.com/BYVoid/OpenCC, Apache License 2.0, as Debian
/// packages it in libopencc-data {version}): the first candidate of each entry, followed until it is no key itself.
/// Made by deploy/lib/tables/traditional.py; not to be edited by hand.
enum TraditionalCharacters {{
    /// Pairs without anything between: the traditional character, then the simplified one.
    static let pairs = \"\"\"
"""
FOOTER = """\
        \"\"\"
}
"""


def table(folder):
    """Each traditional character with the simplified one that OpenCC prefers."""
    with tempfile.NamedTemporaryFile(suffix=".txt") as out:
        subprocess.run(
            ["opencc_dict", "-i", str(folder / "TSCharacters.ocd2"), "-f", "ocd2", "-t", "text", "-o", out.name],
            check=True, stdout=subprocess.DEVNULL,
        )
        lines = Path(out.name).read_text(encoding="utf-8").splitlines()
    first = {key: value.split(" ")[0] for key, value in (line.split("\t") for line in lines)}
    pairs = {}
    for key in first:
        end = key
        while first.get(end, end) != end:
            end = first[end]
        if end != key and len(key) == len(end) == 1:
            pairs[key] = end
    return pairs


def version():
    shown = subprocess.run(
        ["dpkg-query", "-W", "-f=${Version}", "libopencc-data"], check=True, capture_output=True, text=True
    )
    return shown.stdout


def main():
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/opencc")
    pairs = [key + value for key, value in sorted(table(folder).items())]
    lines = ["".join(pairs[at:at + PAIRS_IN_A_LINE]) for at in range(0, len(pairs), PAIRS_IN_A_LINE)]
    # A backslash at the end of a line of the literal joins it with the next.
    text = HEADER.format(version=version()) + "".join(f"        {line}\\\n" for line in lines)
    Path(sys.argv[1]).write_text(text[:-2] + "\n" + FOOTER, encoding="utf-8")


if __name__ == "__main__":
    main()
