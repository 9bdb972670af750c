"""Labels a number in a row with what it counts: “312 passengers”, “Pier 4”; and skips numbers that count nothing."""

import re
from functools import cache
from itertools import pairwise

from tui.articles.model import Article
from tui.text.reporting import speech_verbs
from tui.text.span import Span

NOUN_WORDS_MAX = 3
"""Maximum number of words after a number that name what it counts, in English up to the first plural."""
_FOREIGN_WORDS_MAX = 2
NOUN_CHARACTERS_MAX = 80
"""Number of characters after a number within which those words are looked for."""

_HYPHENS = frozenset("-‐‑")
_NO_NOUNS = frozenset(
    {"outside", "inside", "near", "across", "around", "amid", "along", "including", "worldwide"}
    | {"despite", "amid", "since", "until", "once", "again", "alone", "altogether", "re"}
)
"""Words after a number that are not nouns, but not listed as function words either: killed 20 outside the court."""
_IRREGULAR_PLURALS = frozenset(
    {"percent", "children", "police", "staff", "crew", "feet", "teeth", "dead", "million", "billion", "trillion"}
    | {"hurt", "injured", "killed", "wounded", "missing", "arrested", "detained", "homeless", "unaccounted"}
    | {"hundred", "thousand", "dozen", "mg", "kg", "km", "cm", "mm", "mph", "yen", "yuan", "baht", "euro", "aircraft"}
)
"""Words without an s at their end that name many: 14 hurt, 20 percent; and abbreviations of units."""
_NO_NOUN_ENDINGS = ("ed", "ly", "ing")
_YEAR = re.compile(r"(?:1[89]|20)[0-9][0-9]\Z")
_NO_NAME_ENDINGS = ("ed", "ly", "ing")
"""Endings of words before a number that are capitalised because they begin a sentence: Aged | 48; Nearly | 93."""
_POSSESSIVES = ("’s", "'s")
_VAGUE = frozenset({"several", "few", "many", "some", "of"})
"""Words that make “thousand” indefinite: several thousand; tens of thousands."""


def counts_nothing(text: str, start: int, end: int) -> bool:
    """Return True for a number in a link, in 2015-16 or 5,000-1, and for the “thousand” in several thousand."""
    before = text[max(0, start - NOUN_CHARACTERS_MAX) : start]
    is_joined = before != "" and not before[-1].isspace()
    chunk = (before.split()[-1] if is_joined else "") + text[start:end]
    if "://" in chunk or chunk[:1] == "@" or _link().search(chunk) or len(_mixed().findall(chunk)) > 1:
        return True
    number = text[start:end]
    if _ends_range().search(before) and (number == "1" or (len(number) == 2 and _ends_year().search(before))):
        return True
    vague = before.split()[-1:]
    return number[:1].isalpha() and number.lower() in _SCALES and vague != [] and vague[0].lower() in _VAGUE


_SCALES = frozenset({"hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions"})


@cache
def _link() -> re.Pattern[str]:
    return re.compile(r"\w\.[a-z]{2,6}/")


@cache
def _mixed() -> re.Pattern[str]:
    """Match a letter between or after digits, and a digit after a letter: twice in 9zQb5H, once in D66 or 20m."""
    return re.compile(r"(?<=[^\W\d_])\d|(?<=\d)[A-Z](?=[a-zA-Z])")


@cache
def _ends_range() -> re.Pattern[str]:
    return re.compile(r"\d(?:[-‐‑–]|-to-| to )\Z")


@cache
def _ends_year() -> re.Pattern[str]:
    return re.compile(r"\b(?:1[89]|20)\d\d[-‐‑–]\Z")


def counted_noun(article: Article, number: Span) -> str:
    """Return a number with what it counts, “312 passengers”, or with the name it belongs to: “Pier 4”."""
    from tui.text.tokens import word_spans

    text = article.text
    digits = number.slice(text)
    next_words = list(word_spans(text, number.end, min(len(text), number.end + NOUN_CHARACTERS_MAX)))
    end = number.end
    while next_words and text[end : next_words[0][0]] in _HYPHENS:  # part of the same word: 96-metre, 1-in-40
        end = next_words.pop(0)[1]
    if end > number.end:
        return text[number.start : end]
    next_words = next_words[:NOUN_WORDS_MAX]
    count = 0  # number of words with only blanks before them
    for (_, end), (start, _) in pairwise([(number.start, number.end), *next_words]):
        if not text[end:start].isspace() or "\n\n" in text[end:start]:
            break
        count += 1
    language = article.language or "en"
    is_ordinal = digits[-1:].isalpha() and digits[:1].isdigit()
    words = [text[start:end] for start, end in next_words[:count]]
    noun = _noun_phrase(words, language, names_one=is_ordinal or _YEAR.match(digits) is not None)
    if noun and (is_ordinal or language != "en" or _is_plural(noun[-1])):
        return " ".join([digits, *noun])
    prefix = _name_prefix(article, number, has_noun=bool(noun))
    return f"{prefix}{digits}" if prefix or not noun else " ".join([digits, *noun])


def _noun_phrase(words: list[str], language: str, *, names_one: bool) -> list[str]:
    """Return the words after a number up to the first plural noun; outside English, up to the first function word.

    names_one: True for a year or an ordinal number, which a noun in the singular may follow: the 2016 election.
    """
    from tui.matching.words.vocabulary import ENGLISH, stop_words, word_key

    function_words = stop_words(language)
    phrase: list[str] = []
    for word in words[: NOUN_WORDS_MAX if language == ENGLISH else _FOREIGN_WORDS_MAX]:
        if word_key(word, language) in function_words or word.lower() in _NO_NOUNS or word.lower() in speech_verbs():
            break
        phrase.append(word)
        if language == ENGLISH and _is_plural(word):
            return phrase
    if language != ENGLISH:
        return phrase
    is_noun = names_one and phrase != [] and phrase[0][0].islower() and not phrase[0].endswith(_NO_NOUN_ENDINGS)
    return phrase[:1] if is_noun else []


def _is_plural(word: str) -> bool:
    """Return True for a word that a number other than one can count: passengers, people, percent."""
    is_regular = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return is_regular or word.lower() in _IRREGULAR_PLURALS or word.endswith(("men", "people"))


def _name_prefix(article: Article, number: Span, *, has_noun: bool) -> str:
    """Return “Pier ” for the 4 in Pier 4, or “last-” for the 4 in last-4; otherwise an empty string."""
    from tui.matching.words.vocabulary import stop_words, word_key
    from tui.text.tokens import word_spans

    text, language = article.text, article.language or "en"
    preceding = list(word_spans(text, max(0, number.start - NOUN_CHARACTERS_MAX // 2), number.start))
    if not preceding:
        return ""
    start, end = preceding[-1]
    word, gap = text[start:end], text[end : number.start]
    if gap in _HYPHENS and gap:
        return f"{word}{gap}" if word.isalpha() and text[start - 1 : start] not in _HYPHENS else ""
    if not word[0].isupper() or gap not in (" ", "\u00a0") or word.endswith(_POSSESSIVES):
        return ""
    if _opens_sentence(text, start) and (has_noun or word.endswith(_NO_NAME_ENDINGS)):
        return ""
    return "" if word_key(word, language) in stop_words(language) else f"{word} "


def _opens_sentence(text: str, start: int) -> bool:
    """Return True for a word that may be capitalised only because it begins a sentence: Aged | 48, he left."""
    before = text[:start].rstrip(" \u00a0“‘\"'-–—•")[-1:]
    return before in ("", "\n", ".", "!", "?", ":", "…")
