"""Documents of each kind with the same story, made for tests."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from html import escape

import docx

HEADLINE = "Bridge shut after crack is found"
STORY = (
    "The old swing bridge was shut on Monday after engineers found a long crack in its main girder, the port said.",
    "“It was never inspected,” said Anna Berg, the harbour master, who took over the port in the spring of last year.",
    "Traffic is sent around by the northern ring road until the girder has been replaced, perhaps in autumn — or not.",
)
ADDRESS = "https://www.harbourpost.example/bridge"


def zipped(files: Mapping[str, bytes], stored: Sequence[str] = ()) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def made_html(headline: str = HEADLINE, story: Sequence[str] = STORY) -> bytes:
    body = "".join(f"<p>{escape(text)}</p>" for text in story)
    head = f'<meta charset="utf-8"><title>{headline} | Harbour Post</title><link rel="canonical" href="{ADDRESS}">'
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body><h1>{headline}</h1>{body}</body></html>".encode()


def made_docx(headline: str = HEADLINE, story: Sequence[str] = STORY) -> bytes:
    document = docx.Document()
    document.add_heading(headline, 0)
    for text in story:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def made_odt(headline: str = HEADLINE, story: Sequence[str] = STORY, extra: str = "") -> bytes:
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "text", "table")
    )
    paragraphs = "".join(f"<text:p>{escape(text)}</text:p>" for text in story)
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content{names}><office:body><office:text>"
        f"<text:h>{escape(headline)}</text:h>{extra}{paragraphs}</office:text></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content.encode()}, stored=["mimetype"])


def made_epub(headline: str = HEADLINE, story: Sequence[str] = STORY) -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/package.opf"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{headline}</dc:title><dc:creator>Ines Prado</dc:creator><dc:language>en</dc:language>"
        f"<dc:source>{ADDRESS}</dc:source><dc:date>2031-05-02</dc:date></metadata>"
        '<manifest><item id="nav" href="nav.xhtml" properties="nav"/>'
        '<item id="one" href="one%20page.xhtml"/></manifest>'
        '<spine><itemref idref="nav"/><itemref idref="one"/></spine></package>'
    )
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": container.encode(),
        "OPS/package.opf": package.encode(),
        "OPS/nav.xhtml": b"<html><body><p>Contents</p></body></html>",
        "OPS/one page.xhtml": made_html(headline, story),
    }
    return zipped(files, stored=["mimetype"])


def made_rtf(headline: str = HEADLINE, story: Sequence[str] = STORY) -> bytes:
    def escaped(text: str) -> str:
        return "".join(each if each.isascii() else f"\\u{ord(each)}?" for each in text)

    paragraphs = "".join(f"{escaped(text)}\\par\n" for text in (headline, *story))
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\info{{\\title {headline}}}}}\n{paragraphs}}}".encode()


def made_eml(headline: str = HEADLINE, story: Sequence[str] = STORY) -> bytes:
    message = EmailMessage()
    message["From"] = "Harbour Post <news@harbourpost.example>"
    message["To"] = "me@reader.example"
    message["Subject"] = f"Fwd: {headline}"
    message["Date"] = "Fri, 02 May 2031 08:30:00 +0200"
    message["Message-ID"] = "<1@harbourpost.example>"
    message.set_content("\n\n".join(story) + "\n\n-- \nUnsubscribe: https://harbourpost.example/u\n")
    message.add_alternative(made_html(headline, story).decode(), subtype="html")
    return message.as_bytes()


def made_mhtml(headline: str = HEADLINE, story: Sequence[str] = STORY) -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = ADDRESS
    message["Subject"] = headline
    message["MIME-Version"] = "1.0"
    message.set_content(made_html(headline, story).decode(), subtype="html")
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


MAKERS: Mapping[str, Callable[..., bytes]] = {
    ".html": made_html,
    ".docx": made_docx,
    ".odt": made_odt,
    ".epub": made_epub,
    ".rtf": made_rtf,
    ".eml": made_eml,
    ".mhtml": made_mhtml,
}
"""File ending → what makes a document of that kind. PDFs are made by `tests.made_pdfs`."""
