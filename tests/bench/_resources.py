"""Seconds and bytes of a piece of work."""

import resource
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path

from tui.articles.model import Article
from tui.matching.find import find
from tui.matching.options import MatchingOptions

RUNS = 5
"""The best of so many runs counts: what is slower was disturbed."""
LONG_SECONDS = 2.0
"""What takes longer is run once."""


def best_seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Of processor time, which nothing else that runs adds to; all that is measured works in one thread."""
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
        if best > LONG_SECONDS:
            break
    return best


def peak_traced_bytes(work: Callable[[], object]) -> int:
    """The most that Python's allocators held at once, over what they held before."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def resident_growth_bytes(articles: Sequence[Article], options: MatchingOptions) -> int:
    """By how much the resident memory of a fresh process grows at the most while it compares the articles.

    What matching loads, numpy above all, is loaded before, with two short articles.
    """
    context = get_context("spawn")
    answer: Queue[int] = context.Queue()
    process = context.Process(target=_grow, args=(answer, list(articles), options))
    process.start()
    grown = answer.get()
    process.join()
    return grown


def _grow(answer: "Queue[int]", articles: Sequence[Article], options: MatchingOptions) -> None:
    find(articles[:2], options).at(0)
    before = _peak_resident_bytes()
    find(articles, options).at(0)
    answer.put(_peak_resident_bytes() - before)


def _peak_resident_bytes() -> int:
    status = Path("/proc/self/status")  # in Linux, getrusage also counts the process that started this one
    if status.exists():
        (line,) = [line for line in status.read_text(encoding="ascii").split("\n") if line.startswith("VmHWM:")]
        return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
