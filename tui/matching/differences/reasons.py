"""Why a match was made, in one short sentence for the reader."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from tui.articles.model import Article
from tui.matching.differences.fact_words import Fact
from tui.matching.differences.truncated_quotes import Truncation, quoted_spans, truncation
from tui.matching.differences.word_changes import ChangeKind, WordChange, word_changes
from tui.matching.model import MatchKind
from tui.matching.words.vocabulary import ENGLISH, Vocabulary, stop_words, word_key
from tui.text.canonical import one_line
from tui.text.span import Span
from tui.text.tokens import word_spans

_SHOWN_WORDS = 5
_WORD_LETTERS = 30
"""Letters of a word that are shown; what is longer is no word."""
_SHOWN_LETTERS = 40
"""Letters of a run of words that are shown."""
_SHOWN_PARTS = 3
"""What is said besides the shared words."""
_SHOWN_AT_ODDS = 2
_SHORT_RUN_WORDS = 4
"""Words of a run up to which it is worth showing what it was replaced by, or that it is left out."""
_QUOTED_SHARE = 0.5
"""Share of the weight of the shared words that one outlet quotes, from which on the other one quotes the same."""


def explain(
    left: Article, left_span: Span, right: Article, right_span: Span, kind: MatchKind, weight_of: Callable[[str], float]
) -> str:
    """`numbers differ: 12 / 15; shares: boats, sank; quoted in both`: one line of bounded length. What is at odds comes
    first, as a narrow screen shows the beginning.

    `weight_of`: a word of the left article as written → nats, 0 where the passages do not share it. Words are shown
    as the left article writes them. Pure; meant to be called for a match that is shown, not for all.
    """
    shared = _heaviest(left, left_span, weight_of)
    parts = [f"shares: {', '.join(shared)}"] if shared else []
    if kind is MatchKind.NAME:
        return "; ".join([*parts, "no statement"])
    marks = word_changes(left, left_span, right, right_span)
    at_odds = list(islice(_at_odds(marks, left, right), _SHOWN_AT_ODDS))
    cut = truncation(left, left_span, right, right_span)
    said = chain(
        _how(marks, kind),
        _quoted(left, left_span, right, right_span, weight_of) if kind is MatchKind.QUOTE else (),
        _cut_short(cut, left, right),
        _in_passing(_outside(marks, cut), left, right),
    )
    return "; ".join([*at_odds, *parts, *islice(said, _SHOWN_PARTS - len(at_odds))])


def what_differs(left: Article, left_span: Span, right: Article, right_span: Span) -> str:
    """`word for word`, or `“curb” for “reduce”; Post quotes less, without “…”`: of two passages, whatever match they
    lie in. Empty where nothing is worth it."""
    marks = word_changes(left, left_span, right, right_span)
    at_odds = list(islice(_at_odds(marks, left, right), _SHOWN_AT_ODDS))
    cut = truncation(left, left_span, right, right_span)
    said = chain(
        _how(marks, MatchKind.EDITED),
        _cut_short(cut, left, right),
        _in_passing(_outside(marks, cut), left, right),
    )
    return "; ".join([*at_odds, *islice(said, _SHOWN_PARTS - len(at_odds))])


def _heaviest(article: Article, span: Span, weight_of: Callable[[str], float]) -> list[str]:
    """The words that weigh most, in the order of the passage."""
    first: dict[str, tuple[int, str]] = {}
    for start, end in word_spans(article.text, span.start, span.end):
        word = article.text[start:end]
        first.setdefault(word_key(word, article.language or ENGLISH), (start, word))
    weighed = sorted((-weight_of(word), start, word) for start, word in first.values())
    heaviest = [(start, word) for weight, start, word in weighed[:_SHOWN_WORDS] if weight < 0]
    return [_shown(word, _WORD_LETTERS) for _, word in sorted(heaviest)]


def _how(marks: Sequence[WordChange], kind: MatchKind) -> Iterator[str]:
    if all(mark.change is ChangeKind.EQUAL for mark in marks):
        yield "word for word"
    elif kind is MatchKind.REORDERED:
        yield "in another order"


def _quoted(
    left: Article, left_span: Span, right: Article, right_span: Span, weight_of: Callable[[str], float]
) -> Iterator[str]:
    """Nothing where neither is plainly so: two quotations of something else, each beside the words that are shared."""
    vocabulary = Vocabulary()
    words = _ids(vocabulary, left, left_span)
    shared = {number: weight for number, word in words.items() if (weight := weight_of(word)) > 0}
    here = shared.keys() & _quoted_ids(vocabulary, left, left_span)
    there = shared.keys() & _quoted_ids(vocabulary, right, right_span)
    if bool(here) is not bool(there):
        yield "quoted in one, reported in the other"
        return
    in_both, *each = (sum(shared[number] for number in numbers) for numbers in (here & there, here, there))
    if in_both and in_both >= _QUOTED_SHARE * min(each):
        yield "quoted in both" if in_both >= _QUOTED_SHARE * max(each) else "partly quoted in both"


def _quoted_ids(vocabulary: Vocabulary, article: Article, passage: Span) -> set[int]:
    """The words of a passage that stand inside quotation marks."""
    spans = [span for span in quoted_spans(article) if span.overlap(passage)]
    parts = [Span(max(span.start, passage.start), min(span.end, passage.end)) for span in spans]
    return set().union(*(_ids(vocabulary, article, part) for part in parts))


def _ids(vocabulary: Vocabulary, article: Article, span: Span) -> dict[int, str]:
    """What the words come to by their stems → one of them as it is written."""
    words = [article.text[start:end] for start, end in word_spans(article.text, span.start, span.end)]
    return dict(zip(vocabulary.ids(words, article.language), words, strict=True))


# --- what differs -------------------------------------------------------------------------------------------------

_DIFFER = {Fact.NUMBER: "numbers differ", Fact.DATE: "dates differ"}


def _at_odds(marks: Iterable[WordChange], left: Article, right: Article) -> Iterator[str]:
    for mark in marks:
        if not mark.at_odds or mark.fact is None:
            continue
        here, there = _run(left, mark.left), _run(right, mark.right)
        if mark.fact in _DIFFER:
            yield f"{_DIFFER[mark.fact]}: {here} / {there}"
        elif mark.fact is Fact.NEGATION:
            yield f"one denies what the other says: {' / '.join(filter(None, (here, there)))}"
        elif here and there:
            yield f"“{here}” for “{there}”"
        else:
            yield f"only {_outlet(left if here else right)} says “{here or there}”"


def _outside(marks: Iterable[WordChange], cut: Truncation | None) -> Iterator[WordChange]:
    """Without those of what one outlet cuts off: that is said by itself."""
    for mark in marks:
        there = mark.left if cut is None or not cut.left_is_shorter else mark.right
        if cut is None or not there.overlap(cut.missing):
            yield mark


def _cut_short(found: Truncation | None, left: Article, right: Article) -> Iterator[str]:
    if found is not None:
        short, long = (left, right) if found.left_is_shorter else (right, left)
        how = "cuts the quotation short" if found.inside_sentence else "quotes less"
        yield f"{_outlet(short)} {how}, without “{_run(long, found.missing)}”"


def _in_passing(marks: Iterable[WordChange], left: Article, right: Article) -> Iterator[str]:
    """The first words that stand for others, the longest run that has moved, the first that one leaves out."""
    marks = [mark for mark in marks if not mark.at_odds]
    for mark in marks:
        if mark.change is ChangeKind.REPLACED and _is_worth_it(left, mark.left) and _is_worth_it(right, mark.right):
            yield f"“{_run(left, mark.left)}” for “{_run(right, mark.right)}”"
            break
    moved = max((mark.left for mark in marks if mark.change is ChangeKind.MOVED), key=len, default=Span(0, 0))
    if len(_keys(left, moved)) > 1:
        yield f"“{_run(left, moved)}” moved"
    for mark in marks:
        article, run = (left, mark.left) if mark.change is ChangeKind.DROPPED else (right, mark.right)
        if mark.change in (ChangeKind.DROPPED, ChangeKind.ADDED) and _is_worth_it(article, run):
            yield f"only {_outlet(article)} has “{_run(article, run)}”"
            break


def _is_worth_it(article: Article, run: Span) -> bool:
    """Whether a run is short, and more than grammar."""
    words = _keys(article, run)
    stops = stop_words(article.language or ENGLISH)
    return len(words) <= _SHORT_RUN_WORDS and any(word not in stops for word in words)


def _keys(article: Article, run: Span) -> list[str]:
    language = article.language or ENGLISH
    return [word_key(article.text[a:b], language) for a, b in word_spans(article.text, run.start, run.end)]


def _run(article: Article, run: Span) -> str:
    return _shown(run.slice(article.text), _SHOWN_LETTERS)


def _outlet(article: Article) -> str:
    return _shown(article.outlet, _WORD_LETTERS)


def _shown(text: str, limit: int) -> str:
    return one_line(text[: limit + 1], limit)
