"""Messages between the reader and its parsing process: a length in 8 bytes, then MessagePack."""

from msgspec import Struct

from tui.articles.draft import Draft

LENGTH_BYTES = 8
OUT_OF_MEMORY_STATUS = 3
"""Exit status of a process that has reached its memory limit. Python itself ends with 1 after an error of any kind."""


class ParseRequest(Struct, frozen=True):
    """A file to be parsed."""

    reader: str
    """Reader as `module:function`; the function is called with the data and the name."""
    name: str
    """File name, for formats that have no headline."""
    data: bytes
    cpu_seconds: float
    """CPU time after which the process ends itself, without the time for loading the parser's libraries."""
    seconds_per_megabyte: float
    """CPU time added for each megabyte by which a packed file grows when it is unpacked."""
    output_bytes_max: int
    columns: dict[str, str] | None = None
    """Field → column, for a table whose columns the user has named."""


class ParseAnswer(Struct, frozen=True):
    """The result of parsing: drafts, or an error."""

    drafts: tuple[Draft, ...] = ()
    reason: str = ""
    """Explanation for the user why the file cannot be read, given by its reader; empty if it was read."""
    error: str = ""
    """Message of an unforeseen exception."""
    memory_bytes: int = 0
    """Memory that the process uses afterwards, in bytes."""
