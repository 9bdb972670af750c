"""Sizes of packed files, such as Word documents: the time for a file depends on what it unpacks to."""

_SIGNATURE = b"PK\x03\x04"
_RATIO_MAX = 40
"""Unpacked bytes that count for a packed one: the text of real documents is packed twenty- to fortyfold."""
_BYTES_MAX = 50_000_000
"""Unpacked bytes that count in all, so that a file made to unpack to gigabytes gets no more time than a large PDF."""


def most_unpacked_bytes(data: bytes) -> int:
    """Return the most bytes that may count for a file, told by its size alone; its own size if it is not packed."""
    return max(len(data), min(_RATIO_MAX * len(data), _BYTES_MAX)) if data.startswith(_SIGNATURE) else len(data)


def unpacked_bytes(data: bytes) -> int:
    """Return the bytes that count for a file: those that a packed one states that it unpacks to, within bounds."""
    most = most_unpacked_bytes(data)
    if most == len(data):
        return most
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            stated = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):  # its reader says what is wrong
        return len(data)
    return max(len(data), min(stated, most))
