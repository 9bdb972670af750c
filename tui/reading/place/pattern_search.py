"""Searches the articles for a regular expression, in a separate process with a time limit.

Python's expressions can take forever and cannot be interrupted, but a process can be killed.
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
"""Maximum time for a pattern in all articles together, in seconds."""
POLL_SECONDS = 0.02
"""Interval between checks for cancellation, in seconds."""


class PatternError(ValueError):
    """A pattern that cannot be searched for; the message tells the user why."""


def pattern_tour(articles: Sequence[Article], pattern: str, cancelled: Callable[[], bool]) -> Tour | None:
    """Return the tour of everything that matches the pattern, in pane order; None when cancelled.

    Python's syntax, ignoring case but not accents; `^` and `$` match at line ends. Blocks: call it from a thread.
    Raises PatternError for an invalid pattern, and for one that takes too long.
    """
    if len(pattern) > PATTERN_CHARACTERS_MAX:
        raise PatternError(f"the pattern is longer than {PATTERN_CHARACTERS_MAX} characters")
    request = {"pattern": pattern, "texts": [article.text for article in articles], "hits_max": HITS_MAX}
    answer = _answer(json.dumps(request).encode(), cancelled)
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


def _answer(request: bytes, cancelled: Callable[[], bool]) -> dict[str, list[list[int]]] | None:
    program = Path(__file__).with_name("pattern_worker.py")
    with tempfile.TemporaryFile() as file:  # a pipe would have to be fed while we wait
        file.write(request)
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
        raise PatternError("the pattern needs too much memory: try a simpler one")
    hits: dict[str, list[list[int]]] = json.loads(answer)
    return hits


def _wait(process: "subprocess.Popen[bytes]", cancelled: Callable[[], bool]) -> bytes | None:
    """Return the output of the process; None when cancelled. Raises PatternError when the time is up."""
    deadline = time.monotonic() + PATTERN_SECONDS
    while True:
        try:
            return process.communicate(timeout=POLL_SECONDS)[0]
        except subprocess.TimeoutExpired:
            if cancelled():
                return None
            if time.monotonic() > deadline:
                raise PatternError("the pattern takes too long: avoid a repetition inside another") from None
