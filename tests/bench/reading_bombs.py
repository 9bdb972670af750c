"""Open files made to cost much of whoever reads them, and print what each cost.

    python tests/bench/reading_bombs.py [NAME …]

Each must be refused, or opened, in less than 1.5 seconds of computing time, with one line.
"""

# ruff: noqa: E501 - a row for each bomb
import codecs
import io
import resource
import sys
import zipfile
import zlib
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.made_documents import STORY, made_html, made_odt, zipped
from tests.made_pdfs import Line, pdf
from tui.articles.draft_reader import DraftReader
from tui.files import UnreadableFile
from tui.settings.load import load_settings

CPU_SECONDS_MAX = 1.5
MEGABYTE = 1_000_000
ODT = b"application/vnd.oasis.opendocument.text"
EPUB = b"application/epub+zip"
LOL = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "lol">%s]><a>&a20;</a>' % b"".join(
    b'<!ENTITY a%d "%s">' % (number, b"&a%d;" % (number - 1) * 10) for number in range(1, 21)
)
EXTERNAL = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(document: bytes) -> bytes:
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="word/document.xml"/></Relationships>'
    )
    return zipped({"[Content_Types].xml": types, "_rels/.rels": rels, "word/document.xml": document})


def odt(content: bytes) -> bytes:
    return zipped({"mimetype": ODT, "content.xml": content}, stored=["mimetype"])


def epub(**files: bytes) -> bytes:
    container = b'<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
    named = {name.replace("_", "."): data for name, data in files.items()}
    return zipped({"mimetype": EPUB, "META-INF/container.xml": container, **named}, stored=["mimetype"])


def zip_in_zip(depth: int) -> bytes:
    data = zipped({"a.txt": b"0" * 10 * MEGABYTE})
    for _ in range(depth):
        data = zipped({f"{number}.zip": data for number in range(10)})
    return data


def overlapping_zip() -> bytes:
    """An archive whose entries all name the same packed data."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 5 * MEGABYTE)
        info = archive.infolist()[0]
        for number in range(2_000):
            twin = zipfile.ZipInfo(f"{number}.xml")
            twin.header_offset, twin.file_size, twin.compress_size = (
                info.header_offset,
                info.file_size,
                info.compress_size,
            )
            twin.CRC, twin.compress_type = info.CRC, info.compress_type
            archive.filelist.append(twin)
            archive.NameToInfo[twin.filename] = twin
        archive._didModify = True
    return buffer.getvalue()


def lying_zip() -> bytes:
    """An archive that says its one file is small."""
    data = bytearray(zipped({"word/document.xml": b"0" * 50 * MEGABYTE}))
    size = (50 * MEGABYTE).to_bytes(4, "little")
    return bytes(data.replace(size, (1_000).to_bytes(4, "little")))


def pdf_with_stream(stream: bytes, extra: bytes = b"") -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page,
        b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(stream), extra, stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, each) for n, each in enumerate(objects, 1))
    return body + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n"


def pdf_of_cycles() -> bytes:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9999999 >>",
               b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 9 >>"]  # fmt: skip
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, each) for n, each in enumerate(objects, 1))
    return body + b"trailer << /Root 1 0 R /Size 4 >>\n%%EOF\n"


def mail(depth: int) -> bytes:
    message = EmailMessage()
    message["From"], message["Message-ID"], message["Subject"] = "a@b.example", "<1@b.example>", "s"
    message.set_content("\n\n".join(STORY))
    data = message.as_bytes()
    for number in range(depth):
        head = f"From: a@b.example\nMessage-ID: <{number}@b.example>\nSubject: s\nMIME-Version: 1.0\n"
        data = f'{head}Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n'.encode() + data
        data += f"\n--b{number}--\n".encode()
    return data


def parts(count: int) -> bytes:
    head = b'From: a@b.example\nMessage-ID: <1@b>\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n'
    return head + b"\n" + b"--b\nContent-Type: text/plain\n\nx\n" * count + b"--b--\n"


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>t</title>{head}</head><body>{body}</body></html>".encode()


def paragraphs(count: int) -> str:
    return "".join(f"<p>{STORY[0]} {number}</p>" for number in range(count))


BOMBS: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "html: one line of 10 MB": (".html", lambda: page("x" * 10 * MEGABYTE)),
    "html: one word a paragraph, 10 MB": (".html", lambda: page("<p>word</p>" * 900_000)),
    "html: 200,000 deep": (".html", lambda: page("<div>" * 200_000 + STORY[0] + "</div>" * 200_000)),
    "html: 1 million unclosed b": (".html", lambda: page("<b>" * 1_000_000)),
    "html: 500,000 attributes": (".html", lambda: page("<p " + " ".join(f"a{n}=1" for n in range(500_000)) + ">x</p>")),
    "html: one attribute of 15 MB": (".html", lambda: page(f"<p title='{'a' * 15 * MEGABYTE}'>x</p>")),
    "html: comment never closed": (".html", lambda: page(paragraphs(3) + "<!--" + "-" * 5 * MEGABYTE)),
    "html: 100,000 nested tables": (".html", lambda: page("<table><tr><td>" * 100_000)),
    "html: 200,000 links": (".html", lambda: page("".join(f"<a href=/{n}>more {n}</a> " for n in range(200_000)))),
    "html: 20 MB of a picture": (".html", lambda: made_html().replace(b"<h1>", b"<img src='data:image/png;base64," + b"A" * 19 * MEGABYTE + b"'><h1>")),
    "html: JSON-LD 500,000 deep": (".html", lambda: page(paragraphs(3), '<script type="application/ld+json">' + "[" * 500_000 + "</script>")),
    "html: JSON-LD of 5 MB": (".html", lambda: page(paragraphs(3), '<script type="application/ld+json">[' + '{"@type":"Article","headline":"h"},' * 150_000 + "{}]</script>")),
    "html: 200,000 meta tags": (".html", lambda: page(paragraphs(3), "<meta name=author content=a>" * 200_000)),
    "html: 9,000 tweets": (".html", lambda: page(paragraphs(3) + "<blockquote class=twitter-tweet><p>t</p></blockquote>" * 9_000)),
    "html: 50,000 tweets": (".html", lambda: page("<blockquote class=twitter-tweet><p>t</p></blockquote>" * 50_000)),
    "html: entities": (".html", lambda: page("&lt;" * 2_000_000)),
    "html: style never closed": (".html", lambda: page("<style>" * 500_000)),
    "html: a script in 2 million pieces": (".html", lambda: page("<script></script>" * 500_000)),
    "html: a very long article": (".html", lambda: page(paragraphs(4_000))),
    "xhtml: a billion laughs": (".xhtml", lambda: LOL.replace(b"<a>", b"<html><p>").replace(b"</a>", b"</p></html>")),
    "docx: zeros": (".docx", lambda: zipped({"word/document.xml": b"0" * 100 * MEGABYTE})),
    "docx: a billion laughs": (".docx", lambda: docx(LOL)),
    "docx: an external entity": (".docx", lambda: docx(EXTERNAL)),
    "docx: 100,000 deep": (".docx", lambda: docx(f"<w:document {W}><w:body>{'<w:p>' * 100_000}</w:body></w:document>".encode())),
    "docx: 300,000 paragraphs": (".docx", lambda: docx(f"<w:document {W}><w:body>{'<w:p><w:r><w:t>w</w:t></w:r></w:p>' * 300_000}</w:body></w:document>".encode())),
    "docx: a table of 250,000 cells": (".docx", lambda: docx(f"<w:document {W}><w:body><w:tbl>{('<w:tr>' + '<w:tc><w:p/></w:tc>' * 500 + '</w:tr>') * 500}</w:tbl></w:body></w:document>".encode())),
    "docx: overlapping entries": (".docx", overlapping_zip),
    "docx: a size that lies": (".docx", lying_zip),
    "odt: a billion laughs": (".odt", lambda: odt(LOL)),
    "odt: 100,000 deep": (".odt", lambda: made_odt(extra="<text:span>" * 100_000)),
    "odt: a billion spaces": (".odt", lambda: made_odt(extra="<text:p>a<text:s text:c='999999999'/>b</text:p>" * 1_000)),
    "epub: zeros": (".epub", lambda: epub(a_opf=b"0" * 100 * MEGABYTE)),
    "epub: a billion laughs": (".epub", lambda: epub(a_opf=LOL)),
    "epub: a spine of one chapter 100,000 times": (".epub", lambda: epub(
        a_opf=b'<p><manifest><item id="a" href="a.html"/></manifest><spine>' + b'<itemref idref="a"/>' * 100_000 + b"</spine></p>",
        a_html=page(paragraphs(500)))),
    "zip: archives in archives": (".zip", lambda: zip_in_zip(3)),
    "zip: 100,000 files": (".zip", lambda: zipped({f"{n}.txt": b"" for n in range(100_000)})),
    "rtf: 500,000 groups deep": (".rtf", lambda: b"{\\rtf1" + b"{" * 500_000),
    "rtf: 10 MB of control words": (".rtf", lambda: b"{\\rtf1 " + b"\\b0 " * 2_500_000 + b"}"),
    "rtf: 15 MB of a picture": (".rtf", lambda: b"{\\rtf1 {\\pict " + b"0a" * 7 * MEGABYTE + b"}x\\par}"),
    "pdf: a stream of 500 MB": (".pdf", lambda: pdf_with_stream(zlib.compress(b"0" * 500 * MEGABYTE, 9))),
    "pdf: 3 million letters of text": (".pdf", lambda: pdf_with_stream(zlib.compress(b"BT /F1 1 Tf (aaaaaaaaaa) Tj ET\n" * 300_000))),
    "pdf: 1 million nested arrays": (".pdf", lambda: pdf_with_stream(zlib.compress(b"[" * 1_000_000))),
    "pdf: packed again and again": (".pdf", lambda: pdf_with_stream(zlib.compress(zlib.compress(zlib.compress(b"0" * 200 * MEGABYTE))), b"/Filter [/FlateDecode /FlateDecode /FlateDecode]")),
    "pdf: pages in a circle": (".pdf", pdf_of_cycles),
    "pdf: 20,000 pages": (".pdf", lambda: pdf([[Line(50, 700, STORY[0])]] * 20_000)),
    "pdf: 200,000 nested dictionaries": (".pdf", lambda: b"%PDF-1.4\n1 0 obj\n" + b"<</a" * 200_000),
    "mail: 2,000 parts deep": (".eml", lambda: mail(2_000)),
    "mail: 200,000 parts": (".eml", lambda: parts(200_000)),
    "mail: a header of 5 MB": (".eml", lambda: b"From: " + b"a" * 5 * MEGABYTE + b"\nMessage-ID: <1@b>\nSubject: s\n\nx"),
    "mail: 10 MB of base64": (".eml", lambda: b"From: a@b.c\nMessage-ID: <1@b>\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + codecs.encode(page(paragraphs(60_000)), "base64")),
    "text: one line of 10 MB": (".txt", lambda: b"word " * 2 * MEGABYTE),
    "text: 5 million hyphens at line ends": (".txt", lambda: b"ab-\n" * 2_500_000),
    "markdown: 10 MB of brackets": (".md", lambda: b"[" * 10 * MEGABYTE),
    "front matter: 200 lines of aliases": (".md", lambda: b"---\n" + b"".join(b"a%d: &a%d [*a%d,*a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 60)) + b"---\nx"),
}  # fmt: skip


def spent() -> float:
    """Return the computing time of this process and of those that it has waited for."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def main() -> int:
    options = load_settings().articles
    names = [name for name in BOMBS if not sys.argv[1:] or any(wanted in name for wanted in sys.argv[1:])]
    failures = 0
    print("| bomb | MB | CPU s | what the reader is told |\n|---|---|---|---|")
    for name in names:
        ending, make = BOMBS[name]
        data = make()
        started = spent()
        with DraftReader(options) as reader:
            try:
                drafts = reader.read(f"bomb{ending}", data)
                told = f"opened, {sum(len(draft.text) for draft in drafts):,} characters"
            except UnreadableFile as error:
                told = error.reason
        seconds = spent() - started
        is_late = seconds >= CPU_SECONDS_MAX or "\n" in told
        failures += is_late
        print(
            f"| {name} | {len(data) / MEGABYTE:.2f} | {seconds:.2f}{' LATE' if is_late else ''} | {told[:110]} |",
            flush=True,
        )
    print(f"\n{len(names)} bombs, {failures} late")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
