"""Makes groups from matches: one group for each statement, with all articles that contain it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from tui.articles.model import Passage
from tui.matching.groups.clustering import history_of
from tui.matching.groups.nesting import PlaceGroup, nest
from tui.matching.model import Grouping, Match, MatchGroup, MatchKind, MatchSureness, by_level
from tui.matching.options import GroupOptions
from tui.matching.words.unique import unique_counts, unique_values
from tui.text.span import Span

if TYPE_CHECKING:
    from tui.matching.words.article_words import Ints


_PREFIXES = {MatchKind.NAME: "n", MatchKind.TRANSLATION: "t"}
"""First letters of the ids of groups that are made separately."""
_APART = frozenset(_PREFIXES)


class Grouper:
    """Groups matches at any cutoff.

    Names, and statements in another language, are grouped separately, so that the groups of the other matches, and
    their ids, do not depend on whether these are shown.
    """

    def __init__(
        self, matches: Sequence[Match], pane_of: Mapping[str, int], anchors: Mapping[str, Sequence[int]],
        options: GroupOptions,
    ) -> None:  # fmt: skip
        """Prepare the groups of `matches`, which are in reading order.

        `pane_of`: position of each article in the coverage, by its id. `anchors`: offsets at which the sentences of
        each article begin, in order, by its id; empty if unknown.
        """
        self._matches = matches
        self._of = (pane_of, anchors, options)

    @cached_property
    def _statements(self) -> _Tree:
        return _Tree([match for match in self._matches if match.kind not in _APART], *self._of)

    @cached_property
    def _translations(self) -> _Tree:
        return _Tree([match for match in self._matches if match.kind is MatchKind.TRANSLATION], *self._of)

    @cached_property
    def _names(self) -> _Tree:
        return _Tree([match for match in self._matches if match.kind is MatchKind.NAME], *self._of)

    def at(self, cutoff_score: float) -> Grouping:
        """Return the matches at this level or above, and their groups in reading order."""
        groups, group_of = self._statements.at(cutoff_score)
        names, name_of = self._names.at(cutoff_score)
        translations, translation_of = self._translations.at(cutoff_score)
        pane_of = self._of[0]
        groups_in_order = sorted(
            [*groups, *names, *translations], key=lambda group: [(pane_of[p.article], p.span) for p in group.passages]
        )
        matches_above = tuple([match for match in self._matches if match.level >= cutoff_score])
        return Grouping(tuple(groups_in_order), matches_above, group_of | name_of | translation_of)


class _Tree:
    """Groups, at any cutoff, of matches that may share a group."""

    def __init__(
        self, matches: Iterable[Match], pane_of: Mapping[str, int], anchors: Mapping[str, Sequence[int]],
        options: GroupOptions,
    ) -> None:  # fmt: skip
        import numpy as np

        self._matches = sorted(matches, key=by_level)
        self._falling = [-match.level for match in self._matches]
        self._ids = [match.id for match in self._matches]
        self._history = history_of(self._matches, options)
        self._left = np.array(self._history.left, dtype=np.int64)
        self._right = np.array(self._history.right, dtype=np.int64)
        self._panes = np.array([pane_of[article] for article in self._history.articles], dtype=np.int64)
        self._anchors = anchors
        self._passages: dict[tuple[int, Span], Passage] = {}

    def at(self, cutoff_score: float) -> tuple[list[MatchGroup], dict[str, str]]:
        """Return the groups of the matches at this level or above, and a map from match ids to group ids."""
        import numpy as np

        match_count = bisect_right(self._falling, -cutoff_score)
        if not match_count:
            return [], {}
        left, right = self._left[:match_count], self._right[:match_count]
        cluster = self._clusters(match_count)
        # The matches between two clusters that must not be joined form a group of their own.
        smaller_side, larger_side = cluster[left], cluster[right]
        pairs = np.minimum(smaller_side, larger_side) * len(cluster) + np.maximum(smaller_side, larger_side)
        pair = unique_counts(pairs)
        best, number = pair.firsts, pair.number
        members = unique_values(np.concatenate((number * len(cluster) + left, number * len(cluster) + right)))
        group, place = np.divmod(members, len(cluster))
        spans = self._spans(match_count)
        borders_of = np.array([(span.start, span.end) for span in spans], dtype=np.int64)[place]
        order = np.lexsort((borders_of[:, 1], borders_of[:, 0], self._panes[place], group))
        borders = np.flatnonzero(np.diff(group[order], prepend=-1, append=len(best))).tolist()
        places = place[order].tolist()
        found = [
            PlaceGroup((int(smaller_side[at]), int(larger_side[at])), at, self._is_sure(at), places[start:end])
            for at, start, end in zip(best.tolist(), borders, borders[1:], strict=False)
        ]
        nested = nest(found)
        groups: dict[int, MatchGroup] = {}
        used_ids: set[str] = set()
        for number_in_pairs, group_places in sorted(enumerate(found), key=lambda item: item[1].best):
            if number_in_pairs not in nested:
                in_order = sorted(group_places.places, key=lambda at: (self._panes[at], spans[at]))
                passages = tuple([self._passage(at, spans[at]) for at in in_order])
                groups[number_in_pairs] = self._group(self._matches[group_places.best], passages, used_ids)
        names = [groups[nested.get(at, at)].id for at in range(len(best))]
        return list(groups.values()), dict(
            zip(self._ids[:match_count], [names[at] for at in number.tolist()], strict=True)
        )

    def _is_sure(self, match: int) -> bool:
        return self._matches[match].sureness is MatchSureness.SURE

    def _clusters(self, match_count: int) -> Ints:
        """Return the cluster of each place after this many matches."""
        import numpy as np

        joins = [join for join in self._history.joins if join.match < match_count]
        cluster = list(range(len(self._history.spans)))
        for join in reversed(joins):  # the last joins first
            cluster[join.absorbed_cluster] = cluster[join.kept_cluster]
        return np.array(cluster, dtype=np.int64)

    def _spans(self, match_count: int) -> list[Span]:
        spans = self._history.spans.copy()
        for growth in self._history.growths[
            : bisect_left(self._history.growths, match_count, key=lambda growth: growth.match)
        ]:
            spans[growth.place] = growth.span
        return spans

    def _passage(self, place: int, span: Span) -> Passage:
        passage = self._passages.get((place, span))
        if passage is None:
            passage = self._passages[place, span] = Passage(self._history.articles[place], span)
        return passage

    def _group(self, strongest: Match, passages: tuple[Passage, ...], used_ids: set[str]) -> MatchGroup:
        """Make a group whose id depends on the sentence in which its first passage begins.

        So the id stays the same at other cutoffs and when articles are added after it, although the passage grows.
        """
        first = passages[0]
        starts = self._anchors.get(first.article, ())
        at = bisect_right(starts, first.span.start)
        prefix = _PREFIXES.get(strongest.kind, "g")
        group_id = short_id(prefix, first.article, starts[at - 1] if at else first.span.start)
        while group_id in used_ids:
            group_id = short_id(prefix, group_id, strongest.id)
        used_ids.add(group_id)
        return MatchGroup.led_by(group_id, passages, strongest)


def short_id(prefix: str, *parts: object) -> str:
    """Return an id that depends on the parts alone: `prefix` and ten hexadecimal digits of BLAKE2b."""
    return prefix + blake2b("\0".join(map(str, parts)).encode(), digest_size=5).hexdigest()
