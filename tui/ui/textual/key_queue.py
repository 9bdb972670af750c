"""Keys that come faster than they are carried out: pasted, sent by a macro, or typed on a slow line.

Textual puts a key into the queue of what has the focus when the key comes, behind keys that are about to move the
focus: `/` and a word in one go, and the word would be taken for commands. Here a key is handed on when the one before
it has been carried out, with what that gave rise to.
"""

from collections import deque
from collections.abc import Sequence

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

ROUNDS = 2
"""Times the queues are drained per key: once for the key, once for what it triggered (a line entered, a dialog
opened)."""


class TypedAhead(App[None], inherit_bindings=False):
    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._queued: deque[events.Event] = deque()
        self._is_under_way = False

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._is_under_way:
            self._queued.append(event)
        else:
            await self._hand_on(event)

    async def _hand_on(self, event: events.Event) -> None:
        self._is_under_way = True
        await super().on_event(event)
        await self._follow(self._way(), ROUNDS)

    def _way(self) -> Sequence[MessagePump]:
        """Nodes whose queues a key passes, from the focused one up to the application."""
        return list((self.focused or self.screen).ancestors_with_self)

    async def _follow(self, way: Sequence[MessagePump], rounds: int) -> None:
        """Go behind the key through each queue; one that is closing has no more of it."""
        if way:
            while way:
                node, *way = way
                if node.call_later(self._follow, way, rounds):
                    return
            self._queued.clear()  # not even the application takes any more: it is ending
            return
        if rounds > 1:
            await self._follow(self._way(), rounds - 1)
        elif self._queued:
            await self._hand_on(self._queued.popleft())
        else:
            self._is_under_way = False
