"""Adds matches by the sentence encoder if it is installed and the articles are in several languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.articles.model import Article
from tui.matching.evidence.closest import SentenceSearch
from tui.matching.options import MatchingOptions
from tui.matching.translation.closest_sentences import EncodedSearch
from tui.matching.translation.encoder import EncoderUnavailableError
from tui.matching.translation.sentence_vectors import shared_vectors
from tui.matching.translation.translations import with_translations

if TYPE_CHECKING:
    from tui.matching.find import MatchSet


def are_multilingual(articles: Sequence[Article]) -> bool:
    """Return True if articles are known to be in more than one language."""
    return len({article.language for article in articles} - {""}) > 1


def translated(
    matches: MatchSet,
    articles: Sequence[Article],
    options: MatchingOptions,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> MatchSet:
    """Return the matches together with those between languages, or unchanged without a usable encoder.

    `progress(done, total)` counts sentences. Raises Cancelled.
    """
    if not are_multilingual(articles):
        return matches
    try:
        vectors = shared_vectors()
    except EncoderUnavailableError:
        return matches
    return with_translations(matches, articles, vectors, options.translation, progress=progress, cancelled=cancelled)


def encoded_search(matches: MatchSet, articles: Sequence[Article]) -> SentenceSearch | None:
    """Return the search for close sentences, which the sentence encoder ranks if it is installed; this loads it."""
    if matches.search is None or isinstance(matches.search, EncodedSearch):
        return matches.search
    try:
        return EncodedSearch(matches.search, articles, shared_vectors())
    except EncoderUnavailableError:
        return matches.search
