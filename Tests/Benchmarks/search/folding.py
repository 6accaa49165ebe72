"""The text that every engine is given, and the bigrams of those that have no tokenizer of the kind.

A short form of what Services/Index does: width and case fold, a Han character or a sign is a unit, a word or number of
ASCII is one unit, blanks go, a blank line parts what must not match across. A text becomes each distinct unit once and
then each pair of neighbours in order, so that a phrase of any length is a row of pairs.
"""

import json
import re
import unicodedata
from multiprocessing import Pool

PARTS = re.compile(r"\s*\n\s*\n\s*")
BLANK = re.compile(r"\s+")
BETWEEN_WORDS = re.compile(r"(?<=[a-z0-9])\s+(?=[a-z0-9])")
UNIT = re.compile(r"[a-z0-9]+|\S")
WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
# Signs of ASCII in full width: for the tokenizers below they belong to a token.
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if not chr(code).isalnum()}
# C1 controls, which no text has: between two words of a pair, and where a blank line stands.
JOINT = "\x83"
GAP = "\x84"


def folded(text):
    """The text without what does not count in searching; a blank line is one line end."""
    parts = PARTS.split(unicodedata.normalize("NFKC", text).lower().translate(FULL_WIDTH).strip())
    return "\n".join(BLANK.sub("", BETWEEN_WORDS.sub("\x00", part)).replace("\x00", " ") for part in parts)


def pairs(units):
    """Each unit with the next."""
    return [
        left + JOINT + right if right[0] in WORD and left[-1] in WORD else left + right
        for left, right in zip(units, units[1:])
    ]


def tokens(text):
    """The tokens of a folded text, blanks between them."""
    parts = [UNIT.findall(part) for part in text.split("\n")]
    seen = dict.fromkeys(unit for part in parts for unit in part)
    return " ".join([*seen, *f" {GAP} ".join(" ".join(pairs(part)) for part in parts).split(" ")])


def phrase(text):
    """The tokens of a phrase: pairs, or the unit where there is but one."""
    units = UNIT.findall(folded(text))
    return pairs(units) if len(units) > 1 else units


def prepared_line(line):
    report = json.loads(line)
    text = folded(report["text"])
    own = {"id": report["id"], "year": report["year"], "agency": report["agency"]}
    return (
        json.dumps({**own, "text": text}, ensure_ascii=False),
        json.dumps({**own, "tokens": tokens(text)}, ensure_ascii=False),
        len(report["text"].encode()),
    )


def prepare(corpus, folder):
    """Writes texts.jsonl and tokens.jsonl; says how many reports and how many bytes of text they are made of."""
    reports = size = 0
    with open(corpus, encoding="utf-8") as lines, Pool() as pool, open(
        folder / "texts.jsonl", "w", encoding="utf-8"
    ) as texts, open(folder / "tokens.jsonl", "w", encoding="utf-8") as token_lines:
        for text, tokenized, length in pool.imap(prepared_line, lines, chunksize=100):
            texts.write(text + "\n")
            token_lines.write(tokenized + "\n")
            reports += 1
            size += length
    return {"reports": reports, "bytes": size}
