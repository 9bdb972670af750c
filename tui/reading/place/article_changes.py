"""Remaps places and results after the articles change while they are being read.

Articles are identified by id. Results for an unchanged text are kept until the articles are searched again; places in
a changed text move to the same words; whatever refers to an article that is gone is dropped.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.articles.model import Article, Coverage, Passage
from tui.matching.model import MatchGroup
from tui.mentions.model import MentionSet
from tui.reading.highlights.by_hand import HandMatch
from tui.reading.place.anchor import OffsetMapper
from tui.reading.place.jump_history import JumpPlace
from tui.reading.stops import Stop, StopKind, Tour
from tui.text.span import Span

if TYPE_CHECKING:  # the text is painted before any search is loaded
    from tui.matching.find import MatchSet


class ArticleChanges:
    """Maps the old articles to the new ones. Raises ValueError if none are left."""

    def __init__(self, old: Coverage, new: Coverage) -> None:
        if not new.articles:
            raise ValueError("nothing to read")
        self._old = {article.id: article for article in old.articles}
        self._new = {article.id: article for article in new.articles}
        self._order = [article.id for article in old.articles]
        self._mappers: dict[str, OffsetMapper] = {}

    @cached_property
    def unchanged(self) -> frozenset[str]:
        """Ids of the articles with an unchanged text, even if they were renamed."""
        return frozenset(
            article
            for article, old in self._old.items()
            if article in self._new and _has_same_text(old, self._new[article])
        )

    @property
    def needs_matching(self) -> bool:
        """True if an article was added, removed, or given a different text."""
        return not (self.unchanged == self._old.keys() == self._new.keys())

    def article(self, article: str) -> str:
        """Return the article, or its nearest remaining neighbour: the next one, else the previous one."""
        index = self._order.index(article)
        neighbours = [*self._order[index:], *reversed(self._order[:index]), *self._new]
        return next(neighbour for neighbour in neighbours if neighbour in self._new)

    def view(self, view: Passage | None) -> Passage | None:
        """Return the approximate new passage for what a pane shows; None if the article is gone."""
        if view is None or view.article not in self._new:
            return None
        if view.article in self.unchanged:
            return view
        mapper = self._mapper(view.article)
        start = mapper.offset(view.span.start)
        return Passage(view.article, Span(start, max(start, mapper.offset(view.span.end))))

    def passage(self, passage: Passage) -> Passage | None:
        """Return the passage with the same words; None if they are gone."""
        if passage.article in self.unchanged:
            return passage
        if passage.article not in self._new:
            return None
        span = self._mapper(passage.article).span(passage.span)
        return Passage(passage.article, span) if span is not None else None

    def stop(self, stop: Stop | None) -> Stop | None:
        """Return the stop at the same words; None for names and quotes in a changed text, which must be found again."""
        if stop is None or (
            stop.kind in (StopKind.MENTION, StopKind.QUOTE) and stop.passage.article not in self.unchanged
        ):
            return None
        passage = self.passage(stop.passage)
        return replace(stop, passage=passage) if passage is not None else None

    def tour(self, tour: Tour | None) -> Tour | None:
        """Return the remaining stops in the order of the articles; None if none remain."""
        if tour is None:
            return None
        stops = tuple(new for stop in tour.stops if (new := self.stop(stop)) is not None)
        return replace(tour, stops=stops).ordered(list(self._new)) if stops else None

    def place(self, place: JumpPlace) -> JumpPlace | None:
        view = self.view(place.view)
        return JumpPlace(view, self.stop(place.stop)) if view is not None else None

    def passages(self, groups: Iterable[MatchGroup]) -> Iterator[tuple[str, Passage]]:
        """Yield (group id, new passage) for every passage of the groups whose words remain."""
        for group in groups:
            for passage in group.passages:
                if (new := self.passage(passage)) is not None:
                    yield group.id, new

    def hand_matches(self, hand_matches: Iterable[HandMatch]) -> tuple[HandMatch, ...]:
        """Return the matches made by hand whose passages all still exist."""
        located = ((each.key, tuple(map(self.passage, each.passages))) for each in hand_matches)
        return tuple(
            HandMatch(key, tuple(passage for passage in passages if passage is not None))
            for key, passages in located
            if None not in passages
        )

    def matches(self, matches: "MatchSet") -> "MatchSet":
        """Return the matches between unchanged articles."""
        if not self.needs_matching:
            return matches
        return replace(
            matches,
            articles=tuple(article for article in matches.articles if article in self.unchanged),
            matches=tuple(
                match
                for match in matches.matches
                if match.left.article in self.unchanged and match.right.article in self.unchanged
            ),
        )

    def mentions(self, mentions: MentionSet) -> MentionSet:
        """Return the mentions and quotes of unchanged articles, and the people that they name."""
        if not self.needs_matching:
            return mentions
        remaining = tuple(m for m in mentions.mentions if m.passage.article in self.unchanged)
        quotes = tuple(quote for quote in mentions.quotes if quote.article in self.unchanged)
        reported_speech = tuple(quote for quote in mentions.reported if quote.article in self.unchanged)
        person_ids = {m.person for m in remaining} | {quote.speaker for quote in (*quotes, *reported_speech)}
        people = tuple(person for person in mentions.people if person.id in person_ids)
        return replace(mentions, people=people, mentions=remaining, quotes=quotes, reported=reported_speech)

    def _mapper(self, article: str) -> OffsetMapper:
        if article not in self._mappers:
            self._mappers[article] = OffsetMapper(self._old[article].text, self._new[article].text)
        return self._mappers[article]


def _has_same_text(old: Article, new: Article) -> bool:
    return old is new or (old.text == new.text and old.zones == new.zones and old.paragraphs == new.paragraphs)
