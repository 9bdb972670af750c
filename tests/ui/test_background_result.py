"""Results that a thread computes: when they open, and when they are computed again."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest

from tui.cancel import Cancelled
from tui.ui import background_result
from tui.ui.background_result import BackgroundResult
from tui.ui.reading.context import ReadingContext

PENDING = "counting …"


class _Reader:
    """The parts of the reading screen that a result uses; work runs when the test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.work: list[Callable[[], object]] = []
        self.shown: list[str] = []
        app = SimpleNamespace(call_from_thread=lambda take, *values: take(*values))
        self.screen = SimpleNamespace(focused="pane", is_active=True, app=app)
        self.session = SimpleNamespace(stop="stop")
        self.status = SimpleNamespace(message=("", ""))
        monkeypatch.setattr(background_result, "run_behind", lambda _screen, work, _group: self.work.append(work))
        monkeypatch.setattr(background_result, "get_current_worker", lambda: SimpleNamespace(is_cancelled=False))
        context = cast(ReadingContext, self)
        self.result: BackgroundResult[str] = BackgroundResult(context, "count", PENDING, self.shown.append)

    def set_status(self, text: str = "") -> None:
        self.status.message = (text, "")

    def request(self, inputs: str, value: str) -> None:
        self.result.request((inputs,), lambda _cancelled: value)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> _Reader:
    return _Reader(monkeypatch)


def test_a_result_opens_when_it_is_ready_and_at_once_the_next_time(reader: _Reader) -> None:
    reader.request("a", "first")
    assert (reader.shown, reader.status.message[0]) == ([], PENDING)
    reader.work.pop()()
    assert (reader.shown, reader.status.message[0]) == (["first"], "")
    reader.request("a", "not computed again")
    assert (reader.shown, reader.work) == (["first", "first"], [])


def test_other_inputs_are_computed_again(reader: _Reader) -> None:
    reader.request("a", "first")
    reader.work.pop()()
    reader.request("b", "second")
    reader.work.pop()()
    assert (reader.shown, reader.result.value) == (["first", "second"], "second")


@pytest.mark.parametrize(
    ("part", "name", "value"),
    [("session", "stop", "next stop"), ("screen", "focused", "sidebar"), ("screen", "is_active", False)],
)
def test_a_result_stays_closed_if_the_user_has_gone_on(reader: _Reader, part: str, name: str, value: object) -> None:
    reader.request("a", "first")
    setattr(getattr(reader, part), name, value)
    reader.work.pop()()
    assert (reader.shown, reader.result.value) == ([], "first")


def test_a_newer_status_is_not_replaced(reader: _Reader) -> None:
    reader.request("a", "first")
    reader.set_status("copied")
    reader.work.pop()()
    assert reader.status.message[0] == "copied"


def test_cancelled_work_leaves_no_result(reader: _Reader) -> None:
    def find(_cancelled: Callable[[], bool]) -> str:
        raise Cancelled

    reader.result.request(("a",), find)
    reader.work.pop()()
    assert (reader.shown, reader.status.message[0]) == ([], PENDING)
