"""Finds contradictions between a statement and its counterpart in another language: figures, days, months, people."""

from collections.abc import Iterable, Iterator, Sequence

from tui.articles.model import Article, Coverage, Passage
from tui.matching.model import Match, MatchKind
from tui.mentions.model import Mention, MentionForm, MentionSet
from tui.reading.differences.labels import label_of
from tui.reading.differences.model import DifferenceClass, DifferingPassage, PairDifference
from tui.text.span import Span

_NAMED = (MentionForm.FULL, MentionForm.SURNAME)


def translation_differences(
    coverage: Coverage, mentions: MentionSet, matches: Iterable[Match]
) -> Iterator[PairDifference]:
    """Yield the contradictions in matches between languages."""
    for match in matches:
        if match.kind is MatchKind.TRANSLATION:
            left, right = coverage.article(match.left.article), coverage.article(match.right.article)
            for what, here, there in (
                *_facts(left, match.left, right, match.right),
                *_people(mentions, left, right, match),
            ):
                sides = DifferingPassage(match.left, (here,)), DifferingPassage(match.right, (there,))
                yield PairDifference(what, match.sureness, *sides, label_of(left, here, match.left.span))


def _facts(
    left: Article, passage: Passage, right: Article, counterpart: Passage
) -> Iterator[tuple[DifferenceClass, Span, Span]]:
    from tui.matching.differences.translated.facts import FactKind, contradictions, facts_in  # deferred: slow import

    left_facts = facts_in(left.text, passage.span, left.language)
    right_facts = facts_in(right.text, counterpart.span, right.language)
    for here, there in contradictions(left_facts, right_facts):
        what = DifferenceClass.NUMBER if here.kind is FactKind.NUMBER else DifferenceClass.DATE
        yield what, here.span, there.span


def _people(
    mentions: MentionSet, left: Article, right: Article, match: Match
) -> Iterator[tuple[DifferenceClass, Span, Span]]:
    """Yield one person named in the left passage and a different one in the right passage, if no more differ."""
    from tui.matching.translation.names import capital_words, shared_names  # deferred: slow import

    ours, theirs = _named_in(mentions.mentions, match.left), _named_in(mentions.mentions, match.right)
    only_left = [mention for person, mention in ours.items() if person not in theirs]
    only_right = [mention for person, mention in theirs.items() if person not in ours]
    if len(only_left) != 1 or len(only_right) != 1:
        return
    here, there = only_left[0].passage.span, only_right[0].passage.span
    words = list(capital_words(left.text, here)), list(capital_words(right.text, there))
    if len(shared_names(*words)) < min(map(len, words)):
        yield DifferenceClass.NAME, here, there


def _named_in(mentions: Sequence[Mention], passage: Passage) -> dict[str, Mention]:
    """Return the first mention by name of each person in a passage."""
    named: dict[str, Mention] = {}
    for mention in mentions:
        if mention.form in _NAMED and mention.passage.touches(passage):
            named.setdefault(mention.person, mention)
    return named
