"""Quickly filters the passages that can contradict each other, so that few are compared word by word."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from tui.matching.differences.fact_words import Fact
from tui.matching.differences.opposites import opposites_of, without_denial
from tui.matching.differences.units import ComparedUnit

_EXCLUSIVE = (Fact.DATE, Fact.QUANTITY)
"""Kinds of facts that contradict a different fact of the same kind; `figure_pairs` compares the numbers."""


class FactProfile(Struct, frozen=True):
    """The facts and words of one passage that can contradict another passage."""

    meanings: Mapping[Fact, Sequence[str]]
    """Meanings of the facts of each kind, in order."""
    denials: frozenset[tuple[str, str]]
    """Negations with the word that follows: WAS NOT safe."""
    words: frozenset[str]
    names: frozenset[str]
    opposites: frozenset[str]
    """Opposites of its words."""
    undenied: frozenset[str]
    """Words with a negating prefix, without it: unsafe → safe."""


def profile_of(units: Sequence[ComparedUnit]) -> FactProfile:
    words = frozenset(unit.key for unit in units)
    following = (*(unit.key for unit in units[1:]), "")
    plain = [unit.key for unit in units if unit.fact is None]
    return FactProfile(
        {fact: [unit.meaning for unit in units if unit.fact is fact] for fact in _EXCLUSIVE},
        frozenset((one.key, other) for one, other in zip(units, following, strict=True) if one.fact is Fact.NEGATION),
        words,
        frozenset(unit.key for unit in units if unit.is_name),
        frozenset(opposite for word in plain for opposite in opposites_of(word)),
        frozenset(base for word in plain for base in without_denial(word)),
    )


def may_contradict(left: FactProfile, right: FactProfile) -> bool:
    """Return False only if the two passages cannot contradict each other, nor differ in a word such as “may” / “will”.

    Linear in the passages, and far cheaper than comparing them.
    """
    return (
        _denies_words_of(left, right)
        or _denies_words_of(right, left)
        or any(_may_exclude(left.meanings[fact], right.meanings[fact]) for fact in _EXCLUSIVE)
        or not (left.opposites.isdisjoint(right.words) and left.undenied.isdisjoint(right.words))
        or not right.undenied.isdisjoint(left.words)
        or bool(left.names - right.words and right.names - left.words)
    )


def _denies_words_of(profile: FactProfile, other: FactProfile) -> bool:
    """Return True if a passage denies something that the other one does not deny, but has the next word of."""
    return any(not word or word in other.words for _, word in profile.denials - other.denials)


def _may_exclude(left: Sequence[str], right: Sequence[str]) -> bool:
    """Return True if each side has a fact that the other lacks, or both have the same facts in a different order."""
    one, other = set(left), set(right)
    return bool(one - other and other - one) or (len(one & other) > 1 and list(left) != list(right))
