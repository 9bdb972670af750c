"""Comparing: the wordings of one thing under each other, held against one of them."""

from collections.abc import Callable, Container, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tui.articles.model import Article, Coverage, Passage, ZoneKind
from tui.matching.model import Match, MatchKind
from tui.reading.compare.columns import Column, ColumnWords, columns, is_in_line, words_of
from tui.reading.place.session import ReadingSession
from tui.reading.quotes.word_differences import Difference, DifferenceKind, differences_in, overlay
from tui.reading.status.line import SEPARATOR
from tui.reading.stops import Stop, StopKind
from tui.text.span import Span

if TYPE_CHECKING:  # heavy: not before something has been found
    from tui.matching.differences.word_changes import WordChange
    from tui.reading.quotes.quote_groups import QuoteGroup

CUT_CHARACTERS_MAX = 160
"""Of what a quotation that is cut short goes on with."""

OWN_SHARE = 0.85
"""Of a match of a quote: the share that must stand in the quote, marks and a word or two aside."""
_BETWEEN, _LEAVING_OUT = "; ", ", without “"
"""In a reason: between its parts, and in the one that says who cuts a quotation short."""

MatchOf = Callable[[Passage, Passage], Match | None]
"""The best match between two passages; None where only others join them."""


class Comparison:
    """Wordings of one thing, in pane order and by place. What differs is always told against the one that is held."""

    def __init__(
        self,
        coverage: Coverage,
        title: str,
        stops: Sequence[Stop],
        held: int,
        match_of: MatchOf,
        otherwise: Container[str] = (),
    ) -> None:
        """stops: where each wording stands; at least one. held: the number of the one to hold the others against.
        otherwise: ids of articles that have it in other words or in part, in no wording of these."""
        self.coverage = coverage
        self.title = title
        self.stops = tuple(stops)
        self.held = held
        self._match_of = match_of
        self._otherwise = otherwise
        self._is_quote = any(stop.kind is StopKind.QUOTE for stop in stops)
        self._words: dict[int, ColumnWords] = {}
        self._marks: dict[tuple[int, int], tuple[WordChange, ...]] = {}
        self._whole: bool | None = None
        """As the reader chose; None while the wordings decide."""

    def __len__(self) -> int:
        return len(self.stops)

    def hold(self, number: int) -> None:
        """Hold the others against this wording."""
        self.held = number
        for told in ("columns", "suits_columns"):
            self.__dict__.pop(told, None)

    @property
    def is_whole(self) -> bool:
        """Whether each wording is to be shown whole, and not in columns."""
        return not self.suits_columns if self._whole is None else self._whole

    def turn_whole(self) -> None:
        """Show the wordings the other way."""
        self._whole = not self.is_whole

    @cached_property
    def suits_columns(self) -> bool:
        """Whether most of the others keep the order of the held one, so that columns are more than gaps."""
        in_line = sum(map(self._stands_in_line, self._others))
        return 2 * in_line > len(self._others)

    def _stands_in_line(self, number: int) -> bool:
        match = self.match(number)
        if match is not None and match.kind is MatchKind.REORDERED:
            return False
        return is_in_line(self._words_of(self.held), self._words_of(number), self._marked(number))

    def passage(self, number: int) -> Passage:
        return self.stops[number].passage

    def article(self, number: int) -> Article:
        return self.coverage.article(self.passage(number).article)

    def zone(self, number: int) -> ZoneKind:
        return self.article(number).zone_at(self.passage(number).span.start)

    @property
    def absent(self) -> tuple[Article, ...]:
        """The articles that do not have it, in pane order."""
        having = {stop.passage.article for stop in self.stops}
        return tuple(article for article in self.coverage.articles if article.id not in having)

    @property
    def absent_told(self) -> str:
        """“no match in RT”, and which articles have it in other words; empty where all are compared."""
        found = [article.outlet for article in self.absent if article.id in self._otherwise]
        missing = [article.outlet for article in self.absent if article.id not in self._otherwise]
        parts = [
            f"no match in {', '.join(missing)}" if missing else "",
            f"in other words or in part in {', '.join(found)}" if found else "",
        ]
        return "; ".join(part for part in parts if part)

    def link(self, number: int) -> Match | None:
        """The best match by which a wording and the one that is held came together; it may be of much longer passages.
        None for that one, or where others join them."""
        return None if number == self.held else self._match_of(self.passage(self.held), self.passage(number))

    def match(self, number: int) -> Match | None:
        """The link of a wording, where its score and kind are true of these wordings: of a quote, not where it is one
        of much that stands around it, or of a small part of it."""
        found = self.link(number)
        if found is None or not self._is_quote:
            return found
        matched = {found.left.article: found.left.span, found.right.article: found.right.span}
        own = (self.passage(self.held), self.passage(number))
        return found if all(_is_of(matched[each.article], each.span) for each in own) else None

    def why(self, number: int) -> str:
        """How a wording came to be here and what differs in it; of the held one, that it is held. Of a quote: what
        differs in its own words, and not in the passages around it."""
        if number == self.held:
            return "the others are held against this one"
        link, match = self.link(number), self.match(number)
        if not self._is_quote and link is not None:
            return link.reason
        came = "" if match else "matched by way of another wording"
        if link is not None and match is None:
            came = f"found by a match of passages: {link.kind}, {link.score:.0f}"
        return _BETWEEN.join(part for part in (self._what_differs(number) if self._is_quote else "", came) if part)

    def _what_differs(self, number: int) -> str:
        from tui.matching.differences.reasons import what_differs

        held, other = self.passage(self.held), self.passage(number)
        return what_differs(self.article(self.held), held.span, self.article(number), other.span)

    def why_at_length(self, number: int) -> str:
        """Why, with all that a quotation which is cut short leaves out, said once."""
        why, cut = self.why(number) if number != self.held else "", self.cut_short(number)
        parts = [part for part in why.split(_BETWEEN) if not (cut and _LEAVING_OUT in part)]
        return _BETWEEN.join(part for part in (*parts, cut) if part)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The words in columns; the cells of each in the order of the wordings."""
        others = self._others
        found = columns(
            self._words_of(self.held), [self._words_of(n) for n in others], [self._marked(n) for n in others]
        )
        order = [self.held, *others]
        back = [order.index(number) for number in range(len(self))]
        return tuple(Column(tuple(column.cells[at] for at in back), column.is_shared) for column in found)

    def differs(self, number: int, beside: int) -> tuple[Difference, ...]:
        """What in a wording is otherwise than in the one that is held; of that one, what the wording `beside` has
        otherwise, and whatever any of them is at odds with."""
        if number != self.held:
            return tuple(differences_in(self.article(number), [(m.right, m) for m in self._marked(number)]))
        quiet = tuple(self._of_held(beside)) if beside != self.held else ()
        odds = (d for other in self._others for d in self._of_held(other) if d.kind is DifferenceKind.AT_ODDS)
        return overlay(quiet, odds)

    def cut_short(self, number: int) -> str:
        """Who of a wording and the held one cuts a quotation short, and what it leaves out; empty where nobody does."""
        from tui.matching.differences.truncated_quotes import truncation

        here, there = self.article(self.held), self.article(number)
        if number == self.held or here.id == there.id:
            return ""
        found = truncation(here, self.passage(self.held).span, there, self.passage(number).span)
        if found is None:
            return ""
        short, long = (here, there) if found.left_is_shorter else (there, here)
        missing = " ".join(found.missing.slice(long.text).split())
        more = missing if len(missing) <= CUT_CHARACTERS_MAX else missing[:CUT_CHARACTERS_MAX].rstrip() + "…"
        how = "cuts the quotation short" if found.inside_sentence else "quotes less"
        return f"{short.outlet} {how}; {long.outlet} has “{more}”"

    def plain_text(self) -> str:
        """All wordings, to be pasted elsewhere."""
        parts = [self.title]
        for number in range(len(self)):
            article = self.article(number)
            zone = self.zone(number)
            where = [article.outlet, article.published, "" if zone is ZoneKind.BODY else str(zone)]
            text = " ".join(self.coverage.text_of(self.passage(number)).split())
            parts.append(f"{', '.join(part for part in where if part)}:\n{text}")
        if told := self.absent_told:
            parts.append(f"{told[0].upper()}{told[1:]}.")
        return "\n\n".join(parts) + "\n"

    @property
    def _others(self) -> list[int]:
        return [number for number in range(len(self)) if number != self.held]

    def _of_held(self, other: int) -> list[Difference]:
        marks = self._marked(other)
        return list(differences_in(self.article(self.held), [(mark.left, mark) for mark in marks]))

    def _words_of(self, number: int) -> ColumnWords:
        if number not in self._words:
            self._words[number] = words_of(self.article(number).text, self.passage(number).span)
        return self._words[number]

    def _marked(self, number: int) -> "tuple[WordChange, ...]":
        from tui.matching.differences.word_changes import word_changes

        key = self.held, number
        if key not in self._marks:
            held, other = self.passage(self.held), self.passage(number)
            self._marks[key] = word_changes(self.article(self.held), held.span, self.article(number), other.span)
        return self._marks[key]


def of_passage(session: ReadingSession, stop: Stop) -> Comparison | None:
    """Every wording of the group of a passage, held against that passage; None where the stop is in no group."""
    shown = session.shown
    group = shown.by_id.get(stop.key) if shown and stop.kind is StopKind.PASSAGE else None
    if shown is None or group is None or stop.passage not in group.passages:
        return None
    stops = [Stop(StopKind.PASSAGE, passage, group.id) for passage in group.passages]
    kind = "names in common" if group.kind is MatchKind.NAME else str(group.kind)
    title = SEPARATOR.join(
        part for part in (f"passage {shown.labels[group.id]}", kind, _said_by(session, stop)) if part
    )
    otherwise = session.crossing.otherwise(Stop(StopKind.PASSAGE, stop.passage, stop.key))
    held = group.passages.index(stop.passage)
    return Comparison(session.coverage, title, stops, held, shown.best_between, otherwise)


def of_quote(session: ReadingSession, group: "QuoteGroup") -> Comparison:
    """Every wording of a quote, held against the longest one."""
    shown, mentioned = session.shown, session.mentioned
    known = mentioned.person.get(group.speaker[0]) if mentioned else None
    name = known.name if known else group.speaker_text or "nobody named"
    stops = [
        Stop(StopKind.QUOTE, wording.passage, wording.quote)
        if wording.quote
        else Stop(StopKind.PASSAGE, wording.passage, wording.group)
        for wording in group.wordings
    ]
    match_of = shown.best_between if shown else lambda one, other: None
    held = group.wordings.index(group.fullest)
    otherwise = session.crossing.otherwise(stops[held])
    return Comparison(session.coverage, f"quote{SEPARATOR}{name}", stops, held, match_of, otherwise)


def _is_of(matched: Span, wording: Span) -> bool:
    """Whether what was matched holds half of a wording, and hardly anything else."""
    inside = matched.overlap(wording)
    return inside >= OWN_SHARE * len(matched) and 2 * inside >= len(wording)


def _said_by(session: ReadingSession, stop: Stop) -> str:
    """The speaker of what is quoted in a passage, where there is one and is known."""
    mentioned = session.mentioned
    if mentioned is None:
        return ""
    quotes = [quote for quote in mentioned.all.quotes if quote.article == stop.passage.article]
    said = [quote for quote in quotes if any(part.overlap(stop.passage.span) for part in quote.parts)]
    names = {mentioned.person[quote.speaker].name for quote in said if quote.speaker in mentioned.person}
    return f"{names.pop()} speaks" if len(names) == 1 else ""
