"""Weighs evidence for names in languages other than English, from the word lists of the article's language."""

from collections.abc import Sequence, Set
from functools import cache

from msgspec.structs import replace

from tui.mentions.lexicon import given_names, language_grammar, language_words
from tui.mentions.names.capital_runs import PARTICLES
from tui.mentions.names.name_words import Word, starts_sentence
from tui.text.fold import fold_text
from tui.text.language import stop_words
from tui.text.names import skeleton
from tui.text.romanise import has_cyrillic

_INSIDE_CYRILLIC = 1.5
_ADJECTIVE = ("ий", "ый", "ая", "ое", "ой", "яя", "ые", "ие", "ого", "ому", "ом", "ской", "кий", "ський", "ська", "ні")
_NOUN = 2.0
"""Points for a noun for a person next to a name: die Forscherin Martina Egger."""
_INSIDE = 1.0
"""Points for two capitals inside a sentence, in languages that capitalise only names."""
_GIVEN = 2.0
"""Points for a given name that is listed in another spelling: Мария."""
_NEAR = 4
"""Maximum number of words between such a noun and the name: il consigliere d’opposizione Fabio Risso."""
_REACH = 6
"""Maximum number of words between such a noun and a name after a comma: la directrice du parc, Elena Marchesi."""
_CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages that capitalise nouns."""
_LEAST_STEM = 4


def without_leading_capitals(words: Sequence[Word], language: str) -> list[Word]:
    """Return the words without those capitals that do not indicate a name: Laut (Egger), Selon, По, Kapitän (Weber)."""
    small = _small_words(language)
    return [
        replace(word, capital=False, folded=word.text.lower())
        if word.capital and _has_no_name(words, n, small, language)
        else word
        for n, word in enumerate(words)
    ]


def _has_no_name(words: Sequence[Word], n: int, small: Set[str], language: str) -> bool:
    """Return True for a capital that is due to a sentence, or in German to a noun before a name: Kapitän (Weber)."""
    if starts_sentence(words, n) and _only_begins(words, n, small, language):
        return True
    leads = n + 1 < len(words) and words[n + 1].capital and words[n + 1].gap == " "
    is_noun = language in _CAPITAL_NOUNS and leads and not is_given_name(words[n].folded)
    is_title = words[n].folded in language_words(language).titles  # Frau: read together with the name
    return is_noun and not is_title and is_person_noun(words[n].text, language)


def _only_begins(words: Sequence[Word], n: int, small: Set[str], language: str) -> bool:
    """Return True for a function word, and for a noun or verb before a name: Депутат (Мария), Приехала (Мария)."""
    if fold_text(words[n].text) in small:
        return not _may_lead_name(words, n)
    leads = n + 1 < len(words) and words[n + 1].capital and words[n + 1].gap == " "
    if not leads or language in _CAPITAL_NOUNS:
        return False
    has_given_name = is_given_name(words[n + 1].folded) and not is_given_name(words[n].folded)
    return has_given_name or is_person_noun(words[n].text, language)


def is_given_name(folded: str) -> bool:
    """Return True for a listed given name in any transliteration: mariya."""
    return folded in given_names() or skeleton(folded) in _given_skeletons()


@cache
def _small_words(language: str) -> frozenset[str]:
    grammar, words = language_grammar(language), language_words(language)
    lists: tuple[Set[str], ...] = (words.according, grammar.into, grammar.definite, grammar.indefinite, grammar.they)
    phrases = {phrase.split()[0] for listed in lists for phrase in listed} | grammar.he | grammar.she
    return stop_words(language) | {fold_text(word) for word in phrases}


def _may_lead_name(words: Sequence[Word], n: int) -> bool:
    """Return True for a particle that may begin a family name: De Luca, Le Pen."""
    return words[n].text.lower() in PARTICLES and n + 1 < len(words) and words[n + 1].capital


def evidence_in(language: str, words: Sequence[Word], title_from: int, first: int, last: int) -> float:
    """Return points for a person from the words around the name `words[first:last]`, in an article in `language`."""
    points = 0.0
    if (
        first < last
        and words[first].folded not in given_names()
        and skeleton(words[first].folded) in _given_skeletons()
    ):
        points += _GIVEN
    if _has_noun_before(language, words, title_from) or _has_noun_after(language, words, last):
        points += _NOUN
    is_inside = title_from > 0 and not starts_sentence(words, title_from)
    if language not in _CAPITAL_NOUNS and last - first > 1 and is_inside and language_grammar(language).man:
        points += _inside(words[first])
    return points


def _inside(first: Word) -> float:
    """Return points for a run of capitals that begins with a word.

    In Russian fewer of these are not names, but some are: Северная Корея.
    """
    if not has_cyrillic(first.text):
        return _INSIDE
    is_adjective = first.text.endswith(_ADJECTIVE) and not is_given_name(first.folded)
    return 0.0 if is_adjective else _INSIDE_CYRILLIC


def _has_noun_before(language: str, words: Sequence[Word], first: int) -> bool:
    if first == 0:
        return False
    if is_person_noun(words[first - 1].text, language) and words[first].gap.isspace():
        return True
    for n in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        if not words[n + 1].gap.isspace() or language in _CAPITAL_NOUNS:
            break
        if is_person_noun(words[n].text, language):
            return True
    begin = max(0, first - _REACH)
    return words[first].gap == ", " and any(is_person_noun(word.text, language) for word in words[begin:first])


def _has_noun_after(language: str, words: Sequence[Word], last: int) -> bool:
    has_comma = last < len(words) and words[last].gap == ", "
    return has_comma and any(is_person_noun(word.text, language) for word in words[last : last + 3])


@cache
def _given_skeletons() -> frozenset[str]:
    return frozenset(map(skeleton, given_names()))


def is_person_noun(word: str, language: str) -> bool:
    """Return True for a word in [man] or [woman] in `config/languages/`, or a German compound of one."""
    grammar = language_grammar(language)
    lowered = word.lower().replace("'", "’").rpartition("’")[2]
    if lowered in grammar.man or lowered in grammar.woman:
        return True
    stems = range(3, len(lowered) - _LEAST_STEM + 1) if language in _CAPITAL_NOUNS else ()
    return any(lowered[at:] in grammar.man or lowered[at:] in grammar.woman for at in stems)
