"""Tells cheaply which passages can contradict each other at all, so that few of them are compared word by word."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from tui.matching.differences.fact_words import Fact
from tui.matching.differences.opposites import opposites_of, without_denial
from tui.matching.differences.units import ComparedUnit

_EXCLUSIVE = (Fact.NUMBER, Fact.DATE, Fact.QUANTITY)
"""Facts that contradict a fact of their own kind."""


class FactProfile(Struct, frozen=True):
    """The facts and the words of one passage, as far as they can contradict another passage."""

    meanings: Mapping[Fact, Sequence[str]]
    """The facts of each kind, in order."""
    denials: frozenset[tuple[str, str]]
    """Each negation with the word after it: WAS NOT safe."""
    words: frozenset[str]
    names: frozenset[str]
    opposites: frozenset[str]
    """Words that turn the sense of one of its words round."""
    undenied: frozenset[str]
    """Its words with a denying prefix, without it: unsafe → safe."""


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
    """Return False only if comparing the two passages cannot find a contradiction, or a word such as “may” for “will”.

    Linear in the passages, and far cheaper than comparing them.
    """
    return (
        left.denials != right.denials
        or any(_may_exclude(left.meanings[fact], right.meanings[fact]) for fact in _EXCLUSIVE)
        or not (left.opposites.isdisjoint(right.words) and left.undenied.isdisjoint(right.words))
        or not right.undenied.isdisjoint(left.words)
        or bool(left.names - right.words and right.names - left.words)
    )


def _may_exclude(left: Sequence[str], right: Sequence[str]) -> bool:
    """True if each side has a fact that the other one lacks, or if both have the same facts in another order."""
    one, other = set(left), set(right)
    return bool(one - other and other - one) or (len(one & other) > 1 and list(left) != list(right))
