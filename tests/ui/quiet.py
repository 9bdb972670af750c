"""When the reader has nothing left to do: how long the pilot waits after a key.

Textual's own pilot sleeps for a fiftieth of a second, thrice a key, and takes the reader to be done when the process
used little time of the processor meanwhile; on a busy machine it may only not have had its turn. This looks at what the
event loop has to do.

Drawing frames that no test looks at would cost more than everything else that the reader does. So the first frame of
each reading screen is drawn, which then begins its searches, and the last one of each test; `screen_text` and its like
draw the one that they look at. Keys at random and the recorded screens (tests/frozen) draw every frame. Style sheets
are parsed once for all readers.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from threading import get_native_id
from time import process_time
from typing import Any
from unittest.mock import patch
from weakref import WeakSet

from textual._context import active_app
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen

from tests.ui.remembered import lean_textual
from tui.ui.reading.screen import ReadingScreen
from tui.ui.widgets.article_view import ArticleView

compositor_refresh = Screen._compositor_refresh
shut_down = App._shutdown

SOON_SECONDS = 0.02
"""A timer that rings within this time is waited for."""

PATIENCE_SECONDS = 2.0
"""Seconds of this process's own processor time for something that never ends: on a busy machine, a second of the clock
may be too short for a search."""

TIMERS_MAX = 60
"""Number of timers that are waited for before something counts as an animation that never ends."""

THREAD_FILES = Path("/proc/self/task")
"""Where Linux keeps the times of each thread."""


class _Frames:
    """Puts off drawing until the event loop has nothing else to do, or for good."""

    def __init__(self) -> None:
        self.is_each_drawn = False
        self._begun_screens: WeakSet[Screen[Any]] = WeakSet()

    def draw_if_wanted(self) -> bool:
        """Draw what has changed on the screen since its last frame, if this one is wanted."""
        app = active_app.get(None)
        if app is None or not app.screen_stack or not (self.is_each_drawn or self._is_awaited(app.screen)):
            return False
        return self.draw(app)

    def _is_awaited(self, screen: Screen[Any]) -> bool:
        """Whether the searches begin when the screen has been drawn."""
        if not isinstance(screen, ReadingScreen) or screen in self._begun_screens:
            return False
        if any(view._is_painted for view in screen.query(ArticleView)):
            self._begun_screens.add(screen)
            return False
        return True

    def draw(self, app: App[Any]) -> bool:
        """Draw what has changed on the screen since its last frame; False if nothing has."""
        if app._batch_count or not app.screen._compositor._dirty_regions:
            return False
        with app._context():
            compositor_refresh(app.screen)
        return True


frames = _Frames()


async def nothing_left_to_do(_min_sleep: float = 0, _max_sleep: float = 0) -> None:
    """Until neither a callback, nor the next frame, nor a thread at work is to be waited for."""
    give_up, timers = process_time() + PATIENCE_SECONDS, 0
    while process_time() < give_up and timers < TIMERS_MAX:
        await asyncio.sleep(0)
        if _callbacks_wait() or _next_frame_comes():
            continue
        seconds = _seconds_to_next_timer()
        if seconds < SOON_SECONDS and not _left():
            timers += 1
            await asyncio.sleep(max(seconds, 0))
        elif frames.draw_if_wanted():
            continue
        elif not _threads_work() or await _threads_sleep():
            return


@contextmanager
def quiet_pilot(*, draws_each_frame: bool = False) -> Iterator[None]:
    """The pilot waits for `nothing_left_to_do`, and few frames are drawn, or each one that is there then."""
    with (
        patch.object(frames, "is_each_drawn", draws_each_frame),
        patch("textual.pilot.wait_for_idle", nothing_left_to_do),
        patch("textual.app.wait_for_idle", nothing_left_to_do),
        patch.object(Pilot, "_wait_for_screen", _wait_for_messages),
        patch.object(Screen, "_compositor_refresh", _put_off_frame),
        patch.object(App, "_shutdown", _draw_and_shut_down),
        patch.object(Stylesheet, "_parse_rules", parse_once()),
        lean_textual(),
    ):
        yield


async def _wait_for_messages(_pilot: Pilot[Any], timeout: float = 0) -> bool:
    """Wait until all messages are processed, without one more to each widget: a message that waits is a callback."""
    give_up = process_time() + PATIENCE_SECONDS
    while _callbacks_wait() and process_time() < give_up:
        await asyncio.sleep(0)
    frames.draw_if_wanted()
    return True


def _put_off_frame(screen: Screen[Any]) -> None:
    """Textual draws sixty times a second."""
    if screen is not screen.app.screen:
        compositor_refresh(screen)
    screen._dirty_widgets.clear()
    screen.app._update_mouse_over(screen)


async def _draw_and_shut_down(app: App[Any]) -> None:
    if app.screen_stack and not app._exit:
        frames.draw(app)
    await shut_down(app)


def parse_once() -> Callable[..., list[RuleSet]]:
    """`Stylesheet._parse_rules` with a memory that all style sheets share: the rules are never changed."""
    parse = Stylesheet._parse_rules
    rules_by_source: dict[tuple[object, ...], list[RuleSet]] = {}

    @wraps(parse)
    def parse_rules(stylesheet: Stylesheet, *source: object, **options: object) -> list[RuleSet]:
        key = (source, *options.items(), *stylesheet._variables.items())
        if key not in rules_by_source:
            rules_by_source[key] = parse(stylesheet, *source, **options)
        return rules_by_source[key]

    return parse_rules


def _callbacks_wait() -> bool:
    return bool(asyncio.get_running_loop()._ready)  # the loop does not say it otherwise


def _next_frame_comes() -> bool:
    """Let the screens that have something to lay out or to draw do so now, for which Textual waits up to a thirtieth of
    a second: True if one has."""
    app = active_app.get(None)
    if app is None or app._exit:
        return False
    waiting = [screen for screen in app.screen_stack if screen._update_timer._active.is_set()]
    for screen in waiting:
        with screen._context():
            screen._on_timer_update()
    return bool(waiting)


def _seconds_to_next_timer() -> float:
    """Seconds to the next timer but those of frames, which are not waited for."""
    loop = asyncio.get_running_loop()
    app = active_app.get(None)
    timers = [screen._update_timer._task for screen in app.screen_stack] if app else []
    next_frames = {id(getattr(task, "_fut_waiter", None)) for task in timers}
    waiting = [
        handle.when()
        for handle in loop._scheduled
        if not handle.cancelled() and next_frames.isdisjoint(map(id, handle._args or ()))
    ]
    return min(waiting) - loop.time() if waiting else float("inf")


def _left() -> bool:
    """A screen that is being closed rings for frames that it does not paint any more."""
    app = active_app.get(None)
    return app is not None and app._exit


def _threads_work() -> bool:
    app = active_app.get(None)
    return app is None or any(worker.is_running for worker in app.workers)


async def _threads_sleep() -> bool:
    """True if the threads at work neither run nor wait for their turn, as those do that a test holds up."""
    before = _busy_seconds()
    await asyncio.sleep(SOON_SECONDS)
    return abs(_busy_seconds() - before) < SOON_SECONDS / 20  # less if one has ended meanwhile


def _busy_seconds() -> float:
    """Seconds for which the other threads ran or waited for a core; without Linux, those for which the process ran."""
    times = [_thread_seconds(thread) for thread in THREAD_FILES.glob("*") if thread.name != str(get_native_id())]
    return sum(times) if THREAD_FILES.exists() else process_time()


def _thread_seconds(thread: Path) -> float:
    try:
        run_nanoseconds, queue_nanoseconds, _slices = (thread / "schedstat").read_text().split()
    except OSError:  # it has ended
        return 0.0
    return (int(run_nanoseconds) + int(queue_nanoseconds)) / 1e9
