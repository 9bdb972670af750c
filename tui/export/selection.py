"""Parses the selection of what to export: `passages`, `person=NAME`, `text=ARTICLE:START-END` …"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.articles.model import Coverage, Passage
from tui.export.formats import ANNOTATION_PARTS, HTML, REFERENCE_FORMATS
from tui.export.options import Include, UserText
from tui.export.sentences_naming import sentences_naming
from tui.matching.model import Grouping
from tui.mentions.model import MentionSet, Person
from tui.reading.highlights.letters import Letters
from tui.text.fold import fold_text
from tui.text.span import Span

if TYPE_CHECKING:
    from tui.reading.annotations import Annotations

COVERAGE = "coverage"
"""Part that only an HTML report has: the tables of who reports what, and of the figures."""
PARTS = ("passages", "names", "people", "quotes", "differences", COVERAGE, *ANNOTATION_PARTS)
"""Parts that can be selected as a whole; the last two are the user's annotations."""
ALSO = ("names", "people", "quotes")
"""Parts that an option of the same name adds on the command line."""
CHOSEN = ("passage", "person", "quote", "text")
"""Kinds of single item that can be selected."""

_PARTS_WITH_MENTIONS = ("people", "quotes", "differences", COVERAGE, "person", "quote")
_PLACE = re.compile(r"(.+):([0-9]{1,9})-([0-9]{1,9})\Z", re.DOTALL)


def default_parts(file_format: str) -> tuple[str, ...]:
    """Return the parts exported by default.

    These are everything for an HTML report, the user's annotations for a reference manager, otherwise passages.
    """
    if file_format in REFERENCE_FORMATS:
        return ANNOTATION_PARTS
    return ("passages", "people", "quotes", "differences", COVERAGE) if file_format == HTML else ("passages",)


class UnknownSelectionError(ValueError):
    """A selected part or item does not exist; the message names it."""


def parse_selection(words: Iterable[str]) -> list[tuple[str, str]]:
    """Return (part, item) for each word; `item` is empty for a whole part. Raises UnknownSelectionError."""
    selection = []
    for word in words:
        part, sign, item = word.partition("=")
        if part not in (CHOSEN if sign else PARTS) or (sign and not item.strip()):
            choices = ", ".join([*PARTS, *(f"{name}=…" for name in CHOSEN)])
            raise UnknownSelectionError(f"{word} cannot be exported; choose from {choices}")
        selection.append((part, item.strip()))
    return selection


def refuse_tables(words: Iterable[str], file_format: str) -> None:
    """Raise UnknownSelectionError if the tables of a report are selected for another format."""
    if file_format != HTML and any(part == COVERAGE for part, _ in parse_selection(words)):
        advice = "crosslight show coverage writes it as Markdown or JSON"
        raise UnknownSelectionError(f"{COVERAGE} is written in HTML reports only; {advice}")


def needs_mentions(words: Iterable[str]) -> bool:
    """Return True if the selection needs people and quotes. Raises as `parse_selection`."""
    return any(part in _PARTS_WITH_MENTIONS for part, _ in parse_selection(words))


def needs_annotations(words: Iterable[str]) -> bool:
    """Return True if the selection needs the notebook. Raises as `parse_selection`."""
    return any(part in ANNOTATION_PARTS for part, _ in parse_selection(words))


def resolve_selection(
    words: Iterable[str],
    coverage: Coverage,
    grouping: Grouping,
    mentions: MentionSet | None,
    annotations: "Annotations | None" = None,
    letters: Letters | None = None,
) -> Include:
    """Return the parts to export.

    A passage is selected by its letter or its group's id; a person by name, alias or id; a quote by its id; a text by
    its article's id or outlet and its place in the canonical text. A person comes with their quotes and the sentences
    that name them. A part that is also selected as a whole is exported whole. letters: those on the reading screen;
    without them the groups get the letters that a new reader would show.

    Raises UnknownSelectionError for an item that the articles do not have.
    """
    items: dict[str, list[str]] = {}
    for part, item in parse_selection(words):
        items.setdefault(part, []).append(item)
    letters = letters or Letters()
    letters.assign(grouping.groups, [article.id for article in coverage.articles])
    groups = frozenset(_group(item, grouping, letters) for item in items.get("passage", ()))
    people = frozenset(_person(item, mentions) for item in items.get("person", ()))
    quotes = frozenset(_quote(item, mentions) for item in items.get("quote", ()))
    quotes |= frozenset(quote.id for quote in (mentions.quotes if mentions else ()) if quote.speaker in people)
    all_groups = "passages" in items or "names" in items
    include = Include(
        passages=bool(groups) or all_groups,
        names="names" in items,
        people=bool(people) or "people" in items,
        quotes=bool(people or quotes) or "quotes" in items,
        differences="differences" in items,
        coverage=COVERAGE in items,
        only_groups=None if all_groups else groups,
        only_people=None if "people" in items else people,
        only_quotes=None if "quotes" in items else quotes,
        texts=_texts(items.get("text", ()), people, coverage, mentions),
    )
    annotation_parts = [part for part in ANNOTATION_PARTS if part in items]
    if not annotation_parts or annotations is None:
        return include
    from tui.export.user_notes import with_annotations

    return with_annotations(include, annotations, annotation_parts, grouping, mentions)


def _texts(
    places: Iterable[str], people: Iterable[str], coverage: Coverage, mentions: MentionSet | None
) -> tuple[UserText, ...]:
    """Return the texts selected by place, then the sentences that name the people, without duplicates."""
    passages = [_text(place, coverage) for place in places]
    if mentions is not None:
        sentences = (passage for person in people for passage in sentences_naming(coverage, mentions, person))
        order = [article.id for article in coverage.articles]
        passages += sorted(sentences, key=lambda passage: (order.index(passage.article), passage.span))
    return tuple(map(UserText, dict.fromkeys(passages)))


def _group(name: str, grouping: Grouping, letters: Letters) -> str:
    for group in grouping.groups:
        if name in (group.id, letters[group.id]):
            return group.id
    raise UnknownSelectionError(f"no passage {name} among the matches shown")


def _person(name: str, mentions: MentionSet | None) -> str:
    people = mentions.people if mentions else ()
    folded_name = fold_text(name)
    for names in (_ids, _names, _aliases):
        for person in people:
            if folded_name in map(fold_text, names(person)):
                return person.id
    raise UnknownSelectionError(f"no person is called {name}")


def _ids(person: Person) -> Iterable[str]:
    return (person.id,)


def _names(person: Person) -> Iterable[str]:
    return (person.name,)


def _aliases(person: Person) -> Iterable[str]:
    return person.aliases


def _quote(quote_id: str, mentions: MentionSet | None) -> str:
    if mentions and any(quote.id == quote_id for quote in (*mentions.quotes, *mentions.reported)):
        return quote_id
    raise UnknownSelectionError(f"no quote {quote_id}")


def _text(place: str, coverage: Coverage) -> Passage:
    parts = _PLACE.match(place)
    if parts is None:
        raise UnknownSelectionError(f"{place} is not a valid place; use ARTICLE:START-END, for example rt:120-180")
    name, start, end = parts[1], int(parts[2]), int(parts[3])
    for article in coverage.articles:
        if name in (article.id, article.outlet):
            if not start < end <= len(article.text):
                size = len(article.text)
                raise UnknownSelectionError(f"{place} is not a valid place: {article.outlet} has {size} characters")
            return Passage(article.id, Span(start, end))
    raise UnknownSelectionError(f"no article is called {name}")
