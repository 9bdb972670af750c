"""What to export, in the words of the command line: `passages`, `person=NAME`, `text=ARTICLE:START-END` …"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.articles.model import Coverage, Passage
from tui.export.formats import HTML, MARKS
from tui.export.options import Include, UserText
from tui.export.sentences_naming import sentences_naming
from tui.matching.model import Grouping
from tui.mentions.model import MentionSet, Person
from tui.reading.highlights.letters import Letters
from tui.text.fold import fold_text
from tui.text.span import Span

if TYPE_CHECKING:
    from tui.reading.annotations import Annotations

PARTS = ("passages", "names", "people", "quotes", *MARKS)
"""What can be asked for as a whole. The last two are what the reader has marked."""
ALSO = ("names", "people", "quotes")
"""What an option of the same name adds on the command line."""
CHOSEN = ("passage", "person", "quote", "text")
"""What can be asked for one by one."""

_PLACE = re.compile(r"(.+):([0-9]{1,9})-([0-9]{1,9})\Z", re.DOTALL)


def default_parts(file_format: str) -> tuple[str, ...]:
    """What is written where nothing is chosen: of a report to send on, everything."""
    return ("passages", "people", "quotes") if file_format == HTML else ("passages",)


class UnknownSelectionError(ValueError):
    """What was asked for is not there. The message names it."""


def parse_selection(words: Iterable[str]) -> list[tuple[str, str]]:
    """(part, which) of each word; `which` is empty for a whole part. Raises UnknownChoice for what is no part."""
    found = []
    for word in words:
        part, sign, which = word.partition("=")
        if part not in (CHOSEN if sign else PARTS) or (sign and not which.strip()):
            known = ", ".join([*PARTS, *(f"{name}=…" for name in CHOSEN)])
            raise UnknownSelectionError(f"{word} cannot be exported: {known}")
        found.append((part, which.strip()))
    return found


def needs_mentions(words: Iterable[str]) -> bool:
    """Whether people and quotes have to be found before it can be chosen. Raises as `parse_selection`."""
    return any(part in ("people", "quotes", "person", "quote") for part, _ in parse_selection(words))


def needs_annotations(words: Iterable[str]) -> bool:
    """Whether the notebook has to be read before it can be chosen. Raises as `parse_selection`."""
    return any(part in MARKS for part, _ in parse_selection(words))


def resolve_selection(
    words: Iterable[str],
    coverage: Coverage,
    grouping: Grouping,
    mentions: MentionSet | None,
    notes: "Annotations | None" = None,
    letters: Letters | None = None,
) -> Include:
    """What to write. A passage is named by its letter or the group's id; a person by name, alias or id; a quote by its
    id; a text by its article's id or outlet and its place in the canonical text. With a person come the person's
    quotes and the sentences that name the person. letters: those that groups have in the reader; without them they are
    given as to a new reader.

    A part that is asked for as a whole is written whole, whatever else is chosen of it. Raises UnknownChoice for what
    the articles do not have.
    """
    wanted: dict[str, list[str]] = {}
    for part, which in parse_selection(words):
        wanted.setdefault(part, []).append(which)
    letters = letters or Letters()
    letters.assign(grouping.groups, [article.id for article in coverage.articles])
    groups = frozenset(_group(which, grouping, letters) for which in wanted.get("passage", ()))
    people = frozenset(_person(which, mentions) for which in wanted.get("person", ()))
    quotes = frozenset(_quote(which, mentions) for which in wanted.get("quote", ()))
    quotes |= frozenset(quote.id for quote in (mentions.quotes if mentions else ()) if quote.speaker in people)
    all_groups = "passages" in wanted or "names" in wanted
    include = Include(
        passages=bool(groups) or all_groups,
        names="names" in wanted,
        people=bool(people) or "people" in wanted,
        quotes=bool(people or quotes) or "quotes" in wanted,
        only_groups=None if all_groups else groups,
        only_people=None if "people" in wanted else people,
        only_quotes=None if "quotes" in wanted else quotes,
        texts=_texts(wanted.get("text", ()), people, coverage, mentions),
    )
    marks = [part for part in MARKS if part in wanted]
    if not marks or notes is None:
        return include
    from tui.export.user_notes import with_annotations

    return with_annotations(include, notes, marks, grouping, mentions)


def _texts(
    places: Iterable[str], people: Iterable[str], coverage: Coverage, mentions: MentionSet | None
) -> tuple[UserText, ...]:
    """Those asked for by their place, then the sentences that name the people; each once."""
    found = [_text(which, coverage) for which in places]
    if mentions is not None:
        named = (passage for person in people for passage in sentences_naming(coverage, mentions, person))
        order = [article.id for article in coverage.articles]
        found += sorted(named, key=lambda passage: (order.index(passage.article), passage.span))
    return tuple(map(UserText, dict.fromkeys(found)))


def _group(which: str, grouping: Grouping, letters: Letters) -> str:
    for group in grouping.groups:
        if which in (group.id, letters[group.id]):
            return group.id
    raise UnknownSelectionError(f"no passage {which} at this cutoff")


def _person(which: str, mentions: MentionSet | None) -> str:
    people = mentions.people if mentions else ()
    wanted = fold_text(which)
    for names in (_ids, _names, _aliases):
        for person in people:
            if wanted in map(fold_text, names(person)):
                return person.id
    raise UnknownSelectionError(f"nobody is called {which}")


def _ids(person: Person) -> Iterable[str]:
    return (person.id,)


def _names(person: Person) -> Iterable[str]:
    return (person.name,)


def _aliases(person: Person) -> Iterable[str]:
    return person.aliases


def _quote(which: str, mentions: MentionSet | None) -> str:
    if mentions and any(quote.id == which for quote in (*mentions.quotes, *mentions.reported)):
        return which
    raise UnknownSelectionError(f"no quote {which}")


def _text(which: str, coverage: Coverage) -> Passage:
    place = _PLACE.match(which)
    if place is None:
        raise UnknownSelectionError(f"{which} is no place: an article, a colon, and start-end as in rt:120-180")
    name, start, end = place[1], int(place[2]), int(place[3])
    for article in coverage.articles:
        if name in (article.id, article.outlet):
            if not start < end <= len(article.text):
                raise UnknownSelectionError(f"{which} is no place: {article.outlet} has {len(article.text)} characters")
            return Passage(article.id, Span(start, end))
    raise UnknownSelectionError(f"no article is called {name}")
