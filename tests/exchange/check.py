"""Reads exported files with other people's readers, and compares them with what the record says.

    python3 tests/exchange/check.py FOLDER

FOLDER holds one export of each format and expected.json, which the test `independent` of the crate
onrecord-exchange writes from the record itself. Needs what requirements.txt lists.
"""

import csv
import json
import re
import sqlite3
import sys
from datetime import date, datetime, timezone
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pandas
import pyarrow
import pyarrow.parquet

csv.field_size_limit(1 << 30)


def equal(found, expected, what):
    if found != expected:
        raise AssertionError(f"{what}:\n  found    {found!r}\n  expected {expected!r}")


def records(folder):
    """The exported JSON lines by their type."""
    found = {"article": [], "issue": [], "statement": [], "position": [], "verdict": []}
    for line in (folder / "record.jsonl").read_text("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            found[row.pop("type")].append(row)
    return found


def check_jsonl(found, expected):
    """The lines say what the record says, and each place holds its words."""
    texts = {it["key"]: it["text"] for it in expected["articles"]}
    equal({it["article_key"]: it["text"] for it in found["article"]}, texts, "texts")
    equal([it["issue"] for it in found["issue"]], expected["issues"], "issues")
    equal(len(found["statement"]), len(expected["statements"]), "number of statements")
    for row, it in zip(found["statement"], expected["statements"]):
        for name in ["actor", "actor_id", "kind", "speaker", "cue", "content", "addressee", "said_on", "url"]:
            equal(row[name], it[name], f"statement {it['id']}, {name}")
        review = it["review"] or {"kind": None, "coder": None, "at": None}
        equal([row["review"], row["coder"], row["reviewed_at"]], [review[key] for key in ["kind", "coder", "at"]], "review")
        text = texts[row["article_key"]]
        for part in ["speaker", "cue", "content"]:
            equal(row[f"{part}_places"], it["spans"][part], f"statement {it['id']}, places of {part}")
            words = " … ".join(text[start:end] for start, end in row[f"{part}_places"])
            equal(words, row[part], f"statement {it['id']}, words of {part}")
    equal(len(found["position"]), len(expected["positions"]), "number of positions")
    for row, it in zip(found["position"], expected["positions"]):
        equal(row["position"], it["id"], "position's number")
        for name in ["actor", "actor_kind", "issue", "stance", "condition", "as_of", "day", "evidence", "outlet"]:
            equal(row[name], it[name], f"position {it['id']}, {name}")
        text = texts[row["article_key"]]
        for part in ["holder", "evidence", "condition", "quantity"]:
            start, end = row[f"{part}_start"], row[f"{part}_end"]
            if start is not None:
                equal(text[start:end], row[part], f"position {it['id']}, words of {part}")
    equal(len(found["verdict"]), len(expected["verdicts"]), "number of verdicts")
    for row, it in zip(found["verdict"], expected["verdicts"]):
        equal([row["coder"], row["verdict"], row["reviewed_at"]], [it["coder"], it["kind"], it["reviewed_at"]], "verdict")
        equal(row["value"] == "none", it["kind"] == "reject", f"verdict {it['id']}, value")
        evidence = (it["after"]["spans"].get("evidence") or it["after"]["spans"]["content"])[0]
        equal([row["start"], row["end"]], evidence, f"verdict {it['id']}, place")


def cell(value):
    """A value as a cell of CSV holds it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return str(value)


def check_csv(folder, found):
    for name, rows in found.items():
        path = folder / "csv" / f"{name}s.csv"
        with open(path, encoding="utf-8", newline="") as file:
            table = list(csv.DictReader(file))
        equal(table, [{key: cell(row[key]) for key in table[0]} for row in rows], path.name)
        equal(set(table[0]), set(rows[0]), f"columns of {path.name}")
        frame = pandas.read_csv(path)
        equal(len(frame), len(rows), f"pandas: rows of {path.name}")
        if name == "position":
            frame = pandas.read_csv(path, parse_dates=["published", "day"])
            equal(frame["confidence"].dtype.kind, "f", "pandas: type of confidence")
            equal(frame["evidence_start"].dtype.kind, "i", "pandas: type of evidence_start")
            equal(frame["published"].dtype.kind, "M", "pandas: type of published")
            equal(list(frame["evidence"]), [row["evidence"] for row in rows], "pandas: evidence")


def check_parquet(folder, found):
    types = {
        "published": pyarrow.date32(), "day": pyarrow.date32(), "confidence": pyarrow.float64(),
        "position": pyarrow.int64(), "statement": pyarrow.int64(), "evidence_start": pyarrow.int64(),
        "actor": pyarrow.string(), "evidence": pyarrow.string(),
    }
    for name, rows in found.items():
        table = pyarrow.parquet.read_table(folder / "parquet" / f"{name}s.parquet")
        equal(set(table.column_names), set(rows[0]), f"columns of {name}s.parquet")
        for field in table.schema:
            if field.name in types:
                equal(field.type, types[field.name], f"type of {field.name}")
        for row, it in zip(table.to_pylist(), rows, strict=True):
            for key, value in row.items():
                if isinstance(value, date):
                    value = value.isoformat()
                if isinstance(it[key], list):
                    value = json.loads(value)
                equal(value, it[key], f"{name}s.parquet, {key}")
        pandas.read_parquet(folder / "parquet" / f"{name}s.parquet")


def check_networks(folder):
    """networkx draws from both formats what the pages draw from JSON, with every attribute and its type."""
    for path in sorted(folder.glob("network-*.json")):
        network = json.loads(path.read_text("utf-8"))
        kind = path.stem.removeprefix("network-")
        graphs = {
            "graphml": networkx.read_graphml(path.with_suffix(".graphml")),
            "gexf": networkx.read_gexf(path.with_suffix(".gexf"), version="1.3"),
        }
        for name, graph in graphs.items():
            what = f"{kind}.{name}"
            equal(graph.is_directed(), False, f"{what}: direction")
            equal(set(graph.nodes), {node["id"] for node in network["nodes"]}, f"{what}: nodes")
            for node in network["nodes"]:
                held = graph.nodes[node["id"]]
                equal(held["label"], " ".join(re.split("[\t\n\r]", node["label"])), f"{what}: label")
                for key in ["mode", "kind", "country", "reports"]:
                    equal(held[key], node[key], f"{what}: {key} of {node['id']}")
                for key in ["first", "last"]:
                    equal(held[key] or None, node[key], f"{what}: {key} of {node['id']}")
            equal(len(graph.edges), len(network["edges"]), f"{what}: number of edges")
            for edge in network["edges"]:
                held = graph.edges[edge["source"], edge["target"]]
                equal((type(held["weight"]), held["weight"]), (float, edge["weight"]), f"{what}: weight")
                equal((type(held["sign"]), held["sign"]), (int, edge["sign"]), f"{what}: sign")
                for key in ["stance", "for", "against", "undecided", "conditional", "confidence"]:
                    equal(held.get(key), edge.get(key), f"{what}: {key}")
                for key in ["agree", "disagree"]:
                    if key in edge:
                        equal(held[key], len(edge[key]), f"{what}: {key}")
                        equal(held[f"{key}_issues"] or "", "; ".join(edge[key]), f"{what}: {key}_issues")
            keys = [set(held) for _, held in graph.nodes(data=True)]
            equal(all(key >= {"label", "mode", "kind", "country", "reports", "first", "last"} for key in keys),
                  True, f"{what}: no node lacks an attribute")
        root = ElementTree.parse(path.with_suffix(".gexf")).getroot()
        equal(root.tag, "{http://gexf.net/1.3}gexf", "GEXF's namespace")
        graph = root.find("{http://gexf.net/1.3}graph")
        equal((graph.get("mode"), graph.get("timeformat")), ("dynamic", "date"), "GEXF's time")


def sections(conf):
    """brat's annotation.conf: the lines of each section."""
    found, lines = {}, None
    for line in conf.splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), {})
        elif line:
            name, _, rest = line.partition("\t")
            lines[name] = dict(part.split(":", 1) for part in rest.split(", ") if part)
    return found


def check_brat(folder, found, expected):
    """By brat's documentation: https://brat.nlplab.org/standoff.html."""
    folder = folder / "brat"
    conf = sections((folder / "annotation.conf").read_text("utf-8"))
    counts = {"events": 0, "evidence": 0}
    texts = sorted(path.read_bytes().decode("utf-8") for path in folder.glob("*.txt"))
    equal(texts, sorted(it["text"] for it in expected["articles"]), "texts for brat")
    for ann in folder.glob("*.ann"):
        text = ann.with_suffix(".txt").read_bytes().decode("utf-8")
        # brat itself splits lines wherever Unicode ends one.
        lines = ann.read_bytes().decode("utf-8").splitlines()
        equal(len(lines), ann.read_bytes().count(b"\n"), f"{ann.name}: lines")
        bound, known, triggers = {}, {}, {}
        for line in lines:
            number, rest = line.split("\t", 1)
            equal(number in known, False, f"{ann.name}: {number} is new")
            known[number] = rest
            if number[0] == "T":
                place, words = rest.split("\t")
                kind, offsets = place.split(" ", 1)
                pieces = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
                there = " ".join(text[start:end] for start, end in pieces)
                equal(words, re.sub("[\t-\r\u0085\u2028\u2029]", " ", there), f"{ann.name}: {number}")
                equal(pieces, sorted(pieces), f"{ann.name}: order of {number}")
                equal(kind in conf["entities"] or kind in conf["events"], True, f"{kind} is declared")
                bound[number] = kind
        for number, rest in known.items():
            if number[0] == "E":
                (kind, trigger), *arguments = [part.split(":") for part in rest.split(" ")]
                equal(bound[trigger], kind, f"{ann.name}: trigger of {number}")
                for name, target in arguments:
                    equal(conf["events"][kind].get(f"{name}?"), bound[target], f"{ann.name}: {name}")
                triggers[number] = kind
                counts["events"] += 1
            elif number[0] == "R":
                kind, *ends = rest.split(" ")
                for end in ends:
                    name, target = end.split(":")
                    equal(bound[target], conf["relations"][kind][name], f"{ann.name}: {number}")
        for number, rest in known.items():
            if number[0] == "A":
                name, target, value = rest.split(" ")
                equal(value in conf["attributes"][name]["Value"].split("|"), True, f"{name} {value}")
                allowed = conf["attributes"][name]["Arg"].split("|")
                kind = "<EVENT>" if target in triggers else bound[target]
                equal(kind in allowed, True, f"{ann.name}: {name} of {kind}")
            elif number[0] == "#":
                target, _ = rest.split("\t")
                equal(target.split(" ")[1] in known, True, f"{ann.name}: {number}")
        counts["evidence"] += list(bound.values()).count("Evidence")
    equal(counts, {"events": len(found["statement"]), "evidence": len(found["position"])}, "annotations")


def check_dna(folder, expected):
    """Text and statements as DNA's Java takes them: places count UTF-16 units, days are seconds."""
    file = sqlite3.connect(f"file:{folder / 'record.dna'}?mode=ro", uri=True)
    equal(file.execute("PRAGMA integrity_check").fetchall(), [("ok",)], "DNA's file")
    equal(file.execute("PRAGMA foreign_key_check").fetchall(), [], "DNA's foreign keys")
    version = file.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()[0]
    equal(version[0], "3", "DNA's version")
    columns = file.execute("SELECT * FROM VARIABLES WHERE StatementTypeId = 1 ORDER BY ID").fetchall()
    equal([it[1:3] for it in columns[:4]], [("person", "short text"), ("organization", "short text"),
          ("concept", "short text"), ("agreement", "boolean")], "DNA's own variables")
    texts = {it["text"]: it for it in expected["articles"]}
    rows = file.execute("""
        SELECT DOCUMENTS.Text, Start, Stop, Label, Date, STATEMENTS.ID FROM STATEMENTS
        JOIN DOCUMENTS ON DOCUMENTS.ID = DocumentId
        JOIN STATEMENTTYPES ON STATEMENTTYPES.ID = StatementTypeId""").fetchall()
    found = []
    for text, start, stop, label, seconds, number in rows:
        units = text.encode("utf-16-le")
        evidence = units[2 * start:2 * stop].decode("utf-16-le")
        values = dict(file.execute("""
            SELECT Variable, ENTITIES.Value FROM DATASHORTTEXT
            JOIN VARIABLES ON VARIABLES.ID = DATASHORTTEXT.VariableId
            JOIN ENTITIES ON ENTITIES.ID = Entity WHERE StatementId = ?""", [number]))
        agreement = file.execute("SELECT Value FROM DATABOOLEAN WHERE StatementId = ?", [number]).fetchone()
        equal(agreement is None, label == "Undecided", "agreement")
        stance = "undecided" if agreement is None else ["against", "for"][agreement[0]]
        day = datetime.fromtimestamp(seconds, timezone.utc).date().isoformat()
        equal(day, texts[text]["published"] or "1970-01-01", "DNA's day")
        actor = values["person"] or values["organization"]
        equal(bool(values["person"]) and bool(values["organization"]), False, "one actor")
        found.append((evidence, actor, values["concept"], stance))
        variables = file.execute("SELECT count(*) FROM VARIABLES WHERE StatementTypeId = "
                                 "(SELECT StatementTypeId FROM STATEMENTS WHERE ID = ?)", [number]).fetchone()
        data = sum(file.execute(f"SELECT count(*) FROM {table} WHERE StatementId = ?", [number]).fetchone()[0]
                   for table in ["DATASHORTTEXT", "DATALONGTEXT", "DATABOOLEAN", "DATAINTEGER"])
        equal(data, variables[0], "every variable has a value")
    told = [(it["evidence"], it["actor"], it["issue_title"], it["stance"]) for it in expected["positions"]]
    equal(sorted(found), sorted(told), "DNA's statements")


def check_annotations(folder, expected):
    """https://www.w3.org/TR/annotation-model/: selectors count code points, and quote what stands there."""
    whole = json.loads((folder / "annotations.jsonld").read_text("utf-8"))
    equal(whole["@context"][0], "http://www.w3.org/ns/anno.jsonld", "context")
    equal(whole["type"], "AnnotationCollection", "type")
    items = whole["first"]["items"]
    equal(len(items), whole["total"], "total")
    equal(len(items), len(expected["statements"]) + len(expected["positions"]), "annotations")
    equal(len({it["id"] for it in items}), len(items), "annotations' ids")
    texts = {it["url"] or f"urn:onrecord:article:{it['key']}": it["text"] for it in expected["articles"]}
    for it in items:
        equal(it["type"], "Annotation", "type")
        for target in it["target"]:
            # An address with characters that none may have is not used for one.
            text = texts.get(target["source"]["id"]) or texts[
                next(url for url in texts if "<" in url)]
            place, quote = target["selector"]
            equal(text[place["start"]:place["end"]], quote["exact"], it["id"])
            equal(text[:place["start"]].endswith(quote["prefix"]), True, "prefix")
            equal(text[place["end"]:].startswith(quote["suffix"]), True, "suffix")
        equal(all(body["type"] == "TextualBody" for body in it["body"]), True, "bodies")


def check_schema_org(folder, expected):
    whole = json.loads((folder / "schema.jsonld").read_text("utf-8"))
    equal(whole["@context"], "https://schema.org", "context")
    kinds = {}
    for it in whole["@graph"]:
        kinds.setdefault(it["@type"], []).append(it)
    equal({kind: len(all_) for kind, all_ in kinds.items()},
          {"NewsArticle": len(expected["articles"]), "Quotation": len(expected["statements"]),
           "Claim": len(expected["positions"])}, "things")
    articles = {it["@id"]: it for it in kinds["NewsArticle"]}
    for it in kinds["Quotation"]:
        equal(it["isPartOf"]["@id"] in articles, True, "a quotation's article")
    for it in kinds["Claim"]:
        first = articles[it["firstAppearance"]["@id"]].get("datePublished", "9999")
        equal(first <= articles[it["appearance"]["@id"]].get("datePublished", "9999"), True, "first appearance")
        equal(it["keywords"] in ["for", "against", "undecided"], True, "stance")
    equal(sorted(it["text"] for it in kinds["Claim"]),
          sorted(it["evidence"] for it in expected["positions"]), "claims")


def main():
    folder = Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    found = records(folder)
    check_jsonl(found, expected)
    check_csv(folder, found)
    check_parquet(folder, found)
    check_networks(folder)
    check_brat(folder, found, expected)
    check_dna(folder, expected)
    check_annotations(folder, expected)
    check_schema_org(folder, expected)
    print("csv, jsonl, parquet, graphml, gexf, brat, dna, web-annotation, schema-org: as the record says")


if __name__ == "__main__":
    main()
