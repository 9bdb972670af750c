"""Checks of the formats for reference managers: rispy, bibtexparser, citeproc-py and the csv module read the files."""

import csv
import io
import json
import warnings
from collections.abc import Sequence

import pytest

from tui.articles.model import Coverage
from tui.export.document import ExportDocument, ExportedArticle
from tui.export.shared import web_address
from tui.export.writers.excerpts import excerpts


def one_line(text: str) -> str:
    return " ".join(text.split())


def noted(document: ExportDocument, article: ExportedArticle) -> list[str]:
    """The words of the article that are to be in its notes."""
    places = [
        excerpt.place.exact
        for excerpt in excerpts(document)
        if excerpt.record in ("passage", "quote", "text") and excerpt.place.article == article.id
    ]
    lost = [orphan.exact for orphan in document.orphans or () if orphan.article == article.id]
    return [one_line(exact) for exact in (*places, *lost)]


def check_csl_json(coverage: Coverage, document: ExportDocument, text: str) -> None:
    pytest.importorskip("citeproc", reason="needs citeproc-py")
    from citeproc.source.json import CiteProcJSON

    parsed = json.loads(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it does not know `raw` dates
        bibliography = CiteProcJSON(parsed)
    assert len(bibliography) == len(document.articles)
    for item, article in zip(parsed, document.articles, strict=True):
        assert item["id"].lower() in bibliography
        assert item["title"] == one_line(article.headline)
        assert item.get("container-title", "") == one_line(article.outlet)
        assert item.get("URL", "") == web_address(article.url)
        _check_notes(item.get("note", ""), noted(document, article))


def check_ris(coverage: Coverage, document: ExportDocument, text: str) -> None:
    rispy = pytest.importorskip("rispy", reason="needs rispy")
    records = rispy.loads(text) if text else []
    assert len(records) == len(document.articles)
    for record, article in zip(records, document.articles, strict=True):
        assert record["type_of_reference"] == "NEWS"
        assert record.get("title", "") == one_line(article.headline)
        assert record.get("secondary_title", "") == one_line(article.outlet)
        assert record.get("urls", []) == [address for address in [web_address(article.url)] if address]
        _check_notes("\n".join(record.get("notes", ())), noted(document, article))


def check_bibtex(coverage: Coverage, document: ExportDocument, text: str) -> None:
    bibtexparser = pytest.importorskip("bibtexparser", minversion="2", reason="needs bibtexparser 2")
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    assert len(library.entries) == len(document.articles)
    for entry, article in zip(library.entries, document.articles, strict=True):
        assert entry["title"] == f"{{{_tex(article.headline)}}}"
        fields = entry.fields_dict
        assert fields["journal"].value == _tex(article.outlet)
        annote = fields["annote"].value if "annote" in fields else ""
        _check_notes(annote, [_tex(exact) for exact in noted(document, article)])


def check_readwise(coverage: Coverage, document: ExportDocument, text: str) -> None:
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    wanted = {
        (one_line(article.headline), exact) for article in document.articles for exact in noted(document, article)
    }
    assert {(row["Title"].removeprefix("'"), row["Highlight"].removeprefix("'")) for row in rows} == wanted
    assert not [cell for row in rows for cell in row.values() if cell[:1] in tuple("=+-@")]


def _check_notes(notes: str, wanted: Sequence[str]) -> None:
    assert [exact for exact in wanted if exact not in notes] == []
    assert bool(notes) == bool(wanted)


def _tex(text: str) -> str:
    """The text as TeX has to be given it, written apart from the writer: one character at a time."""
    names = {"\\": "textbackslash", "~": "textasciitilde", "^": "textasciicircum"}
    return "".join(
        f"\\{names[sign]}{{}}" if sign in names else f"\\{sign}" if sign in "{}$&#_%" else sign
        for sign in one_line(text)
    )
