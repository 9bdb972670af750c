"""Keys that come in one go, faster than the reader carries them out: each reaches what the one before it opened."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from tests.terminal import ESCAPE
from tests.warm_terminal import WarmTerminal
from tui.ui.textual.key_queue import TypedAhead

HOME = "\x1b[H"


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WarmTerminal]:
    """One reader for all that leads back to where it began."""
    env = {"XDG_STATE_HOME": str(tmp_path_factory.mktemp("state"))}
    folder = tmp_path_factory.mktemp("event")
    first_visit = WarmTerminal([], folder=folder, env=env)  # it explains signs in the line that the tests read
    first_visit.wait_for("Fears expressed", "shared passages", "Wallace")
    first_visit.send("q")
    first_visit.end()
    terminal = WarmTerminal([], folder=folder, env=env)
    terminal.wait_for("Fears expressed", "2 possible", "Wallace")
    yield terminal
    with suppress(ProcessLookupError, ChildProcessError):  # it has ended by itself
        terminal.kill()


def leads_to(terminal: WarmTerminal, keys: str, seen: str) -> None:
    """The keys in one go bring this to the screen, where it was not before: a frame has only what changes. Afterwards
    the reader is as it was."""
    before = len(terminal.output)
    terminal.send(keys)
    terminal.wait_for_new(before, seen)
    terminal.answer(ESCAPE * 2 + "1" + HOME)  # a search begins in the article that the one before it ended in


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        ("/troops\rn", "match 2/3"),
        ("Fellw", "1 found"),
        ("/\x1b[200~invade\x1b[201~\rn", "match 2/2"),
        (":find in\rminister\rn", "match 2/11"),
    ],
    ids=["the line of the search", "the line of the list", "pasted text among keys", "the line of a chosen command"],
)
def test_lines_of_the_reading_screen(terminal: WarmTerminal, keys: str, seen: str) -> None:
    leads_to(terminal, keys, seen)


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        ("?last correction", "Undo your last correction"),
        ("o/no/such/place\r", "there is no such file"),
        ("nawho says so?\x13", "note saved"),
        ("rOur own paper\r", "Our own paper"),
        ("e\x15answers.md\r", "saved"),
        ("'q", "no bookmark q"),
        ("cfkozak", "Kozak"),
    ],
)
def test_lines_of_other_screens(terminal: WarmTerminal, keys: str, seen: str) -> None:
    leads_to(terminal, keys, seen)


def test_keys_behind_the_one_that_quits_are_let_go() -> None:
    terminal = WarmTerminal([])
    terminal.wait_for("Fears expressed", "Wallace")
    terminal.send("nnnnnq" + "n" * 1000)
    assert terminal.end() == 0


class SlowToMoveOn(Input):
    """Moves the focus on after a key, but not before many messages have gone between it and the screen."""

    def on_key(self) -> None:
        self.count_down(12)

    def count_down(self, messages: int) -> None:
        if messages:
            (self.screen if messages % 2 else self).call_later(self.count_down, messages - 1)
        else:
            self.screen.set_focus(self.screen.query_one("#next", Input))


class TwoLines(TypedAhead):
    def compose(self) -> ComposeResult:
        yield SlowToMoveOn(id="first")
        yield Input(id="next")


async def test_a_key_waits_for_all_that_the_one_before_it_gave_rise_to() -> None:
    async with TwoLines().run_test() as pilot:
        pilot.app.query_one("#first").focus()
        await pilot.pause()
        for character in "ab":
            pilot.app.post_message(events.Key(character, character))
        await pilot.pause()
        await pilot.pause()
        assert [line.value for line in pilot.app.query(Input)] == ["a", "b"]
