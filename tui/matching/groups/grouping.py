"""From pairs of passages to groups: one group for one thing said, however many articles say it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from tui.articles.model import Passage
from tui.matching.groups.clustering import history_of
from tui.matching.model import Grouping, Match, MatchGroup, MatchKind, by_level
from tui.matching.options import GroupOptions
from tui.matching.words.unique import unique_counts, unique_values
from tui.text.span import Span

if TYPE_CHECKING:
    from tui.matching.words.article_words import Ints


class Grouper:
    """Groups matches at any cutoff.

    Names are grouped apart, so that the groups of statements, and their ids, do not depend on whether names are shown.
    """

    def __init__(
        self, matches: Sequence[Match], pane_of: Mapping[str, int], anchors: Mapping[str, Sequence[int]],
        options: GroupOptions,
    ) -> None:  # fmt: skip
        """`matches`: in reading order. `pane_of`: article id → its place in the coverage. `anchors`: article id → the
        offsets at which its sentences begin, in order; empty where they are not known."""
        self._matches = matches
        self._of = (pane_of, anchors, options)

    @cached_property
    def _statements(self) -> _Tree:
        return _Tree([match for match in self._matches if match.kind is not MatchKind.NAME], *self._of)

    @cached_property
    def _names(self) -> _Tree:
        return _Tree([match for match in self._matches if match.kind is MatchKind.NAME], *self._of)

    def at(self, cutoff_score: float) -> Grouping:
        """The matches at this level or above, and their groups in reading order."""
        groups, group_of = self._statements.at(cutoff_score)
        names, name_of = self._names.at(cutoff_score)
        pane_of = self._of[0]
        found = sorted([*groups, *names], key=lambda made: [(pane_of[p.article], p.span) for p in made.passages])
        kept = tuple([match for match in self._matches if match.level >= cutoff_score])
        return Grouping(tuple(found), kept, group_of | name_of)


class _Tree:
    """The groups of matches that may share a group, at any cutoff."""

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
        """The groups of the matches at this level or above; match id → group id."""
        import numpy as np

        many = bisect_right(self._falling, -cutoff_score)
        if not many:
            return [], {}
        left, right = self._left[:many], self._right[:many]
        cluster = self._clusters(many)
        # Matches between two clusters that may not be joined are a group of their own, for each two clusters.
        one, other = cluster[left], cluster[right]
        pairs = np.minimum(one, other) * len(cluster) + np.maximum(one, other)
        pair = unique_counts(pairs)
        best, number = pair.firsts, pair.number
        members = unique_values(np.concatenate((number * len(cluster) + left, number * len(cluster) + right)))
        group, place = np.divmod(members, len(cluster))
        spans = self._spans(many)
        borders_of = np.array([(span.start, span.end) for span in spans], dtype=np.int64)[place]
        order = np.lexsort((borders_of[:, 1], borders_of[:, 0], self._panes[place], group))
        borders = np.flatnonzero(np.diff(group[order], prepend=-1, append=len(best))).tolist()
        places = place[order].tolist()
        groups: dict[int, MatchGroup] = {}
        taken: set[str] = set()
        for strongest, at in sorted(zip(best.tolist(), range(len(best)), strict=True)):
            passages = tuple([self._passage(p, spans[p]) for p in places[borders[at] : borders[at + 1]]])
            groups[at] = self._group(self._matches[strongest], passages, taken)
        names = [groups[at].id for at in range(len(best))]
        return list(groups.values()), dict(zip(self._ids[:many], [names[at] for at in number.tolist()], strict=True))

    def _clusters(self, many: int) -> Ints:
        """Place → cluster, after so many matches."""
        import numpy as np

        joined = [one for one in self._history.joined if one.match < many]
        cluster = list(range(len(self._history.spans)))
        for one in reversed(joined):  # what was joined last is settled first
            cluster[one.gone] = cluster[one.kept]
        return np.array(cluster, dtype=np.int64)

    def _spans(self, many: int) -> list[Span]:
        spans = self._history.spans.copy()
        for grown in self._history.grown[: bisect_left(self._history.grown, many, key=lambda one: one.match)]:
            spans[grown.place] = grown.span
        return spans

    def _passage(self, place: int, span: Span) -> Passage:
        known = self._passages.get((place, span))
        if known is None:
            known = self._passages[place, span] = Passage(self._history.articles[place], span)
        return known

    def _group(self, strongest: Match, passages: tuple[Passage, ...], taken: set[str]) -> MatchGroup:
        """Named by the sentence in which its first passage begins: the same at other cutoffs, and with other articles
        after it, although the passage grows."""
        first = passages[0]
        starts = self._anchors.get(first.article, ())
        at = bisect_right(starts, first.span.start)
        prefix = "n" if strongest.kind is MatchKind.NAME else "g"
        name = short_id(prefix, first.article, starts[at - 1] if at else first.span.start)
        while name in taken:
            name = short_id(prefix, name, strongest.id)
        taken.add(name)
        return MatchGroup.led_by(name, passages, strongest)


def short_id(prefix: str, *parts: object) -> str:
    """A name that depends on the parts alone: `prefix` and ten hexadecimal digits of BLAKE2b."""
    return prefix + blake2b("\0".join(map(str, parts)).encode(), digest_size=5).hexdigest()
