"""Which words count as the same: folded, spelled one way, stemmed, and numbered for comparing.

A word's *key* is its folded and respelled form (colour and color share it); its *id* stands for all words with the same
stem, and for the spellings of one name. Ids have no meaning beyond one `Vocabulary`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from tui.shipped import shipped_text
from tui.text.fold import fold_text


@cache
def stop_words() -> frozenset[str]:
    """Words that carry grammar, as keys. Raises FileNotFoundError when the install lacks the list."""
    return frozenset(word for line in _lines("config/words/stop-words.txt") for word in line.split())


def _lines(path: str) -> list[str]:
    return [line for line in shipped_text(path).split("\n") if not line.startswith("#")]


@cache
def _american() -> dict[str, str]:
    return dict(line.split() for line in _lines("config/words/spellings-uk-us.txt") if line)


@cache
def _same() -> dict[str, str]:
    """A word → the first word of its line in the list of words that name one thing."""
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


def respelled(folded: str) -> str:
    """A folded word in American spelling: defence → defense, organised → organized."""
    if (american := _american().get(folded)) is not None:
        return american
    if len(folded) < 5:
        return folded
    return _british().sub(lambda found: _AMERICAN_ENDINGS[found.lastgroup or ""], folded)


@lru_cache(maxsize=1 << 15)
def word_key(word: str) -> str:
    """What a word is compared as when only spelling may differ: `Organised` → `organized`, `Russia’s` → `russia`."""
    if len(word) <= 4 and word.isupper() and word.replace(".", "") in _SHORT_FORMS:
        return _SHORT_FORMS[word.replace(".", "")]
    key = fold_text(word)
    if "'" in key:
        key = key.removesuffix("'s") if key not in stop_words() else key
        key = key.strip("'")
    if key[:1].isdigit():
        return key.replace(",", "")
    return respelled(key)


_SHORT_FORMS = {"US": "u.s", "UK": "u.k"}
"""Short forms that would be words in lower case, or that some outlets write with full stops."""


class Vocabulary:
    """Numbers the words of the articles that are compared with each other."""

    def __init__(self) -> None:
        self.stems: list[str] = []
        """Per id."""
        self.stops: list[bool] = []
        """Per id: whether it is a stop word."""
        self._id_of_stem: dict[str, int] = {}
        self._id_of_word: dict[str, int] = {}
        self._stem: Callable[[str], str] | None = None

    def ids(self, words: Iterable[str]) -> list[int]:
        """The ids of words as written."""
        known = self._id_of_word
        return [known[word] if word in known else self._add(word) for word in words]

    def _add(self, word: str) -> int:
        key = word_key(word)
        stem = _same().get(key) or self._stemmed(key)
        stem = _same().get(stem, stem)
        number = self._id_of_stem.setdefault(stem, len(self.stems))
        if number == len(self.stems):
            self.stems.append(stem)
            self.stops.append(key in stop_words())
        self._id_of_word[word] = number
        return number

    def _stemmed(self, key: str) -> str:
        if self._stem is None:
            import Stemmer

            self._stem = Stemmer.Stemmer("english").stemWord
        return self._stem(key)


def join_spellings(names: Iterable[tuple[str, frozenset[str]]], similarity: float, letters: int) -> dict[str, str]:
    """Spellings that stand for one name → the one that all of them go to.

    `names`: a folded name and the ids of the articles that write it so. Two spellings are joined when transliteration
    tells them apart (`text.names.same_spelling`) and rapidfuzz's Indel similarity is at least `similarity`; never when
    one article writes both, as then they are two names. The result does not depend on the order of `names`.
    """
    from rapidfuzz.distance import Indel

    from tui.text.names import same_spelling

    by_initial: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for name, articles in sorted(names):
        if len(name) >= letters:
            by_initial[name[0]].append((name, articles))
    joined: dict[str, str] = {}
    where = {name: articles for bucket in by_initial.values() for name, articles in bucket}
    for bucket in by_initial.values():
        for at, (name, _) in enumerate(bucket):
            for other, _ in bucket[:at]:
                target = joined.get(other, other)
                if where[target] & where[name] or Indel.normalized_similarity(name, other) < similarity:
                    continue
                if same_spelling(name, other):
                    joined[name] = target
                    where[target] = where[target] | where[name]
                    break
    return joined
