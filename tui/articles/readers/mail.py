"""Reads emails (.eml), and pages that a browser has saved in that format (.mhtml)."""

import base64
import binascii
import email
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from msgspec.structs import replace

from tui.articles.addresses import is_address
from tui.articles.draft import Draft
from tui.articles.model import FieldOrigin
from tui.articles.readers.blocks import TextBlock, joined_blocks, with_headline
from tui.articles.readers.html.dates import iso_date
from tui.articles.readers.html.page_text import decoded_page, parsed_page, saved_address
from tui.articles.readers.html.plain_blocks import plain_blocks
from tui.articles.readers.web_page import draft_of_page
from tui.files import UnreadableFile
from tui.text.canonical import canonical, one_line
from tui.text.spaces import single_spaced

_PARTS_MAX = 500
_BOUNDARIES_MAX = 5_000
_NESTED_MAX = 200
_SUBJECT_PREFIX = re.compile(r"(?:fwd?|re|wg|aw|tr|rv|i|vs|vb|doorst)\s?:\s{0,5}", re.IGNORECASE)
_FORWARDED = re.compile(
    r"^[-_ ]{0,20}(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht"
    r"|message transféré|message d'origine|mensaje reenviado|messaggio inoltrato"
    r"|begin forwarded message:?)[-_ :]{0,20}$",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER_LINE = re.compile(
    r"^\*?(From|Von|De|Date|Datum|Sent|Gesendet|Envoyé|Subject|Betreff|Objet|Asunto|To|An|À|Para|Cc)\*?: ?(.{0,500})$",
    re.IGNORECASE,
)
_DATE_NAMES = frozenset({"date", "datum", "sent", "gesendet", "envoyé"})
_SUBJECT_NAMES = frozenset({"subject", "betreff", "objet", "asunto"})
_SENDER_NAMES = frozenset({"from", "von", "de"})
_BASE64 = re.compile(rb"[A-Za-z0-9+/\r\n]{60,}")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_QUOTED = re.compile(r"^(?:> ?){1,20}", re.MULTILINE)
_SIGNATURE = "-- "
_PLAIN_CHARACTERS_MIN = 200
_FREE_MAIL = (
    "gmail.",
    "googlemail.",
    "outlook.",
    "hotmail.",
    "yahoo.",
    "icloud.",
    "gmx.",
    "web.de",
    "proton",
    "aol.",
    "live.",
)


def read_mail(data: bytes, name: str) -> Draft:
    """Return the text of an email under its subject, or the page that a browser saved as one."""
    if data.count(b"\n--") > _BOUNDARIES_MAX or data.count(b"boundary=") > _NESTED_MAX:
        raise UnreadableFile("it has thousands of parts; save the one with the article")
    message = email.message_from_bytes(data, policy=default)
    parts = list(_text_parts(message))
    page = next((each for each in parts if each.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    location = str(message.get("Snapshot-Content-Location", "")).strip()
    if page is not None and (location or message.get_content_type() == "multipart/related"):
        return _saved_page(page, location)
    plain = next((_content(each) for each in parts if each.get_content_type() == "text/plain"), "")
    if page is not None and len(plain.strip()) < _PLAIN_CHARACTERS_MIN:
        blocks = plain_blocks(parsed_page(decoded_page(_bytes(page), _charset(page))))
        return _mail_draft(message, "\n\n".join(block.text for block in blocks))
    if not plain.strip():
        raise UnreadableFile("the email contains no text; save its attachments and open those")
    return _mail_draft(message, plain)


def _text_parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for number, each in enumerate(message.walk()):
        if number >= _PARTS_MAX:
            return
        if (
            each.get_content_maintype() in ("text", "application")
            and not each.is_multipart()
            and not each.get_filename()
        ):
            yield each


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return b""
    is_base64 = str(part.get("Content-Transfer-Encoding", "")).strip().casefold() == "base64"
    return _readable_base64(payload) if is_base64 and _BASE64.match(payload) else payload


def _readable_base64(payload: bytes) -> bytes:
    """Decode as much as possible of damaged base64, which the standard library leaves undecoded as a whole."""
    signs = _NOT_BASE64.sub(b"", payload)
    try:
        return base64.b64decode(signs[: len(signs) // 4 * 4])
    except binascii.Error:
        return payload


def _charset(part: EmailMessage) -> str:
    return (part.get_content_charset() or "").casefold()


def _content(part: EmailMessage) -> str:
    try:
        return _bytes(part).decode(_charset(part) or "utf-8")
    except (LookupError, UnicodeError):
        return decoded_page(_bytes(part), _charset(part))


def _saved_page(page: EmailMessage, location: str) -> Draft:
    text = decoded_page(_bytes(page), _charset(page))
    address = location or str(page.get("Content-Location", "")).strip()
    return draft_of_page(parsed_page(text), address if is_address(address) else saved_address(text))


def _mail_draft(message: EmailMessage, text: str) -> Draft:
    """Return the draft of an email; for a forwarded one, with the sender, date and subject of the original."""
    headers = {
        "sender": _header(message, "From"),
        "date": _header(message, "Date"),
        "subject": _header(message, "Subject"),
    }
    text, inner = _forwarded(canonical(text))
    headers |= inner
    subject = headers["subject"]
    while prefix := _SUBJECT_PREFIX.match(subject):
        subject = subject[prefix.end() :]
    fields = {
        "headline": one_line(subject).strip(),
        "published": iso_date(headers["date"]),
        "outlet": _sender(headers["sender"]),
    }
    fields = {name: value for name, value in fields.items() if value}
    blocks = [TextBlock(paragraph) for paragraph in _paragraphs(_unquoted(text))]
    joined, zones = joined_blocks(with_headline(blocks, fields.get("headline", "")))
    origins = tuple(FieldOrigin(name, "mail header", is_guess=name == "outlet") for name in fields)
    return replace(Draft(joined, zones=zones, field_origins=origins), **fields)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return single_spaced(str(message.get(name, "")))
    except (ValueError, IndexError, AttributeError, TypeError):  # the standard library fails on some malformed headers
        return ""


def _sender(header: str) -> str:
    """Return the sender's name, or else the email's domain, unless it is a public email provider."""
    name, address = parseaddr(header)
    domain = address.rpartition("@")[2].casefold()
    return one_line(name).strip().strip("'\"") or ("" if domain.startswith(_FREE_MAIL) else domain)


def _forwarded(text: str) -> tuple[str, dict[str, str]]:
    """Return the text below the headers of a forwarded email, and their values; any other text unchanged."""
    match = _FORWARDED.search(text)
    if not match:
        return text, {}
    inner: dict[str, str] = {}
    lines = text[match.end() :].lstrip("\n").split("\n")
    for number, line in enumerate(lines):
        header = _HEADER_LINE.match(line.strip())
        if not header and line.strip():
            return "\n".join(lines[number:]), inner
        for key, names in (("sender", _SENDER_NAMES), ("date", _DATE_NAMES), ("subject", _SUBJECT_NAMES)):
            if header and header[1].casefold() in names and header[2].strip():
                inner.setdefault(key, header[2].strip())
    return text, {}


def _unquoted(text: str) -> str:
    """Return a text that is mostly quoted from another email without the signs before its lines."""
    lines = [line for line in text.split("\n") if line.strip()]
    is_quoted = 2 * sum(line.startswith(">") for line in lines) > len(lines)
    return _QUOTED.sub("", text) if is_quoted else text


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a plain email, up to the signature; lines between blank ones are one paragraph."""
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line == _SIGNATURE:
            break
        if line.strip():
            lines.append(line.strip())
        elif lines:
            yield " ".join(lines)
            lines = []
    if lines:
        yield " ".join(lines)
