"""Find a regular expression in the articles, without ever waiting for one that does not end.

Python's expressions can take for ever and cannot be interrupted; so they run in a program of their own, which is ended.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tui.articles.model import Article, Passage
from tui.reading.place.text_search import HITS_MAX
from tui.reading.stops import Stop, StopKind, Tour
from tui.text.span import Span

PATTERN_CHARACTERS_MAX = 1_000
PATTERN_SECONDS = 1.5
"""What a pattern may take over all articles."""
LOOK_SECONDS = 0.02
"""How often it is looked whether anybody still waits for it."""


class PatternError(ValueError):
    """A pattern that cannot be searched for; the message says why, in words for the reader."""


def pattern_tour(articles: Sequence[Article], pattern: str, cancelled: Callable[[], bool]) -> Tour | None:
    """Over every place that fits the pattern, in pane order. Case makes no difference, accents do.

    Python's syntax; `^` and `$` are the ends of lines. Waits: call it from a thread. None when it was cancelled.
    Raises PatternError for what is no pattern, and for one that takes too long.
    """
    if len(pattern) > PATTERN_CHARACTERS_MAX:
        raise PatternError(f"the pattern is longer than {PATTERN_CHARACTERS_MAX} characters")
    asked = {"pattern": pattern, "texts": [article.text for article in articles], "hits_max": HITS_MAX}
    answer = _answer(json.dumps(asked).encode(), cancelled)
    if answer is None:
        return None
    if "error" in answer:
        raise PatternError(f"not a pattern: {answer['error']}")
    stops = tuple(
        Stop(StopKind.HIT, Passage(article.id, Span(start, end)), pattern)
        for article, offsets in zip(articles, answer["hits"], strict=True)
        for start, end in zip(offsets[::2], offsets[1::2], strict=True)
    )
    return Tour(StopKind.HIT, pattern, stops)


def _answer(asked: bytes, cancelled: Callable[[], bool]) -> dict[str, list[list[int]]] | None:
    program = Path(__file__).with_name("pattern_worker.py")
    with tempfile.TemporaryFile() as file:  # a pipe would have to be fed while waiting
        file.write(asked)
        file.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(program)], stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    with process:
        try:
            answer = _wait(process, cancelled)
        finally:
            process.kill()  # unless it has ended
    if answer is None:
        return None
    if process.returncode:
        raise PatternError("the pattern asks for too much")
    found: dict[str, list[list[int]]] = json.loads(answer)
    return found


def _wait(process: "subprocess.Popen[bytes]", cancelled: Callable[[], bool]) -> bytes | None:
    """What the program says. None when nobody waits for it any more. Raises PatternError when its time is over."""
    deadline = time.monotonic() + PATTERN_SECONDS
    while True:
        try:
            return process.communicate(timeout=LOOK_SECONDS)[0]
        except subprocess.TimeoutExpired:
            if cancelled():
                return None
            if time.monotonic() > deadline:
                raise PatternError("the pattern takes too long: try without a repetition inside another") from None
