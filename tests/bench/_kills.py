"""Programs that write until they are killed (`kill -9`), with the proof that they were writing when they were."""

import mmap
import os
import random
import signal
import time
import traceback
from collections.abc import Callable

WRITING, IDLE = 1, 0
TRIES_PER_KILL = 20
"""How often it is tried at most to kill a program inside its write, for each time that is wanted."""


class Writer:
    """A process that calls `write` again and again."""

    def __init__(self, write: "Callable[[Writer], None]") -> None:
        """write: returns after one write, which it has made between `begin` and `end`."""
        self._shared = mmap.mmap(-1, 1)  # stays as it was when the process is killed
        self.pid = os.fork()
        if self.pid == 0:
            try:
                while True:
                    write(self)
            except BaseException:  # noqa: BLE001 - a forked child never returns into the program
                traceback.print_exc()
            finally:
                os._exit(1)

    def begin(self) -> None:
        self._shared[0] = WRITING

    def end(self) -> None:
        self._shared[0] = IDLE

    def kill(self, after_seconds: float) -> bool:
        """Kills it so long after its next write has begun; returns whether it was writing then."""
        while self._shared[0] != WRITING:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                raise RuntimeError("the writing process has ended by itself")
        time.sleep(after_seconds)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return bool(self._shared[0] == WRITING)


def seconds_of(write: Callable[[], object], times: int = 5) -> float:
    """How long one write takes, the median."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        write()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2]


def moment(chance: random.Random, write_seconds: float) -> float:
    """A random moment of a write, in seconds after its begin."""
    return chance.uniform(0, write_seconds)
