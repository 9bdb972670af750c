"""Flat records of every exported stretch of text, for tables and annotations."""

from collections.abc import Iterator

from msgspec import Struct

from tui.export.document import (
    DifferenceExportRow,
    DifferingRow,
    ExportDocument,
    GroupRow,
    MentionRow,
    PassageRow,
    PlaceRow,
    QuoteRow,
    TextRow,
    WordingRow,
)
from tui.export.shared import speaker_name


class Excerpt(Struct, frozen=True):
    """One exported stretch of text, with all its metadata."""

    record: str
    """Record type: `passage`, `mention`, `quote`, or `text` for a selection or annotation of the user."""
    place: PlaceRow
    kind: str
    score: float | None = None
    probability: float | None = None
    sureness: str = ""
    reason: str = ""
    group: str = ""
    letter: str = ""
    group_kind: str = ""
    group_score: float | None = None
    elsewhere: tuple[WordingRow, ...] = ()
    person: str = ""
    """Id of the person who is named or speaks."""
    name: str = ""
    """Name of the person, or the words for the speaker."""
    item: str = ""
    """Id of the annotation in the notebook; only for annotations."""
    colour: str = ""
    verdict: str = ""
    changed: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()


def excerpts(document: ExportDocument) -> Iterator[Excerpt]:
    """Yield passages by group, mentions by person, quotes, and the user's texts; orphans are left out."""
    yield from passage_excerpts(document)
    for person in document.people or ():
        for mention in person.mentions:
            yield mention_excerpt(mention, person.id, person.name)
    yield from map(quote_excerpt, document.quotes or ())
    yield from map(text_excerpt, document.texts or ())
    for difference in document.differences or ():
        for row in difference.passages:
            yield _difference(row, difference)


def passage_excerpts(document: ExportDocument) -> Iterator[Excerpt]:
    for group in document.groups or ():
        for row in group.passages:
            yield _passage(row, group)


def mention_excerpt(row: MentionRow, person: str, name: str) -> Excerpt:
    return Excerpt(record="mention", place=row, kind=row.form, person=person, name=name)


def quote_excerpt(row: QuoteRow) -> Excerpt:
    return Excerpt(
        record="quote",
        place=row,
        kind=row.kind,
        reason=row.assessment,
        person=row.speaker or "",
        name=speaker_name(row.speaker_name, row.speaker_text),
        note=row.note,
        tags=row.tags,
    )


def text_excerpt(row: TextRow) -> Excerpt:
    return Excerpt(
        record="text",
        place=row,
        kind=row.kind,
        item=row.item,
        colour=row.colour,
        verdict=row.verdict,
        changed=row.changed,
        note=row.note,
        tags=row.tags,
    )


def _difference(row: DifferingRow, difference: DifferenceExportRow) -> Excerpt:
    words = " | ".join(row.exact[start - row.start : end - row.start] for start, end in row.differing)
    return Excerpt(
        record="difference",
        place=row,
        kind=difference.what,
        sureness=difference.sureness,
        reason=f"{difference.about}: {words}" if words else difference.about,
        group=difference.difference,
    )


def _passage(row: PassageRow, group: GroupRow) -> Excerpt:
    return Excerpt(
        record="passage",
        place=row,
        kind=row.kind,
        score=row.score,
        probability=row.probability,
        sureness=row.sureness,
        reason=row.reason,
        group=group.id,
        letter=group.letter,
        group_kind=group.kind,
        group_score=group.score,
        elsewhere=row.elsewhere,
        note=row.note,
        tags=row.tags,
    )
