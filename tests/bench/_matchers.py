"""Other ways to find shared passages: what they take as a pair of passages, and how long they need.

Each works on every pair of articles in one process. `difflib` and rapidfuzz are at hand; quid (Arnold and Jäschke 2021)
is a package of its own, whose folder is given on the command line.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations

from _measures import Pair, PairKey, Pairs, Place

from tui.articles.model import Article
from tui.text.sentences import sentences
from tui.text.tokens import word_spans

Found = Mapping[str, Pairs]
"""Setting → what is found at it."""


def floor(articles: Sequence[Article]) -> None:
    """What nobody can avoid: finding the words, and their stems."""
    import Stemmer

    stem = Stemmer.Stemmer("english").stemWords
    for article in articles:
        stem([article.text[start:end].lower() for start, end in word_spans(article.text)])


class Difflib:
    """Words against words, as difflib aligns them; a passage is a block of so many equal ones."""

    name = "difflib, words"
    settings = (2, 3, 4, 6)

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._blocks: list[list[tuple[int, int, int]]] = []

    def run(self) -> None:
        words = [[a.text[start:end].lower() for start, end in word_spans(a.text)] for a in self._articles]
        self._blocks = [
            [
                (block.a, block.b, block.size)
                for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
            ]
            for one, other in combinations(words, 2)
        ]

    def found(self) -> Found:
        words = [list(word_spans(article.text)) for article in self._articles]
        made: dict[str, dict[PairKey, list[Pair]]] = {}
        for least in self.settings:
            found = made[f"blocks of {least} words or more"] = {}
            for (one, other), blocks in zip(combinations(range(len(words)), 2), self._blocks, strict=True):
                found[_key(self._articles[one], self._articles[other])] = [
                    Pair(_outer(words[one], here, size), _outer(words[other], there, size), "")
                    for here, there, size in blocks
                    if size >= least
                ]
        return made


class Cdist:
    """Sentences against sentences, by rapidfuzz: those as alike as a cutoff asks, whole or without unequal ends."""

    name = "rapidfuzz cdist, sentences"
    settings = (50, 60, 70, 80)

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._alike: list[list[tuple[int, int, float]]] = []

    def _sentences(self) -> list[list[Place]]:
        return [[(s.start, s.end) for p in a.paragraphs for s in sentences(a.text, p)] for a in self._articles]

    def run(self) -> None:
        import numpy as np
        from rapidfuzz import fuzz, process, utils

        spoken = [
            [utils.default_process(article.text[start:end]) for start, end in places]
            for article, places in zip(self._articles, self._sentences(), strict=True)
        ]
        self._alike = []
        for one, other in combinations(spoken, 2):
            scores = process.cdist(one, other, scorer=fuzz.token_set_ratio, score_cutoff=min(self.settings))
            self._alike.append([(i, j, float(scores[i, j])) for i, j in np.argwhere(scores).tolist()])

    def found(self) -> Found:
        places = self._sentences()
        made: defaultdict[str, defaultdict[PairKey, list[Pair]]] = defaultdict(lambda: defaultdict(list))
        for (one, other), alike in zip(combinations(range(len(places)), 2), self._alike, strict=True):
            key = _key(self._articles[one], self._articles[other])
            for here, there, score in alike:
                whole = places[one][here], places[other][there]
                for part, sides in (("whole", whole), ("cut", self._cut(one, other, *whole))):
                    for least in self.settings:
                        if sides and score >= least:
                            made[f"{part}, from {least}"][key].append(Pair(*sides, ""))
        return made

    def _cut(self, one: int, other: int, here: Place, there: Place) -> tuple[Place, Place] | None:
        """Two sentences from the first word to the last that both have; None where they have none in order."""
        from rapidfuzz.distance import Indel

        texts = self._articles[one].text, self._articles[other].text
        spans = [list(word_spans(text, *place)) for text, place in zip(texts, (here, there), strict=True)]
        words = [[text[a:b].lower() for a, b in found] for text, found in zip(texts, spans, strict=True)]
        equal = [block for block in Indel.opcodes(*words) if block.tag == "equal"]
        if not equal:
            return None
        first, last = equal[0], equal[-1]
        return (
            (spans[0][first.src_start][0], spans[0][last.src_end - 1][1]),
            (spans[1][first.dest_start][0], spans[1][last.dest_end - 1][1]),
        )


class Quid:
    """As its package comes, for passages of so many words or more."""

    name = "quid"
    settings = (5,)

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._pairs: dict[PairKey, list[Pair]] = {}

    @staticmethod
    def at_hand() -> bool:
        return find_spec("quid") is not None

    def run(self) -> None:
        matcher_of = import_module("quid.core.Quid").Quid
        for one, other in combinations(self._articles, 2):
            matcher = matcher_of(min_match_length=self.settings[0], include_text_in_result=False)
            found = [(match.source_span, match.target_span) for match in matcher.compare(one.text, other.text)]
            self._pairs[_key(one, other)] = [Pair((a.start, a.end), (b.start, b.end), "") for a, b in found]

    def found(self) -> Found:
        return {f"{self.settings[0]} words or more": self._pairs}


def _key(one: Article, other: Article) -> PairKey:
    return "", one.id, other.id


def _outer(words: Sequence[Place], first: int, size: int) -> Place:
    return words[first][0], words[first + size - 1][1]
