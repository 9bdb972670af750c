"""Finds duplicates and near-duplicates among many articles, and measures how much of their wording they share."""

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from tui.cancel import checker
from tui.text.fold import fold_text
from tui.text.spaces import single_spaced
from tui.text.tokens import words_in

_RUN_WORDS = 4
"""Number of words in a run; two texts are compared by the runs they share."""
_ALL_RUNS_WORDS = 200
_SAMPLING = 4
"""Sampling rate: in a text of more than `_ALL_RUNS_WORDS` words, every fourth run is used, chosen by its hash."""
_NEAR_SHARE = 0.7
"""Minimum share of common runs of two texts that are near-duplicates."""
_HOLDERS_MAX = 50
"""Maximum number of articles that share a run; a more frequent one is boilerplate, and is ignored."""

Runs = frozenset[int]


class Duplicate(Struct, frozen=True):
    """An earlier article that says the same."""

    of: int
    """Index of the earlier article."""
    is_exact: bool
    """True if the two are identical; False if nearly so."""


def runs_of(text: str) -> Runs:
    """Return the hashes of a text's runs of words, which are the same in every process."""
    folded_text = fold_text(text)
    words = words_in(folded_text, 0, len(folded_text))
    hashes = (
        zlib.crc32(" ".join(words[at : at + _RUN_WORDS]).encode()) for at in range(max(1, len(words) - _RUN_WORDS + 1))
    )
    if len(words) <= _ALL_RUNS_WORDS:
        return frozenset(hashes)
    return frozenset(value for value in hashes if value % _SAMPLING == 0)


def find_duplicates(texts: Sequence[str], *, cancelled: Callable[[], bool] | None = None) -> list[Duplicate | None]:
    """Return for each text the first earlier one that says the same; None if there is none."""
    check = checker(cancelled)
    holders: dict[int, list[int]] = {}
    heads: dict[int, Runs] = {}
    by_words: dict[str, int] = {}
    duplicates: list[Duplicate | None] = []
    for index, text in enumerate(texts):
        check()
        words = single_spaced(fold_text(text))
        if (first := by_words.setdefault(words, index)) != index:
            duplicates.append(Duplicate(first, is_exact=True))
            continue
        runs = runs_of(text)
        duplicate = _near_duplicate(runs, heads, holders)
        duplicates.append(duplicate)
        if duplicate is None:
            heads[index] = runs
            for run in runs:
                holders.setdefault(run, []).append(index)
    return duplicates


def _near_duplicate(runs: Runs, heads: dict[int, Runs], holders: dict[int, list[int]]) -> Duplicate | None:
    lists = (holders[run] for run in runs if run in holders)
    shared = Counter(index for indexes in lists if len(indexes) <= _HOLDERS_MAX for index in indexes)
    for index, _ in _most_shared(shared):
        if is_near_duplicate(runs, heads[index]):
            return Duplicate(index, is_exact=False)
    return None


def is_near_duplicate(runs: Runs, other_runs: Runs) -> bool:
    """Return True if two texts share so many of their runs of words that one nearly repeats the other."""
    count = len(runs & other_runs)
    return count >= _NEAR_SHARE * (len(runs) + len(other_runs) - count)


def _most_shared(shared: Counter[int]) -> Iterator[tuple[int, int]]:
    return iter(sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:10])


def shared_runs(runs: Runs, other_texts: Iterable[Runs]) -> list[int]:
    """Count the runs that each of the other texts shares with one text."""
    return [len(runs & other_runs) for other_runs in other_texts]
