"""Holds each target's imports against its own declared dependencies; `swift build` lets transitive ones pass."""

import json
import re
import subprocess
import sys
from pathlib import Path

import sources

SYSTEM = {
    "Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Testing", "Synchronization", "PackageDescription",
}
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var|actor)\s+)?([A-Za-z_]\w*)",
    re.MULTILINE,
)


def imported(text):
    """The modules a Swift text imports, each with its line."""
    text = sources.code(text)
    return [(found.group(1), text.count("\n", 0, found.start(1)) + 1) for found in IMPORT.finditer(text)]


def problems(root, description):
    """What is imported and not declared, given the package's description."""
    found = []
    for target in description["targets"]:
        allowed = SYSTEM | set(target.get("target_dependencies", [])) | set(target.get("product_dependencies", []))
        folder = Path(root) / target["path"]
        for name in target.get("sources", []):
            if not name.endswith(".swift"):
                continue
            path = folder / name
            for module, line in imported(path.read_text(encoding="utf-8")):
                if module not in allowed and module != target["name"]:
                    found.append(
                        f"{path.relative_to(root)}:{line}: imports {module}, "
                        f"which {target['name']} does not declare in Package.swift"
                    )
    return found


def main():
    root = Path(sys.argv[1]).resolve()
    described = subprocess.run(
        ["swift", "package", "--package-path", str(root), "describe", "--type", "json"],
        capture_output=True,
        text=True,
    )
    if described.returncode != 0:
        print(described.stderr)
        return 1
    # Messages of the resolver may stand before the description.
    text = described.stdout
    return sources.report(problems(root, json.loads(text[text.index("{"):])))


if __name__ == "__main__":
    sys.exit(main())
