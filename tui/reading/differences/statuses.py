"""Compares words that say whether a thing has happened, will or may: “endorsed” / “will endorse”, “may” / “will”."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.articles.model import Article
from tui.text.span import Span
from tui.text.tokens import words_in

if TYPE_CHECKING:  # deferred: slow import
    from tui.matching.differences.word_changes import WordChange

_TO_COME = frozenset(
    {"will", "shall", "would", "plans", "plan", "planned", "expected", "set", "going", "intends", "intended"}
)
_NEGATED = frozenset({"not", "never", "no"})
_NOUN_ENDINGS = ("ion", "ment")
_STATUS_WORDS = 3
"""Number of final words in a replacement for a verb that contain the status: WILL officially endorse."""
_BEGINNING_MAX = 5
"""Number of letters by which a verb and its form in -ed are recognised."""


def is_other_status(changes: "Sequence[WordChange]", at: int, left: Article, right: Article) -> bool:
    """Return True if a change replaces one status by another, and equal words follow it."""
    from tui.matching.differences.fact_words import Fact
    from tui.matching.differences.word_changes import ChangeKind

    change = changes[at]
    if change.change is not ChangeKind.REPLACED:
        return False
    following = changes[at + 1 : at + 2]
    if not following or following[0].change is not ChangeKind.EQUAL or not len(following[0].left):
        return False
    if change.fact is Fact.STATUS:
        return bool(at) and changes[at - 1].change is ChangeKind.EQUAL
    return change.fact is None and _is_done_and_to_come(left, change.left, right, change.right)


def _is_done_and_to_come(left: Article, left_words: Span, right: Article, right_words: Span) -> bool:
    """Return True for a pair such as “endorsed” / “will officially endorse”."""
    from tui.matching.words.vocabulary import Vocabulary

    sides = [
        [word.lower() for word in words_in(article.text, span.start, span.end)]
        for article, span in ((left, left_words), (right, right_words))
    ]
    to_come = [bool(_TO_COME & set(side[-_STATUS_WORDS:])) for side in sides]
    if to_come[0] is to_come[1] or any(_NEGATED & set(side) for side in sides):
        return False
    if sides[not to_come[0]][-1].endswith(_NOUN_ENDINGS):
        return False  # the expected confirmation
    done = sides[to_come[0]]
    if len(done) > 2 or not done[-1].endswith("ed"):
        return False
    first, second = Vocabulary().ids([sides[0][-1], sides[1][-1]], left.language)
    return first == second


def is_word_of(words: Span, article: Article, other: Article) -> bool:
    """Return True if another article contains a word from this one, in any case."""
    from tui.matching.words.vocabulary import word_key

    return word_key(words.slice(article.text), article.language) in other.text.lower()


class StatusWords(Struct, frozen=True):
    """The words in a passage that say whether a thing has happened or will: “endorsed”, “will endorse”."""

    to_come: frozenset[str]
    done: frozenset[str]
    """Stems of its words in -ed, in common with other forms of the verb: endor(sed), plan(ned)."""
    beginnings: frozenset[str]
    """All beginnings of its words, up to the same number of letters."""


def status_words(article: Article, passage: Span) -> StatusWords:
    words = {word.lower() for word in words_in(article.text, passage.start, passage.end)}
    done = frozenset(word[:-3][:_BEGINNING_MAX] for word in words if word.endswith("ed"))
    beginnings = frozenset(word[:letters] for word in words for letters in range(_BEGINNING_MAX + 1))
    return StatusWords(_TO_COME & words, done, beginnings)


def may_tell_other_status(left: StatusWords, right: StatusWords) -> bool:
    """Return False only if neither passage can report as done something that is still to come in the other."""
    return bool(left.to_come - right.to_come and right.done & left.beginnings) or bool(
        right.to_come - left.to_come and left.done & right.beginnings
    )
