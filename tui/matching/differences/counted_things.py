"""Tells whether two numbers count the same thing, so that they can contradict each other."""

from collections.abc import Sequence

from tui.matching.differences.edit_model import Pair, UnitGap
from tui.matching.differences.fact_words import counted_alike, fates, measure_forms
from tui.matching.differences.units import ComparedUnit

Units = Sequence[ComparedUnit]

_FATE_UNITS = 4
"""Number of units before and after a gap in which a fate belongs to its number: 14 people HAD BEEN INJURED."""
_ONE = "#1"


def count_the_same(left: Units, right: Units, pair: Pair, gap: UnitGap) -> bool:
    """Return True if both numbers count the same: not 14 old men / 17 young women, but 14 old men / 17 men."""
    if _have_other_fates(left, right, gap) or _have_other_measures(left, right, pair):
        return False
    if _have_other_plurals(left, right, pair, gap):
        return False
    following = left[gap.left_end : gap.left_end + 1]
    has_noun = bool(following) and not following[0].is_stop and following[0].fact is None
    if _ONE in (left[pair.left].key, right[pair.right].key):
        # “One” may mean a person, and count nothing.
        between = (gap.left_end - pair.left - 1, gap.right_end - pair.right - 1)
        return (has_noun and between == (0, 0)) or (between == (1, 1) and _is_one_noun(left, right, pair))
    if has_noun:
        return True
    nouns = [
        next((unit.key for unit in reversed(side[first:end]) if unit.is_content), None)
        for side, first, end in (
            (left, pair.left + 1, gap.left_end),
            (right, pair.right + 1, gap.right_end),
        )
    ]
    return None in nouns or nouns[0] == nouns[1]


def _is_one_noun(left: Units, right: Units, pair: Pair) -> bool:
    """Return True if the same noun follows both numbers, once in the plural: one BOAT, two BOATS."""
    noun, other_noun = left[pair.left + 1], right[pair.right + 1]
    return noun.is_content and noun.key.removesuffix("s") == other_noun.key.removesuffix("s")


def _have_other_measures(left: Units, right: Units, pair: Pair) -> bool:
    """Return True if two numbers have different units of measure: 100 KG, 220 LB."""
    following = (*left[pair.left + 1 : pair.left + 2], *right[pair.right + 1 : pair.right + 2])
    forms = {measure_forms().get(unit.key, "") for unit in following}
    return len(forms) > 1 and "" not in forms


def _have_other_plurals(left: Units, right: Units, pair: Pair, gap: UnitGap) -> bool:
    """Return True if different plurals follow two numbers before the next equal words: 35 RESIDENTS, 40 HOMES."""
    heads = [
        next((unit.key for unit in reversed(units) if unit.is_content), "")
        for units in (left[pair.left + 1 : gap.left_end], right[pair.right + 1 : gap.right_end])
    ]
    alike = counted_alike()
    are_plural = all(head.endswith("s") for head in heads)
    return are_plural and alike.get(heads[0], heads[0]) != alike.get(heads[1], heads[1])


def _have_other_fates(left: Units, right: Units, gap: UnitGap) -> bool:
    """Return True if the people counted met different fates: INJURED 14 / KILLED 20, 14 were HURT / 20 were KILLED."""
    alike, named = counted_alike(), fates()
    sides = (
        left[max(0, gap.left - _FATE_UNITS) : gap.left_end + _FATE_UNITS],
        right[max(0, gap.right - _FATE_UNITS) : gap.right_end + _FATE_UNITS],
    )
    told = [{alike[unit.key] for unit in side if unit.key in alike} & named for side in sides]
    return bool(told[0] and told[1]) and not told[0] & told[1]
