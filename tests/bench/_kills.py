"""Programs that write until they are killed (`kill -9`), with the proof that they were writing when they were."""

import mmap
import os
import random
import signal
import time
import traceback
from collections.abc import Callable

RESTING, WRITING, IDLE = 2, 1, 0
REST_SECONDS = 60
TRIES_PER_KILL = 20
"""How often it is tried at most to kill a program inside its write, for each time that is wanted."""


class Writer:
    """A process that calls `write` again and again."""

    def __init__(self, write: "Callable[[Writer], None]", rest: int = 0) -> None:
        """write: returns after one write, which it has made between `begin` and `end`. rest: the number of the step
        inside its writes before which it waits to be killed; 0: never."""
        self._rest, self._steps = rest, 0
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

    def step(self) -> None:
        """What is called before each step of a write, and at other times, which do not count."""
        self._steps += self._shared[0] == WRITING
        if self._shared[0] == WRITING and self._steps == self._rest:
            self._shared[0] = RESTING
            time.sleep(REST_SECONDS)

    def kill(self, after_seconds: float) -> bool:
        """Kills it at its rest, or so long after its next write has begun; returns whether it was writing then."""
        while self._shared[0] != (RESTING if self._rest else WRITING):
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                raise RuntimeError("the writing process has ended by itself")
            time.sleep(0)  # lets it run
        time.sleep(0 if self._rest else after_seconds)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return self._shared[0] in (WRITING, RESTING)


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
