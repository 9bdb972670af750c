"""Queues keys that arrive faster than they are handled: pasted, sent by a macro, or typed on a slow connection.

Textual puts a key into the queue of the widget that has the focus when the key arrives, although keys before it may
move the focus: after `/` and a word at once, the word would be taken for commands. Here, a key is delivered when the
previous one has been handled, along with everything that it triggered.
"""

from collections import deque
from collections.abc import Sequence

from msgspec import Struct
from textual import events
from textual.app import App
from textual.message_pump import MessagePump

QUIET_ROUNDS = 2
"""Number of consecutive rounds that must find the queues empty.

One is not enough: a node that was still working when its queue was empty may put something into another's queue (a line
that is entered, a dialog that opens).
"""
ROUNDS_MAX = 20
"""Maximum number of rounds before the next key is delivered even if the queues are never empty, as in an animation."""


class FollowedKey(Struct):
    """A key that was delivered, and how far the queues behind it were found empty."""

    nodes: tuple[MessagePump, ...]
    """Nodes that it can have reached so far."""
    rounds: int = 0
    quiet_rounds: int = 0
    """Number of consecutive rounds without waiting messages."""
    has_met_messages: bool = False
    """True if a message waited behind the key in this round."""

    def end_round(self) -> None:
        self.rounds += 1
        self.quiet_rounds = 0 if self.has_met_messages else self.quiet_rounds + 1
        self.has_met_messages = False

    @property
    def is_done(self) -> bool:
        return self.quiet_rounds >= QUIET_ROUNDS or self.rounds >= ROUNDS_MAX


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
        key = FollowedKey(self._way())
        await super().on_event(event)
        await self._follow(key)

    def _way(self) -> tuple[MessagePump, ...]:
        """Return the nodes whose queues a key passes, from the focused one up to the application."""
        return tuple((self.focused or self.screen).ancestors_with_self)

    async def _follow(self, key: FollowedKey) -> None:
        """Follow the key through the queues of the nodes that had the focus before it and have it now."""
        key.nodes = tuple(dict.fromkeys(key.nodes[:-1] + self._way()))  # the application comes last
        await self._pass_next(key, key.nodes)

    async def _pass_next(self, key: FollowedKey, nodes: Sequence[MessagePump]) -> None:
        """Continue with the queue of the next node that is not closing."""
        for index, node in enumerate(nodes):
            if node.call_later(self._pass, key, nodes[index + 1 :]):
                return
        if nodes:  # even the application accepts no more: it is exiting
            self._queued.clear()
        else:
            await self._end_round(key)

    async def _pass(self, key: FollowedKey, nodes_left: Sequence[MessagePump]) -> None:
        key.has_met_messages |= any(node.message_queue_size for node in key.nodes)
        await self._pass_next(key, nodes_left)

    async def _end_round(self, key: FollowedKey) -> None:
        key.end_round()
        if not key.is_done:
            await self._follow(key)
        elif self._queued:
            await self._hand_on(self._queued.popleft())
        else:
            self._is_under_way = False
