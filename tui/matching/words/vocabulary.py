"""Which words count as the same: folded, spelled one way, stemmed, and numbered for comparing.

A word's *key* is its folded and respelled form (colour and color share it); its *id* stands for all words of a language
with the same stem. Ids have no meaning beyond one `Vocabulary`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from operator import itemgetter

from tui.shipped import shipped_text
from tui.text import language as languages
from tui.text.fold import fold_text
from tui.text.names import has_spellings, same_spelling, spelling_groups, spelling_keys

ENGLISH = "en"
"""Also what a text of no known language is read as."""


def stop_words(language: str = ENGLISH) -> frozenset[str]:
    """Words that carry grammar, as keys; none for a language without a list."""
    return languages.stop_words(language or ENGLISH)


def _lines(path: str) -> list[str]:
    return [line for line in shipped_text(path).split("\n") if not line.startswith("#")]


@cache
def _american() -> dict[str, str]:
    return dict(line.split() for line in _lines("config/words/spellings-uk-us.txt") if line)


@cache
def _same() -> dict[str, str]:
    """A word → the first word of its line in the list of English words that name one thing."""
    return {word: line.split()[0] for line in _lines("config/words/same-words.txt") if line for word in line.split()}


@cache
def _british() -> re.Pattern[str]:
    """Endings that British spelling tells apart. Joining too much is harmless here: both sides are spelled so."""
    return re.compile(
        r"(?P<our>(?<=\w\w\w)our(?=(?:s|ed|ing|er|ers|able|ite|ites|hood|ful|less)?\Z))"
        r"|(?P<ise>(?<=\w\w\w[iy])s(?=(?:e|ed|es|er|ers|ing|ation|ations)\Z))"
        r"|(?P<re>(?<=[bct])re(?=s?\Z))"
        r"|(?P<ll>(?:(?<=trave)|(?<=cance)|(?<=labe)|(?<=mode)|(?<=leve)|(?<=fue)|(?<=signa)|(?<=counse)|(?<=marsha)"
        r"|(?<=channe)|(?<=tunne)|(?<=quarre)|(?<=tota)|(?<=equa)|(?<=initia)|(?<=spira))ll(?=(?:ed|ing|er|ers)\Z))"
    )


_AMERICAN_ENDINGS = {"our": "or", "ise": "z", "re": "er", "ll": "l"}


def respell(folded: str) -> str:
    """A folded English word in American spelling: defence → defense, organised → organized."""
    if (american := _american().get(folded)) is not None:
        return american
    if len(folded) < 5:
        return folded
    return _british().sub(lambda found: _AMERICAN_ENDINGS[found.lastgroup or ""], folded)


@lru_cache(maxsize=1 << 15)
def word_key(word: str, language: str = ENGLISH) -> str:
    """What a word is compared as when only spelling may differ: `Organised` → `organized`, `Russia’s` → `russia`.

    Figures are written one way (1,000 and, in German, 1.000 are `1000`; 5% is `5`), and what French and its kin write
    together with the next word is taken off (l’accord → `accord`). An English key's key is itself.
    """
    if word.isupper() and (key := _short_form(word)):
        return key
    language = language or ENGLISH
    key = _bare(fold_text(word), language)
    if key[:1].isdigit():
        return _figure(key, language)
    return respell(key) if language == ENGLISH else key


_SHORT_FORMS = {"US": "u.s", "USA": "u.s", "UK": "u.k"}
"""Short forms that would be words in lower case, or that some outlets write with full stops."""


def _short_form(word: str) -> str:
    """The key of U.S and of U.N: without full stops, unless that makes another word."""
    plain = word.replace(".", "")
    if plain in _SHORT_FORMS:
        return _SHORT_FORMS[plain]
    if 2 * len(plain) - 1 == len(word) and len(plain) > 1 and word[1::2] == "." * (len(plain) - 1):
        folded = fold_text(plain)
        return "" if folded in languages.stop_words(ENGLISH) else folded
    return ""


def _bare(plain: str, language: str) -> str:
    """A word with straight apostrophes, less the elided words before it and the possessive after it."""
    if "'" not in plain or plain in languages.stop_words(language):
        return plain
    parts = plain.split("'")
    elided = languages.elided_words(language)
    first, last = 0, len(parts)
    while first < last - 1 and (parts[first] in elided or not parts[first]):
        first += 1
    while last - 1 > first and parts[last - 1] in ("s", ""):
        last -= 1
    return "'".join(parts[first:last])


_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d,])")
_POINT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+(?![\d.])")
_POINT_DECIMALS = frozenset({"en", "ga", "he", "hi", "ja", "ko", "ta", "th", "zh"})
"""Languages whose figures are written 1,000.5; in the others they are written 1.000,5."""


def _figure(key: str, language: str) -> str:
    """A figure as English has it, without separators between its thousands and without a sign of percent."""
    has_commas = language in _POINT_DECIMALS
    if groups := _COMMA_GROUPS.match(key) if has_commas else _POINT_GROUPS.match(key):
        key = groups[0].replace("," if has_commas else ".", "") + key[groups.end() :]
    if not has_commas:
        key = key.replace(",", ".")
    return key.rstrip("%'")


class Vocabulary:
    """Numbers the words of the articles that are compared with each other."""

    def __init__(self) -> None:
        self.stems: list[str] = []
        """Per id. A name of the list of spellings is its own stem. A stop word and a word that is none have two ids,
        also where they have one stem, as `own` and `owned`."""
        self.stops: list[bool] = []
        """Per id: whether it is a stop word."""
        self._id_of: dict[tuple[str, bool], int] = {}
        self._id_of_word: dict[str, dict[str, int]] = {}
        """Language → word as written → id."""

    def ids(self, words: Iterable[str], language: str = ENGLISH) -> list[int]:
        """The ids of words as written. Words of two languages have one id when they have one stem.

        `language` is a code as of `text.language`, or empty; words of one without a stemmer stay as they are.
        """
        language = language or ENGLISH
        known = self._id_of_word.setdefault(language, {})
        return [known[word] if word in known else self._add(word, language, known) for word in words]

    def _add(self, word: str, language: str, known: dict[str, int]) -> int:
        key = word_key(word, language)
        is_stop = key in languages.stop_words(language)
        stem = _stem(word, key, language)
        number = self._id_of.setdefault((stem, is_stop), len(self.stems))
        if number == len(self.stems):
            self.stems.append(stem)
            self.stops.append(is_stop)
        known[word] = number
        return number


def _stem(word: str, key: str, language: str) -> str:
    if has_spellings(key):
        return key
    if language == ENGLISH:
        if amount := _AMOUNT.fullmatch(key):
            key = amount[1]
        same = _same()
        stem = same.get(key) or languages.stemmer(language)(key)
        return same.get(stem, stem)
    # Other languages' endings have accents that the key has lost.
    written = _bare(word.lower().translate(_STRAIGHT), language)
    return key if key[:1].isdigit() else fold_text(languages.stemmer(language)(written))


_AMOUNT = re.compile(r"(\d[\d.]*)(?:bn|m|mn|mln|tn|trn|k)")
"""The id of `5bn` is that of the 5 in “5 billion”: figures find passages, and marks tell where their amounts differ."""
_STRAIGHT = str.maketrans(dict.fromkeys("‘’‚‛ʼʻ`´′＇", "'"))


_MOST_COMPARED = 16
"""A spelling is compared with so many others at a key; real keys lead to a few."""


def join_spellings(names: Iterable[tuple[str, frozenset[str]]], similarity: float, letters: int) -> dict[str, str]:
    """Spellings that stand for one name → the one that all of them go to.

    `names`: a folded name and the ids of the articles that write it so. Two spellings are joined when they stand on one
    line of the list of spellings; or when both have at least so many letters, only transliteration tells them apart
    (`text.names.same_spelling`) and rapidfuzz's Indel similarity is at least `similarity`. Never when one article
    writes both, as then they are two names. The result does not depend on the order of `names`. Nearly linear: names
    are looked up by what their spellings share.
    """
    where: dict[str, frozenset[str]] = {}
    for name, articles in sorted(names, key=itemgetter(0)):
        where[name] = where.get(name, frozenset()) | articles
    joined: dict[str, str] = {}
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for name in list(where):
        keys = spelling_keys(name)
        for other in (other for key in keys for other in by_key[key]):
            target = joined.get(other, other)
            if not where[target] & where[name] and _is_one_name(name, other, similarity, letters):
                joined[name] = target
                where[target] |= where[name]
                break
        for key in keys:
            if len(by_key[key]) < _MOST_COMPARED:
                by_key[key].append(name)
    return joined


def _is_one_name(name: str, other: str, similarity: float, letters: int) -> bool:
    from rapidfuzz.distance import Indel

    if spelling_groups(name) & spelling_groups(other):
        return True
    if min(len(name), len(other)) < letters or Indel.normalized_similarity(name, other) < similarity:
        return False
    return same_spelling(name, other)
