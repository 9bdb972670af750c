"""Explains why a match was made, in one short line."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice

from tui.articles.model import Article
from tui.matching.differences.article_context import sentences_around
from tui.matching.differences.fact_words import Fact, negation_words
from tui.matching.differences.translated.changes import are_translations
from tui.matching.differences.truncated_quotes import Truncation, quoted_spans, truncation
from tui.matching.differences.word_changes import ChangeKind, WordChange, word_changes
from tui.matching.model import MatchKind
from tui.matching.words.vocabulary import ENGLISH, Vocabulary, stop_words, word_key
from tui.text.canonical import one_line
from tui.text.segmentation import words_of_language
from tui.text.span import Span
from tui.text.tokens import word_spans

_SHOWN_WORDS = 5
_WORD_LETTERS = 30
"""Maximum number of characters shown of a word; longer sequences are not words."""
_SHOWN_LETTERS = 40
"""Maximum number of characters shown of a run of words."""
_SHOWN_PARTS = 3
"""Maximum number of remarks shown besides the shared words."""
_SHOWN_CONTRADICTIONS = 2
_SHORT_RUN_WORDS = 4
"""Maximum number of words of a run whose replacement or absence is worth showing."""
_END_WORDS = 2
"""Maximum number of words of a run at the end of the passages whose replacement is worth showing, and minimum number
of the equal words beside it."""
_MARKS = frozenset(',;:!?()"“”')
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
    shared = _heaviest(left, left_span, weight_of)
    parts = [f"shares: {', '.join(shared)}"] if shared else []
    if kind is MatchKind.NAME:
        return "; ".join([*parts, "no statement"])
    changes = word_changes(left, left_span, right, right_span)
    contradictions = list(islice(_contradictions(changes, left, right), _SHOWN_CONTRADICTIONS))
    cut = truncation(left, left_span, right, right_span)
    remarks = chain(
        _wording_remark(changes, kind),
        _quotation_remark(left, left_span, right, right_span, weight_of) if kind is MatchKind.QUOTE else (),
        _truncation_remark(cut, left, right),
        _change_remarks(_outside_truncation(changes, cut), left, left_span, right, right_span),
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
        _change_remarks(_outside_truncation(changes, cut), left, left_span, right, right_span),
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
    return [_clipped(word, _WORD_LETTERS) for _, word in sorted(heaviest)]


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
    words = _ids(vocabulary, left, left_span)
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
    return set().union(*(_ids(vocabulary, article, part) for part in parts))


def _ids(vocabulary: Vocabulary, article: Article, span: Span) -> dict[int, str]:
    """Map the id of each stem to one of its words as written."""
    words = [article.text[start:end] for start, end in word_spans(article.text, span.start, span.end)]
    return dict(zip(vocabulary.ids(words, article.language), words, strict=True))


_DIFFERENCE_LABELS = {Fact.NUMBER: "numbers differ", Fact.DATE: "dates differ"}


def _contradictions(changes: Iterable[WordChange], left: Article, right: Article) -> Iterator[str]:
    for change in changes:
        if not change.is_contradiction or change.fact is None:
            continue
        left_words, right_words = _run(left, change.left), _run(right, change.right)
        if change.fact in _DIFFERENCE_LABELS:
            yield f"{_DIFFERENCE_LABELS[change.fact]}: {left_words} / {right_words}"
        elif change.fact is Fact.NEGATION:
            yield f"one denies what the other says: {' / '.join(filter(None, (left_words, right_words)))}"
        elif left_words and right_words:
            yield f"“{left_words}” for “{right_words}”"
        else:
            yield f"{_outlet(left if left_words else right)} adds “{left_words or right_words}”"


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
        yield f"{_outlet(short)} {verb}, without “{_missing(long, cut)}”"


def _missing(article: Article, cut: Truncation) -> str:
    """Return the words that are left out; if they are many, from the “not” on."""
    words = cut.missing_words.slice(article.text)
    denial = _denial_pattern().search(words)
    if denial is None or denial.end() <= _SHOWN_LETTERS:
        return _clipped(words, _SHOWN_LETTERS)
    return f"…{_clipped(words[denial.start() :], _SHOWN_LETTERS)}"


@cache
def _denial_pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:not|never|no|\w+n['’]t)\b", re.IGNORECASE)


def _change_remarks(
    changes: Iterable[WordChange], left: Article, left_span: Span, right: Article, right_span: Span
) -> Iterator[str]:
    """Yield the first replacement, of a fact if possible; the longest move; and the first run that one side lacks.

    A run with a word that the other outlet has elsewhere in these sentences is not lacking.
    """
    changes = list(changes)
    replaced = [
        change
        for before, change, after in zip([None, *changes], changes, [*changes[1:], None], strict=False)
        if change.change is ChangeKind.REPLACED
        and not change.is_contradiction
        and _is_in_place(before, change, after, (left, right))
    ]
    changes = [change for change in changes if not change.is_contradiction]
    vocabulary = Vocabulary()
    left_ids = _ids(vocabulary, left, sentences_around(left, left_span)).keys()
    right_ids = _ids(vocabulary, right, sentences_around(right, right_span)).keys()
    worth = [
        change
        for change in replaced
        if change.fact not in (None, Fact.NAME)
        or (
            _are_worth_showing(change, left, right)
            and (
                _differ_in_tense(change, left, right)
                or not (
                    _shares_word(vocabulary, left, change.left, right_ids)
                    or _shares_word(vocabulary, right, change.right, left_ids)
                )
            )
        )
    ]
    for change in sorted(worth, key=lambda change: change.fact is None)[:1]:
        yield f"“{_run(left, change.left)}” for “{_run(right, change.right)}”"
    longest_move = max(
        (change.left for change in changes if change.change is ChangeKind.MOVED), key=len, default=Span(0, 0)
    )
    if len(_keys(left, longest_move)) > 1:
        yield f"“{_run(left, longest_move)}” moved"
    for change in changes:
        is_left = change.change is ChangeKind.DROPPED
        article, run, other_ids = (left, change.left, right_ids) if is_left else (right, change.right, left_ids)
        if (
            change.change in (ChangeKind.DROPPED, ChangeKind.ADDED)
            and _is_worth_showing(article, run)
            and not _shares_word(vocabulary, article, run, other_ids)
        ):
            yield f"{_outlet(article)} adds “{_run(article, run)}”"
            break


def _is_in_place(
    before: WordChange | None, change: WordChange, after: WordChange | None, articles: tuple[Article, Article]
) -> bool:
    """Return True if equal words stand on both sides of a replaced run, so that one run stands for the other.

    At the end of the passages, where the wordings part, one or two words need two equal words on one side only. A run
    that crosses a comma or a quotation mark is no replacement, and elsewhere the alignment pairs words that only happen
    to be left over: “border” for “won’t”.
    """
    left, right = articles
    around = [neighbour for neighbour in (before, after) if neighbour is not None]
    crosses = not _MARKS.isdisjoint(change.left.slice(left.text) + change.right.slice(right.text))
    if crosses or any(neighbour.change is not ChangeKind.EQUAL for neighbour in around):
        return False
    if len(around) == 1:
        runs = (len(_keys(left, change.left)), len(_keys(right, change.right)))
        return max(runs) <= _END_WORDS <= len(_keys(left, around[0].left))
    return any(_has_content_word(left, neighbour.left) for neighbour in around)


def _shares_word(vocabulary: Vocabulary, article: Article, run: Span, other_ids: Collection[int]) -> bool:
    """Return True if the other passage has any form of a word of the run elsewhere; small words do not count."""
    stops = stop_words(article.language or ENGLISH)
    words = _ids(vocabulary, article, run).items()
    return any(at in other_ids and word_key(word, article.language or ENGLISH) not in stops for at, word in words)


def _differ_in_tense(change: WordChange, left: Article, right: Article) -> bool:
    """Return True if one side has an auxiliary before what the other says: “voted” / “is set to vote”."""
    left_keys, right_keys = _keys(left, change.left), _keys(right, change.right)
    begins = [keys[0] in negation_words().auxiliaries for keys in (left_keys, right_keys) if keys]
    return any(begins) and not all(begins) and set(left_keys).isdisjoint(right_keys)


def _are_worth_showing(change: WordChange, left: Article, right: Article) -> bool:
    return _is_worth_showing(left, change.left) and _is_worth_showing(right, change.right)


def _is_worth_showing(article: Article, run: Span) -> bool:
    """Return True if a run is short and has a word that is not a stop word."""
    return len(_keys(article, run)) <= _SHORT_RUN_WORDS and _has_content_word(article, run)


def _has_content_word(article: Article, run: Span) -> bool:
    stops = stop_words(article.language or ENGLISH)
    return any(word not in stops for word in _keys(article, run))


def _keys(article: Article, run: Span) -> list[str]:
    language = article.language or ENGLISH
    return [word_key(article.text[a:b], language) for a, b in word_spans(article.text, run.start, run.end)]


def _run(article: Article, run: Span) -> str:
    """Return the words of a run, with the last dot of an abbreviation: “U.S.”."""
    words = run.slice(article.text)
    if words[-2:-1] == "." and words[-1:].isalpha() and article.text[run.end : run.end + 1] == ".":
        words += "."
    return _clipped(words, _SHOWN_LETTERS)


def _outlet(article: Article) -> str:
    return _clipped(article.outlet, _WORD_LETTERS)


def _clipped(text: str, limit: int) -> str:
    return one_line(text[: limit + 1], limit)
