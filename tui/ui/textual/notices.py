"""Dismisses notices, which cover the text, at the next key once they have been visible long enough to be read."""

from time import monotonic

from textual import events
from textual.app import App
from textual.notifications import SeverityLevel

READ_SECONDS = 3.0
"""Time after which a key may dismiss a notice, in seconds; an error stays for its full time."""


class PassingNotices(App[None], inherit_bindings=False):
    read_seconds = READ_SECONDS
    _read_at = 0.0
    """Time, by `monotonic`, from which the notices count as read."""
    _is_told = False

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)
        duration = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self._read_at = max(self._read_at, monotonic() + (duration if severity == "error" else self.read_seconds))
        self._is_told = True

    async def on_event(self, event: events.Event) -> None:
        if self._is_told and isinstance(event, events.Key) and monotonic() >= self._read_at:
            self._is_told = False
            self.clear_notifications()
        await super().on_event(event)
