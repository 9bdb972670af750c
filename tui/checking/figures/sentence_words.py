"""Compares places by the words in their sentence and its two neighbours."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from functools import cache, cached_property
from math import log, sqrt

from tui.articles.model import Article
from tui.checking.figures.contexts import CheckedFigure
from tui.matching.differences.fact_words import counted_alike
from tui.matching.differences.numbers.number_parser import number_first_words
from tui.shipped import shipped_lines
from tui.text.fold import fold_text
from tui.text.language import stemmer, stop_words
from tui.text.sentences import sentences
from tui.text.tokens import word_spans

_NEIGHBOUR = 0.5
"""Weight of a word in the previous or next sentence."""
_UNKNOWN_WEIGHT = 5.0
"""Weight of a word that is in no source."""


class SentenceWords:
    """The sentences of one article, with the stems of their words and the meanings of their figures."""

    def __init__(self, article: Article, figures: Sequence[CheckedFigure]) -> None:
        self._article = article
        self._figures = figures

    def number(self, offset: int) -> int:
        """Return the number of the sentence that contains a character."""
        return bisect_right(self._starts, offset) - 1

    def around(self, offset: int) -> Mapping[str, float]:
        """Return the stems around a character, with their weights by distance."""
        at = self.number(offset)
        weights: dict[str, float] = {}
        for distance, weight in ((-1, _NEIGHBOUR), (1, _NEIGHBOUR), (0, 1.0)):
            if 0 <= at + distance < len(self.stems):
                weights.update(dict.fromkeys(self.stems[at + distance], weight))
        return weights

    def words(self, offset: int) -> Set[str]:
        """Return the stems of the words in the sentence that contains a character, without its figures."""
        at = self.number(offset)
        return {stem for stem in self.stems[at] if stem[0] not in "#@"} if at < len(self.stems) else set()

    @cached_property
    def _starts(self) -> Sequence[int]:
        article = self._article
        return [span.start for paragraph in article.paragraphs for span in sentences(article.text, paragraph)]

    @cached_property
    def stems(self) -> Sequence[set[str]]:
        article, language = self._article, self._article.language or "en"
        stem, ignored, alike = stemmer(language), stop_words(language) | _figure_words(), counted_alike()
        rows: list[set[str]] = [set() for _ in self._starts]
        for start, end in word_spans(article.text) if rows else ():
            word = fold_text(article.text[start:end]).removesuffix("'s")
            if word not in ignored and not word[0].isdigit():
                rows[max(0, bisect_right(self._starts, start) - 1)].add(stem(alike.get(word, word)))
        for figure in self._figures if rows else ():
            rows[max(0, bisect_right(self._starts, figure.span.start) - 1)].add(figure.unit.meaning)
        return rows


@cache
def _figure_words() -> frozenset[str]:
    """Return the words in dates and numbers, which are parsed as figures."""
    words = (word.rstrip("?") for line in shipped_lines("config/words/dates.txt") for word in line.lower().split())
    return frozenset(words) | number_first_words()


class SourceSentences:
    """Compares sentences in a draft with those in its sources; rare words weigh more."""

    def __init__(
        self, draft: Article, sources: Sequence[Article], figures: Mapping[str, Sequence[CheckedFigure]]
    ) -> None:
        """Index the sentences. figures: those of each article, by id."""
        self._draft = SentenceWords(draft, figures[draft.id])
        self._sources = {source.id: SentenceWords(source, figures[source.id]) for source in sources}
        self._around: dict[tuple[str, int], tuple[Mapping[str, float], float]] = {}

    def likeness(self, draft_offset: int, source: str, offset: int, without: Set[str]) -> float:
        """Return the similarity, 0 to 1, of the sentences around a place in the draft and one in a source.

        without: stems and meanings that do not count.
        """
        words, norm = self._weighed("", draft_offset)
        source_words, source_norm = self._weighed(source, offset)
        shared = sum(words[stem] * source_words[stem] for stem in (words.keys() & source_words.keys()) - without)
        return shared / (norm * source_norm) if norm and source_norm else 0.0

    def share_found(self, draft_offset: int, source: str, offset: int) -> float:
        """Return the share, 0 to 1, of the words in a sentence of the draft that are around a place in a source."""
        around, rarity = self._weighed(source, offset)[0], self._rarity
        weights = {stem: rarity.get(stem, _UNKNOWN_WEIGHT) for stem in self._draft.words(draft_offset)}
        return sum(weights[stem] for stem in weights.keys() & around.keys()) / (sum(weights.values()) or 1)

    def number(self, source: str, offset: int) -> int:
        """Return the number of the sentence in a source that contains a character."""
        return self._sources[source].number(offset)

    def distance(self, offset: int, other: int) -> int:
        """Return the number of sentences between two places in the draft; 0 in the same one."""
        return abs(self._draft.number(offset) - self._draft.number(other))

    def sentence(self, source: str, offset: int) -> Set[str]:
        """Return the stems in the sentence at a place. source: an article id; empty for the draft."""
        words = self._sources[source] if source else self._draft
        return {stem for stem, weight in words.around(offset).items() if weight > _NEIGHBOUR}

    def around(self, source: str, offset: int) -> Set[str]:
        """Return the stems in the sentences around a place. source: an article id; empty for the draft."""
        return self._weighed(source, offset)[0].keys()

    def _weighed(self, source: str, offset: int) -> tuple[Mapping[str, float], float]:
        """Return the weights of the stems around a place, and the length of this vector.

        source: an article id; empty for the draft.
        """
        if (source, offset) not in self._around:
            sentence_words = self._sources[source] if source else self._draft
            rarity = self._rarity
            words = {
                stem: weight * rarity.get(stem, _UNKNOWN_WEIGHT)
                for stem, weight in sentence_words.around(offset).items()
            }
            self._around[source, offset] = words, sqrt(sum(weight * weight for weight in words.values()))
        return self._around[source, offset]

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        rows = [row for source in self._sources.values() for row in source.stems]
        counts = Counter(stem for row in rows for stem in row)
        return {stem: log(1 + len(rows) / count) for stem, count in counts.items()}
