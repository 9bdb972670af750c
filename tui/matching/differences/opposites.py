"""Words that turn the sense round where they stand for each other: up / down, before / after, legal / illegal."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from tui.matching.differences.fact_words import Fact
from tui.matching.words.vocabulary import word_key
from tui.shipped import shipped_text

PATH = "config/words/opposites.txt"
_PREFIXES = ("un", "il", "im", "in", "ir", "non", "dis")
_SAME_SENSE = frozenset(
    {"infamous", "invaluable", "inflammable", "indifferent", "unless", "invest", "disease", "discover"}
)
"""Words that begin like a denial of another word, and are none."""
_PREFIXED_LETTERS = 4
"""Letters of a word, from which a prefix denies it."""


def opposition(one: str, other: str) -> Fact | None:
    """Whether two words, as keys, stand against each other: SENSE, STATUS (may / will), or None."""
    against = _opposites().get(one, {}).get(other)
    if against is None and (_denies(one, other) or _denies(other, one)):
        return Fact.SENSE
    return against


def _denies(one: str, other: str) -> bool:
    """True if a word is another one with a prefix that denies it."""
    ends_so = one.endswith(other) and len(other) >= _PREFIXED_LETTERS and one not in _SAME_SENSE
    return ends_so and one.removesuffix(other) in _PREFIXES


@cache
def limiting_words() -> frozenset[str]:
    """Return the words, as keys, that limit an office or a measure: interim, temporary."""
    return frozenset(word_key(word) for line in _sections()["limit"] for word in line.split())


@cache
def _sections() -> Mapping[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in shipped_text(PATH).split("\n"):
        if line.startswith("["):
            sections[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            sections[next(reversed(sections))].append(line)
    return sections


@cache
def _opposites() -> Mapping[str, Mapping[str, Fact]]:
    table: defaultdict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in (Fact.SENSE, Fact.STATUS):
        for line in _sections()[fact.value]:
            sides = [[word_key(word) for word in side.split()] for side in line.split("/")]
            for one, other in ((one, other) for one in sides[0] for other in sides[1]):
                table[one].setdefault(other, fact)
                table[other].setdefault(one, fact)
    return table
