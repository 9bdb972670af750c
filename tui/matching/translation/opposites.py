"""Finds words by which sentences in two languages say the opposite: rose / fiel, acquitted / verurteilte."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tui.shipped import shipped_text
from tui.text.span import Span
from tui.text.tokens import word_spans

_PATH = "config/facts/opposites.txt"


class _Prefixes(NamedTuple):
    whole: frozenset[str]
    beginnings: tuple[str, ...]

    def has(self, word: str) -> bool:
        return word in self.whole or word.startswith(self.beginnings)


@cache
def _senses(language: str) -> Mapping[tuple[str, str], _Prefixes]:
    """Map each sense and its sign to the words of a language."""
    table: dict[tuple[str, str], _Prefixes] = {}
    sense = ""
    for line in shipped_text(_PATH).split("\n"):
        if line.startswith("["):
            sense = line.strip("[]")
        elif line[:2] in ("+ ", "- "):
            for part in line[2:].split(" | "):
                code, *words = part.split()
                if code == language:
                    whole = frozenset(word for word in words if not word.endswith("*"))
                    beginnings = tuple(word[:-1] for word in words if word.endswith("*"))
                    table[sense, line[0]] = _Prefixes(whole, beginnings)
    return table


def senses_in(text: str, span: Span, language: str) -> frozenset[tuple[str, str]]:
    """Return the listed senses that a passage has, each with its sign."""
    words = [text[start:end].lower() for start, end in word_spans(text, span.start, span.end)]
    return frozenset(key for key, listed in _senses(language).items() if any(map(listed.has, words)))


def are_opposed(left: frozenset[tuple[str, str]], right: frozenset[tuple[str, str]]) -> bool:
    """Return True if one passage has only one sign of a sense, and the other only the opposite sign."""
    for sense, sign in left - right:
        other = "-" if sign == "+" else "+"
        if (sense, other) in right and (sense, other) not in left:
            return True
    return False
