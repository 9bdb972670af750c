"""The time for packed files."""

import io
import zipfile

import msgspec.structs

from tests.articles.child.test_process import kind
from tests.rows import each_row
from tui.articles.child.packing import most_unpacked_bytes, unpacked_bytes
from tui.articles.child.process import ParserProcess
from tui.articles.options import ArticlesOptions


def packed(*parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, part in enumerate(parts):
            archive.writestr(f"part{number}.xml", part)
    return file.getvalue()


DOCUMENT = b"".join(b"<w:p>Paragraph %d of a download</w:p>" % number for number in range(5_000))
DAMAGED = b"PK\x03\x04" + b"\x00" * 500


def test_a_packed_file_counts_as_what_it_unpacks_to() -> None:
    data = packed(DOCUMENT, b"<styles/>")
    assert unpacked_bytes(data) == len(DOCUMENT) + len(b"<styles/>") > 3 * len(data)


@each_row("data", [b"", b"%PDF-1.7", DAMAGED])
def test_any_other_file_counts_as_its_size(data: bytes) -> None:
    assert unpacked_bytes(data) == len(data)


def test_a_file_that_unpacks_to_far_too_much_gets_no_more_time_than_a_real_one() -> None:
    data = packed(b"\x00" * 3_000_000)
    assert unpacked_bytes(data) == most_unpacked_bytes(data) == 40 * len(data)
    assert most_unpacked_bytes(b"PK\x03\x04" + b"\x00" * 2_000_000) == 50_000_000


def test_the_parsing_process_has_the_time(options: ArticlesOptions) -> None:
    data = packed(DOCUMENT)
    limits = msgspec.structs.replace(options.parsing, max_seconds=10, seconds_per_megabyte=1_000)
    with ParserProcess(limits) as process:
        seconds_left = float(process.read(kind("tell_seconds_left"), data, "a.docx")[0].text)
    assert seconds_left > 1_000 * len(DOCUMENT) / 1e6 - 10
