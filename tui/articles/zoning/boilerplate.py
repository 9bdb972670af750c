"""Recognises phrases that only a site uses about itself: newsletters, terms, follow buttons, author notes."""

from collections.abc import Iterable
from functools import lru_cache

from tui.articles.options import BoilerplateOptions
from tui.text.spaces import single_spaced

_GAP = "…"
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "\u00a0": " "})
_BEFORE_TEXT = " \t\n[(•*·|>»–—-"
_COUNTER_WORDS = 8
_QUOTES = ("“", "”", "«", "»", "„", '"')


class Boilerplate:
    """Index of the boilerplate phrases: a paragraph is only compared with phrases whose rarest word it contains."""

    def __init__(self, options: BoilerplateOptions) -> None:
        self._options = options
        self._starts = _by_key(options.starts, first_word=True)
        self._phrases = _by_key(options.phrases, first_word=False)
        self._counted = frozenset(options.counted)
        self._roles = tuple(options.biography_roles)
        self._about = tuple(options.biography_words)

    def is_boilerplate(self, text: str) -> bool:
        """Return True for a paragraph that begins with a site's phrase, or contains one and no quotation."""
        if len(text) > self._options.max_characters:
            return False
        line = _plain(text)
        words = [word.strip(".,:;!?()[]·|") for word in line.split()]
        if not words:
            return False
        if any(_holds(line, parts, at_start=True) for parts in self._starts.get(words[0], ())):
            return True
        if self._is_counter(words):
            return True
        keys = self._phrases.keys() & set(words)
        if not keys or any(quote in text for quote in _QUOTES):
            return False
        return any(_holds(line, parts, at_start=False) for key in keys for parts in self._phrases[key])

    def _is_counter(self, words: list[str]) -> bool:
        """Return True for counters: “12 comments”, “Comments (31)”, “1.2k shares | 341 comments”."""
        words = [word for word in words if word]
        if not words or len(words) % 2 or len(words) > _COUNTER_WORDS:
            return False
        return all(self._counts(*words[n : n + 2]) for n in range(0, len(words), 2))

    def _counts(self, first: str, second: str) -> bool:
        number, noun = (first, second) if first[:1].isdecimal() else (second, first)
        return noun in self._counted and number.rstrip("km").replace(".", "").replace(",", "").isdecimal()

    def is_biography(self, text: str, names: Iterable[str]) -> bool:
        """Return True for a note about an author, such as “Ana Ruiz is a reporter for The Post. She covers ports.”

        names: those in the byline; a note about anybody else must say where to write.
        """
        if len(text) > self._options.max_characters or any(quote in text for quote in _QUOTES):
            return False
        line = _plain(text)
        has_role = any(f" {role} " in f" {line.replace(',', ' ').replace('.', ' ')} " for role in self._roles)
        is_author = any(line.startswith(f"{name.casefold()} ") for name in names if " " in name)
        tells_where = any(word in line for word in self._about)
        return (is_author and (has_role or tells_where)) or (has_role and tells_where and "@" in line)


def _plain(text: str) -> str:
    return single_spaced(text.casefold().translate(_APOSTROPHES)).lstrip(_BEFORE_TEXT)


def _by_key(entries: Iterable[str], *, first_word: bool) -> dict[str, list[tuple[str, ...]]]:
    """Return the entries, split at their gaps, by the word for their look-up: the first, or the longest."""
    by_key: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        parts = tuple(part.strip() for part in _plain(entry).split(_GAP))
        words = [word.strip(".,:;!?()[]·|") for part in parts for word in part.split()]
        key = words[0] if first_word else max(words, key=len)
        by_key.setdefault(key, []).append(parts)
    return by_key


def _holds(line: str, parts: tuple[str, ...], *, at_start: bool) -> bool:
    position = 0
    for number, part in enumerate(parts):
        found = line.find(part, position)
        if found < 0 or (at_start and number == 0 and found > 0):
            return False
        position = found + len(part)
    return True


@lru_cache(maxsize=4)
def boilerplate(options: BoilerplateOptions) -> Boilerplate:
    return Boilerplate(options)
