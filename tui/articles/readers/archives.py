"""Opens archives inside documents if they unpack to a reasonable size, and parses their XML without entities."""

import io
import zipfile
from collections.abc import Iterable

from lxml import etree

from tui.files import UnreadableFile
from tui.text.spaces import single_spaced

_ENTRIES_MAX = 5_000
_UNPACKED_BYTES_MAX = 200_000_000
_PART_BYTES_MAX = 30_000_000
_RATIO_MAX = 150
_RATIO_FROM_BYTES = 2_000_000
"""Unpacked size, in bytes, from which the ratio counts: a short text with many blanks also compresses well."""
_TOO_MUCH = "it is far too large when unpacked; copy its text into a .txt file"


def opened_zip(data: bytes) -> zipfile.ZipFile:
    """Return an opened archive. Raises UnreadableFile if it is damaged or its unpacked size is too large."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise UnreadableFile(f"it is a damaged archive ({error}); save it again") from None
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > _ENTRIES_MAX or unpacked > _UNPACKED_BYTES_MAX:
        raise UnreadableFile(_TOO_MUCH)
    if unpacked > _RATIO_FROM_BYTES and unpacked > _RATIO_MAX * len(data):
        raise UnreadableFile(_TOO_MUCH)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFile("it is protected by a password; open it and save it without one")
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return an entry of an archive; b"" if it has none with this name. Raises UnreadableFile if it is too large."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return b""
    if entry.file_size > _PART_BYTES_MAX:
        raise UnreadableFile(_TOO_MUCH)
    with archive.open(entry) as file:
        return file.read(_PART_BYTES_MAX)


def parsed_xml(data: bytes) -> etree._Element:
    """Return the root of an XML document. Entities are not resolved, nothing is fetched, and nesting is limited."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise UnreadableFile("it contains no text; save it again")
    if root.getroottree().docinfo.internalDTD is not None and _declares_entities(data):
        raise UnreadableFile("it declares entities, which no article needs; copy its text into a .txt file")
    return root


def _declares_entities(data: bytes) -> bool:
    return b"<!ENTITY" in data[:100_000]


def first_text(roots: Iterable[etree._Element]) -> str:
    """Return the text of the first element that has any."""
    texts = (single_spaced("".join(root.itertext())) for root in roots)
    return next(filter(None, texts), "")
