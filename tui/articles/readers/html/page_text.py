"""Parses the bytes of a saved page into a tree, with limits on the cost of parsing."""

import re

import lxml.html
from lxml import etree

from tui.articles.files.other_scripts import encoding_of_other_script
from tui.files import UnreadableFile

_HEAD_BYTES = 4_096
_SAVED_FROM = re.compile(
    r"saved from url=\(\d{4}\)(https?://\S{1,2000})|^ {0,50}url: (https?://\S{1,2000})", re.MULTILINE
)
_DECLARED = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w:.-]{1,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(r"<\?xml[^>]{0,100}?encoding=[\"']([\w:.-]{1,40})", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
          "iso8859-1": "cp1252", "x-sjis": "shift_jis", "gb2312": "gb18030", "gbk": "gb18030"}  # fmt: skip
"""Encodings that pages declare → the encodings that browsers use for them."""
_LATIN = ("", "utf-8", "utf8", "cp1252", "windows-1252")
"""Encodings that pages in any script declare, as their servers or programs set them by default."""
_DATA_URI = re.compile(r"data:[\w/+.-]{1,80};[^\"')\s]{200,}")
MARKUP_CHARACTERS_MAX = 6_000_000
"""Maximum length of a page without scripts, styles and pictures, in characters: it takes a second or two to parse."""
ELEMENTS_MAX = 15_000
"""Maximum number of elements in a page, ten times as many as on news sites."""
_TAG_CHARACTERS = 20_000
_TAG_BLANKS_MAX = 2_000
"""Maximum number of blanks in a long tag, some of which may be inside an attribute."""


def decoded_page(data: bytes, declared: str = "") -> str:
    """Return the text of a page. declared: the encoding given by an email header.

    A byte order mark decides; then UTF-8, if all of it is; then the page's declaration of an encoding for another
    script than Latin; then UTF-8, if most of it is; then a guess, or Windows-1252. So one bad byte does not change the
    encoding, nor does a wrong declaration, of which there are many.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding if encoding == "utf-8" else _utf_16(mark), errors="replace")
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if not broken:
        return text
    name = declared or _declared_encoding(data[:_HEAD_BYTES].decode("latin-1"))
    name = _MEANT.get(name, name).replace("_", "-")
    if name not in _LATIN:
        try:
            return data.decode(name, errors="replace")
        except (LookupError, UnicodeError):  # unknown, or a name such as “undefined”, which is no encoding of text
            pass
    well_formed = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    if well_formed >= broken:
        return text
    return data.decode(encoding_of_other_script(data) or "cp1252", errors="replace")


def saved_address(text: str) -> str:
    """Return the address that a browser or SingleFile has noted in a comment at the top of a page, or ""."""
    match = _SAVED_FROM.search(text[:_HEAD_BYTES])
    return (match[1] or match[2]) if match else ""


def _utf_16(mark: bytes) -> str:
    return "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"


def _declared_encoding(head: str) -> str:
    match = _XML_DECLARED.match(head.lstrip()) or _DECLARED.search(head)
    return match[1].casefold() if match else ""


def parsed_page(text: str) -> lxml.html.HtmlElement:
    """Return the tree of a page, without pictures and styles. Raises UnreadableFile if there is too much markup."""
    if text.count("<") - text.count("</") > ELEMENTS_MAX:
        raise UnreadableFile("it has too many tags for one article; copy its text into a .txt file")
    text = _DATA_URI.sub("data:,", text.replace("\0", ""))
    text = _without(text, "style", "svg")
    text = text[text.find("<") :] if text[:100].lstrip().startswith("<?xml") else text
    text = _without_xml_declaration(text)
    if len(text) > MARKUP_CHARACTERS_MAX and len(_without(text, "script")) > MARKUP_CHARACTERS_MAX:
        raise UnreadableFile("its markup is too long for one article; copy its text into a .txt file")
    text = _without_long_tags(text)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True, huge_tree=False)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise UnreadableFile("it contains no text; save the page again, or copy its text into a .txt file") from None
    if sum(1 for _ in tree.iter()) > ELEMENTS_MAX:
        raise UnreadableFile("it has too many tags for one article; copy its text into a .txt file")
    return tree


def _without_xml_declaration(text: str) -> str:
    stripped = text.lstrip()
    return stripped[stripped.find("?>") + 2 :] if stripped.startswith("<?xml") and "?>" in stripped[:300] else text


def _without(text: str, *tags: str) -> str:
    """Return the text without these elements, each up to its end tag, in one pass."""
    for tag in tags:
        parts, position = [], 0
        lowered = text.lower()
        opening, closing = f"<{tag}", f"</{tag}"
        last = lowered.rfind(closing)
        while 0 <= (start := lowered.find(opening, position)) < last:
            after = start + len(opening)
            if lowered[after : after + 1] in (" ", ">", "\n", "\t", "/"):
                parts.append(text[position:start])
                position = lowered.find(">", lowered.find(closing, start)) + 1 or len(text)
            else:
                parts.append(text[position:after])
                position = after
        text = "".join([*parts, text[position:]])
    return text


def _without_long_tags(text: str) -> str:
    """Return the text with tags of thousands of attributes emptied, as a parser compares the attributes in pairs."""
    pieces = text.split("<")
    for index, piece in enumerate(pieces):
        if len(piece) > _TAG_CHARACTERS and len(tag := piece.partition(">")[0]) > _TAG_CHARACTERS:
            attributes = tag.count(" ") + tag.count("\n") + tag.count("\t")
            if attributes > _TAG_BLANKS_MAX:
                pieces[index] = tag.split(maxsplit=1)[0] + piece[len(tag) :]
    return "<".join(pieces)
