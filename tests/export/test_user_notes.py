"""What the reader has marked goes into every format, with its colour, tags, note and verdict, and is read back from it;
what has lost its place is named."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest
import yaml

from tests.export.checks import CHECKS
from tests.export.htmlpage import check_safe
from tests.export.made import Found, place
from tui.articles.model import Passage
from tui.export.build_document import export_document
from tui.export.options import Include, UserNote
from tui.export.selection import needs_annotations, resolve_selection
from tui.export.write import export_text
from tui.reading.annotations import Annotation, AnnotationKind, Annotations, OrphanedAnnotation

SETTINGS = {"cutoff": 40.0}
IDS = [letter * 32 for letter in "abcdef"]


def mark(key: str, kind: AnnotationKind, passages: Iterable[Passage], **known: Any) -> Annotation:
    fields = {"text": "", "tags": (), "colour": "", "judgement": "", "changed": False} | known
    return Annotation(key=key, kind=kind, passages=tuple(passages), **fields)


@pytest.fixture
def notes(found: Found) -> Annotations:
    """A highlight, one with words on it, a note, a verdict on a group, and a highlight that has lost its place."""
    dead = found.grouping.groups[1].passages
    captain = place(found.coverage, "post", "Captain")
    sea = place(found.coverage, "sun", "Sea")
    yellow, pink = {"colour": "yellow", "changed": True}, {"colour": "pink", "text": "why sea?"}
    return Annotations(
        (
            mark(IDS[0], AnnotationKind.HIGHLIGHT, [captain], tags=("=crew", "who"), **yellow),
            mark(IDS[1], AnnotationKind.HIGHLIGHT, [sea], **pink),
            mark(IDS[2], AnnotationKind.NOTE, dead[:1], text="two?\nor three", tags=("toll",)),
            mark(IDS[3], AnnotationKind.VERDICT, dead, judgement="misquoted", text="one died"),
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


def included(found: Found, notes: Annotations, *what: str) -> Include:
    return resolve_selection(what, found.coverage, found.grouping, found.mentions, notes)


Told = list[tuple[str, str, str, str, tuple[str, ...], str]]
"""(item, exact, colour, verdict, tags, note)"""

TOLD: Told = [
    (IDS[0], "Captain", "yellow", "", ("=crew", "who"), ""),
    (IDS[1], "Sea", "pink", "", (), "why sea?"),
    (IDS[2], "Two people died", "", "", ("toll",), "two?\nor three"),
    (IDS[3], "Two people died", "", "misquoted", (), "one died"),
    (IDS[3], "Two people were dead", "", "misquoted", (), "one died"),
    (IDS[3], "Two died", "", "misquoted", (), "one died"),
    (IDS[4], "Three were lost", "blue", "", ("lost",), "gone"),
]


def told(rows: Iterable[dict[str, Any]]) -> Told:
    return [(row["item"], row["exact"], row["colour"], row["verdict"], tuple(row["tags"]), row["note"]) for row in rows]


def of_document(read: dict[str, Any]) -> Told:
    return told([*read["texts"], *read["orphans"]])


def of_lines(text: str) -> Told:
    lines = [json.loads(line) for line in text.split("\n")[:-1]]
    return told(line for line in lines if line["record"] in ("text", "orphan"))


def of_csv(text: str) -> Told:
    rows = [
        {name: cell.removeprefix("'") for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(text[1:], newline=""))
    ]
    wanted = [row for row in rows if row["record"] in ("text", "orphan")]
    return told({**row, "tags": row["tags"].split("; ") if row["tags"] else ()} for row in wanted)


def of_annotations(text: str) -> Told:
    found: Told = []
    for each in json.loads(text)["first"]["items"]:
        if "crosslight:item" in each:
            values: dict[str, list[str]] = {}
            for body in each.get("body", ()):
                values.setdefault(body["purpose"], []).append(body["value"])
            note, verdict = "".join(values.get("commenting", ())), "".join(values.get("assessing", ()))
            exact, colour = each["target"]["selector"][0]["exact"], each.get("crosslight:colour", "")
            found.append((each["crosslight:item"], exact, colour, verdict, tuple(values.get("tagging", ())), note))
    return found


READERS: dict[str, Callable[[str], Told]] = {
    "json": lambda text: of_document(json.loads(text)),
    "yaml": lambda text: of_document(yaml.safe_load(text)),
    "jsonl": of_lines,
    "csv": of_csv,
    "annotations": of_annotations,
}


@pytest.mark.parametrize("file_format", CHECKS)
def test_what_is_marked_is_read_back_from_every_format(found: Found, notes: Annotations, file_format: str) -> None:
    include = included(found, notes, "highlights", "notes", "passages")
    state = found.coverage, found.grouping, found.mentions, include, SETTINGS
    text = export_text(file_format, *state)
    CHECKS[file_format](found.coverage, export_document(*state), text)
    if file_format in READERS:
        assert READERS[file_format](text) == TOLD


def test_markdown_names_colour_verdict_and_what_has_changed_or_lost_its_place(found: Found, notes: Annotations) -> None:
    include = included(found, notes, "highlights", "notes")
    text = export_text("markdown", found.coverage, found.grouping, found.mentions, include, SETTINGS)
    assert "; highlight, yellow; the words have changed since)\n\n^t-post-" in text
    assert "\n\n#crew #who\n\n" in text
    assert text.count("one died") == 1, "a verdict on three passages is written below the last"
    assert text.count("; verdict, misquoted)") == 3
    lost = text.split("### Without a place in the articles as they are now\n\n")[1]
    assert lost.startswith("> Three were lost\n>\n> — **The Post**, “Ferry burns”")
    assert f"(highlight, blue)\n\n^o-{IDS[4]}\n\ngone\n\n#lost\n\n" in lost


def test_the_page_shows_marks_in_their_colour_and_lists_what_has_lost_its_place(
    found: Found, notes: Annotations
) -> None:
    include = included(found, notes, "highlights", "notes", "passages")
    page = check_safe(export_text("html", found.coverage, found.grouping, found.mentions, include, SETTINGS))
    marked = {each["text"]: each["is"]["class"].split() for each in page.elements if each["is"].get("data-t")}
    assert "own-yellow" in marked["Captain"] and "own-pink" in marked["Sea"]
    (section,) = [each for each in page.elements if each["is"].get("id") == "list-passages"]
    for words in (
        "highlight, yellow · changed since",
        "verdict, misquoted",
        "two?",
        "or three",
        "Three were lost",
        "gone",
    ):
        assert words in section["text"]


def test_highlights_and_notes_are_asked_for_apart(found: Found, notes: Annotations) -> None:
    highlights, written = included(found, notes, "highlights"), included(found, notes, "notes")
    assert [own.item for own in highlights.texts] == IDS[:2]
    assert [own.item for own in written.texts] == [IDS[1], IDS[2], IDS[3], IDS[3], IDS[3]]
    assert [lost.item for lost in highlights.orphans] == [lost.item for lost in written.orphans] == [IDS[4]]
    assert not highlights.passages
    assert [needs_annotations([word]) for word in ("highlights", "notes", "passages")] == [True, True, False]


def test_where_nothing_is_marked_that_is_said(found: Found) -> None:
    include = included(found, Annotations(), "notes")
    document = export_document(found.coverage, found.grouping, None, include, {})
    assert (document.texts, document.orphans) == ((), ())
    assert "## Your marks\n\nNone.\n" in export_text("markdown", found.coverage, found.grouping, None, include, {})


def test_a_passage_and_a_quote_carry_what_was_written_on_that_very_place(found: Found, notes: Annotations) -> None:
    quote = found.mentions.quotes[0]
    on_quote = mark(IDS[5], AnnotationKind.NOTE, [Passage(quote.article, quote.parts[0])], text="eleven?")
    words = included(found, Annotations((*notes.marks, on_quote)), "passages", "quotes", "notes").words
    assert words == {
        "g2": UserNote("two?\nor three\nmisquoted: one died", ("toll",)),
        quote.id: UserNote("eleven?"),
    }
    assert included(found, notes, "passages").words == {}, "nobody's notes are sent on unasked"
