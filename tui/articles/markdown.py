"""Markdown files: the canonical text a reader sees, and what the front matter says about the article."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from tui.articles.make import Draft
from tui.text.canonical import canonical, one_line
from tui.text.language import language_code
from tui.text.span import Span
from tui.yaml.reader import YamlError, load_yaml

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ ]*\n((?:[^\n]*\n){0,200}?)(?:---|\.\.\.)[ ]*(?:\n|\Z)")
_SIMPLE_LINE = re.compile(r"^([A-Za-z_-]{1,30}):[ ]+(.*)$", re.MULTILINE)
_SIGNS = "[]*_`~<&!\\|"
"""Those that may begin markup."""
_LIGHT_SIGNS = "#$%+-:=>@^{}"
"""Those at which the parser only stops: ten of them are as much work as one that may begin markup."""
_SIGNS_OF_A_LINE = 3
"""How many signs a line costs as much as."""
SIGNS_MAX = 20_000
"""Of a file that is read as Markdown: about half a second of work. Half a megabyte of prose with links has fewer."""
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "outlet": ("outlet", "source", "publication", "publisher", "site"),
    "headline": ("headline", "title"),
    "byline": ("byline", "author", "authors"),
    "published": ("published", "date", "pubdate"),
    "url": ("url", "link", "canonical_url"),
    "language": ("language", "lang"),
}


def read_markdown(text: str) -> Draft:
    """The text as it is read (no marks of layout, link targets or raw HTML), with the front matter's fields.

    A headline that only the front matter gives is put above a text that begins without one: the headline stands in an
    article's text.
    """
    text = canonical(text)
    fields, body, notice = _front_matter(text)
    renderer = _Renderer()
    if _signs(body) > SIGNS_MAX:
        renderer.add(body)
        notice = "; ".join(filter(None, [notice, "too much markup to be read as Markdown; read as plain text"]))
    else:
        for token in _parse(body):
            renderer.take(token)
    headline = one_line(fields.get("headline", ""))
    if headline and not renderer.begins_with_heading:
        renderer.pieces.insert(0, _Piece(headline, is_caption=False, is_close=False))
    if renderer.has_html:
        notice = "; ".join(filter(None, [notice, "its raw HTML is left out"]))
    result, captions = renderer.joined()
    return Draft(result, captions=captions, notice=notice, **fields)


def _front_matter(text: str) -> tuple[dict[str, str], str, str]:
    """The known fields, the text below, and a notice."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text, ""
    notice = ""
    try:
        values = load_yaml("\n" + match[1], "front matter")  # the newline, so that lines count from the file's first
    except YamlError as error:
        # People write “title: Fire: two dead”. What stands on simple lines is still clear.
        values = {key: value.strip("\"'[] ") for key, value in _SIMPLE_LINE.findall(match[1])}
        notice = f"{_describe_yaml_error(error)}; read line by line instead"
    if not isinstance(values, dict):
        return {}, text, ""
    by_name = {str(key).casefold(): value for key, value in values.items()}
    fields = {}
    for name, keys in _FIELDS.items():
        value = next((by_name[key] for key in keys if by_name.get(key)), None)
        if words := _as_words(value):
            fields[name] = words
    try:
        language_code(fields.get("language", ""))
    except ValueError as error:
        notice = "; ".join(filter(None, [notice, f"language “{fields.pop('language')}”: {error}"]))
    return fields, text[match.end() :], notice


def _describe_yaml_error(error: YamlError) -> str:
    """Say in a few words where the most common mistake in front matter was made."""
    if "quotation mark" not in error.reason:
        return str(error)
    return f"front matter, line {error.line}: a text with “: ” in it wants quotation marks"


def _as_words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_as_words, value)))
    if isinstance(value, dict):
        return _as_words(value.get("name"))
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _parse(text: str) -> "Sequence[Token]":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def _signs(text: str) -> int:
    """Estimate the parser's work on the text, counted in signs. A row of a table is worth as many cells as its head
    has, for those that are missing are filled in."""
    count = sum(map(text.count, _SIGNS)) + sum(map(text.count, _LIGHT_SIGNS)) // 10
    count += _SIGNS_OF_A_LINE * text.count("\n")
    cells = 0
    for line in text.split("\n") if "|" in text else ():
        if not line.strip():
            cells = 0
        elif "-" in line and "|" in line and not line.strip("|-: \t>*+"):
            cells = max(cells, line.count("|"))
        count += cells
    return count


class _Piece(Struct, frozen=True):
    text: str
    """Canonical."""
    is_caption: bool
    is_close: bool
    """Stands on the line right below the piece before it: a further item of a list, a further row of a table."""


class _Renderer(Struct):
    pieces: list[_Piece] = field(default_factory=list)
    has_html: bool = False
    begins_with_heading: bool = False
    lists: list[int | None] = field(default_factory=list)
    """The next number of each open ordered list, outermost first; None for a bulleted one."""
    item_mark: str = ""
    """What the next paragraph begins with, being the first of a list item."""
    cells: list[str] = field(default_factory=list)
    is_in_table: bool = False
    is_first: bool = False
    """The next piece is the first of a list or table."""

    def take(self, token: "Token") -> None:
        match token.type:
            case "heading_open":
                self.begins_with_heading = self.begins_with_heading or not self.pieces
            case "bullet_list_open" | "ordered_list_open":
                self.is_first = not self.lists
                is_bulleted = token.type == "bullet_list_open"
                self.lists.append(None if is_bulleted else int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.open_item()
            case "table_open" | "table_close":
                self.is_in_table = self.is_first = token.type == "table_open"
            case "tr_close":
                self.add(" | ".join(self.cells), is_close=not self.is_first)
                self.cells = []
            case "html_block":
                self.has_html = True
            case "fence" | "code_block":
                self.add(token.content.rstrip("\n"))
            case "inline" if self.is_in_table:
                self.cells.append(self.words(token))
            case "inline":
                self.paragraph(token)
            case _:
                pass

    def open_item(self) -> None:
        number = self.lists[-1]
        self.item_mark = "• " if number is None else f"{number}. "
        if number is not None:
            self.lists[-1] = number + 1

    def paragraph(self, token: "Token") -> None:
        words = self.words(token)
        if not words.strip():
            alts = [child.content for child in token.children or [] if child.type == "image"]
            self.add(" ".join(alts), is_caption=True)
            return
        mark, self.item_mark = self.item_mark, ""
        self.add(mark + words, is_close=bool(mark) and not self.is_first)

    def words(self, token: "Token") -> str:
        """The text of a paragraph, heading or cell, without marks, link targets, pictures and tags."""
        words: list[str] = []
        for child in token.children or []:
            match child.type:
                case "text" | "code_inline":
                    words.append(child.content)
                case "softbreak":
                    words.append(" ")
                case "hardbreak":
                    words.append("\n")
                case "html_inline":
                    self.has_html = True
                case _:
                    pass
        return "".join(words)

    def add(self, text: str, *, is_caption: bool = False, is_close: bool = False) -> None:
        if text.strip():
            self.pieces.append(_Piece(canonical(text), is_caption, is_close))
            self.is_first = False

    def joined(self) -> tuple[str, tuple[Span, ...]]:
        """The text, and where its captions stand."""
        parts: list[str] = []
        captions: list[Span] = []
        length = 0
        for piece in self.pieces:
            gap = "" if not parts else "\n" if piece.is_close else "\n\n"
            parts.append(gap + piece.text)
            length += len(parts[-1])
            if piece.is_caption:
                captions.append(Span(length - len(piece.text), length))
        return "".join([*parts, "\n"]), tuple(captions)
