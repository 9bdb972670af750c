"""When the articles change while they are being read: what of the reader's place and of what was found still holds.

An article is known by its id. What was found in those whose text has stayed is kept until it is found anew; places in
a text that has changed move to where the same words stand now; what was about articles that are gone goes with them.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.articles.model import Article, Coverage, Passage
from tui.matching.model import MatchGroup
from tui.mentions.model import MentionSet
from tui.reading.place.anchor import OffsetMapper
from tui.reading.place.jump_history import JumpPlace
from tui.reading.stops import Stop, StopKind, Tour
from tui.text.span import Span

if TYPE_CHECKING:  # the reader paints the text before anything that finds is loaded
    from tui.matching.find import MatchSet


class ArticleChanges:
    """From the articles as they were to the articles as they are. Raises ValueError where none are left."""

    def __init__(self, old: Coverage, new: Coverage) -> None:
        if not new.articles:
            raise ValueError("nothing to read")
        self._old = {article.id: article for article in old.articles}
        self._new = {article.id: article for article in new.articles}
        self._order = [article.id for article in old.articles]
        self._anchors: dict[str, OffsetMapper] = {}

    @cached_property
    def same(self) -> frozenset[str]:
        """Ids of the articles whose text has stayed, under whatever name."""
        return frozenset(
            article for article, old in self._old.items() if article in self._new and _same(old, self._new[article])
        )

    @property
    def is_found_anew(self) -> bool:
        """Whether there is something to look for: an article has come, gone, or has another text."""
        return not (self.same == self._old.keys() == self._new.keys())

    def article(self, article: str) -> str:
        """The article; for one that is gone, the one that stood after it, else the one before."""
        at = self._order.index(article)
        near = [*self._order[at:], *reversed(self._order[:at]), *self._new]
        return next(each for each in near if each in self._new)

    def view(self, view: Passage | None) -> Passage | None:
        """What the pane shows, about where it is now."""
        if view is None or view.article not in self._new:
            return None
        if view.article in self.same:
            return view
        anchors = self._anchors_of(view.article)
        start = anchors.offset(view.span.start)
        return Passage(view.article, Span(start, max(start, anchors.offset(view.span.end))))

    def passage(self, passage: Passage) -> Passage | None:
        """The same words; None where they are gone."""
        if passage.article in self.same:
            return passage
        if passage.article not in self._new:
            return None
        span = self._anchors_of(passage.article).span(passage.span)
        return Passage(passage.article, span) if span is not None else None

    def stop(self, stop: Stop | None) -> Stop | None:
        """Names and quotes in a text that has changed are found anew first."""
        if stop is None or (stop.kind in (StopKind.MENTION, StopKind.QUOTE) and stop.passage.article not in self.same):
            return None
        passage = self.passage(stop.passage)
        return replace(stop, passage=passage) if passage is not None else None

    def tour(self, tour: Tour | None) -> Tour | None:
        """In the order of the articles. None where nothing is left to step over."""
        if tour is None:
            return None
        stops = tuple(stop for each in tour.stops if (stop := self.stop(each)) is not None)
        return replace(tour, stops=stops).ordered(list(self._new)) if stops else None

    def place(self, place: JumpPlace) -> JumpPlace | None:
        view = self.view(place.view)
        return JumpPlace(view, self.stop(place.stop)) if view is not None else None

    def passages(self, groups: Iterable[MatchGroup]) -> Iterator[tuple[str, Passage]]:
        """(group id, one of its passages as it stands now)."""
        for group in groups:
            for passage in group.passages:
                if (now := self.passage(passage)) is not None:
                    yield group.id, now

    def matches(self, found: "MatchSet") -> "MatchSet":
        """Between articles that have stayed as they were."""
        if not self.is_found_anew:
            return found
        return replace(
            found,
            articles=tuple(article for article in found.articles if article in self.same),
            matches=tuple(m for m in found.matches if m.left.article in self.same and m.right.article in self.same),
        )

    def mentions(self, found: MentionSet) -> MentionSet:
        if not self.is_found_anew:
            return found
        mentions = tuple(mention for mention in found.mentions if mention.passage.article in self.same)
        quotes = tuple(quote for quote in found.quotes if quote.article in self.same)
        reported = tuple(quote for quote in found.reported if quote.article in self.same)
        named = {mention.person for mention in mentions} | {quote.speaker for quote in (*quotes, *reported)}
        people = tuple(person for person in found.people if person.id in named)
        return replace(found, people=people, mentions=mentions, quotes=quotes, reported=reported)

    def _anchors_of(self, article: str) -> OffsetMapper:
        if article not in self._anchors:
            self._anchors[article] = OffsetMapper(self._old[article].text, self._new[article].text)
        return self._anchors[article]


def _same(old: Article, new: Article) -> bool:
    return old is new or (old.text == new.text and old.zones == new.zones and old.paragraphs == new.paragraphs)
