"""Describes each place of an English article by the classes around it, for the weights that judge borders."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.matching.search.word_classes import SENTENCE, class_names, class_sequence
from tui.matching.words.article_words import IndexedArticle

if TYPE_CHECKING:
    from tui.matching.words.article_words import Bools, Ints

_BEFORE, _AFTER = 6, 6
"""Words and signs before and after a place whose classes count."""
_PREDICATES = frozenset({"will", "is", "has", "does", "says", "went", "he's"})
"""Classes of words that are predicates, or begin one."""
_OPENERS = frozenset({"who", "that", "what", "when", "if"})
_COMMAS = frozenset({",", ',"', ";", "(", ")"})
_STEPS = (2, 3, 5, 9, 15)
"""Distances, in words and signs, that are told apart; beyond the sentence is a step of its own."""
_DISTANCES = len(_STEPS) + 2
_NONE = _DISTANCES - 1

Template = tuple[str, ...]
"""Features that count together, such as the classes of two neighbours."""


def templates() -> list[Template]:
    """Return what a place is judged by: single classes, pairs of them, and distances beside a class."""
    offsets = range(-_BEFORE, _AFTER)
    single = [(str(at),) for at in offsets]
    pairs = [(str(at), str(at + 1)) for at in range(-4, 3)] + [("-2", "0"), ("-1", "1"), ("-3", "-1")]
    distances = [
        *(("verb<", "verb>"), ("verb<", "opener<"), ("verb>", "opener>"), ("verb<", "comma<"), ("verb>", "comma>")),
        *(("verb>", "opener<"), ("verb<", "begin"), ("verb>", "end")),
    ]
    beside = [(*pair, at) for pair in distances for at in ("0", "-1")]
    both = ("verb<", "verb>")
    return [
        *(single + pairs + beside),
        *((*both, "opener<", "comma<"), (*both, "opener<", "comma>"), (*both, "begin", "end")),
    ]


def sizes_of(template: Template) -> list[int]:
    """Return the number of values of each feature of a template."""
    return [len(class_names()) if _is_offset(feature) else _DISTANCES for feature in template]


def _is_offset(feature: str) -> bool:
    return feature.lstrip("-").isdigit()


def value_number(feature: str, value: str) -> int:
    """Return the number that stands for a value of a feature, as written in the file of weights."""
    return class_numbers()[value] if _is_offset(feature) else int(value)


def value_name(feature: str, number: int) -> str:
    return class_names()[number] if _is_offset(feature) else str(number)


@cache
def class_numbers() -> dict[str, int]:
    return {name: number for number, name in enumerate(class_names())}


def features_of(indexed: IndexedArticle) -> dict[str, Ints]:
    """Return the values of every feature, one entry a word: the place before it."""
    import numpy as np

    numbers = class_numbers()
    sequence, word_places = class_sequence(indexed)
    border = [numbers[SENTENCE]]
    classes = np.array(border * _BEFORE + [numbers[name] for name in sequence] + border * _AFTER, dtype=np.int64)
    places = np.array(word_places, dtype=np.int64) + _BEFORE
    features: dict[str, Ints] = {str(at): classes[places + at] for at in range(-_BEFORE, _AFTER)}
    rows = np.arange(len(classes))
    is_border = classes == numbers[SENTENCE]
    begin, end = _previous(rows, is_border), _next(rows, is_border)
    features["begin"], features["end"] = _step(rows - begin)[places], _step(end - rows)[places]
    for name, members in (("verb", _PREDICATES), ("opener", _OPENERS), ("comma", _COMMAS)):
        is_member = np.isin(classes, [numbers[member] for member in members])
        before, after = _previous(rows, is_member), _next(rows, is_member)
        features[name + "<"] = np.where(before > begin, _step(rows - before), _NONE)[places]
        features[name + ">"] = np.where(after < end, _step(after - rows + 1), _NONE)[places]
    return features


def _previous(rows: Ints, flags: Bools) -> Ints:
    """Return the last row before each one that has a flag, -1 for none."""
    import numpy as np

    last = np.maximum.accumulate(np.where(flags, rows, -1))
    return np.concatenate(([-1], last[:-1]))


def _next(rows: Ints, flags: Bools) -> Ints:
    """Return the first row from each one on that has a flag; the number of rows for none."""
    import numpy as np

    following: Ints = np.minimum.accumulate(np.where(flags, rows, len(rows))[::-1])[::-1]
    return following


def _step(distances: Ints) -> Ints:
    import numpy as np

    steps: Ints = np.digitize(distances, _STEPS)
    return steps
