"""Finds functions in Tests that look like tests and carry no @Test: they would never run."""

import re
import sys
from pathlib import Path

import sources

MARK_OR_FUNCTION = re.compile(r"@Test\b|\bfunc\s+(`[^`\n]+`|\w+)")
EXPECTATION = re.compile(r"#expect\b|#require\b|\bIssue\.record\b")


class Function:
    """A function as it is declared: its name, line and body, and whether it carries @Test."""

    def __init__(self, name, line, marked, body):
        self.name = name
        self.line = line
        self.marked = marked
        self.body = body

    @property
    def is_named_like_a_test(self):
        # In backticks stands a sentence, or a word of the language such as `repeat`.
        return not re.fullmatch(r"`[a-z]+`|(?!test[A-Z])\w+", self.name)


def functions(text):
    """The functions of a Swift text; a body reaches to the next function."""
    text = sources.code(text)
    found = []
    marked = False
    matches = list(MARK_OR_FUNCTION.finditer(text))
    for place, match in enumerate(matches):
        if match.group(1) is None:
            marked = True
            continue
        end = matches[place + 1].start() if place + 1 < len(matches) else len(text)
        line = text.count("\n", 0, match.start()) + 1
        found.append(Function(match.group(1), line, marked, text[match.end():end]))
        marked = False
    return found


def declared(root):
    """The name of every marked test, once for each declaration."""
    return [
        function.name.strip("`") for path in tests(root) for function in functions(path.read_text(encoding="utf-8"))
        if function.marked
    ]


def tests(root):
    return [path for path in sources.files(root, ".swift") if path.relative_to(root).parts[0] == "Tests"]


def problems(root):
    found = []
    targets = {}
    for path in tests(root):
        targets.setdefault(path.relative_to(root).parts[1], []).append(path)
    for paths in targets.values():
        texts = {path: path.read_text(encoding="utf-8") for path in paths}
        whole = "\n".join(sources.code(text) for text in texts.values())
        for path, text in texts.items():
            for function in functions(text):
                place = f"{path.relative_to(root)}:{function.line}: {function.name}"
                if function.marked:
                    continue
                if function.is_named_like_a_test:
                    found.append(f"{place} has no @Test, so it never runs")
                elif EXPECTATION.search(function.body) and len(re.findall(rf"\b{function.name}\b", whole)) == 1:
                    found.append(f"{place} expects something and nobody calls it: is it a test without @Test?")
    return found


if __name__ == "__main__":
    sys.exit(sources.report(problems(Path(sys.argv[1]).resolve())))
