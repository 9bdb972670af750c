"""Tells whether a place in a changed article says what was marked, or is about something else and only sounds like it.

In an article that lists things (“Shares of Dnipro Bank fell 18.0 percent”, “Shares of Lviv Bank fell 5.6 percent”) the
line beside the marked one is as like it as an edited version of it would be. What tells them apart is what they are
about: names, numbers, dates, negations. If the article has other statements of the same form, all of these must be the
same, and only words of grammar may have changed. Elsewhere a number may have been updated, provided that the statements
before and after it are still there.
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
"""How far a statement is followed on each side of what was marked."""
SLACK_CHARACTERS = 24
"""How much further in the new text, where words may have been put in."""
NEAR_CHARACTERS = 32
"""How much of the statements before and after it must still be there."""
FORM_WORDS = 3
"""Words of a form that are compared at once, where names and numbers are blanks."""
PLAIN_WORDS_MIN = 2
"""How many of these must be no blanks."""
REPEATED_SHARE = 0.3
"""A statement is one of a list if at least this share of its form is found elsewhere."""
EXCHANGED_SHARE = 0.2
"""The share of its names, numbers, dates and negations that may differ in a statement that is not of a list."""
FACTS_PER_WORD = 0.4
"""A statement counts as having at least this many facts per word that is no grammar, so that a single other name does
not make a long passage another one."""
EXCHANGED_NAMES_SHARE = 0.5
"""The share of names and negations that may differ where the statements before and after it are still there."""
CHANGED_AROUND_SHARE = 0.34
"""The share of their words that may be gone from those statements, grammar left out."""
LONG_CHARACTERS = 32
"""Unchanged words of this length that were there once need only the names around them, unless they are of a list."""

Form = tuple[str, ...]
"""Words, with blanks for names and numbers."""
Kind = Callable[[str, str], Counter[str]]
"""Counts something in a text of a language: its content, its facts, its names."""

_BREAK = re.compile(r"\n|[.!?…](?=\s)|[。！？]")
_BLANK = "…"


class Statement(Struct, frozen=True):
    """Words, with what comes before and after them in the same sentence and line."""

    before: str
    words: str
    after: str
    is_cut_before: bool = True
    """True if the sentence may begin further ahead, so that the first word may be cut in two."""
    is_cut_after: bool = True

    @property
    def whole(self) -> str:
        return self.before + self.words + self.after


def says_the_same(anchor: Anchor, text: str, place: Span, forms: Counter[Form], language: str) -> bool:
    """True if the place in the text says what was marked. forms: of the whole text, from `forms_in`."""
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
    """The words at a place in their sentence, which is followed for `reach` characters on each side."""
    first, last = max(0, place.start - reach), min(len(text), place.end + reach)
    start = max((match.end() for match in _BREAK.finditer(text, first, place.start)), default=None)
    words = place.slice(text)
    sign = place.end - (len(words) - len(words.rstrip())) - 1  # the last sign of the words may end the sentence
    end = min((match.end() for match in _BREAK.finditer(text, max(first, sign), last)), default=None)
    before = text[first if start is None else start : place.start]
    after = text[place.end : last if end is None else max(end, place.end)]
    return Statement(before, words, after, start is None, end is None)


# --- statements of a list ----------------------------------------------------------------------------------------


def forms_in(text: str, language: str) -> Counter[Form]:
    """Counts the runs of words in a text, with blanks for names and numbers."""
    return Counter(_runs(text, language))


def _runs(text: str, language: str) -> Iterator[Form]:
    """The runs that say something: “of the …” is the form of anything."""
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
    """True if part of its form is found elsewhere in the new text, or beside it in the old one; and for a statement of
    names and numbers alone, which has no form of its own."""
    runs = list(_runs(old.whole, language))
    there, beside = forms_in(new.whole, language), forms_in(old_text, language)
    repeated = sum(forms[run] > there[run] or beside[run] > 1 for run in runs)
    return repeated >= REPEATED_SHARE * len(runs)


def _has_same_content(old: Statement, new: Statement, language: str) -> bool:
    """True if the words are the same but for grammar, and the words around them are still there."""
    is_same = _content(old.words, language) == _content(new.words, language)
    return is_same and not _gone(_content, old, new, language)


# --- other statements --------------------------------------------------------------------------------------------


def _facts_stay(old: Statement, new: Statement, language: str) -> bool:
    """True if few names, numbers, dates and negations differ in the words, and few are gone from around them."""
    facts = max(_facts(old.words, language).total(), FACTS_PER_WORD * _content(old.words, language).total())
    exchanged = _exchanged(_facts, old, new, language)
    around = _gone(_facts, old, new, language).total()
    return exchanged <= EXCHANGED_SHARE * facts and around <= EXCHANGED_SHARE * _facts(old.whole, language).total()


def _names_stay(old: Statement, new: Statement, language: str) -> bool:
    names = _names(old.words, language).total()
    return _exchanged(_names, old, new, language) <= EXCHANGED_NAMES_SHARE * names


def _names_around_stay(old: Statement, new: Statement, language: str) -> bool:
    gone = _gone(_names, old, new, language).total()
    return gone <= EXCHANGED_NAMES_SHARE * _names(old.whole, language).total()


def _has_same_neighbours(anchor: Anchor, text: str, place: Span, old: Statement, new: Statement, language: str) -> bool:
    """True if the statements before and after it, or the edge of the text, are still there."""
    before, after = anchor.prefix[: len(anchor.prefix) - len(old.before)], anchor.suffix[len(old.after) :]
    start, end = place.start - len(new.before), place.end + len(new.after)
    was = Statement(before[-NEAR_CHARACTERS:], "", after[:NEAR_CHARACTERS])
    reach = NEAR_CHARACTERS + SLACK_CHARACTERS
    now = Statement(text[max(0, start - reach) : start], "", text[end : end + reach])
    gone = _gone(_content, was, now, language).total()
    return (
        _says_something(was.before, now.before, language)
        and _says_something(was.after, now.after, language)
        and not _gone(_facts, was, now, language)
        and gone <= CHANGED_AROUND_SHARE * _content(was.whole, language).total()
    )


def _says_something(was: str, now: str, language: str) -> bool:
    """True if there were words to know it by; at the edge of the text, if it is still at the edge."""
    return bool(_content(was, language)) if was.strip() else not now.strip()


# --- what is counted ---------------------------------------------------------------------------------------------


def _exchanged(kind: Kind, old: Statement, new: Statement, language: str) -> int:
    """How much of a kind is gone from the words or has come into them, whichever is more."""
    before, after = kind(old.words, language), kind(new.words, language)
    return max((before - after).total(), (after - before).total())


def _gone(kind: Kind, old: Statement, new: Statement, language: str) -> Counter[str]:
    """What is no longer around the words; the outermost ones are left out where they may be cut in two."""
    before = old.before.split(" ", 1)[-1] if old.is_cut_before else old.before
    after = old.after.rsplit(" ", 1)[0] if old.is_cut_after else old.after
    return (kind(before, language) - kind(new.before, language)) + (kind(after, language) - kind(new.after, language))


def _content(text: str, language: str) -> Counter[str]:
    """All words but those of grammar."""
    return Counter(unit.key for unit in _units(text, language) if not unit.is_stop)


def _facts(text: str, language: str) -> Counter[str]:
    """What its names, numbers, dates and negations mean."""
    figures = (unit for unit in _units(text, language) if unit.fact in (Fact.NUMBER, Fact.DATE) and unit.meaning)
    return Counter(unit.meaning for unit in figures) + _names(text, language)


def _names(text: str, language: str) -> Counter[str]:
    """Words with a capital, and negations."""
    return Counter(
        unit.key
        for unit in _units(text, language)
        if unit.fact is Fact.NEGATION or (unit.fact is None and text[unit.span.start].isupper() and not unit.is_stop)
    )


@lru_cache(maxsize=512)  # what was marked is compared again for each kind
def _units(text: str, language: str) -> Sequence[ComparedUnit]:
    return compared_units(text, Span(0, len(text)), language)
