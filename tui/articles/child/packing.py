"""Estimates the unpacked size of files such as Word documents, because the parsing time depends on it."""

_SIGNATURE = b"PK\x03\x04"
_RATIO_MAX = 40
"""Maximum ratio of unpacked to packed bytes that counts: text in real documents is compressed twenty- to fortyfold."""
_BYTES_MAX = 50_000_000
"""Maximum number of unpacked bytes that count, so that a zip bomb gets no more time than a large PDF."""


def most_unpacked_bytes(data: bytes) -> int:
    """Return an upper bound for `unpacked_bytes`, from the file's size alone; its own size if it is not packed."""
    return max(len(data), min(_RATIO_MAX * len(data), _BYTES_MAX)) if data.startswith(_SIGNATURE) else len(data)


def unpacked_bytes(data: bytes) -> int:
    """Return the number of bytes that count for a file: for a packed one, its stated unpacked size, within bounds."""
    most = most_unpacked_bytes(data)
    if most == len(data):
        return most
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            stated = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):  # its reader reports the error
        return len(data)
    return max(len(data), min(stated, most))
