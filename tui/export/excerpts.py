"""Every exported stretch of text as one flat record that stands for itself: for lines, tables and annotations."""

from collections.abc import Iterator

from msgspec import Struct

from tui.export.document import ExportDocument, MentionRow, PassageRow, PlaceRow, QuoteRow, TextRow, WordingRow
from tui.export.shared import speaker_name


class Excerpt(Struct, frozen=True):
    record: str
    """`passage`, `mention`, `quote`, or `text` for what was chosen by hand."""
    place: PlaceRow
    kind: str
    score: float | None = None
    reason: str = ""
    group: str = ""
    letter: str = ""
    group_kind: str = ""
    group_score: float | None = None
    elsewhere: tuple[WordingRow, ...] = ()
    person: str = ""
    """Who is named, or who speaks: a person's id."""
    name: str = ""
    """The person's name, or the words that name the speaker."""
    item: str = ""
    """Of what the reader has marked: its id in the notebook, and so on."""
    colour: str = ""
    verdict: str = ""
    changed: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()


def excerpts(document: ExportDocument) -> Iterator[Excerpt]:
    """Passages group by group, then mentions person by person, quotes, and what was chosen by hand. Orphans are not
    among them: they have no place."""
    yield from passage_excerpts(document)
    for person in document.people or ():
        for mention in person.mentions:
            yield mention_excerpts(mention, person.id, person.name)
    yield from map(quote_excerpts, document.quotes or ())
    for own in document.texts or ():
        yield selected_excerpts(own)


def passage_excerpts(document: ExportDocument) -> Iterator[Excerpt]:
    for group in document.groups or ():
        for row in group.passages:
            yield _passage(row, group.id, group.letter, group.kind, group.score)


def mention_excerpts(row: MentionRow, person: str, name: str) -> Excerpt:
    return Excerpt(record="mention", place=row, kind=row.form, person=person, name=name)


def quote_excerpts(row: QuoteRow) -> Excerpt:
    return Excerpt(
        record="quote",
        place=row,
        kind=row.kind,
        reason=f"attributed by rule {row.rule}",
        person=row.speaker or "",
        name=speaker_name(row.speaker_name, row.speaker_text),
        note=row.note,
        tags=row.tags,
    )


def selected_excerpts(row: TextRow) -> Excerpt:
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


def _passage(row: PassageRow, group: str, letter: str, group_kind: str, group_score: float) -> Excerpt:
    return Excerpt(
        record="passage",
        place=row,
        kind=row.kind,
        score=row.score,
        reason=row.reason,
        group=group,
        letter=letter,
        group_kind=group_kind,
        group_score=group_score,
        elsewhere=row.elsewhere,
        note=row.note,
        tags=row.tags,
    )
