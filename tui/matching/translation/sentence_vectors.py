"""Turns the sentences of articles into vectors; each sentence is encoded once, however often articles change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from tui.articles.model import Article
from tui.matching.translation.encoder import SentenceEncoder, load_encoder
from tui.matching.words.article_words import kept_blocks
from tui.text.sentences import sentences
from tui.text.span import Span
from tui.text.tokens import word_count

if TYPE_CHECKING:
    from tui.matching.search.weights import Floats

_BATCH = 16
"""Number of sentences that are encoded between two checks for cancellation."""
_LEAST_WORDS = 3
_KEPT_MAX = 20_000
"""Maximum number of sentences whose vectors are cached, 2 KB each."""


def encoded_sentences(article: Article) -> list[Span]:
    """Return the sentences of an article's own account that are long enough to say something, in order."""
    spans = (span for block in kept_blocks(article) for span in sentences(article.text, block))
    return [span for span in spans if word_count(article.text, span.start, span.end) >= _LEAST_WORDS]


class SentenceVectors:
    """Encodes sentences and keeps their vectors. Not thread-safe."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self.encoder = encoder
        self._by_text: dict[str, Floats] = {}

    def reads(self, article: Article) -> bool:
        return article.language in self.encoder.languages

    def prepare(
        self,
        articles: Iterable[Article],
        progress: Callable[[int, int], None] | None = None,
        check: Callable[[], None] = lambda: None,
    ) -> None:
        """Encode sentences that are not encoded yet. `progress(done, total)` counts them; `check` may raise to stop."""
        texts = [span.slice(article.text) for article in articles for span in encoded_sentences(article)]
        missing = [text for text in dict.fromkeys(texts) if text not in self._by_text]
        if len(self._by_text) + len(missing) > _KEPT_MAX:
            self._by_text.clear()
            missing = list(dict.fromkeys(texts))
        for first in range(0, len(missing), _BATCH):
            check()
            batch = missing[first : first + _BATCH]
            self._by_text.update(zip(batch, self.encoder.encode(batch), strict=True))
            if progress is not None:
                progress(min(first + _BATCH, len(missing)), len(missing))

    def of(self, article: Article, spans: Sequence[Span]) -> Floats:
        """Return one row for each sentence of an article."""
        import numpy as np

        texts = [span.slice(article.text) for span in spans]
        missing = [text for text in dict.fromkeys(texts) if text not in self._by_text]
        if missing:
            self._by_text.update(zip(missing, self.encoder.encode(missing), strict=True))
        return np.array([self._by_text[text] for text in texts])


@cache
def shared_vectors() -> SentenceVectors:
    """Return the vectors of the installed encoder, which is loaded now. Raises EncoderUnavailableError."""
    return SentenceVectors(load_encoder())
