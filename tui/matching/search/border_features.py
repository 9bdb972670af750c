"""Describes each place of an English article by the classes around it, as input for the border weights."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tui.matching.search.word_classes import SENTENCE, class_names, class_sequence
from tui.matching.words.article_words import IndexedArticle

if TYPE_CHECKING:
    import numpy as np

    from tui.matching.words.article_words import Bools, Ints

    Table = np.ndarray[tuple[int, int], np.dtype[np.int64]]
    Flags = np.ndarray[tuple[int, int], np.dtype[np.bool_]]

_BEFORE, _AFTER = 6, 6
"""Number of words and signs before and after a place whose classes count."""
_PREDICATES = frozenset({"will", "is", "has", "does", "says", "went", "he's"})
"""Classes of words that are, or begin, predicates."""
_OPENERS = frozenset({"who", "that", "what", "when", "if"})
_COMMAS = frozenset({",", ',"', ";", "(", ")"})
_STEPS = (2, 3, 5, 9, 15)
"""Upper limits of the distances that are distinguished, in words and signs; the next sentence is a separate step."""
_DISTANCES = len(_STEPS) + 2
_BEYOND = 2000
"""Distance if there is nothing in the sentence; longer distances count like it."""
FEATURES = (
    *(str(at) for at in range(-_BEFORE, _AFTER)),
    *("begin", "end", "verb<", "verb>", "opener<", "opener>", "comma<", "comma>"),
)
"""Names of the features: classes by their offset, then steps of distance."""

Template = tuple[str, ...]
"""Features that count together, such as the classes of two neighbours."""


def templates() -> list[Template]:
    """Return the templates by which a place is judged: single classes, pairs, and distances beside a class."""
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


@cache
def sizes_of(template: Template) -> tuple[int, ...]:
    """Return the number of values of each feature of a template."""
    return tuple(len(class_names()) if _is_offset(feature) else _DISTANCES for feature in template)


@cache
def _is_offset(feature: str) -> bool:
    return feature.lstrip("-").isdigit()


def value_number(feature: str, value: str) -> int:
    """Return the number for a value of a feature, as written in the file of weights."""
    return class_numbers()[value] if _is_offset(feature) else int(value)


def value_name(feature: str, number: int) -> str:
    return class_names()[number] if _is_offset(feature) else str(number)


@cache
def class_numbers() -> dict[str, int]:
    return {name: number for number, name in enumerate(class_names())}


def features_of(indexed: IndexedArticle) -> Table:
    """Return the features of an article: one row for each of `FEATURES`, one column for the place before each word."""
    import numpy as np

    numbers = class_numbers()
    sequence, word_places = class_sequence(indexed)
    border = [numbers[SENTENCE]]
    classes = np.array(border * _BEFORE + [numbers[name] for name in sequence] + border * _AFTER, dtype=np.int64)
    places = np.array(word_places, dtype=np.int64) + _BEFORE
    rows = np.arange(len(classes))
    members = _members()[:, classes]
    before = [_previous(rows, flags) for flags in members]
    after = [_next(rows, flags) for flags in members]
    begin, end = before[0][places], after[0][places]
    distances = [places - begin, end - places]
    for previous, following in zip(before[1:], after[1:], strict=True):
        last, first = previous[places], following[places]
        distances.append(np.where(last > begin, places - last, _BEYOND))
        distances.append(np.where(first < end, first - places + 1, _BEYOND))
    around = classes[np.arange(-_BEFORE, _AFTER)[:, None] + places]
    table: Table = np.concatenate((around, _steps()[np.minimum(distances, _BEYOND)]))
    return table


@cache
def _members() -> Flags:
    """Return, for the border and each group of classes with a distance, whether it contains each class."""
    import numpy as np

    groups = ({SENTENCE}, _PREDICATES, _OPENERS, _COMMAS)
    return np.array([[name in group for name in class_names()] for group in groups], dtype=bool)


@cache
def _steps() -> Ints:
    """Return the step of each distance; the last one means that there is nothing in the sentence."""
    import numpy as np

    steps: Ints = np.append(np.digitize(np.arange(_BEYOND), _STEPS), _DISTANCES - 1)
    return steps


def _previous(rows: Ints, flags: Bools) -> Ints:
    """For each row, return the last earlier row with a flag, or -1."""
    import numpy as np

    last = np.maximum.accumulate(np.where(flags, rows, -1))
    return np.concatenate(([-1], last[:-1]))


def _next(rows: Ints, flags: Bools) -> Ints:
    """For each row, return the first row with a flag from it on, or the number of rows."""
    import numpy as np

    following: Ints = np.minimum.accumulate(np.where(flags, rows, len(rows))[::-1])[::-1]
    return following
