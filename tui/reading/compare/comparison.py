"""Comparisons: several wordings of one passage or quote, each compared with a baseline among them."""

from collections.abc import Callable, Container, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tui.articles.model import Article, Coverage, Passage, ZoneKind
from tui.matching.model import Match, MatchKind
from tui.reading.compare.columns import Column, ColumnWords, columns, is_in_line, words_of
from tui.reading.compare.speakers import speaker_of_passage, speaker_of_quote
from tui.reading.compare.spoken import Parts, split_at_gaps, without_narrator
from tui.reading.compare.truncation import truncation_sentence
from tui.reading.highlights.by_hand import BY_HAND
from tui.reading.place.session import ReadingSession
from tui.reading.quotes.word_differences import Difference, DifferenceKind, differences_in, overlay_differences
from tui.reading.status.line import SEPARATOR
from tui.reading.stops import Stop, StopKind
from tui.text.spaces import single_spaced
from tui.text.span import Span

if TYPE_CHECKING:  # deferred: slow import
    from tui.matching.differences.word_changes import WordChange
    from tui.reading.quotes.quote_groups import QuoteGroup

OWN_SHARE = 0.85
"""Minimum share of a matched passage that a quote must cover to take over the match's score and kind."""
_REASON_SEPARATOR, _TRUNCATION_SIGN = "; ", ", without “"
"""The separator between parts of a reason, and text found only in the part about a truncated quote."""

BASELINE_TEXT = "baseline: every other wording is compared with this one"
MatchOf = Callable[[Passage, Passage], Match | None]
"""Function that returns the best match of two passages; None if only other passages put them in one group."""


class Comparison:
    """Several wordings of one passage or quote, in pane order and by place, compared with a baseline wording."""

    def __init__(
        self,
        coverage: Coverage,
        title: str,
        stops: Sequence[Stop],
        baseline: int,
        match_of: MatchOf,
        partial_articles: Container[str] = (),
        parts: Sequence[Parts] = (),
    ) -> None:
        """Compare the wordings at these stops, at least one. baseline: the number of the wording to compare with.

        partial_articles: ids of articles that have it only partly or reworded. parts: those of the quotes, by wording.
        """
        self.coverage = coverage
        self.title = title
        self.stops = tuple(stops)
        self.baseline = baseline
        self._match_of = match_of
        self._partial_articles = partial_articles
        self.reason_without_match = "matches another of these wordings, not the baseline"
        self._is_quote = any(stop.kind is StopKind.QUOTE for stop in stops)
        self._parts = tuple(parts) or tuple((stop.passage.span,) for stop in stops)
        self._column_words: dict[int, ColumnWords] = {}
        self._changes_by_pair: dict[tuple[int, int], tuple[WordChange, ...]] = {}
        self._words_by_number: dict[int, frozenset[str]] = {}
        self._full_wordings_choice: bool | None = None
        """User's choice; None while it depends on the wordings."""

    def __len__(self) -> int:
        return len(self.stops)

    def set_baseline(self, number: int) -> None:
        """Use this wording as the baseline."""
        self.baseline = number
        for cached_name in ("columns", "suits_columns"):
            self.__dict__.pop(cached_name, None)

    @property
    def shows_full_wordings(self) -> bool:
        """True if each wording is shown in full instead of in columns."""
        return not self.suits_columns if self._full_wordings_choice is None else self._full_wordings_choice

    def toggle_full_wordings(self) -> None:
        """Switch between full wordings and columns."""
        self._full_wordings_choice = not self.shows_full_wordings

    @cached_property
    def suits_columns(self) -> bool:
        """True if most other wordings keep the order of the baseline, so that columns are not mostly gaps."""
        in_line = sum(map(self._is_in_line, self._other_numbers))
        return 2 * in_line > len(self._other_numbers)

    def _is_in_line(self, number: int) -> bool:
        match = self.match(number)
        if match is not None and match.kind is MatchKind.REORDERED:
            return False
        return is_in_line(
            self._column_words_of(self.baseline), self._column_words_of(number), self._word_changes(number)
        )

    def passage(self, number: int) -> Passage:
        return self.stops[number].passage

    def article(self, number: int) -> Article:
        return self.coverage.article(self.passage(number).article)

    def _spoken(self, number: int) -> Article:
        """Return the article of a wording without the narrator's words between the parts of the quote."""
        return without_narrator(self.article(number), self._parts[number])

    def zone(self, number: int) -> ZoneKind:
        return self.article(number).zone_at(self.passage(number).span.start)

    @property
    def absent(self) -> tuple[Article, ...]:
        """The articles without any of the wordings, in pane order."""
        article_ids = {stop.passage.article for stop in self.stops}
        return tuple(article for article in self.coverage.articles if article.id not in article_ids)

    @property
    def absence_text(self) -> str:
        """The sentence about articles without the wording, such as “no match in RT”; empty if there are none."""
        partial = [article.outlet for article in self.absent if self.is_partly_in(article)]
        unmatched = [article.outlet for article in self.absent if not self.is_partly_in(article)]
        parts = [
            f"no match in {', '.join(unmatched)}" if unmatched else "",
            f"in other words or in part in {', '.join(partial)}" if partial else "",
        ]
        return "; ".join(part for part in parts if part)

    def is_partly_in(self, article: Article) -> bool:
        """Return True if an article that is not compared has the statement in part or in other words."""
        return article.id in self._partial_articles

    def link(self, number: int) -> Match | None:
        """Return the best match between a wording and the baseline, which may be of much longer passages.

        None for the baseline, and if they are connected only through other wordings."""
        return None if number == self.baseline else self._match_of(self.passage(self.baseline), self.passage(number))

    def match(self, number: int) -> Match | None:
        """Return the link of a wording if its score and kind are true of the two wordings themselves.

        None for a quote if the matched passages extend well beyond it, or cover little of it."""
        link = self.link(number)
        if link is None or not self._is_quote:
            return link
        matched_spans = {link.left.article: link.left.span, link.right.article: link.right.span}
        passages = (self.passage(self.baseline), self.passage(number))
        is_true = all(_is_mostly_of(matched_spans[passage.article], passage.span) for passage in passages)
        return link if is_true else None

    def reason(self, number: int) -> str:
        """Return why a wording is in the comparison and how it differs; for the baseline, that it is the baseline.

        For a quote, only differences of its own words count, not those of the passages around it."""
        if number == self.baseline:
            return BASELINE_TEXT
        link, match = self.link(number), self.match(number)
        if not self._is_quote and link is not None:
            return link.reason
        origin = "" if match else self.reason_without_match
        if link is not None and match is None:
            origin = f"part of a longer passage that matches ({link.kind})"
        what_differs = self._what_differs(number) if self._is_quote else ""
        return _REASON_SEPARATOR.join(part for part in (what_differs, origin) if part)

    def _what_differs(self, number: int) -> str:
        from tui.matching.differences.reasons import what_differs

        baseline, passage = self.passage(self.baseline), self.passage(number)
        return what_differs(self._spoken(self.baseline), baseline.span, self._spoken(number), passage.span)

    def full_reason(self, number: int) -> str:
        """Return the reason, with the full list of what a truncated quote omits, given only once."""
        reason, truncation = self.reason(number) if number != self.baseline else "", self.truncation_text(number)
        parts = [part for part in reason.split(_REASON_SEPARATOR) if not (truncation and _TRUNCATION_SIGN in part)]
        return _REASON_SEPARATOR.join(part for part in (*parts, truncation) if part)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The words in columns; the cells of each column are in the order of the wordings."""
        numbers = self._other_numbers
        baseline_first = columns(
            self._column_words_of(self.baseline),
            [self._column_words_of(n) for n in numbers],
            [self._word_changes(n) for n in numbers],
        )
        order = [self.baseline, *numbers]
        positions = [order.index(number) for number in range(len(self))]
        ordered = [Column(tuple(column.cells[at] for at in positions), column.is_shared) for column in baseline_first]
        return tuple(split_at_gaps(ordered, self._parts))

    def differences(self, number: int, neighbour: int) -> tuple[Difference, ...]:
        """Return the differences of a wording from the baseline.

        For the baseline itself: its differences from the wording `neighbour`, and every contradiction."""
        if number != self.baseline:
            changes = [(change.right, change) for change in self._word_changes(number)]
            return tuple(differences_in(self._spoken(number), changes, self._words(self.baseline)))
        differences = tuple(self._baseline_differences(neighbour)) if neighbour != self.baseline else ()
        contradictions = (
            difference
            for other_number in self._other_numbers
            for difference in self._baseline_differences(other_number)
            if difference.kind is DifferenceKind.CONTRADICTION
        )
        return overlay_differences(differences, contradictions)

    def truncation_text(self, number: int) -> str:
        """Return which of a wording and the baseline truncates the quote, and the omitted words; otherwise ""."""
        baseline_article, article = self.article(self.baseline), self.article(number)
        if number == self.baseline or baseline_article.id == article.id:
            return ""
        spans = self.passage(self.baseline).span, self.passage(number).span
        return truncation_sentence(baseline_article, spans[0], article, spans[1])

    def plain_text(self) -> str:
        """Return all wordings as text, for pasting into another program."""
        parts = [self.title]
        for number in range(len(self)):
            article, zone = self.article(number), self.zone(number)
            heading = [article.outlet, article.published, "" if zone is ZoneKind.BODY else str(zone)]
            text = single_spaced(self.coverage.text_of(self.passage(number)))
            parts.append(f"{', '.join(part for part in heading if part)}:\n{text}")
        if absence := self.absence_text:
            parts.append(f"{absence[0].upper()}{absence[1:]}.")
        return "\n\n".join(parts) + "\n"

    @property
    def _other_numbers(self) -> list[int]:
        return [number for number in range(len(self)) if number != self.baseline]

    def _baseline_differences(self, number: int) -> list[Difference]:
        changes = [(change.left, change) for change in self._word_changes(number)]
        return list(differences_in(self._spoken(self.baseline), changes, self._words(number)))

    def _words(self, number: int) -> frozenset[str]:
        from tui.matching.differences.shared_words import words_in

        if number not in self._words_by_number:
            self._words_by_number[number] = words_in(self._spoken(number), self.passage(number).span)
        return self._words_by_number[number]

    def _column_words_of(self, number: int) -> ColumnWords:
        if number not in self._column_words:
            self._column_words[number] = words_of(self._spoken(number).text, self.passage(number).span)
        return self._column_words[number]

    def _word_changes(self, number: int) -> "tuple[WordChange, ...]":
        """Return the changes that turn the baseline into a wording."""
        from tui.matching.differences.word_changes import word_changes

        pair = self.baseline, number
        if pair not in self._changes_by_pair:
            baseline, passage = self.passage(self.baseline), self.passage(number)
            self._changes_by_pair[pair] = word_changes(
                self._spoken(self.baseline), baseline.span, self._spoken(number), passage.span
            )
        return self._changes_by_pair[pair]


def compare_passage(session: ReadingSession, stop: Stop) -> Comparison | None:
    """Compare the passages of the group at a stop with the one at the stop; None if there is no group."""
    visible_groups = session.visible_groups
    group = visible_groups.by_id.get(stop.key) if visible_groups and stop.kind is StopKind.PASSAGE else None
    if visible_groups is None or group is None or stop.passage not in group.passages:
        return None
    stops = [Stop(StopKind.PASSAGE, passage, group.id) for passage in group.passages]
    is_by_hand = visible_groups.best_match(stop) is None and group.id in visible_groups.by_hand
    kind = BY_HAND if is_by_hand else "names in common" if group.kind is MatchKind.NAME else str(group.kind)
    parts = (f"passage {visible_groups.labels[group.id]}", kind, speaker_of_passage(session, stop))
    title = SEPARATOR.join(part for part in parts if part)
    partial_articles = session.counterparts.partial_matches(Stop(StopKind.PASSAGE, stop.passage, stop.key))
    baseline = group.passages.index(stop.passage)
    comparison = Comparison(session.coverage, title, stops, baseline, visible_groups.best_between, partial_articles)
    if is_by_hand:
        comparison.reason_without_match = "your own match"
    return comparison


def compare_quote(session: ReadingSession, group: "QuoteGroup") -> Comparison:
    """Compare every wording of a quote with the longest one."""
    visible_groups, name = session.visible_groups, speaker_of_quote(session, group)
    stops = [
        Stop(StopKind.QUOTE, wording.passage, wording.quote)
        if wording.quote
        else Stop(StopKind.PASSAGE, wording.passage, wording.group)
        for wording in group.wordings
    ]
    match_of = visible_groups.best_between if visible_groups else lambda first, second: None
    baseline = group.wordings.index(group.fullest)
    partial_articles = session.counterparts.partial_matches(stops[baseline])
    parts = [wording.parts for wording in group.wordings]
    title = f"quote{SEPARATOR}{name}"
    return Comparison(session.coverage, title, stops, baseline, match_of, partial_articles, parts)


def _is_mostly_of(matched_span: Span, wording: Span) -> bool:
    """Return True if a matched span covers half of a wording, and little else."""
    shared = matched_span.overlap(wording)
    return shared >= OWN_SHARE * len(matched_span) and 2 * shared >= len(wording)
