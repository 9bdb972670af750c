"""Decides whether a place in a changed article says what was annotated, or only something similar.

In an article with a list (“Shares of Dnipro Bank fell 18.0 percent”, “Shares of Lviv Bank fell 5.6 percent”) the next
line is as similar as an edited version would be. The two differ in their subject: names, numbers, dates, negations. If
the article has other statements of the same form, all of these must be the same, and only stop words may have changed.
Elsewhere a number may have been updated, provided that the neighbouring statements still exist.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from tui.matching.differences.fact_words import Fact
from tui.matching.differences.units import ComparedUnit, compared_units
from tui.matching.words.vocabulary import stop_words
from tui.notebook.model import Anchor
from tui.text.span import Span
from tui.text.tokens import word_spans

REACH_CHARACTERS = 128
"""Maximum length of a statement on each side of the annotated words, in characters."""
SLACK_CHARACTERS = 24
"""Number of additional characters considered in the new text, where words may have been inserted."""
NEAR_CHARACTERS = 32
"""Number of characters of the neighbouring statements that must still exist."""
FORM_WORDS = 3
"""Length of the word runs that are compared as a form; names and numbers are blanks."""
PLAIN_WORDS_MIN = 2
"""Minimum number of these words that are not blanks."""
REPEATED_SHARE = 0.3
"""Share of a statement's form that occurs elsewhere, from which the statement belongs to a list."""
EXCHANGED_SHARE = 0.2
"""Maximum share of names, numbers, dates and negations that may differ in a statement outside a list."""
FACTS_PER_WORD = 0.4
"""Minimum number of facts assumed per content word, so that one different name does not change a long passage."""
EXCHANGED_NAMES_SHARE = 0.5
"""Maximum share of names and negations that may differ if the neighbouring statements still exist."""
CHANGED_AROUND_SHARE = 0.34
"""Maximum share of content words that may be missing from the neighbouring statements."""
LONG_CHARACTERS = 32
"""Length, in characters, from which unchanged, unique words outside a list need only the names around them."""

Form = tuple[str, ...]
"""Words of a statement, with blanks for names and numbers."""
Kind = Callable[[str, str], Counter[str]]
"""Function that counts the content words, facts or names of a text in a language."""

_BREAK = re.compile(r"\n|[.!?…](?=\s)|[。！？]")
_BLANK = "…"


class Statement(Struct, frozen=True):
    """Annotated words, with the text before and after them in the same sentence and line."""

    text_before: str
    words: str
    text_after: str
    is_cut_before: bool = True
    """True if the sentence may begin earlier, in which case the first word may be incomplete."""
    is_cut_after: bool = True

    @property
    def text(self) -> str:
        return self.text_before + self.words + self.text_after


def says_the_same(anchor: Anchor, text: str, place: Span, forms: Counter[Form], language: str) -> bool:
    """Return True if the place in the text says what was annotated. forms: those of the whole text, from `forms_in`."""
    old_text = anchor.prefix + anchor.exact + anchor.suffix
    quote = Span(len(anchor.prefix), len(anchor.prefix) + len(anchor.exact))
    old = statement(old_text, quote, REACH_CHARACTERS)
    new = statement(text, place, REACH_CHARACTERS + SLACK_CHARACTERS)
    if _is_of_a_list(old, new, old_text, forms, language):
        return _has_same_content(old, new, language)
    is_unchanged = old.words == new.words and anchor.copies == 1 and len(old.words) >= LONG_CHARACTERS
    names_around_stay = _names_around_stay(old, new, language)
    if (is_unchanged and names_around_stay) or _facts_stay(old, new, language):
        return True
    names_stay = names_around_stay and _names_stay(old, new, language)
    return names_stay and _has_same_neighbours(anchor, text, place, old, new, language)


def statement(text: str, place: Span, reach: int) -> Statement:
    """Return the statement at a place: its sentence, up to `reach` characters on each side."""
    first, last = max(0, place.start - reach), min(len(text), place.end + reach)
    start = max((match.end() for match in _BREAK.finditer(text, first, place.start)), default=None)
    words = place.slice(text)
    sign = place.end - (len(words) - len(words.rstrip())) - 1  # the last character of the words may end the sentence
    end = min((match.end() for match in _BREAK.finditer(text, max(first, sign), last)), default=None)
    words_before = text[first if start is None else start : place.start]
    words_after = text[place.end : last if end is None else max(end, place.end)]
    return Statement(words_before, words, words_after, start is None, end is None)


# --- statements of a list ----------------------------------------------------------------------------------------


def forms_in(text: str, language: str) -> Counter[Form]:
    """Count the word runs in a text, with blanks for names and numbers."""
    return Counter(_runs(text, language))


def _runs(text: str, language: str) -> Iterator[Form]:
    """Yield the word runs that have content: “of the …” is the form of anything."""
    grammar = stop_words(language)
    form: list[str] = []
    for start, end in word_spans(text):
        word = text[start:end]
        is_blank = word[0].isupper() or any(sign.isdigit() for sign in word)
        if not (is_blank and form and form[-1] == _BLANK):  # a name of two words is one blank
            form.append(_BLANK if is_blank else word)
    for at in range(len(form) - FORM_WORDS + 1):
        run = tuple(form[at : at + FORM_WORDS])
        plain = [word for word in run if word != _BLANK]
        if len(plain) >= PLAIN_WORDS_MIN and not grammar.issuperset(plain):
            yield run


def _is_of_a_list(old: Statement, new: Statement, old_text: str, forms: Counter[Form], language: str) -> bool:
    """Return True if part of a statement's form occurs elsewhere in the new text, or near it in the old one.

    Also true for a statement of names and numbers alone, which has no form.
    """
    runs = list(_runs(old.text, language))
    runs_here, runs_around = forms_in(new.text, language), forms_in(old_text, language)
    repeated = sum(forms[run] > runs_here[run] or runs_around[run] > 1 for run in runs)
    return repeated >= REPEATED_SHARE * len(runs)


def _has_same_content(old: Statement, new: Statement, language: str) -> bool:
    """Return True if the words are the same except for stop words, and the words around them still exist."""
    is_same = _content(old.words, language) == _content(new.words, language)
    return is_same and not _missing_around(_content, old, new, language)


# --- other statements --------------------------------------------------------------------------------------------


def _facts_stay(old: Statement, new: Statement, language: str) -> bool:
    """Return True if few names, numbers, dates and negations differ in the words, and few are missing around them."""
    facts = max(_facts(old.words, language).total(), FACTS_PER_WORD * _content(old.words, language).total())
    exchanged = _exchanged(_facts, old, new, language)
    around = _missing_around(_facts, old, new, language).total()
    return exchanged <= EXCHANGED_SHARE * facts and around <= EXCHANGED_SHARE * _facts(old.text, language).total()


def _names_stay(old: Statement, new: Statement, language: str) -> bool:
    names = _names(old.words, language).total()
    return _exchanged(_names, old, new, language) <= EXCHANGED_NAMES_SHARE * names


def _names_around_stay(old: Statement, new: Statement, language: str) -> bool:
    missing_names = _missing_around(_names, old, new, language).total()
    return missing_names <= EXCHANGED_NAMES_SHARE * _names(old.text, language).total()


def _has_same_neighbours(anchor: Anchor, text: str, place: Span, old: Statement, new: Statement, language: str) -> bool:
    """Return True if the statements before and after a place, or the edge of the text, are still there."""
    prefix, suffix = anchor.prefix[: len(anchor.prefix) - len(old.text_before)], anchor.suffix[len(old.text_after) :]
    start, end = place.start - len(new.text_before), place.end + len(new.text_after)
    old_neighbours = Statement(prefix[-NEAR_CHARACTERS:], "", suffix[:NEAR_CHARACTERS])
    reach = NEAR_CHARACTERS + SLACK_CHARACTERS
    new_neighbours = Statement(text[max(0, start - reach) : start], "", text[end : end + reach])
    missing_words = _missing_around(_content, old_neighbours, new_neighbours, language).total()
    return (
        _says_something(old_neighbours.text_before, new_neighbours.text_before, language)
        and _says_something(old_neighbours.text_after, new_neighbours.text_after, language)
        and not _missing_around(_facts, old_neighbours, new_neighbours, language)
        and missing_words <= CHANGED_AROUND_SHARE * _content(old_neighbours.text, language).total()
    )


def _says_something(old_text: str, new_text: str, language: str) -> bool:
    """Return True if the old text has content words; an empty one must still be at the edge of the text."""
    return bool(_content(old_text, language)) if old_text.strip() else not new_text.strip()


# --- what is counted ---------------------------------------------------------------------------------------------


def _exchanged(kind: Kind, old: Statement, new: Statement, language: str) -> int:
    """Return the number of facts of a kind that the words have lost or gained, whichever is larger."""
    old_counts, new_counts = kind(old.words, language), kind(new.words, language)
    return max((old_counts - new_counts).total(), (new_counts - old_counts).total())


def _missing_around(kind: Kind, old: Statement, new: Statement, language: str) -> Counter[str]:
    """Count what is missing around the words; the outermost words are ignored if they may be incomplete."""
    old_before = old.text_before.split(" ", 1)[-1] if old.is_cut_before else old.text_before
    old_after = old.text_after.rsplit(" ", 1)[0] if old.is_cut_after else old.text_after
    return (kind(old_before, language) - kind(new.text_before, language)) + (
        kind(old_after, language) - kind(new.text_after, language)
    )


def _content(text: str, language: str) -> Counter[str]:
    """Count the words that are not stop words."""
    return Counter(unit.key for unit in _units(text, language) if not unit.is_stop)


def _facts(text: str, language: str) -> Counter[str]:
    """Count the names, numbers, dates and negations of a text by their meaning."""
    numbers = (unit for unit in _units(text, language) if unit.fact in (Fact.NUMBER, Fact.DATE) and unit.meaning)
    return Counter(unit.meaning for unit in numbers) + _names(text, language)


def _names(text: str, language: str) -> Counter[str]:
    """Count the capitalised words and the negations."""
    return Counter(
        unit.key
        for unit in _units(text, language)
        if unit.fact is Fact.NEGATION or (unit.fact is None and text[unit.span.start].isupper() and not unit.is_stop)
    )


@lru_cache(maxsize=512)  # the annotated words are compared again for each kind
def _units(text: str, language: str) -> Sequence[ComparedUnit]:
    return compared_units(text, Span(0, len(text)), language)
