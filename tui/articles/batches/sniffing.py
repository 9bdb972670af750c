"""Tells by its first bytes whether a file may contain many articles; cheap, as every file is checked."""

import re
import zlib

_HEAD_BYTES = 60_000
"""Number of bytes within which a download's first document begins, after a cover page or a list of headlines."""
_LEXISNEXIS = re.compile(
    r"^[ \t\f]*(?:\d{1,6} of \d{1,6} DOCUMENTS?|Dokument \d{1,6} von \d{1,6}|Document \d{1,6} (?:de|sur) \d{1,6}"
    r"|Documento \d{1,6} de \d{1,6})[ \t]*\r?$",
    re.MULTILINE,
)
_FIRST_MARKS = (" DOCUMENT", "Dokument ", "Document ", "Documento ")
"""Strings of which every LexisNexis text contains one; checked first, as that is faster than the pattern."""
_PROQUEST = re.compile(r"^[ \t]*_{40,}[ \t]*\r?$", re.MULTILINE)
_RIS = re.compile(r"\s*TY  - ")
_JSON = re.compile(r"\s*(?:\[\s*[{\[\"]|\{\s*[\"}])")
_FEED = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,2000}-->\s*)?<(?:rss|feed|rdf:RDF)[\s>]")
_FACTIVA_CODES = (b">HD<", b">HD&nbsp;<", b">HD <")
ZIP_MAGIC = b"PK\x03\x04"


def is_lexisnexis(data: bytes, name: str) -> bool:
    head = _head(data)
    return any(mark in head for mark in _FIRST_MARKS) and _LEXISNEXIS.search(head) is not None


def is_proquest(data: bytes, name: str) -> bool:
    return b"ProQuest" in data and _PROQUEST.search(_head(data)) is not None


def is_ris_list(data: bytes, name: str) -> bool:
    return _RIS.match(_head(data)) is not None


def is_feed_file(data: bytes, name: str) -> bool:
    return _FEED.match(_head(data)) is not None


def is_json_table(data: bytes, name: str) -> bool:
    is_named = name.endswith((".json", ".jsonl", ".ndjson"))
    return is_named and _JSON.match(_head(data)) is not None


def is_csv_table(data: bytes, name: str) -> bool:
    return name.endswith((".csv", ".tsv", ".tab"))


def is_html_batch(data: bytes, name: str) -> bool:
    """Return True for a page from Factiva or Europresse, whose articles have distinctive markup."""
    if not data[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return False
    if b"articleParagraph" in data or b"DocPublicationName" in data:
        return True
    return b'class="article' in data and any(code in data for code in _FACTIVA_CODES)


def is_word_document(data: bytes, name: str) -> bool:
    return data.startswith(ZIP_MAGIC) and b"word/document.xml" in data


def is_rtf_document(data: bytes, name: str) -> bool:
    return data.startswith(b"{\\rtf")


def is_web_archive(data: bytes, name: str) -> bool:
    """Return True for a WARC file, compressed or not."""
    if not data.startswith(b"\x1f\x8b"):
        return data.startswith(b"WARC/")
    try:
        return zlib.decompressobj(wbits=31).decompress(data[:1_000], 5) == b"WARC/"
    except zlib.error:
        return False


def is_zip_archive(data: bytes, name: str) -> bool:
    return data.startswith(ZIP_MAGIC)


def _head(data: bytes) -> str:
    """Return the beginning of a file, with one character per byte."""
    return data[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").decode("latin-1")
