"""Mouse reports in the X10 form, `ESC [ M` and three bytes, of which the last two are the column and the row plus 32.

Beyond column 95 these bytes are not UTF-8. Textual knows the form and ignores it, but needs all of its characters: with
one missing it takes the rest for keys.
"""

_BEGINNING = b"\x1b[M"
_COORDINATES = 3
_FIRST_PRINTABLE = 0x20


class MouseReports:
    """Replaces the coordinates, also where a report is cut in two by a read."""

    def __init__(self) -> None:
        self._begun = 0
        """Bytes of the beginning that have come."""
        self._bytes_left = 0
        """Bytes of coordinates that are still to come."""

    def without_coordinates(self, data: bytes) -> bytes:
        """The same bytes, with spaces for the coordinates of every X10 report."""
        if _BEGINNING[0] not in data and not self._begun and not self._bytes_left:
            return data
        return bytes(map(self._byte, data))

    def _byte(self, byte: int) -> int:
        if self._bytes_left and byte >= _FIRST_PRINTABLE:
            self._bytes_left -= 1
            return _FIRST_PRINTABLE
        self._bytes_left = 0
        if byte == _BEGINNING[self._begun]:
            self._begun += 1
        else:
            self._begun = int(byte == _BEGINNING[0])
        if self._begun == len(_BEGINNING):
            self._begun, self._bytes_left = 0, _COORDINATES
        return byte
