"""Explains why a match was made, in one short line."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice

from tui.articles.model import Article
from tui.matching.differences.change_remarks import (
    SHOWN_LETTERS,
    WORD_LETTERS,
    change_remarks,
    clipped,
    outlet_name,
    run_text,
    stem_ids,
)
from tui.matching.differences.fact_words import Fact
from tui.matching.differences.translated.changes import are_translations
from tui.matching.differences.truncated_quotes import Truncation, quoted_spans, truncation
from tui.matching.differences.word_changes import ChangeKind, WordChange, word_changes
from tui.matching.model import MatchKind
from tui.matching.words.vocabulary import ENGLISH, Vocabulary, word_key
from tui.text.segmentation import words_of_language
from tui.text.span import Span

_SHOWN_WORDS = 5
_SHOWN_PARTS = 3
"""Maximum number of remarks shown besides the shared words."""
_SHOWN_CONTRADICTIONS = 2
_QUOTED_SHARE = 0.5
"""Minimum share of the quoted weight, 0 to 1, at which both outlets quote the same."""


def explain(
    left: Article, left_span: Span, right: Article, right_span: Span, kind: MatchKind, weight_of: Callable[[str], float]
) -> str:
    """Return one line of bounded length: `numbers differ: 12 / 15; shares: boats, sank; quoted in both`.

    Contradictions come first, as a narrow screen shows only the beginning. `weight_of`: a word of the left article as
    written → nats, 0 if the passages do not share it. Words are shown as the left article writes them. Pure; meant for
    the matches that are shown, not for all.
    """
    shared_words = _heaviest(left, left_span, weight_of)
    parts = [f"shares: {', '.join(shared_words)}"] if shared_words else []
    if kind is MatchKind.NAME:
        return "; ".join([*parts, "no statement"])
    changes = word_changes(left, left_span, right, right_span)
    contradictions = list(islice(_contradictions(changes, left, right), _SHOWN_CONTRADICTIONS))
    cut = truncation(left, left_span, right, right_span)
    remarks = chain(
        _wording_remark(changes, kind),
        _quotation_remark(left, left_span, right, right_span, weight_of) if kind is MatchKind.QUOTE else (),
        _truncation_remark(cut, left, right),
        change_remarks(_outside_truncation(changes, cut), left, left_span, right, right_span),
    )
    return "; ".join([*contradictions, *parts, *islice(remarks, _SHOWN_PARTS - len(contradictions))])


def what_differs(left: Article, left_span: Span, right: Article, right_span: Span) -> str:
    """Describe the differences between two passages: `word for word`, or `“curb” for “reduce”; …`.

    Empty if none is worth showing. The passages need not be those of a match.
    """
    changes = word_changes(left, left_span, right, right_span)
    contradictions = list(islice(_contradictions(changes, left, right), _SHOWN_CONTRADICTIONS))
    if are_translations(left, right):
        return "; ".join([*contradictions, "translated"])
    cut = truncation(left, left_span, right, right_span)
    remarks = chain(
        _wording_remark(changes, MatchKind.EDITED),
        _truncation_remark(cut, left, right),
        change_remarks(_outside_truncation(changes, cut), left, left_span, right, right_span),
    )
    return "; ".join([*contradictions, *islice(remarks, _SHOWN_PARTS - len(contradictions))])


def _heaviest(article: Article, span: Span, weight_of: Callable[[str], float]) -> list[str]:
    """Return the words with the highest weights, in the order of the passage."""
    first: dict[str, tuple[int, str]] = {}
    for start, end in words_of_language(article.text, span.start, span.end, article.language):
        word = article.text[start:end]
        first.setdefault(word_key(word, article.language or ENGLISH), (start, word))
    by_weight = sorted((-weight_of(word), start, word) for start, word in first.values())
    heaviest = [(start, word) for weight, start, word in by_weight[:_SHOWN_WORDS] if weight < 0]
    return [clipped(word, WORD_LETTERS) for _, word in sorted(heaviest)]


def _wording_remark(changes: Sequence[WordChange], kind: MatchKind) -> Iterator[str]:
    if all(change.change is ChangeKind.EQUAL for change in changes):
        yield "word for word"
    elif kind is MatchKind.REORDERED:
        yield "in a different order"


def _quotation_remark(
    left: Article, left_span: Span, right: Article, right_span: Span, weight_of: Callable[[str], float]
) -> Iterator[str]:
    """Yield a remark on whether both sides quote the shared words or only one.

    Yields nothing if the quotations contain other words.
    """
    vocabulary = Vocabulary()
    words = stem_ids(vocabulary, left, left_span)
    shared = {number: weight for number, word in words.items() if (weight := weight_of(word)) > 0}
    left_ids = shared.keys() & _quoted_ids(vocabulary, left, left_span)
    right_ids = shared.keys() & _quoted_ids(vocabulary, right, right_span)
    if bool(left_ids) is not bool(right_ids):
        yield "quoted in one, reported in the other"
        return
    common_weight, *quoted_weights = (
        sum(shared[number] for number in numbers) for numbers in (left_ids & right_ids, left_ids, right_ids)
    )
    if common_weight and common_weight >= _QUOTED_SHARE * min(quoted_weights):
        yield "quoted in both" if common_weight >= _QUOTED_SHARE * max(quoted_weights) else "partly quoted in both"


def _quoted_ids(vocabulary: Vocabulary, article: Article, passage: Span) -> set[int]:
    """Return the ids of the words inside quotation marks."""
    spans = [span for span in quoted_spans(article) if span.overlap(passage)]
    parts = [Span(max(span.start, passage.start), min(span.end, passage.end)) for span in spans]
    return set().union(*(stem_ids(vocabulary, article, part) for part in parts))


_DIFFERENCE_LABELS = {Fact.NUMBER: "numbers differ", Fact.DATE: "dates differ"}


def _contradictions(changes: Iterable[WordChange], left: Article, right: Article) -> Iterator[str]:
    for change in changes:
        if not change.is_contradiction or change.fact is None:
            continue
        left_words, right_words = run_text(left, change.left), run_text(right, change.right)
        if change.fact in _DIFFERENCE_LABELS:
            yield f"{_DIFFERENCE_LABELS[change.fact]}: {left_words} / {right_words}"
        elif change.fact is Fact.NEGATION:
            yield f"one denies what the other says: {' / '.join(filter(None, (left_words, right_words)))}"
        elif left_words and right_words:
            yield f"“{left_words}” for “{right_words}”"
        else:
            yield f"{outlet_name(left if left_words else right)} adds “{left_words or right_words}”"


def _outside_truncation(changes: Iterable[WordChange], cut: Truncation | None) -> Iterator[WordChange]:
    """Leave out the changes inside the words that one outlet cuts off: those have a remark of their own."""
    for change in changes:
        span = change.left if cut is None or not cut.left_is_shorter else change.right
        if cut is None or not span.overlap(cut.missing_words):
            yield change


def _truncation_remark(cut: Truncation | None, left: Article, right: Article) -> Iterator[str]:
    if cut is not None:
        short, long = (left, right) if cut.left_is_shorter else (right, left)
        verb = "cuts the quotation short" if cut.inside_sentence else "quotes less"
        yield f"{outlet_name(short)} {verb}, without “{_missing(long, cut)}”"


def _missing(article: Article, cut: Truncation) -> str:
    """Return the words that are left out; if they are many, from the “not” on."""
    words = cut.missing_words.slice(article.text)
    denial = _denial_pattern().search(words)
    if denial is None or denial.end() <= SHOWN_LETTERS:
        return clipped(words, SHOWN_LETTERS)
    return f"…{clipped(words[denial.start() :], SHOWN_LETTERS)}"


@cache
def _denial_pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:not|never|no|\w+n['’]t)\b", re.IGNORECASE)
