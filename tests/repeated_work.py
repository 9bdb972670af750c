"""Searches that many tests repeat on the same articles, done once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from unittest.mock import patch

from tui.api import Event
from tui.matching.translation import encoder

RESULTS_MAX = 100
"""Most results that are held; the one used longest ago goes first."""

Result = TypeVar("Result")


class Memory:
    def __init__(self) -> None:
        self._results: OrderedDict[Hashable, Any] = OrderedDict()

    def recall(self, key: Hashable, search: Callable[[], Result]) -> Result:
        """The result of an earlier search for the same, or of this one."""
        if key not in self._results:
            self._results[key] = search()
        self._results.move_to_end(key)
        if len(self._results) > RESULTS_MAX:
            self._results.popitem(last=False)
        result: Result = self._results[key]
        return result


@contextmanager
def searched_once() -> Iterator[None]:
    """Events with the same articles and settings share their matches and mentions, which nothing changes. What tests a
    search calls `tui.matching.find` or `tui.mentions.find`, or gives `Event.matches` a matcher with a memory, and gets
    a search of its own."""
    memory, find_matches, find_mentions = Memory(), Event.matches, Event.found_mentions

    def matches(event: Event, *, matcher: Any = None, translates: bool = True, **options: Any) -> Any:
        options["translates"] = translates
        if matcher is not None and matcher._articles_by_id:
            return find_matches(event, matcher=matcher, **options)
        key = ("matches", event.coverage.articles, repr(event.settings.matching), translates and encoder._MODULE)
        return memory.recall(key, lambda: find_matches(event, **options))  # by a matcher that no test changes

    def found_mentions(event: Event, *, indirect: bool = False, **options: Any) -> Any:
        key = ("mentions", event.coverage.articles, repr(event.settings.mentions), indirect)
        return memory.recall(key, lambda: find_mentions(event, indirect=indirect, **options))

    with patch.object(Event, "matches", matches), patch.object(Event, "found_mentions", found_mentions):
        yield
