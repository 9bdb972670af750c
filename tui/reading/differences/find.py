"""Finds the differences between outlets in passages, quotations, figures and names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from tui.articles.model import Coverage, Passage
from tui.cancel import while_wanted
from tui.matching.groups.grouping import short_id
from tui.matching.model import Grouping, MatchSureness
from tui.mentions.model import MentionSet
from tui.reading.differences.copies.find import near_copy_differences
from tui.reading.differences.figure_evidence import FigureEvidence
from tui.reading.differences.figure_pairs import figure_differences, figures_by_article
from tui.reading.differences.model import (
    CONTRADICTIONS,
    DifferenceClass,
    DifferenceRow,
    DifferingPassage,
    PairDifference,
    widest,
)
from tui.reading.differences.passages import passage_differences
from tui.reading.differences.people.ages import age_differences
from tui.reading.differences.people.offices import office_differences
from tui.reading.differences.people.spellings import spelling_differences
from tui.reading.differences.quotations import quotation_differences
from tui.reading.differences.third_outlets import told_elsewhere
from tui.reading.differences.translated import translation_differences
from tui.reading.place.presence import MatchesShown, Presence
from tui.text.span import Span

_CLASSES = list(DifferenceClass)


def find_differences(
    coverage: Coverage, mentions: MentionSet, grouping: Grouping, cancelled: Callable[[], bool] | None = None
) -> tuple[DifferenceRow, ...]:
    """Return the differences between the outlets, one row each: contradictions, quotations, speakers, statuses.

    grouping: the passages shared at the cutoff. Within a class, sure rows come first, then those with more outlets,
    then by place. Raises Cancelled.
    """
    order = {article.id: number for number, article in enumerate(coverage.articles)}
    figures = figures_by_article(coverage)
    evidence = FigureEvidence(figures, grouping.matches)
    found = [
        *quotation_differences(coverage, mentions),
        *passage_differences(coverage, while_wanted(grouping.matches, cancelled)),
        *translation_differences(coverage, mentions, while_wanted(grouping.matches, cancelled)),
        *figure_differences(figures, evidence),
        *near_copy_differences(coverage, while_wanted(grouping.matches, cancelled)),
        *spelling_differences(coverage, mentions),
        *office_differences(coverage, mentions),
        *age_differences(coverage, mentions),
    ]
    found += told_elsewhere(tuple(found), figures, evidence)
    presence = Presence(MatchesShown(grouping.matches))
    rows = _without_repeated([_row(pairs, order) for pairs in _joined(found)])
    return tuple(_with_similar(row, presence, order) for row in sorted(rows, key=lambda row: _rank(row, order)))


def _with_similar(row: DifferenceRow, presence: Presence, order: dict[str, int]) -> DifferenceRow:
    sharing = presence.articles_that_may_have(side.passage for side in row.passages)
    return replace(
        row, similar=tuple(article for article in order if article in sharing and article not in row.articles)
    )


def _without_repeated(rows: Sequence[DifferenceRow]) -> Iterator[DifferenceRow]:
    """Yield the rows, without those that only repeat another row.

    These are reworded quotations whose differences are all contradictions with rows of their own, words for another
    status inside a reworded quotation, and names that differ because the same words have another speaker.
    """
    spoken: defaultdict[str, list[Span]] = defaultdict(list)
    contradicting: defaultdict[str, list[Span]] = defaultdict(list)
    reworded: defaultdict[str, list[Span]] = defaultdict(list)
    for row in rows:
        for side in row.passages if row.is_contradiction else ():
            contradicting[side.passage.article] += side.differing
        for side in row.passages if row.what is DifferenceClass.SPEAKER else ():
            spoken[side.passage.article].append(side.passage.span)
        for side in row.passages if row.what is DifferenceClass.WORDING else ():
            reworded[side.passage.article] += side.differing
    for row in rows:
        if row.what is DifferenceClass.NAME and all(
            any(side.passage.span.overlap(quotation) for quotation in spoken[side.passage.article])
            for side in row.passages
        ):
            continue
        others = {DifferenceClass.WORDING: contradicting, DifferenceClass.STATUS: reworded}.get(row.what)
        words = [(side.passage.article, span) for side in row.passages for span in side.differing]
        is_repeated = others is not None and all(
            any(span.overlap(other) for other in others[article]) for article, span in words
        )
        if not (is_repeated and words):
            yield row


def _rank(row: DifferenceRow, order: dict[str, int]) -> tuple[object, ...]:
    first = row.passages[0].passage
    group = 0 if row.what in CONTRADICTIONS else 1 + _CLASSES.index(row.what)
    return group, row.sureness is MatchSureness.POSSIBLE, -len(row.articles), order[first.article], first.span, row.what


def _joined(found: Sequence[PairDifference]) -> Iterator[list[PairDifference]]:
    """Yield groups of differences that form one row, because they share the differing words in an article."""
    root = list(range(len(found)))

    def find_root(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    by_article: defaultdict[tuple[object, str], list[tuple[Span, int]]] = defaultdict(list)
    for number, pair in enumerate(found):
        for side in (pair.left, pair.right):
            by_article[pair.what, side.passage.article].append((_place(pair.what, side), number))
    for places in by_article.values():
        places.sort()
        for (span, number), (following, other) in pairwise(places):
            if span.overlap(following) or span == following:
                root[find_root(other)] = find_root(number)
    groups: defaultdict[int, list[PairDifference]] = defaultdict(list)
    for number, pair in enumerate(found):
        groups[find_root(number)].append(pair)
    yield from groups.values()


def _place(what: DifferenceClass, side: DifferingPassage) -> Span:
    """Return the place of a difference in an article; a quotation is one difference, however many words differ."""
    is_whole = what in (DifferenceClass.WORDING, DifferenceClass.SPEAKER) or not side.differing
    return side.passage.span if is_whole else widest(side.differing)


def _row(pairs: Sequence[PairDifference], order: dict[str, int]) -> DifferenceRow:
    sides = [side for pair in pairs for side in (pair.left, pair.right)]
    passages = sorted(_merged(sides), key=lambda side: (order[side.passage.article], side.passage.span))
    sureness = min((pair.sureness for pair in pairs), key=lambda each: each is MatchSureness.POSSIBLE)
    first, what = passages[0], pairs[0].what
    name = short_id("d", what.value, first.passage.article, _place(what, first).start)
    return DifferenceRow(name, what, sureness, pairs[0].about, tuple(passages))


def _merged(sides: Iterable[DifferingPassage]) -> list[DifferingPassage]:
    """Return the passages, merging overlapping ones in one article together with all their differing words."""
    merged: list[DifferingPassage] = []
    for side in sorted(sides, key=lambda side: (side.passage.article, side.passage.span)):
        last = merged[-1] if merged else None
        if last and last.passage.article == side.passage.article and last.passage.span.overlap(side.passage.span):
            whole = Passage(side.passage.article, widest((last.passage.span, side.passage.span)))
            merged[-1] = DifferingPassage(whole, _disjoint((*last.differing, *side.differing)))
        else:
            merged.append(side)
    return merged


def _disjoint(spans: Iterable[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(set(spans)):
        if kept and span.start < kept[-1].end:
            kept[-1] = widest((kept[-1], span))
        else:
            kept.append(span)
    return tuple(kept)
