"""Annotations survive in every format with their colour, tags, note and verdict; orphans are named."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest
import yaml

from tests.export.checks import CHECKS
from tests.export.htmlpage import check_safe
from tests.export.made import AnalysedEvent, place
from tui.articles.model import Passage
from tui.export.build_document import export_document
from tui.export.options import Include, UserNote
from tui.export.selection import needs_annotations, resolve_selection
from tui.export.write import export_text
from tui.reading.annotations import Annotation, AnnotationKind, Annotations, OrphanedAnnotation

SETTINGS = {"cutoff": 40.0}
IDS = [letter * 32 for letter in "abcdef"]


def annotation(key: str, kind: AnnotationKind, passages: Iterable[Passage], **values: Any) -> Annotation:
    fields = {"text": "", "tags": (), "colour": "", "judgement": "", "is_reworded": False} | values
    return Annotation(key=key, kind=kind, passages=tuple(passages), **fields)


@pytest.fixture
def notes(sample: AnalysedEvent) -> Annotations:
    """A highlight, one with a note, a note, a verdict on a group, and an orphaned highlight."""
    dead = sample.grouping.groups[1].passages
    captain = place(sample.coverage, "post", "Captain")
    sea = place(sample.coverage, "sun", "Sea")
    yellow, pink = {"colour": "yellow", "is_reworded": True}, {"colour": "pink", "text": "why sea?"}
    return Annotations(
        (
            annotation(IDS[0], AnnotationKind.HIGHLIGHT, [captain], tags=("=crew", "who"), **yellow),
            annotation(IDS[1], AnnotationKind.HIGHLIGHT, [sea], **pink),
            annotation(IDS[2], AnnotationKind.NOTE, dead[:1], text="two?\nor three", tags=("toll",)),
            annotation(IDS[3], AnnotationKind.VERDICT, dead, judgement="misquoted", text="one died"),
        ),
        (
            OrphanedAnnotation(
                key=IDS[4],
                kind=AnnotationKind.HIGHLIGHT,
                article="post",
                quote="Three were lost",
                text="gone",
                tags=("lost",),
                colour="blue",
                sha256="0" * 64,
                prefix="before ",
                suffix=" after",
            ),
        ),
    )


def included(sample: AnalysedEvent, notes: Annotations, *words: str) -> Include:
    return resolve_selection(words, sample.coverage, sample.grouping, sample.mentions, notes)


Rows = list[tuple[str, str, str, str, tuple[str, ...], str]]
"""(item, exact, colour, verdict, tags, note)"""

ROWS: Rows = [
    (IDS[0], "Captain", "yellow", "", ("=crew", "who"), ""),
    (IDS[1], "Sea", "pink", "", (), "why sea?"),
    (IDS[2], "Two people died", "", "", ("toll",), "two?\nor three"),
    (IDS[3], "Two people died", "", "misquoted", (), "one died"),
    (IDS[3], "Two people were dead", "", "misquoted", (), "one died"),
    (IDS[3], "Two died", "", "misquoted", (), "one died"),
    (IDS[4], "Three were lost", "blue", "", ("lost",), "gone"),
]


def as_tuples(rows: Iterable[dict[str, Any]]) -> Rows:
    return [(row["item"], row["exact"], row["colour"], row["verdict"], tuple(row["tags"]), row["note"]) for row in rows]


def of_document(parsed: dict[str, Any]) -> Rows:
    return as_tuples([*parsed["texts"], *parsed["orphans"]])


def of_lines(text: str) -> Rows:
    lines = [json.loads(line) for line in text.split("\n")[:-1]]
    return as_tuples(line for line in lines if line["record"] in ("text", "orphan"))


def of_csv(text: str) -> Rows:
    rows = [
        {name: cell.removeprefix("'") for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(text[1:], newline=""))
    ]
    annotation_rows = [row for row in rows if row["record"] in ("text", "orphan")]
    return as_tuples({**row, "tags": row["tags"].split("; ") if row["tags"] else ()} for row in annotation_rows)


def of_annotations(text: str) -> Rows:
    rows: Rows = []
    for item in json.loads(text)["first"]["items"]:
        if "crosslight:item" in item:
            values: dict[str, list[str]] = {}
            for body in item.get("body", ()):
                values.setdefault(body["purpose"], []).append(body["value"])
            note, verdict = "".join(values.get("commenting", ())), "".join(values.get("assessing", ()))
            exact, colour = item["target"]["selector"][0]["exact"], item.get("crosslight:colour", "")
            rows.append((item["crosslight:item"], exact, colour, verdict, tuple(values.get("tagging", ())), note))
    return rows


READERS: dict[str, Callable[[str], Rows]] = {
    "json": lambda text: of_document(json.loads(text)),
    "yaml": lambda text: of_document(yaml.safe_load(text)),
    "jsonl": of_lines,
    "csv-full": of_csv,
    "annotations": of_annotations,
}


@pytest.mark.parametrize("file_format", CHECKS)
def test_annotations_can_be_read_back_from_every_format(
    sample: AnalysedEvent, notes: Annotations, file_format: str
) -> None:
    include = included(sample, notes, "highlights", "notes", "passages")
    state = sample.coverage, sample.grouping, sample.mentions, include, SETTINGS
    text = export_text(file_format, *state)
    CHECKS[file_format](sample.coverage, export_document(*state), text)
    if file_format in READERS:
        assert READERS[file_format](text) == ROWS


def test_markdown_lists_colours_verdicts_changes_and_orphans(sample: AnalysedEvent, notes: Annotations) -> None:
    include = included(sample, notes, "highlights", "notes")
    text = export_text("markdown", sample.coverage, sample.grouping, sample.mentions, include, SETTINGS)
    assert "\n\n*highlight, yellow; the words have changed since*\n\n#crew #who\n\n" in text
    assert text.count("one died") == 1, "a verdict on three passages is written below the last"
    assert text.count("\n\n*verdict, misquoted*\n\n") == 3
    orphans = text.split("### No longer found in the articles\n\n")[1]
    assert orphans.startswith("> Three were lost\n>\n> — **The Post**, “Ferry burns”")
    assert f"\n\n^o-{IDS[4]}\n\n*highlight, blue*\n\ngone\n\n#lost\n\n" in orphans


def test_the_readable_table_begins_with_the_annotations(sample: AnalysedEvent, notes: Annotations) -> None:
    include = included(sample, notes, "highlights", "notes", "passages")
    text = export_text("csv", sample.coverage, sample.grouping, sample.mentions, include, SETTINGS)
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    first, orphan = rows[0], next(row for row in rows if row["text"] == "Three were lost")
    assert (first["record"], first["text"], first["kind"]) == ("highlight", "Captain", "yellow, changed since")
    assert (orphan["record"], orphan["kind"], orphan["note"]) == ("highlight", "blue, no longer found", "gone")
    assert [row["record"] for row in rows[len(ROWS) :]] == ["passage"] * (len(rows) - len(ROWS))


def test_the_report_shows_annotations_in_colour_and_lists_orphans(sample: AnalysedEvent, notes: Annotations) -> None:
    include = included(sample, notes, "highlights", "notes", "passages")
    page = check_safe(export_text("html", sample.coverage, sample.grouping, sample.mentions, include, SETTINGS))
    classes = {run["text"]: run["is"]["class"].split() for run in page.elements if run["is"].get("data-t")}
    assert "own-yellow" in classes["Captain"] and "own-pink" in classes["Sea"]
    (section,) = [element for element in page.elements if element["is"].get("id") == "list-passages"]
    for words in (
        "highlight, yellow · changed since",
        "verdict, misquoted",
        "two?",
        "or three",
        "Three were lost",
        "gone",
    ):
        assert words in section["text"]


def test_highlights_and_notes_are_selected_separately(sample: AnalysedEvent, notes: Annotations) -> None:
    highlights, notes_only = included(sample, notes, "highlights"), included(sample, notes, "notes")
    assert [text.item for text in highlights.texts] == IDS[:2]
    assert [text.item for text in notes_only.texts] == [IDS[1], IDS[2], IDS[3], IDS[3], IDS[3]]
    assert [orphan.item for orphan in highlights.orphans] == [orphan.item for orphan in notes_only.orphans] == [IDS[4]]
    assert not highlights.passages
    assert [needs_annotations([word]) for word in ("highlights", "notes", "passages")] == [True, True, False]


def test_an_export_without_annotations_says_so(sample: AnalysedEvent) -> None:
    include = included(sample, Annotations(), "notes")
    document = export_document(sample.coverage, sample.grouping, None, include, {})
    assert (document.texts, document.orphans) == ((), ())
    assert "## Your highlights and notes\n\nNone.\n" in export_text(
        "markdown", sample.coverage, sample.grouping, None, include, {}
    )


def test_groups_and_quotes_carry_notes_on_exactly_their_passages(sample: AnalysedEvent, notes: Annotations) -> None:
    quote = sample.mentions.quotes[0]
    on_quote = annotation(IDS[5], AnnotationKind.NOTE, [Passage(quote.article, quote.parts[0])], text="eleven?")
    notes_by_id = included(sample, Annotations((*notes.annotations, on_quote)), "passages", "quotes", "notes").words
    assert notes_by_id == {
        "g2": UserNote("two?\nor three\nmisquoted: one died", ("toll",)),
        quote.id: UserNote("eleven?"),
    }
    assert included(sample, notes, "passages").words == {}, "notes are exported only on request"
