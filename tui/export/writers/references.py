"""Builds bibliographic records of the articles, for all writers for reference managers."""

import re
from collections.abc import Iterator

from msgspec import Struct

from tui.export.document import ExportDocument, ExportedArticle, OrphanRow
from tui.export.writers.excerpts import Excerpt, excerpts
from tui.text.spaces import single_spaced

NOTED_RECORDS = frozenset({"passage", "quote", "text"})
"""Record types that become notes on their article."""

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?!\d)")
_BY = re.compile(r"^by:? ", re.IGNORECASE)
_BETWEEN_AUTHORS = re.compile(r" ?(?:[,;|&•·]|\band\b) ?")
_AFTER_NAME = re.compile(r" (?:in|at|for|with|from|on) .*")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’-])*")
_PARTICLES = frozenset(
    {"al", "ben", "bin", "da", "de", "del", "der", "di", "dos", "du", "el", "la", "le", "van", "von"}
)


class Author(Struct, frozen=True):
    """An author; a byline that is not clearly a name is all in `family`."""

    family: str
    given: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.given} {self.family}".strip()


class ReferenceNote(Struct, frozen=True):
    """A stretch of an article with the user's note on it, each on one line."""

    exact: str
    comment: str
    tags: tuple[str, ...]
    start: int | None
    """Offset in the article; None if the article no longer contains the words."""

    def __str__(self) -> str:
        parts = (f"“{self.exact}”", self.comment, " ".join(f"#{tag.replace(' ', '_')}" for tag in self.tags))
        return " — ".join(filter(None, parts))


class Reference(Struct, frozen=True):
    """An article as listed in a reference manager."""

    key: str
    """Citation key: ASCII letters, digits and hyphens, the same in every export of this text."""
    article: ExportedArticle
    authors: tuple[Author, ...]
    date: tuple[int, ...]
    """Year, month and day of publication, as far as they are known."""
    accessed: tuple[int, ...]
    """Year, month and day on which the page was fetched; empty for a file."""
    notes: tuple[ReferenceNote, ...]


def references(document: ExportDocument) -> Iterator[Reference]:
    """Yield a reference for each article, in pane order."""
    notes = _notes(document)
    for article in document.articles:
        yield Reference(
            key=f"{re.sub(r'[^a-z0-9]+', '-', article.id).strip('-') or 'article'}-{article.sha256[:8]}",
            article=article,
            authors=authors_of(article.byline, article.outlet),
            date=date_parts(article.published),
            accessed=date_parts(article.accessed),
            notes=tuple(dict.fromkeys(notes[article.id])),
        )


def authors_of(byline: str, outlet: str) -> tuple[Author, ...]:
    """Return the people named in a byline; the whole byline as one author if it names none.

    The outlet itself is not an author.
    """
    line = _BY.sub("", single_spaced(byline))
    pieces = [_AFTER_NAME.sub("", piece).strip() for piece in _BETWEEN_AUTHORS.split(line)]
    names = [name for name in pieces if _is_name(name) and name.casefold() != outlet.casefold()]
    if names:
        return tuple(map(_author, names))
    return (Author(line),) if line and line.casefold() != outlet.casefold() else ()


def date_parts(published: str) -> tuple[int, ...]:
    """Return year, month and day of an ISO 8601 date, as far as given; an empty tuple for anything else."""
    match = _DATE.match(published)
    return tuple(int(part) for part in match.groups() if part) if match else ()


def _is_name(words: str) -> bool:
    parts = words.split(" ")
    return 2 <= len(parts) <= 5 and all(
        _NAME_WORD.fullmatch(part) and (part[:1].isupper() or part in _PARTICLES) for part in parts
    )


def _author(name: str) -> Author:
    words = name.split(" ")
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _PARTICLES:
        at -= 1
    return Author(" ".join(words[at:]), " ".join(words[:at]))


def _notes(document: ExportDocument) -> dict[str, list[ReferenceNote]]:
    notes: dict[str, list[ReferenceNote]] = {article.id: [] for article in document.articles}
    for excerpt in excerpts(document):
        if excerpt.record in NOTED_RECORDS:
            notes[excerpt.place.article].append(_note(excerpt.place.exact, excerpt, excerpt.place.start))
    for orphan in document.orphans or ():
        notes[orphan.article].append(_note(orphan.exact, orphan, None))
    return notes


def _note(exact: str, row: Excerpt | OrphanRow, start: int | None) -> ReferenceNote:
    verdict = row.verdict if row.verdict not in ("", "other") else ""
    comment = ": ".join(filter(None, (verdict, single_spaced(row.note))))
    return ReferenceNote(single_spaced(exact), comment, tuple(map(single_spaced, row.tags)), start)
