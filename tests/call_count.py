"""The number of calls that some work makes: its size without a clock, for tests of how it grows."""

from _lsprof import Profiler
from collections.abc import Callable


def calls(work: Callable[[], object], *, with_c: bool = True) -> int:
    """Return the number of calls of functions while `work` runs. with_c: also of those that are written in C."""
    profiler = Profiler(subcalls=False, builtins=with_c)
    profiler.enable()
    try:
        work()
    finally:
        profiler.disable()
    return sum(entry.callcount for entry in profiler.getstats())
