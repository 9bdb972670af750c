"""Remarks on the words that differ between two matching passages."""

from collections.abc import Collection, Iterable, Iterator

from tui.articles.model import Article
from tui.matching.differences.article_context import sentences_around
from tui.matching.differences.fact_words import Fact, negation_words
from tui.matching.differences.word_changes import ChangeKind, WordChange
from tui.matching.words.vocabulary import ENGLISH, Vocabulary, stop_words, word_key
from tui.text.canonical import one_line
from tui.text.span import Span
from tui.text.tokens import word_spans

WORD_LETTERS = 30
"""Maximum number of characters shown of a word; longer sequences are not words."""
SHOWN_LETTERS = 40
"""Maximum number of characters shown of a run of words."""
_SHORT_RUN_WORDS = 4
"""Maximum number of words of a run whose replacement or absence is worth showing."""
_END_WORDS = 2
"""Maximum number of words of a run at the end of the passages whose replacement is worth showing, and minimum number
of the equal words beside it."""
_MARKS = frozenset(',;:!?()"“”')


def change_remarks(
    changes: Iterable[WordChange], left: Article, left_span: Span, right: Article, right_span: Span
) -> Iterator[str]:
    """Yield the first replacement, of a fact if possible; the longest move; and the first run that one side lacks."""
    changes = list(changes)
    places = zip([None, *changes], changes, [*changes[1:], None], strict=False)
    replacements = [
        change
        for before, change, after in places
        if change.change is ChangeKind.REPLACED
        and not change.is_contradiction
        and _is_in_place(before, change, after, (left, right))
    ]
    changes = [change for change in changes if not change.is_contradiction]
    vocabulary = Vocabulary()
    left_ids, right_ids = stem_ids(vocabulary, left, left_span).keys(), stem_ids(vocabulary, right, right_span).keys()

    def has_own_words(change: WordChange) -> bool:
        is_shared = _shares_word(vocabulary, left, change.left, right_ids)
        return not (is_shared or _shares_word(vocabulary, right, change.right, left_ids))

    shown_replacements = [
        change
        for change in replacements
        if change.fact not in (None, Fact.NAME)
        or (
            _are_worth_showing(change, left, right) and (_differ_in_tense(change, left, right) or has_own_words(change))
        )
    ]
    for change in sorted(shown_replacements, key=lambda change: change.fact is None)[:1]:
        yield f"“{run_text(left, change.left)}” for “{run_text(right, change.right)}”"
    moves = (change.left for change in changes if change.change is ChangeKind.MOVED)
    longest_move = max(moves, key=len, default=Span(0, 0))
    if len(_keys(left, longest_move)) > 1:
        yield f"“{run_text(left, longest_move)}” moved"
    yield from _addition(vocabulary, changes, (left, left_span), (right, right_span))


def _addition(
    vocabulary: Vocabulary, changes: Iterable[WordChange], left: tuple[Article, Span], right: tuple[Article, Span]
) -> Iterator[str]:
    """Yield a remark on the first run of which the other outlet has no word anywhere in its sentences."""
    for change in changes:
        if change.change not in (ChangeKind.DROPPED, ChangeKind.ADDED):
            continue
        is_left = change.change is ChangeKind.DROPPED
        article, run, other = (left[0], change.left, right) if is_left else (right[0], change.right, left)
        if _is_worth_showing(article, run):
            other_ids = stem_ids(vocabulary, other[0], sentences_around(*other)).keys()
            if not _shares_word(vocabulary, article, run, other_ids):
                yield f"{outlet_name(article)} adds “{run_text(article, run)}”"
                return


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
    words = stem_ids(vocabulary, article, run).items()
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


def run_text(article: Article, run: Span) -> str:
    """Return the words of a run, with the last dot of an abbreviation: “U.S.”."""
    words = run.slice(article.text)
    if words[-2:-1] == "." and words[-1:].isalpha() and article.text[run.end : run.end + 1] == ".":
        words += "."
    return clipped(words, SHOWN_LETTERS)


def outlet_name(article: Article) -> str:
    """Return the outlet's name, cut if it is long."""
    return clipped(article.outlet, WORD_LETTERS)


def clipped(text: str, limit: int) -> str:
    """Return one line of at most `limit` characters."""
    return one_line(text[: limit + 1], limit)


def stem_ids(vocabulary: Vocabulary, article: Article, span: Span) -> dict[int, str]:
    """Map the id of each stem to one of its words as written."""
    words = [article.text[start:end] for start, end in word_spans(article.text, span.start, span.end)]
    return dict(zip(vocabulary.ids(words, article.language), words, strict=True))
