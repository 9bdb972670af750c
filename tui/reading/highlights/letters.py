"""A letter for every group, which it keeps while the cutoff changes, articles come and go, and the event is closed."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from tui.articles.model import Passage
from tui.matching.model import MatchGroup, MatchKind
from tui.text.span import Span


class Letters:
    """Gives out letters, and remembers them by the groups' ids.

    Groups that are met together get theirs in this order: statements before names; what the first two articles share,
    then what is shared once the third is there, and so on; in reading order. So an article that is added at the end
    changes no letter of the others, and another run gives the same ones.
    """

    def __init__(self) -> None:
        self._of: dict[str, str] = {}
        self._given = 0
        self._at: dict[str, _FormerPlaces] = {}
        """Per article."""
        self._first: dict[str, Passage] = {}
        """By group: its first passage, where it stands in the articles as they are."""

    def meet(self, groups: Iterable[MatchGroup], order: Sequence[str]) -> None:
        """Letters for those that have none yet. `order`: article ids in pane order."""
        pane_of = {article: at for at, article in enumerate(order)}

        def rank(group: MatchGroup) -> tuple[bool, int, list[tuple[int, int]]]:
            panes = sorted({pane_of[passage.article] for passage in group.passages})
            shared_from = panes[1] if len(panes) > 1 else len(order)
            return group.kind is MatchKind.NAME, shared_from, [_place(passage, pane_of) for passage in group.passages]

        taken: set[str] = set()
        unnamed: list[MatchGroup] = []
        for group in groups:
            self._first[group.id] = group.passages[0]
            letter = self._of.get(group.id, "")
            if letter and letter not in taken:  # one that another took over meanwhile is not given twice
                taken.add(letter)
            else:
                unnamed.append(group)
        for group in sorted(unnamed, key=rank):
            letter = self._earlier(group, taken)
            if not letter:
                letter = label(self._given)
                self._given += 1
            taken.add(letter)
            self._of[group.id] = letter

    def expect(self, places: Iterable[tuple[str, Passage]], now: Callable[[Passage], Passage | None]) -> None:
        """The articles have changed: where the passages of groups (by id) that have a letter stand now. A group that
        is met anew there takes it over. now: where any passage stands; None where its words are gone."""
        self._first = {group: passage for group, passage in self._first.items() if now(passage) == passage}
        self._stood((self._of[group], passage) for group, passage in places if group in self._of)

    def take_up(
        self, given: Mapping[str, str], first: Mapping[str, Passage], stood: Sequence[tuple[str, Passage]]
    ) -> None:
        """The letters of an earlier run, before any group is met. given: by group id; first: the first passages of
        those that stand in the articles as they are. stood: (letter, first passage) of groups whose ids may be others
        now; a group that is met there takes it over."""
        self._of, self._first = dict(given), dict(first)
        self._given = 1 + max(map(index, (*given.values(), *(letter for letter, _ in stood))), default=-1)
        self._stood(stood)

    def given(self) -> Iterator[tuple[str, str, Passage]]:
        """(group id, letter, its first passage) of every group that was met in the articles as they are now, in the
        order in which the letters were given."""
        for group, letter in self._of.items():
            if group in self._first:
                yield group, letter, self._first[group]

    def _stood(self, places: Iterable[tuple[str, Passage]]) -> None:
        found: dict[str, list[tuple[Span, str]]] = {}
        for letter, passage in places:
            found.setdefault(passage.article, []).append((passage.span, letter))
        self._at = {article: _FormerPlaces(some) for article, some in found.items()}

    def _earlier(self, group: MatchGroup, taken: Collection[str]) -> str:
        """The letter of the group that shares most characters with this one; empty where there is none."""
        shared: Counter[str] = Counter()
        for passage in group.passages:
            stood = self._at.get(passage.article)
            for span, letter in stood.near(passage.span) if stood else ():
                if letter not in taken and (both := span.overlap(passage.span)):
                    shared[letter] += both
        return max(shared, key=lambda letter: (shared[letter], letter), default="")

    def copy(self) -> "Letters":
        """The same so far; what meets the one later does not meet the other."""
        other = Letters()
        other._of, other._given, other._at = dict(self._of), self._given, dict(self._at)
        other._first = dict(self._first)
        return other

    def __getitem__(self, group_id: str) -> str:
        """Raises KeyError for a group that was not met."""
        return self._of[group_id]


class _FormerPlaces:
    """Where groups of earlier on stand now in one article, with their letters."""

    def __init__(self, places: Iterable[tuple[Span, str]]) -> None:
        self._places = sorted(places)
        self._starts = [span.start for span, _ in self._places]
        self._reach = list(accumulate((span.end for span, _ in self._places), max))

    def near(self, span: Span) -> Sequence[tuple[Span, str]]:
        """Those that can overlap it."""
        return self._places[bisect_right(self._reach, span.start) : bisect_left(self._starts, span.end)]


def _place(passage: Passage, pane_of: dict[str, int]) -> tuple[int, int]:
    return pane_of[passage.article], passage.span.start


def label(number: int) -> str:
    """0 → A, 25 → Z, 26 → A2, 52 → A3. Two letters side by side are always two groups."""
    letter, round_ = chr(65 + number % 26), number // 26
    return letter + str(round_ + 1) if round_ else letter


def index(letter: str) -> int:
    """A → 0, Z → 25, A2 → 26: the way back from `label`."""
    return ord(letter[0]) - ord("A") + 26 * (int(letter[1:] or 1) - 1)
