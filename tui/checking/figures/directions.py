"""Compares the words beside two equal numbers that say in which direction something moved: up 3 percent, fell by 3."""

import re
from functools import cache

from tui.checking.figures.contexts import CheckedFigure
from tui.checking.figures.source_figures import ComparedFigure, SourceFigures
from tui.matching.differences.opposites import opposites_of
from tui.matching.words.vocabulary import word_key

_UPWARDS = ("up", "rise", "raise", "more", "above")
_DOWNWARDS = ("down", "fall", "lower", "less", "below")
"""Words of which all that mean the same are listed in `config/words/opposites.txt`."""
_UNCLEAR = frozenset({"over", "under", "back", "cut", "cuts"})
"""Words that are listed there, but often mean something else beside a number: over the weekend."""
_CHARACTERS = 40
_WORDS_BEFORE, _WORDS_AFTER = 4, 2
"""Maximum number of words between a number and the word for its direction."""
_OTHER_SHARE = 0.75
"""Minimum evidence for an equal number in the same direction, as a share of that for the closest one."""


def direction_change(
    figure: CheckedFigure, draft_text: str, equal: ComparedFigure, figures: SourceFigures
) -> tuple[str, str] | None:
    """Return the words for opposite directions beside a number in the draft, and beside the equal one in a source.

    None if one has no such word, if both mean the same, or if another source has it as the draft.
    """
    here, there = direction_word(draft_text, figure), direction_word(figures.text_of(equal.figure), equal.figure)
    if figure.dates or not here or not there or _is_upwards(here) is _is_upwards(there):
        return None
    alike = [
        candidate
        for candidate in figures.equals(figure)
        if (word := direction_word(figures.text_of(candidate), candidate)) and _is_upwards(word) is _is_upwards(here)
    ]
    closest = figures.closest(figure, alike)
    return None if closest is not None and closest.evidence >= _OTHER_SHARE * equal.evidence else (here, there)


def direction_word(text: str, figure: CheckedFigure) -> str:
    """Return the word for a direction nearest to a number in its clause, as it is written; empty if there is none."""
    start, end = figure.span.start, figure.span.end
    after = _clause_end().split(text[end : end + _CHARACTERS])[0].split()[:_WORDS_AFTER]
    before = _clause_end().split(text[max(0, start - _CHARACTERS) : start])[-1].split()[-_WORDS_BEFORE:]
    words = [*after, *reversed(before)]
    return next((word for word in words if word_key(word) in _directions()), "")


def _is_upwards(word: str) -> bool:
    return _directions()[word_key(word)]


@cache
def _directions() -> dict[str, bool]:
    """Map a word for a direction, as a key, to True if it is upwards."""
    up = {word for seed in _DOWNWARDS for word in (*opposites_of(seed), *_UPWARDS)}
    down = {word for seed in _UPWARDS for word in (*opposites_of(seed), *_DOWNWARDS)}
    return {word: word in up for word in (up ^ down) - _UNCLEAR}


@cache
def _clause_end() -> re.Pattern[str]:
    return re.compile(r"[.;:!?](?:\s|\Z)|,|\b(?:but|while|after|before|from|than)\b|[“”\"\n]")
