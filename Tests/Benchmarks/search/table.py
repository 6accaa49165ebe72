"""Prints results of reference_search.py, and of others in the same form, as tables in Markdown.

table.py RESULT…
"""

import json
import sys


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def number(value):
    """Three figures that count."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def build_row(name, engine, corpus):
    seconds, size = engine["build"]["seconds"], engine["size"]
    rates = [corpus["reports"] / seconds, corpus["bytes"] / 1e6 / seconds]
    kept = f"{size['text'] / 1e6:,.0f} MB" if "text" in size else "-"
    return [
        name,
        *map(number, rates),
        f"{number(seconds)} s",
        f"{number(engine['build']['processorSeconds'])} s",
        f"{size['index'] / 1e6:,.0f} MB, {size['index'] / corpus['bytes']:.2f}",
        kept,
    ]


def times(kind):
    if not kind:
        return "-"
    text = " / ".join(number(kind[share]) for share in ("p50", "p95", "p99"))
    return text if kind["count"] >= 100 else f"{text} ({kind['count']})"


def main():
    results = [json.load(open(path, encoding="utf-8")) for path in sys.argv[1:]]
    corpus = results[0]["corpus"]
    engines = {name: engine for result in results for name, engine in result["engines"].items()}
    head = ["engine", "reports/s", "MB of text/s", "by the clock", "processor", "index; × the text", "text kept"]
    print(table(head, [build_row(name, engine, corpus) for name, engine in engines.items()]))
    asked = {name: engine["kinds"] for name, engine in engines.items() if "kinds" in engine}
    kinds = dict.fromkeys(kind for kind_of in asked.values() for kind in kind_of)
    print()
    print(table(["ms", *asked], [[kind, *(times(of.get(kind)) for of in asked.values())] for kind in kinds]))
    print()
    for name, of in asked.items():
        checked = sum(kind.get("checked", 0) for kind in of.values())
        print(f"{name}: {sum(kind.get('exact', 0) for kind in of.values())} of {checked} answers right")
    print()
    for name, engine in engines.items():
        print(f"- {name}: {engine['version']}; {engine['settings']}")


if __name__ == "__main__":
    main()
