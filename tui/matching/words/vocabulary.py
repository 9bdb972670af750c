"""Decides which words count as the same: folds, respells, stems and numbers them.

A word's *key* is its folded and respelled form (colour and color share it); its *id* represents all words of a language
with the same stem. Ids are only valid within one `Vocabulary`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from operator import itemgetter

from tui.shipped import shipped_lines
from tui.text import language as languages
from tui.text.fold import fold_text
from tui.text.names import has_spellings, same_spelling, spelling_groups, spelling_keys

ENGLISH = "en"
"""Language code of English, which is also assumed for texts of an unknown language."""


def stop_words(language: str = ENGLISH) -> frozenset[str]:
    """Return the stop words of a language, as keys; empty for a language without a list."""
    return languages.stop_words(language or ENGLISH)


@cache
def _american() -> dict[str, str]:
    return dict(line.split() for line in shipped_lines("config/words/spellings-uk-us.txt"))


@cache
def _synonyms() -> dict[str, str]:
    """Map each word to the first word of its line in the list of English synonyms."""
    return {word: line.split()[0] for line in shipped_lines("config/words/same-words.txt") for word in line.split()}


@cache
def _british() -> re.Pattern[str]:
    """Return a pattern for British endings. Matching too much is harmless, as both sides are respelled."""
    return re.compile(
        r"(?P<our>(?<=\w\w\w)our(?=(?:s|ed|ing|er|ers|able|ite|ites|hood|ful|less)?\Z))"
        r"|(?P<ise>(?<=\w\w\w[iy])s(?=(?:e|ed|es|er|ers|ing|ation|ations)\Z))"
        r"|(?P<re>(?<=[bct])re(?=s?\Z))"
        r"|(?P<ll>(?:(?<=trave)|(?<=cance)|(?<=labe)|(?<=mode)|(?<=leve)|(?<=fue)|(?<=signa)|(?<=counse)|(?<=marsha)"
        r"|(?<=channe)|(?<=tunne)|(?<=quarre)|(?<=tota)|(?<=equa)|(?<=initia)|(?<=spira))ll(?=(?:ed|ing|er|ers)\Z))"
    )


_AMERICAN_ENDINGS = {"our": "or", "ise": "z", "re": "er", "ll": "l"}


def respell(word: str) -> str:
    """Return a folded English word in American spelling: defence → defense, organised → organized."""
    if (american := _american().get(word)) is not None:
        return american
    if len(word) < 5 or not ("our" in word or "is" in word or "ys" in word or "re" in word or "ll" in word):
        return word  # most words; each match of the pattern has some of these letters
    return _british().sub(lambda match: _AMERICAN_ENDINGS[match.lastgroup or ""], word)


@lru_cache(maxsize=1 << 15)
def word_key(word: str, language: str = ENGLISH) -> str:
    """Return the key by which a word is compared if only spelling may differ: `Organised` → `organized`.

    Possessives are removed (`Russia’s` → `russia`), numbers are normalised (1,000 and, in German, 1.000 are `1000`; 5%
    is `5`), and elided words are removed (l’accord → `accord`). The key of an English key is itself.
    """
    if word.isupper() and (key := _short_form(word)):
        return key
    language = language or ENGLISH
    key = _bare(fold_text(word), language)
    if key[:1].isdigit():
        return _figure(key, language)
    return respell(key) if language == ENGLISH else key


_SHORT_FORMS = {"US": "u.s", "USA": "u.s", "UK": "u.k"}
"""Abbreviations that would be words in lower case, or that some outlets write with full stops."""


def _short_form(word: str) -> str:
    """Return the key of an abbreviation such as U.S or U.N: without full stops, unless that makes another word."""
    plain = word.replace(".", "")
    if plain in _SHORT_FORMS:
        return _SHORT_FORMS[plain]
    if plain.isalnum() and 2 * len(plain) - 1 == len(word) and len(plain) > 1 and word[1::2] == "." * (len(plain) - 1):
        key = fold_text(plain)
        return "" if key in languages.stop_words(ENGLISH) else key
    return ""


def _bare(plain: str, language: str) -> str:
    """Strip the elided words before a word and the possessive after it; apostrophes must be straight."""
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
"""Languages that write numbers as 1,000.5; the others write 1.000,5."""


def _figure(key: str, language: str) -> str:
    """Return a number in English notation, without thousands separators and percent sign."""
    has_commas = language in _POINT_DECIMALS
    if groups := _COMMA_GROUPS.match(key) if has_commas else _POINT_GROUPS.match(key):
        key = groups[0].replace("," if has_commas else ".", "") + key[groups.end() :]
    if not has_commas:
        key = key.replace(",", ".")
    return key.rstrip("%'")


class Vocabulary:
    """Assigns ids to the words of the articles that are compared with each other."""

    def __init__(self) -> None:
        self.stems: list[str] = []
        """Stem of each id; a name in the list of spellings is its own stem.

        A stop word and a content word have different ids even if they share a stem, such as `own` and `owned`.
        """
        self.stops: list[bool] = []
        """True for the ids of stop words."""
        self._id_of: dict[tuple[str, bool], int] = {}
        self._id_of_word: dict[str, dict[str, int]] = {}
        """Ids of words as written, by language and word."""

    def ids(self, words: Iterable[str], language: str = ENGLISH) -> list[int]:
        """Return the ids of words as written. Words in two languages share an id if they share a stem.

        `language` is a code of `text.language`, or empty; in a language without a stemmer, the key is the stem.
        """
        language = language or ENGLISH
        id_of = self._id_of_word.setdefault(language, {})
        return [id_of[word] if word in id_of else self._add(word, language, id_of) for word in words]

    def _add(self, word: str, language: str, id_of: dict[str, int]) -> int:
        stem, is_stop = stem_of(word, language)
        number = self._id_of.setdefault((stem, is_stop), len(self.stems))
        if number == len(self.stems):
            self.stems.append(stem)
            self.stops.append(is_stop)
        id_of[word] = number
        return number


def stem_of(word: str, language: str) -> tuple[str, bool]:
    """Return the stem of a word as written, and True for a stop word."""
    key = word_key(word, language)
    return _stem(word, key, language), key in languages.stop_words(language)


def _stem(word: str, key: str, language: str) -> str:
    if has_spellings(key):
        return key
    if language == ENGLISH:
        if amount := _AMOUNT.fullmatch(key):
            key = amount[1]
        canonical_words = _synonyms()
        stem = canonical_words.get(key) or languages.stemmer(language)(key)
        return canonical_words.get(stem, stem)
    # The endings of other languages have accents, which the key has lost.
    stem_input = _bare(word.lower().translate(_STRAIGHT), language)
    return key if key[:1].isdigit() else fold_text(languages.stemmer(language)(stem_input))


_AMOUNT = re.compile(r"(\d[\d.]*)(?:bn|m|mn|mln|tn|trn|k)")
"""Pattern of an amount: `5bn` has the id of the 5 in “5 billion”, so passages match; changes compare amounts."""
_STRAIGHT = str.maketrans(dict.fromkeys("‘’‚‛ʼʻ`´′＇", "'"))


_MOST_COMPARED = 16
"""Maximum number of spellings with one key that a spelling is compared with; real keys have only a few."""


def join_spellings(names: Iterable[tuple[str, frozenset[str]]], similarity: float, letters: int) -> dict[str, str]:
    """Map each spelling of a name to the one spelling that represents all of them.

    `names`: a folded name and the ids of the articles that use that spelling. Two spellings are joined if they are on
    one line of the list of spellings; or if both have at least `letters` letters, differ only by transliteration
    (`text.names.same_spelling`) and have a rapidfuzz Indel similarity of at least `similarity`. They are never joined
    if one article uses both, because they are then two names. The result does not depend on the order of `names`.
    Nearly linear: names are looked up by shared spelling keys.
    """
    articles_of: dict[str, frozenset[str]] = {}
    for name, articles in sorted(names, key=itemgetter(0)):
        articles_of[name] = articles_of.get(name, frozenset()) | articles
    target_of: dict[str, str] = {}
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for name in list(articles_of):
        keys = spelling_keys(name)
        for candidate in (candidate for key in keys for candidate in by_key[key]):
            target = target_of.get(candidate, candidate)
            if not articles_of[target] & articles_of[name] and _is_one_name(name, candidate, similarity, letters):
                target_of[name] = target
                articles_of[target] |= articles_of[name]
                break
        for key in keys:
            if len(by_key[key]) < _MOST_COMPARED:
                by_key[key].append(name)
    return target_of


def _is_one_name(name: str, other_name: str, similarity: float, letters: int) -> bool:
    from rapidfuzz.distance import Indel

    if spelling_groups(name) & spelling_groups(other_name):
        return True
    if min(len(name), len(other_name)) < letters or Indel.normalized_similarity(name, other_name) < similarity:
        return False
    return same_spelling(name, other_name)
