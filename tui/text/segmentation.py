"""Finds words in languages written without spaces, using the libraries of the extra `languages`: jieba and Janome.

Without them every character of such a script is a word, as in `text.tokens`.
"""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from tui.text.tokens import word_spans

_RUN = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
_LONGEST_RUN = 2_000
"""Maximum number of characters segmented at once."""

Segmenter = Callable[[str], Iterable[str]]


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(_RUN)


def words_of_language(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open offsets of the words in `text[start:end]`, in order.

    Like `word_spans`, but with whole words of Chinese and Japanese if a library for the language is installed.
    """
    segment = _segmenter(language)
    if segment is None:
        yield from word_spans(text, start, end)
        return
    at = start
    for run in _runs().finditer(text, start, end):
        yield from word_spans(text, at, run.start())
        for piece in range(run.start(), run.end(), _LONGEST_RUN):
            place = piece
            for word in segment(text[piece : min(piece + _LONGEST_RUN, run.end())]):
                yield place, place + len(word)
                place += len(word)
        at = run.end()
    yield from word_spans(text, at, end)


@cache
def _segmenter(language: str) -> Segmenter | None:
    """Return a function that splits text in a language into words, loaded on first use; None without a library."""
    loaders: dict[str, Callable[[], Segmenter]] = {"zh": _chinese, "ja": _japanese}
    try:
        return loaders[language]() if language in loaders else None
    except ImportError:
        return None


def _chinese() -> Segmenter:
    import logging

    from platformdirs import user_cache_path

    with warnings.catch_warnings():  # its sources have escapes that make Python warn when it compiles them
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer: Any = jieba.Tokenizer()
    folder = user_cache_path("crosslight", ensure_exists=True)  # the default is a file in /tmp that anybody may write
    tokenizer.tmp_dir = str(folder)
    cut: Segmenter = tokenizer.cut
    return cut


def _japanese() -> Segmenter:
    from janome.tokenizer import Tokenizer

    tokenizer: Any = Tokenizer(wakati=True)
    cut: Segmenter = tokenizer.tokenize
    return cut
