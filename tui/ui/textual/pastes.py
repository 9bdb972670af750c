"""Removes escape characters from pasted text.

Textual takes an escape in pasted text, and up to 32 characters after it, for keys: a coloured line from a log would be
run as commands.
"""

_BEGINNING = b"\x1b[200~"
_END = b"\x1b[201~"
_ESCAPE = b"\x1b"


class Pastes:
    """Follows which bytes of the input are pasted, even if a marker is split between two reads."""

    def __init__(self) -> None:
        self._is_pasting = False
        self._marker_bytes = b""
        """The bytes that may belong to a marker; passed on already if nothing is being pasted."""

    def without_escapes(self, data: bytes) -> bytes:
        """Return the bytes to pass on, with no escape characters between the markers of a paste."""
        if not self._is_pasting and not self._marker_bytes and _ESCAPE not in data:
            return data
        skip_bytes = 0 if self._is_pasting else len(self._marker_bytes)
        tail, parts = self._marker_bytes + data, []
        while True:
            marker = _END if self._is_pasting else _BEGINNING
            part, end, tail = tail.partition(marker)
            self._marker_bytes = b"" if end else _possible_beginning(part, marker)
            if self._is_pasting:
                part = part[: len(part) - len(self._marker_bytes)].replace(_ESCAPE, b"")
            parts += [part, end]
            if not end:
                return b"".join(parts)[skip_bytes:]
            self._is_pasting = not self._is_pasting


def _possible_beginning(data: bytes, marker: bytes) -> bytes:
    """Return the longest end of the data with which the marker begins."""
    return next((marker[:count] for count in reversed(range(1, len(marker))) if data.endswith(marker[:count])), b"")
