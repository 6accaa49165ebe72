"""What the right answers are, by looking through every text."""

import json

import folding


class Naive:
    """All texts of a prepared file in memory."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as lines:
            reports = [json.loads(line) for line in lines]
        self.reports = [(r["id"], r["year"], r["agency"], r["text"].encode()) for r in reports]

    def answer(self, query):
        """The total, the newest ids and the count of each year, as a dict."""
        words = [folding.folded(word).encode() for word in query["all"]]
        none = [folding.folded(word).encode() for word in query["none"]]
        year, agency = query.get("year"), query.get("agency")
        found = [
            (id_, its_year)
            for id_, its_year, its_agency, text in self.reports
            if (year is None or year == its_year)
            and (agency is None or agency == its_agency)
            and all(word in text for word in words)
            and not any(word in text for word in none)
        ]
        years = {}
        for _, its_year in found:
            years[its_year] = years.get(its_year, 0) + 1
        newest = sorted((id_ for id_, _ in found), reverse=True)[: query["limit"]]
        return {
            "total": len(found) if query["total"] else None,
            "ids": newest,
            "years": years if query["facet"] else None,
        }
