"""Sorts the words of an English article, and the signs between them, into grammatical classes."""

import re
from functools import cache, lru_cache

from msgspec import Struct

from tui.matching.words.article_words import IndexedArticle
from tui.shipped import shipped_sections

SENTENCE = "|"
"""Class of the border between two sentences."""
SIGNS = ("-", "'", ",", ',"', "(", ")", ";", ':"', '"(', '")', ".", "?")
"""Classes of the signs between two words; the last one is for anything else."""
_NAME, _FIRST, _OWNER, _SHORT, _FIGURE = "Name", "First", "owner's", "he's", "1"
OPEN = (
    *("verb", "vote", "votes", "says", "went", "gone", "voted", "limited", "voting", "meeting", "quickly"),
    *("local", "houses", "house"),
)
"""Classes of the words that are in no list of small words, each named by one of its words."""
_KEEPS_CLASS = frozenset({"quickly", "voting", "meeting", "voted"})
"""Classes whose words are not names at the beginning of a sentence."""
_SHORTENED = frozenset({"it", "that", "he", "she", "who", "what", "there", "here", "let"})
_ADJECTIVE = re.compile(r".{2,}(?:al|ous|ive|ful|less|ic|able|ible|ish|ary|ory|ian|ant|ent|ese)")
_ENDING_LETTERS = 4
"""Maximum length of words in -ed, -ing or -ly that are not verbs or adverbs."""
_PLAIN = frozenset("$£€¥#")
_MARKS = frozenset({'"', "“"})


class _Verbs(Struct, frozen=True):
    base: frozenset[str]
    noun: frozenset[str]
    """Base forms that are more often nouns."""
    third: frozenset[str]
    """Third-person forms of such words that are more often verbs."""
    past: frozenset[str]
    participle: frozenset[str]
    other: frozenset[str]
    """Words in -ed and -ing that are more often adjectives or nouns."""


@cache
def _closed() -> dict[str, str]:
    words = shipped_sections("config/words/word-classes.txt").items()
    classes: dict[str, str] = {}
    for name, lines in words:
        for word in " ".join(lines).split():
            classes.setdefault(word, name)
    return classes


@cache
def _verbs() -> _Verbs:
    sections = shipped_sections("config/words/verbs.txt")
    return _Verbs(**{name: frozenset(" ".join(lines).split()) for name, lines in sections.items() if name})


@lru_cache(maxsize=30_000)
def word_class(key: str) -> str:
    """Return the class of a word that is not a name."""
    closed = _closed().get(key)
    if closed is not None:
        return closed
    if key.endswith("n't"):
        return "will"
    if key[:1].isdigit():
        return _FIGURE
    if "'" in key:
        before, _, after = key.partition("'")
        return _SHORT if before in _closed() and after in {"s", "re", "ve", "m", "ll", "d"} else "house"
    return _open_class(key)


def _open_class(word: str) -> str:
    verbs = _verbs()
    for words, name in ((verbs.base, "verb"), (verbs.past, "went"), (verbs.participle, "gone"), (verbs.noun, "vote")):
        if word in words:
            return name
    if word.endswith("s") and (base := _base(word, ("s", "es", "ies"))):
        return "says" if base in verbs.base or word in verbs.third else "votes"
    if len(word) > _ENDING_LETTERS:
        if word.endswith("ed"):
            return "voted" if _base(word, ("d", "ed", "ied")) and word not in verbs.other else "limited"
        if word.endswith("ing"):
            return "voting" if _base(word, ("ing", "e+ing")) and word not in verbs.other else "meeting"
        if word.endswith("ly"):
            return "quickly"
    if _ADJECTIVE.fullmatch(word):
        return "local"
    return "houses" if word.endswith("s") and not word.endswith("ss") else "house"


def _base(word: str, endings: tuple[str, ...]) -> str:
    """Return the base form of a verb with one of these endings; an empty string for other words."""
    verbs = _verbs()
    for ending in endings:
        added, _, plain = ending.rpartition("+")
        stem = word.removesuffix(plain) + added
        stem = stem + "y" if plain in {"ies", "ied"} else stem
        doubled = stem[:-1] if plain in {"ed", "ing"} and stem[-1:] == stem[-2:-1] else stem
        for base in (stem, doubled):
            if base in verbs.base or base in verbs.noun:
                return base
    return ""


def class_sequence(indexed: IndexedArticle) -> tuple[list[str], list[int]]:
    """Return the classes of words and signs in order, with sentence borders, and the place of each word."""
    text, starts, ends = indexed.article.text, indexed.starts, indexed.ends
    sentences, small = indexed.sentences.tolist(), indexed.small.tolist()
    classes: list[str] = []
    places: list[int] = []
    previous, end = -1, 0
    for at, key in enumerate(indexed.keys):
        start, is_first = starts[at], sentences[at] != previous
        if is_first:
            classes += (SENTENCE, '"(') if text[start - 1 : start] in _MARKS else (SENTENCE,)
        elif (between := text[end:start]) != " ":
            classes += _sign(between)
        previous, end = sentences[at], ends[at]
        places.append(len(classes))
        name = word_class(key)
        if text[end - 1] in "'’" or text[end - 2] in "'’":
            name = _class_with_apostrophe(name, key, text[start:end])
        elif not small[at] and name != _FIGURE:
            name = _class_with_capital(name, key, is_name=bool(indexed.capital[at]), is_first=is_first)
        classes.append(name)
    return classes, places


def _class_with_apostrophe(name: str, key: str, word: str) -> str:
    if word[-1] in "'’" or word[-1] in "sS":
        return _SHORT if name == _SHORT or key in _SHORTENED else _OWNER
    return name


def _class_with_capital(name: str, key: str, *, is_name: bool, is_first: bool) -> str:
    is_open = name in OPEN
    if is_name and (is_open or key == "may"):
        return _NAME
    return _FIRST if is_open and is_first and name not in _KEEPS_CLASS else name


@lru_cache(maxsize=2_000)
def _sign(between: str) -> tuple[str, ...]:
    """Return the class of the text between two words, if it is more than a space or a currency sign."""
    sign = between.replace("“", '"').replace("”", '"').strip()
    if not sign or _PLAIN.issuperset(sign):
        return ()
    quote = '"' in sign
    if sign in {"-", "‐", "‑", "/"}:
        return ("-",) if " " not in between else (";",)
    if sign in {"'", "’"}:
        return ("'",)
    if "," in sign:
        return (',"',) if quote else (",",)
    for bracket in "()":
        if bracket in sign:
            return (bracket,)
    if any(mark in sign for mark in ";:—–―") or sign == "--":
        return (':"',) if quote else (";",)
    if quote:
        return ('"(',) if between[0].isspace() else ('")',)
    return (".",) if sign == "." else ("?",)


@cache
def class_names() -> tuple[str, ...]:
    """Return the names of all classes."""
    closed = tuple(dict.fromkeys(_closed().values()))
    return (SENTENCE, *SIGNS, *closed, *OPEN, _NAME, _FIRST, _OWNER, _SHORT, _FIGURE)
