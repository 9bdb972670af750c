"""Finds the changes between passages in two languages: only figures, days and months can be compared."""

from collections.abc import Iterator, Sequence

from tui.articles.model import Article
from tui.matching.differences.edit_model import ChangeKind, WordChange
from tui.matching.differences.fact_words import Fact
from tui.matching.differences.translated.facts import FactKind, TranslatedFact, contradictions, facts_in
from tui.text.span import Span


def are_translations(left: Article, right: Article) -> bool:
    """Return True if two articles are known to be in different languages."""
    return bool(left.language and right.language) and left.language != right.language


_FactPair = tuple[TranslatedFact, TranslatedFact]


def translated_changes(left: Article, left_span: Span, right: Article, right_span: Span) -> tuple[WordChange, ...]:
    """Return the figures, days and months in which the passages differ, and the words between them.

    The changes come in order on both sides. Facts in another order in the other passage are a separate change on each
    side.
    """
    left_facts = facts_in(left.text, left_span, left.language)
    right_facts = facts_in(right.text, right_span, right.language)
    pairs = contradictions(left_facts, right_facts)
    in_order = list(_in_order(pairs))
    crossing = [pair for pair in pairs if pair not in in_order]
    changes: list[WordChange] = []
    left_at, right_at = left_span.start, right_span.start
    for here, there in in_order:
        gaps = Span(left_at, here.span.start), Span(right_at, there.span.start)
        changes += _between(*gaps, crossing)
        changes.append(WordChange(ChangeKind.REPLACED, here.span, there.span, _fact(here), is_contradiction=True))
        left_at, right_at = here.span.end, there.span.end
    changes += _between(Span(left_at, left_span.end), Span(right_at, right_span.end), crossing)
    return tuple(changes)


def _in_order(pairs: Sequence[_FactPair]) -> Iterator[_FactPair]:
    end = 0
    for here, there in sorted(pairs, key=lambda pair: pair[0].span):
        if there.span.start >= end:
            end = there.span.end
            yield here, there


def _fact(fact: TranslatedFact) -> Fact:
    return Fact.NUMBER if fact.kind is FactKind.NUMBER else Fact.DATE


def _between(left: Span, right: Span, crossing: Sequence[_FactPair]) -> Iterator[WordChange]:
    """Yield the words between two changes, and the facts of either side that are elsewhere in the other passage."""
    nothing = Span(right.start, right.start)
    for here in (pair[0] for pair in crossing if left.start <= pair[0].span.start < left.end):
        if left.start < here.span.start:
            yield WordChange(ChangeKind.TRANSLATED, Span(left.start, here.span.start), nothing)
        yield WordChange(ChangeKind.DROPPED, here.span, nothing, _fact(here), is_contradiction=True)
        left = Span(here.span.end, left.end)
    nothing = Span(left.start, left.start)
    for there in (pair[1] for pair in crossing if right.start <= pair[1].span.start < right.end):
        if right.start < there.span.start:
            yield WordChange(ChangeKind.TRANSLATED, nothing, Span(right.start, there.span.start))
        yield WordChange(ChangeKind.ADDED, nothing, there.span, _fact(there), is_contradiction=True)
        right = Span(there.span.end, right.end)
    if len(left) or len(right):
        yield WordChange(ChangeKind.TRANSLATED, left, right)
