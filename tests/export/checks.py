"""Independent checks of each format: a third-party parser reads the file, and its content is compared with the rows.

Each raises AssertionError with what is wrong. They are used by the tests and tests/bench/export_states.py.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from referencing import Registry, Resource

from tests.export.htmlpage import check_accessible, check_safe
from tests.export.reference_checks import check_bibtex, check_csl_json, check_readwise, check_ris
from tests.export.webannotation import check_collection
from tui.articles.model import ASIDE, Coverage
from tui.export.document import ExportDocument, OrphanRow, PassageRow
from tui.export.writers.csv import ALWAYS
from tui.export.writers.excerpts import Excerpt, excerpts

SCHEMAS = Path(__file__).parents[2] / "docs/schemas"
OWN = ("colour", "verdict", "item")
Check = Callable[[Coverage, ExportDocument, str], None]


@cache
def schema(name: str) -> Draft202012Validator:
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("export*.json")}
    registry: Any = Registry().with_resources(
        (content["$id"], Resource.from_contents(content)) for content in schemas.values()
    )
    return Draft202012Validator(schemas[name], registry=registry)


def plain(document: ExportDocument) -> Any:
    import msgspec

    return json.loads(msgspec.json.encode(document))


def check_json(coverage: Coverage, document: ExportDocument, text: str) -> None:
    parsed = json.loads(text)
    schema("export.schema.json").validate(parsed)
    assert parsed == plain(document)
    texts = {article.id: article.text for article in coverage.articles}
    for excerpt in excerpts(document):
        place = excerpt.place
        assert texts[place.article][place.start : place.end] == place.exact
        assert texts[place.article][: place.start].endswith(place.prefix)
        assert texts[place.article][place.end :].startswith(place.suffix)


def check_json_lines(coverage: Coverage, document: ExportDocument, text: str) -> None:
    assert text.endswith("\n")
    lines = [json.loads(line) for line in text[:-1].split("\n")]
    for line in lines:
        schema("export-line.schema.json").validate(line)
        assert line["record"] in ("article", "person") or (line["version"], line["settings"]) == (
            document.version,
            document.settings,
        )
    assert read_back(lines) == plain(document)


def read_back(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Rebuild the document of the JSON export from the lines alone."""
    head = lines[0]
    document: dict[str, Any] = {key: head[key] for key in ("format", "format_number", "version", "title", "settings")}
    document["articles"] = []
    for part in ("groups", "people", "quotes", "texts", "orphans", "differences"):
        document[part] = [] if part in head["parts"] else None
    for line in lines[1:]:
        record = line.pop("record")
        if record not in ("article", "person"):
            del line["version"], line["settings"]
        if record == "article":
            document["articles"].append(line)
        elif record == "passage":
            group = {key: line.pop(f"group_{key}") for key in ("kind", "score", "probability", "sureness")}
            group |= {"id": line.pop("group"), "letter": line.pop("letter")}
            if not document["groups"] or document["groups"][-1]["id"] != group["id"]:
                document["groups"].append({**group, "passages": []})
            document["groups"][-1]["passages"].append(line)
        elif record == "person":
            document["people"].append({**line, "mentions": []})
        elif record == "mention":
            assert document["people"][-1]["id"] == line.pop("person")
            assert document["people"][-1]["name"] == line.pop("name")
            document["people"][-1]["mentions"].append(line)
        else:
            document[f"{record}s"].append(line)
    return document


def check_yaml(coverage: Coverage, document: ExportDocument, text: str) -> None:
    parsed = yaml.load(text, Loader=yaml.CSafeLoader)
    assert parsed == plain(document)


def read_csv(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    parsed = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    for cells in parsed:
        assert not [cell for cell in cells.values() if re.match(r"[ ]*[=+\-@\t\r＝＋－＠]", cell)]
    return parsed


def check_csv(coverage: Coverage, document: ExportDocument, text: str) -> None:
    """The readable table: every passage, quote, text and orphan has its row, and no column is empty."""
    parsed = read_csv(text)
    for name in parsed[0] if parsed else ():
        assert name in ALWAYS or any(cells[name] for cells in parsed), name
    words = {(cells["record"], cells["id"]): cells["text"].removeprefix("'") for cells in parsed}
    passages = [passage for group in document.groups or () for passage in group.passages]
    for row in (*passages, *(document.texts or ()), *(document.orphans or ())):
        record = "passage" if isinstance(row, PassageRow) else row.kind
        assert words[record, row.id] == " ".join(row.exact.split())
    quotes = [quote for quote in document.quotes or () if quote.zone not in ASIDE]
    assert [cells["id"] for cells in parsed if cells["record"] == "quote"] == [quote.id for quote in quotes]


def check_full_csv(coverage: Coverage, document: ExportDocument, text: str) -> None:
    parsed = read_csv(text)
    rows = list(excerpts(document))
    orphans = document.orphans or ()
    assert len(parsed) == len(rows) + len(orphans)
    for cells, orphan in zip(parsed[len(rows) :], orphans, strict=True):
        back = {name: cell.removeprefix("'") for name, cell in cells.items()}
        assert (back["record"], back["start"], back["end"], back["zone"]) == ("orphan", "", "", "")
        assert {name: back[name] for name in ("exact", "prefix", "suffix", "candidate", "sha256", *OWN)} == {
            name: getattr(orphan, name) for name in ("exact", "prefix", "suffix", "candidate", "sha256", *OWN)
        }
        assert back["tags"] == "; ".join(orphan.tags)
    for cells, row in zip(parsed, rows, strict=False):
        back = {name: cell.removeprefix("'") for name, cell in cells.items()}
        place = row.place
        expected: Mapping[str, object] = {
            "exact": place.exact, "prefix": place.prefix, "suffix": place.suffix, "outlet": place.outlet,
            "headline": place.headline, "byline": place.byline, "url": place.url, "published": place.published,
            "sha256": place.sha256, "start": str(place.start), "end": str(place.end), "note": row.note,
            "reason": row.reason, "version": document.version, "changed": "yes" if row.changed else "",
            **{name: getattr(row, name) for name in OWN},
        }  # fmt: skip
        assert {name: back[name] for name in expected} == expected
        assert json.loads(cells["settings"]) == document.settings


def check_annotations(coverage: Coverage, document: ExportDocument, text: str) -> None:
    annotations = check_collection(json.loads(text))
    rows = list(excerpts(document))
    orphans = document.orphans or ()
    assert len(annotations) == len(rows) + len(orphans)
    for annotation, orphan in zip(annotations[len(rows) :], orphans, strict=True):
        (quote,) = annotation["target"]["selector"]
        assert (quote["exact"], quote["prefix"], quote["suffix"]) == (orphan.exact, orphan.prefix, orphan.suffix)
        assert annotation.get("crosslight:candidate", "") == orphan.candidate
        check_user_bodies(annotation, orphan)
    for annotation, row in zip(annotations, rows, strict=False):
        quote, position = annotation["target"]["selector"]
        place = row.place
        assert (quote["exact"], quote["prefix"], quote["suffix"]) == (place.exact, place.prefix, place.suffix)
        assert (position["start"], position["end"]) == (place.start, place.end)
        check_user_bodies(annotation, row)
        bodies = annotation.get("body", ())
        assert sum(body["type"] == "SpecificResource" for body in bodies) == len(row.elsewhere)


def check_user_bodies(annotation: Mapping[str, Any], row: Excerpt | OrphanRow) -> None:
    expected = {"tagging": list(row.tags), "commenting": [row.note] * bool(row.note)}
    expected["assessing"] = [row.verdict] * bool(row.verdict)
    bodies = annotation.get("body", ())
    for purpose, values in expected.items():
        assert [body["value"] for body in bodies if body.get("purpose") == purpose] == values
    assert annotation.get("crosslight:colour", "") == row.colour
    assert annotation.get("crosslight:item", "") == row.item


def check_markdown(coverage: Coverage, document: ExportDocument, text: str) -> None:
    _, head, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    parsed = yaml.safe_load(head)
    assert parsed["outlets"] == [article.outlet for article in document.articles]
    assert all(parsed.values()), "an empty property"
    end = body.rpartition("\n## How this was made\n")[2]
    assert all(f"SHA-256 {article.sha256}\n" in end for article in document.articles)
    tokens = MarkdownIt("gfm-like").parse(body)
    blocks: dict[str, list[str]] = {}
    lines: list[str] = []
    is_quoted = False
    for at, token in enumerate(tokens):
        if token.type in ("blockquote_open", "blockquote_close"):
            is_quoted = token.type == "blockquote_open"
            lines = [] if is_quoted else lines
        elif token.type == "inline" and is_quoted:
            assert {child.type for child in token.children or []} <= {"text", *_CITATION}
            lines.append("".join(child.content for child in token.children or [] if child.type == "text"))
        elif token.type == "inline" and token.content.startswith("^") and tokens[at - 2].type == "blockquote_close":
            blocks[token.content[1:]] = lines[:-1]
    passages = [passage for group in document.groups or () for passage in group.passages]
    written = [*passages, *(document.texts or ()), *(document.orphans or ())]
    for row in written:
        expected = [line.strip() for line in row.exact.split("\n") if line.strip()]
        assert blocks[row.id] == expected, (row.id, blocks[row.id], expected)


_CITATION = {"strong_open", "strong_close", "link_open", "link_close"}


def check_html(coverage: Coverage, document: ExportDocument, text: str) -> None:
    page = check_safe(text)
    check_accessible(page)
    for number, article in enumerate(coverage.articles):
        assert page.article_text(number) == [span.slice(article.text) for span in article.paragraphs]
    groups = document.groups or ()
    assert [group[0] for group in page.data["groups"]] == [group.letter for group in groups]
    assert len(page.data["passages"]) == sum(len(group.passages) for group in groups)
    assert len(page.data["texts"]) == len(document.texts or ())
    lost = [element["text"] for element in page.elements if element["name"] == "q"]
    assert lost == [" ".join(orphan.exact.split()) for orphan in document.orphans or ()]


CHECKS: Mapping[str, Check] = {
    "csljson": check_csl_json,
    "ris": check_ris,
    "bibtex": check_bibtex,
    "readwise": check_readwise,
    "markdown": check_markdown,
    "html": check_html,
    "json": check_json,
    "jsonl": check_json_lines,
    "yaml": check_yaml,
    "csv": check_csv,
    "csv-full": check_full_csv,
    "annotations": check_annotations,
}
