"""Files that would hold up or fill the program are refused in a line that says why."""

import io
import zipfile
from collections.abc import Callable

import pytest

from tests.articles.batches.conftest import ReadDrafts
from tests.rows import each_row
from tui.articles.batches.model import ARTICLES_MAX
from tui.files import UnreadableFile

MANY = ARTICLES_MAX + 1
DOCUMENT = (
    "\n\n  {0} of 9000 DOCUMENTS\n\n  Post\n\n May 4, 2021 Tuesday\n\nHead {0}\n\nLENGTH: 2 words\n\nBody text.\n\n"
)


def zipped(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


@each_row(
    ("name", "data"),
    [
        ("a.csv", b"title,text\n" + b"a,b\n" * MANY),
        ("a.json", b'{"articles": [' + b'{"title": "a", "text": "b"},' * MANY + b'{"title": "a"}]}'),
        ("a.jsonl", b'{"title": "a", "text": "b"}\n' * MANY),
        ("a.ris", b"TY  - NEWS\nUR  - http://a.example/\nER  - \n" * MANY),
        ("a.xml", b"<rss><channel>" + b"<item><title>a</title></item>" * MANY + b"</channel></rss>"),
        ("a.txt", "".join(DOCUMENT.format(number) for number in range(1, MANY + 1)).encode()),
    ],
)
def test_more_articles_than_can_be_listed_are_refused(name: str, data: bytes, read_drafts: ReadDrafts) -> None:
    with pytest.raises(UnreadableFile, match="more than 5,000 articles"):
        read_drafts(name, data)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", lambda: zipped(("a.txt", b"\0" * 200_000_000)), "too large when unpacked"),
        ("a.zip", lambda: zipped(*((f"{number}.txt", b"x") for number in range(5_001))), "the limit is 5,000"),
        ("a.zip", zipped(("b.zip", zipped(("c.txt", b"A story\n\nText.")))), "an archive within the archive"),
        ("a.zip", zipped(("a.bin", b"\0\1")), "this archive contains no articles"),
        ("a.zip", zipped(("a.txt", b"A story"))[:-30], "damaged"),
        ("a.json", b"[" * 100_000, "JSON is broken"),
        ("a.json", b'{"a": 1}', "no list of articles"),
        ("a.csv", b",".join(b"c%d" % number for number in range(1_000)) + b"\n", "more than 500 columns"),
        ("a.csv", b"x,y\n1,2\n", "name one with --columns text=…: x, y"),
        ("a.rtf", b"{\\rtf1" + b"{" * 5_000 + b"x", "nested too deeply"),
        ("a.xml", b"<rss><channel><title>x</title></channel></rss>", "contains no article"),
        (
            "a.docx",
            lambda: zipped(("word/document.xml", b"<w:document>" + b" " * 100_000_000)),
            "too large when unpacked",
        ),
    ],
)
def test_bombs_and_empty_files_are_refused_with_their_reason(
    name: str, data: bytes | Callable[[], bytes], reason: str, read_drafts: ReadDrafts
) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read_drafts(name, data if isinstance(data, bytes) else data())
