"""Reads ZIP archives of downloads and single articles, within limits on size, ratio and number."""

import io
import zipfile
from collections.abc import Iterator
from importlib import import_module

from msgspec.structs import replace

from tui.articles.batches.sniffing import ZIP_MAGIC
from tui.articles.draft import Draft
from tui.articles.file_kinds import FileKind, file_kind
from tui.articles.files.decode import decode
from tui.files import UnreadableFile
from tui.text.canonical import one_line

MEMBERS_MAX = 5_000
BYTES_MAX = 100_000_000
"""Maximum unpacked size of all members together, in bytes."""
RATIO_MAX = 100
"""Maximum ratio of unpacked to packed bytes; text is compressed five- to tenfold."""
_RATIO_FREE_BYTES = 1_000_000
_ENTRY_MAGIC = b"PK\x01\x02"
"""First bytes of each entry in the directory at an archive's end."""
_IGNORED = ("__MACOSX/", ".DS_Store", "Thumbs.db")


def read_zip(data: bytes, name: str) -> tuple[Draft, ...]:
    """Return the drafts of all readable members; the others are named in notices. Raises UnreadableFile."""
    drafts: list[Draft] = []
    problems: list[str] = []
    try:
        for member, content in _members(data):
            try:
                drafts += _drafts_in(member, content)
            except UnreadableFile as error:
                problems.append(one_line(f"{member}: {error.reason}"))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, KeyError) as error:
        raise UnreadableFile("the archive is damaged or has a password; unpack it and open the files") from error
    if not drafts:
        reason = (
            f"this archive contains no articles ({problems[0]})" if problems else "this archive contains no articles"
        )
        raise UnreadableFile(f"{reason}; unpack it to see what is in it")
    notices = [*problems, *([drafts[0].notice] if drafts[0].notice else [])]
    return replace(drafts[0], notice="\n".join(notices)), *drafts[1:]


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    if (count := data.count(_ENTRY_MAGIC)) > 2 * MEMBERS_MAX:  # before thousands of entries are parsed
        raise UnreadableFile(f"this archive contains {count:,} files; the limit is {MEMBERS_MAX:,}")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and not _is_ignored(info.filename)]
        if len(infos) > MEMBERS_MAX:
            raise UnreadableFile(f"this archive contains {len(infos):,} files; the limit is {MEMBERS_MAX:,}")
        if sum(info.file_size for info in infos) > BYTES_MAX or any(map(_is_bomb, infos)):
            raise UnreadableFile("it is far too large when unpacked, so it was not opened")
        for info in sorted(infos, key=lambda info: info.filename):
            with archive.open(info) as member:
                content = member.read(info.file_size + 1)
            if len(content) > info.file_size:
                raise zipfile.BadZipFile("longer than stated")
            yield info.filename, content


def _is_ignored(name: str) -> bool:
    return name.startswith(_IGNORED) or name.endswith(_IGNORED) or name.rpartition("/")[2].startswith(".")


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > max(_RATIO_FREE_BYTES, RATIO_MAX * info.compress_size)


def _drafts_in(member: str, content: bytes) -> tuple[Draft, ...]:
    if not content:
        raise UnreadableFile("it is empty")
    kind = file_kind(member, content)
    if content.startswith(ZIP_MAGIC) and kind.name == "zip":
        raise UnreadableFile("it is an archive within the archive; unpack it first")
    return _read(kind, member, content)


def _read(kind: FileKind, member: str, content: bytes) -> tuple[Draft, ...]:
    module, function = kind.reader.split(":")
    reader = getattr(import_module(module), function)
    drafts = reader(content, member.rpartition("/")[2]) if kind.in_child else reader(decode(content).text)
    return (drafts,) if isinstance(drafts, Draft) else tuple(drafts)
