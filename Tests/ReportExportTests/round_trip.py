"""Reads an export back with frictionless, pandas and openpyxl: round_trip.py FOLDER

FOLDER holds the same reports as `plain` and `office` (data packages, the second for offices, with a byte order mark),
`reports.jsonl` with `reports.compare.jsonl`, and `reports.xlsx`. Every table must hold, typed, what the JSON says; what is expected is worked out here,
apart from the program that wrote it. Prints each fault; the exit status is 1 where there is one.
"""

import datetime
import json
import sys
from pathlib import Path

import openpyxl
import pandas
from frictionless import Package, system
from openpyxl.utils.escape import unescape

FAULTS = []


def expect(holds, fault):
    if not holds and len(FAULTS) < 50:
        FAULTS.append(fault)


def numbered(outline):
    """The sections in document order: (path from 0, section, path of the one around it)."""
    found = []

    def go(sections, path):
        for place, section in enumerate(sections):
            found.append((path + [place], section, path))
            go(section["children"], path + [place])

    go(outline, [])
    return found


def date(text):
    return datetime.date.fromisoformat(text) if text else None


def dotted(path):
    return ".".join(str(place + 1) for place in path) or None


def report_row(report):
    agency = report.get("agency") or {}
    division = agency.get("division") or {}
    code, path = division.get("code", ""), division.get("path", [])
    is_county = code[4:] not in ("", "00")
    prefecture = path[1] if len(path) > (2 if is_county else 1) and code[2:] != "0000" else None
    number = report.get("indexNumber") or {}
    source = report["source"]
    recognition = source.get("recognition") or {}
    return {
        "documentId": report["documentId"], "reportId": report["reportId"], "revision": report["revision"],
        "parent": report.get("parent"), "kind": report["kind"], "title": report.get("title"),
        "reportYear": report.get("reportYear"), "dateWritten": date(report.get("dateWritten")),
        "datePublished": date(report.get("datePublished")), "docNumber": report.get("docNumber"),
        "textScalars": len(report["text"]), "bodyStart": report["body"][0], "bodyEnd": report["body"][1],
        "agencyKey": agency.get("key"), "agencyName": agency.get("name"), "agencyKind": agency.get("kind"),
        "agencyLevel": agency.get("level"), "divisionCode": division.get("code"),
        "province": path[0] if path else None, "prefecture": prefecture,
        "county": path[-1] if is_county and len(path) > 1 else None,
        "indexNumber": number.get("raw"), "indexNumberScheme": number.get("scheme"),
        "organizationCode": number.get("organizationCode"),
        "organizationCodeValid": number.get("organizationCodeValid"), "creditCodeValid": number.get("creditCodeValid"),
        "indexNumberYear": number.get("year"), "indexNumberSerial": number.get("serial"),
        "fileName": source["fileName"], "mediaType": source["mediaType"], "fileBytes": source["size"],
        "encoding": source.get("encoding"), "replacements": source.get("replacements"), "url": source.get("url"),
        "publisher": source.get("publisher"), "recognitionConfidence": recognition.get("confidence"),
        "recognitionPages": recognition.get("pages"), "readerVersion": report["reader"]["version"],
        "lexiconVersion": report["reader"]["lexicon"], "schema": report["schema"],
        "sections": len(numbered(report["outline"])),
        **{name: len(report[name]) for name in
           ("figures", "citations", "duties", "problems", "commitments", "findings")},
    }


def expected_tables(reports, tags):
    tables = {name: [] for name in (
        "reports", "evidence", "declared", "tags", "joint_agencies", "sections", "figures", "citations", "duties",
        "duty_sections", "duty_evidence", "problems", "commitments", "findings")}

    def spans(value):
        return {"start": value[0] if value else None, "end": value[1] if value else None}

    for report in reports:
        key = {"documentId": report["documentId"]}
        tables["reports"].append(report_row(report))
        for field, value in sorted(report["evidence"].items()):
            tables["evidence"].append(
                {**key, "field": field, "from": value["from"], "rule": value["rule"], **spans(value.get("range"))})
        for name, value in sorted(report["source"]["declared"].items()):
            tables["declared"].append({**key, "key": name, "value": value})
        for place, tag in enumerate(tags.get(report["documentId"], [])):
            tables["tags"].append({**key, "ordinal": place + 1, "tag": tag})
        for place, name in enumerate((report.get("agency") or {}).get("joint", [])):
            tables["joint_agencies"].append({**key, "ordinal": place + 1, "agencyName": name})
        outline = numbered(report["outline"])
        numbers = {tuple(path): place + 1 for place, (path, _, _) in enumerate(outline)}
        for place, (path, section, around) in enumerate(outline):
            tables["sections"].append({
                **key, "ordinal": place + 1, "sectionPath": dotted(path), "parentSection": numbers.get(tuple(around)),
                "level": section["level"], "label": section["number"], "title": section["title"],
                "role": section.get("role"), **spans(section["range"])})
        for place, figure in enumerate(report["figures"]):
            tables["figures"].append({
                **key, "ordinal": place + 1, **{name: figure.get(name) for name in (
                    "id", "value", "unit", "subject", "qualifier", "period", "partOf", "sectionLabel", "quote")},
                "section": numbers.get(tuple(figure["section"])), "sectionPath": dotted(figure["section"]),
                **spans(figure["range"])})
        for place, citation in enumerate(report["citations"]):
            tables["citations"].append({
                **key, "ordinal": place + 1, **{name: citation.get(name) for name in (
                    "name", "canonicalName", "docNumber", "alias", "kind")}, **spans(citation["range"])})
        for place, duty in enumerate(report["duties"]):
            tables["duties"].append(
                {**key, "ordinal": place + 1, "taxonomy": duty["taxonomy"], "duty": duty["duty"]})
            for inner, path in enumerate(duty["sections"]):
                tables["duty_sections"].append({
                    **key, "duty": place + 1, "ordinal": inner + 1, "section": numbers.get(tuple(path)),
                    "sectionPath": dotted(path)})
            for inner, span in enumerate(duty["evidence"]):
                tables["duty_evidence"].append({**key, "duty": place + 1, "ordinal": inner + 1, **spans(span)})
        for name in ("problems", "commitments"):
            for place, item in enumerate(report[name]):
                tables[name].append({**key, "ordinal": place + 1, "text": item["text"], **spans(item["range"])})
        for place, finding in enumerate(report["findings"]):
            tables["findings"].append({
                **key, "ordinal": place + 1, **{name: finding.get(name) for name in (
                    "rule", "item", "severity", "message")}, **spans(finding.get("range"))})
    return tables


def compared_tables(comparisons):
    """The tables of comparisons, by what the lines say."""
    tables = {name: [] for name in (
        "reuse_totals", "reuse", "figure_years", "returning_problems", "promises", "promise_evidence")}

    def share(name, value):
        value = value or {}
        return {
            name + "Sentences": value.get("sentences"), name + "Characters": value.get("characters"),
            name + "SentenceShare": value.get("ofSentences"), name + "CharacterShare": value.get("ofCharacters")}

    for identity, agency, found in comparisons:
        key = {"documentId": identity}
        reuse = found.get("reuse") or {}
        tables["reuse_totals"].append({
            **key, "sentences": reuse.get("sentences"), "characters": reuse.get("characters"),
            **share("own", reuse.get("ownEarlier")), **share("other", reuse.get("others")),
            **share("common", reuse.get("common"))})
        for source in reuse.get("sources", []):
            tables["reuse"].append({
                **key, "source": source["documentId"], "relation": source["relation"],
                "sourceAgencyKey": source.get("agencyKey"), "sourceAgencyName": source.get("agency"),
                "sourceYear": source.get("year"), **share("shared", source["share"]),
                **{name: source[name] for name in ("same", "numbersChanged", "near")}})
        for figure in found["figures"]:
            tables["figure_years"].append({
                **key, "agencyKey": agency, "lineDocument": figure["line"]["documentId"],
                "lineFigure": figure["line"]["figure"], **{name: figure.get(name) for name in (
                    "figure", "subject", "unit", "year", "value", "score", "previousYear", "change",
                    "relativeChange", "isConflict")}})
        for problem in found["problems"]:
            tables["returning_problems"].append({
                **key, "laterDocument": problem["laterDocumentId"], **{name: problem[name] for name in (
                    "problem", "text", "year", "laterProblem", "laterYear", "score")}})
        for promise in found["promises"]:
            tables["promises"].append({
                **key, "ordinal": promise["commitment"],
                **{name: promise[name] for name in ("text", "year", "outcome", "score")}})
            for place, passage in enumerate(promise["evidence"]):
                tables["promise_evidence"].append({
                    **key, "promise": promise["commitment"], "ordinal": place + 1,
                    "laterDocument": passage["documentId"], "role": passage.get("role"),
                    "score": passage["score"], "start": passage["range"][0], "end": passage["range"][1]})
    return tables


def same(found, wanted):
    if wanted == "":
        # CSV has one word for nothing.
        wanted = None
    if isinstance(wanted, (int, float)) and not isinstance(wanted, bool) and found is not None:
        return float(found) == float(wanted)
    return found == wanted


def compare(where, found, wanted):
    expect(len(found) == len(wanted), f"{where}: {len(found)} rows for {len(wanted)}")
    for place, (row, right) in enumerate(zip(found, wanted)):
        for name, value in right.items():
            expect(same(row.get(name), value), f"{where} row {place + 1} {name}: {row.get(name)!r} for {value!r}")
        for name in set(row) - set(right) - {"textFile"}:
            expect(name in ("coder", "coderValue") and row[name] is None, f"{where}: {name} is not expected")


def unguarded(value):
    """Undoes the guard, as `datapackage.json` says."""
    return value[1:] if isinstance(value, str) and value.startswith("'") else value


def by_frictionless(folder, wanted):
    package = Package(str(folder / "datapackage.json"))
    result = package.validate()
    for error in result.flatten(["type", "title", "message"])[:10]:
        expect(False, f"{folder.name}: frictionless: {error}")
    expect(result.valid, f"{folder.name}: frictionless finds it not valid: {result.errors}")
    for name, rows in wanted.items():
        found = [
            {field: unguarded(value) for field, value in row.to_dict().items()}
            for row in package.get_resource(name).read_rows()
        ]
        compare(f"{folder.name}/{name} by frictionless", found, rows)


def by_pandas(folder, wanted):
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    types = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean", "date": "string"}
    tables = {}
    for resource in descriptor["resources"]:
        fields = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        table = pandas.read_csv(
            folder / resource["path"], encoding=resource["encoding"], keep_default_na=False, na_values=[""],
            dtype={name: types[kind] for name, kind in fields.items()})
        expect(list(table.columns) == list(fields), f"{folder.name}/{resource['name']}: columns {list(table.columns)}")
        tables[resource["name"]] = table
        if resource["name"] not in wanted:
            continue
        rows = [
            {name: None if pandas.isna(value) else unguarded(value) for name, value in row.items()}
            for row in table.to_dict("records")
        ]
        for row in rows:
            for name, kind in fields.items():
                if kind == "date":
                    row[name] = date(row[name])
        compare(f"{folder.name}/{resource['name']} by pandas", rows, wanted[resource["name"]])
    for resource in descriptor["resources"]:
        check_references(folder, resource, tables)
    return descriptor


def check_references(folder, resource, tables):
    """Every reference leads to a row, where it leads anywhere, also those that are not declared as foreign keys."""
    schema = resource["schema"]
    own = tables[resource["name"]]
    for reference in schema.get("foreignKeys", []) + schema.get("guidang:references", []):
        target = tables[reference["reference"]["resource"] or resource["name"]]
        there = set(target[reference["reference"]["fields"]].itertuples(index=False, name=None))
        here = set(own[reference["fields"]].dropna().itertuples(index=False, name=None))
        expect(here <= there, f"{folder.name}/{resource['name']}: {reference} leads nowhere: {list(here - there)[:3]}")
    key = schema.get("primaryKey")
    if key:
        expect(not own.duplicated(key).any(), f"{folder.name}/{resource['name']}: {key} is no key")


def texts(folder, reports, wanted):
    """The offsets of the tables are places in the files of texts."""
    files = {}
    for report in reports:
        identity = report["documentId"]
        path = folder / "texts" / identity[:2] / f"{identity}.txt"
        with open(path, encoding="utf-8", newline="") as file:
            files[identity] = file.read()
        expect(files[identity] == report["text"], f"{path}: not the report's text")
    for name, column in (("figures", "quote"), ("problems", "text"), ("commitments", "text"), ("citations", "name")):
        for row in wanted[name]:
            passage = files[row["documentId"]][row["start"]:row["end"]]
            expect(passage == row[column], f"{name}: {passage!r} for {row[column]!r}")
    for row in wanted["promise_evidence"]:
        passage = files[row["laterDocument"]][row["start"]:row["end"]]
        expect(passage and passage == passage.strip(), f"promise_evidence: {passage!r} is no sentence")


def by_openpyxl(path, wanted):
    book = openpyxl.load_workbook(path)
    for name, rows in wanted.items():
        sheet = book[name]
        lines = list(sheet.iter_rows(values_only=True))
        expect(sheet.freeze_panes == "A2", f"{name}: its header is not frozen")
        expect(sheet.auto_filter.ref is not None, f"{name}: no filter")
        found = [dict(zip(lines[0], line)) for line in lines[1:]]
        for row in found:
            for column, value in row.items():
                if isinstance(value, datetime.datetime):
                    row[column] = value.date()
                elif isinstance(value, str):
                    # Excel does that by itself (ST_Xstring).
                    row[column] = unescape(value)
        compare(f"{path.name}/{name}", found, rows)
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                expect(cell.data_type != "f", f"{sheet.title}!{cell.coordinate} is a formula: {cell.value}")


def main():
    # The packages lie in a folder of their own, named by an absolute path.
    system.trusted = True
    folder = Path(sys.argv[1])
    with open(folder / "reports.jsonl", encoding="utf-8", newline="\n") as lines:
        reports = [json.loads(line) for line in lines]
    with open(folder / "reports.compare.jsonl", encoding="utf-8", newline="\n") as lines:
        comparisons = [json.loads(line) for line in lines]
    order = [report["documentId"] for report in reports]
    expect([found["documentId"] for found in comparisons] == order, "the comparisons are of other reports")
    tags = json.loads((folder / "tags.json").read_text(encoding="utf-8"))
    wanted = expected_tables(reports, tags)
    wanted.update(compared_tables(
        (report["documentId"], (report.get("agency") or {}).get("key"), found)
        for report, found in zip(reports, comparisons)))
    expect(all(wanted.values()), f"tables without a row: {[name for name, rows in wanted.items() if not rows]}")
    for name in ("plain", "office"):
        by_frictionless(folder / name, wanted)
        descriptor = by_pandas(folder / name, wanted)
        guard = descriptor["guidang"]["formulaGuard"]
        expect(sum(guard["cells"].values()) > 0, f"{name}: no cell was guarded")
    expect((folder / "office" / "reports.csv").read_bytes().startswith(b"\xef\xbb\xbf"), "office has no mark")
    texts(folder / "plain", reports, wanted)
    by_openpyxl(folder / "reports.xlsx", wanted)
    for fault in FAULTS:
        print(fault)
    if not FAULTS:
        print(f"{len(reports)} reports, {sum(len(rows) for rows in wanted.values())} rows: all as the JSON says")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
