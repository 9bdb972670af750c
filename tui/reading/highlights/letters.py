"""Assigns letters to groups, which stay while the cutoff and the articles change, and in later sessions."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from tui.articles.model import Passage
from tui.matching.model import MatchGroup, MatchKind
from tui.text.span import Span


class Letters:
    """Assigns a letter to each group, and remembers it by the group's id.

    Groups that arrive together get theirs in this order: statements before names; what the first two articles share,
    then what the third shares with them, and so on; in reading order. So an article added at the end changes no letter
    of the others, and another run assigns the same ones.
    """

    def __init__(self) -> None:
        self._letter_of: dict[str, str] = {}
        """Group id → letter."""
        self._next_number = 0
        self._former_places: dict[str, _FormerPlaces] = {}
        """Article id → places from which new groups inherit letters."""
        self._first_passages: dict[str, Passage] = {}
        """Group id → first passage in the current articles."""

    def assign(self, groups: Iterable[MatchGroup], order: Sequence[str]) -> None:
        """Assign letters to the groups that have none yet. order: article ids in pane order."""
        pane_of = {article: at for at, article in enumerate(order)}

        def rank(group: MatchGroup) -> tuple[bool, int, list[tuple[int, int]]]:
            panes = sorted({pane_of[passage.article] for passage in group.passages})
            shared_from = panes[1] if len(panes) > 1 else len(order)
            return group.kind is MatchKind.NAME, shared_from, [_place(passage, pane_of) for passage in group.passages]

        assigned: set[str] = set()
        unnamed: list[MatchGroup] = []
        for group in groups:
            self._first_passages[group.id] = group.passages[0]
            letter = self._letter_of.get(group.id, "")
            if letter and letter not in assigned:  # another group may have inherited it since
                assigned.add(letter)
            else:
                unnamed.append(group)
        for group in sorted(unnamed, key=rank):
            letter = self._inherited(group, assigned)
            if not letter:
                letter = label(self._next_number)
                self._next_number += 1
            assigned.add(letter)
            self._letter_of[group.id] = letter

    def relocate(self, places: Iterable[tuple[str, Passage]], locate: Callable[[Passage], Passage | None]) -> None:
        """Carry the letters over to changed articles, where new groups inherit those of the former ones.

        places: (group id, passage), with the passages in the changed articles. locate: maps a passage in the former
        articles to the changed ones; None if its words are gone.
        """
        self._first_passages = {
            group: passage for group, passage in self._first_passages.items() if locate(passage) == passage
        }
        self._set_former_places(
            (self._letter_of[group], passage) for group, passage in places if group in self._letter_of
        )

    def restore(
        self,
        letters: Mapping[str, str],
        first_passages: Mapping[str, Passage],
        former_places: Sequence[tuple[str, Passage]],
    ) -> None:
        """Restore the letters of an earlier session, before any is assigned.

        letters: by group id. first_passages: by group id, for groups whose articles are unchanged. former_places:
        (letter, first passage) of groups whose ids may have changed; a group at that place inherits the letter.
        """
        self._letter_of, self._first_passages = dict(letters), dict(first_passages)
        numbers = map(index, (*letters.values(), *(letter for letter, _ in former_places)))
        self._next_number = 1 + max(numbers, default=-1)
        self._set_former_places(former_places)

    def assignments(self) -> Iterator[tuple[str, str, Passage]]:
        """Yield (group id, letter, first passage) of every group in the current articles, in order of assignment."""
        for group, letter in self._letter_of.items():
            if group in self._first_passages:
                yield group, letter, self._first_passages[group]

    def _set_former_places(self, places: Iterable[tuple[str, Passage]]) -> None:
        by_article: dict[str, list[tuple[Span, str]]] = {}
        for letter, passage in places:
            by_article.setdefault(passage.article, []).append((passage.span, letter))
        self._former_places = {article: _FormerPlaces(spans) for article, spans in by_article.items()}

    def _inherited(self, group: MatchGroup, assigned: Collection[str]) -> str:
        """Return the letter of the former group that overlaps this one by most characters; empty if none does."""
        overlaps: Counter[str] = Counter()
        for passage in group.passages:
            places = self._former_places.get(passage.article)
            for span, letter in places.candidates(passage.span) if places else ():
                if letter not in assigned and (characters := span.overlap(passage.span)):
                    overlaps[letter] += characters
        return max(overlaps, key=lambda letter: (overlaps[letter], letter), default="")

    def copy(self) -> "Letters":
        """Return an independent copy: new groups in one of the two do not affect the other."""
        duplicate = Letters()
        duplicate._letter_of, duplicate._next_number = dict(self._letter_of), self._next_number
        duplicate._former_places, duplicate._first_passages = dict(self._former_places), dict(self._first_passages)
        return duplicate

    def __getitem__(self, group_id: str) -> str:
        """Return a group's letter. Raises KeyError for a group that has none."""
        return self._letter_of[group_id]


class _FormerPlaces:
    """The places of former groups in one article, with the groups' letters."""

    def __init__(self, places: Iterable[tuple[Span, str]]) -> None:
        self._places = sorted(places)
        self._starts = [span.start for span, _ in self._places]
        self._reach = list(accumulate((span.end for span, _ in self._places), max))

    def candidates(self, span: Span) -> Sequence[tuple[Span, str]]:
        """Return the places that may overlap a span, found by binary search."""
        return self._places[bisect_right(self._reach, span.start) : bisect_left(self._starts, span.end)]


def _place(passage: Passage, pane_of: dict[str, int]) -> tuple[int, int]:
    return pane_of[passage.article], passage.span.start


def label(number: int) -> str:
    """Return the letter for a number: 0 → A, 25 → Z, 26 → A2, 52 → A3.

    There are never two letters, because “AB” could be read as the groups A and B.
    """
    letter, round_ = chr(65 + number % 26), number // 26
    return letter + str(round_ + 1) if round_ else letter


def index(letter: str) -> int:
    """Return the number for a letter, the inverse of `label`: A → 0, Z → 25, A2 → 26."""
    return ord(letter[0]) - ord("A") + 26 * (int(letter[1:] or 1) - 1)
