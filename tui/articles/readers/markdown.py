"""Reads Markdown files: the canonical text a reader sees, and the metadata in the front matter."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from tui.articles.draft import Draft
from tui.articles.model import FieldOrigin, Zone, ZoneKind
from tui.articles.readers.front_matter import FrontMatter, split_front_matter
from tui.text.canonical import canonical, one_line
from tui.text.span import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIGNS = "[]*_`~<&!\\|"
"""Characters that may begin markup."""
_LIGHT_SIGNS = "#$%+-:=>@^{}"
"""Characters at which the parser only stops; ten of them take as long as one that may begin markup."""
_SIGNS_OF_A_LINE = 3
"""Cost of a line, counted in characters that may begin markup."""
SIGNS_MAX = 20_000
"""Maximum cost of a file that is read as Markdown: half a second. Half a megabyte of prose with links costs less."""


def read_markdown(text: str) -> Draft:
    """Return the text as it is read (no markup, link targets or raw HTML), with the fields of the front matter.

    A headline that only the front matter gives is put above a text that begins without one, because an article's text
    contains its headline.
    """
    text = canonical(text)
    front_matter = split_front_matter(text)
    fields, body, notice = front_matter.fields, front_matter.body, front_matter.notice
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
    zones = tuple(Zone(ZoneKind.CAPTION, caption) for caption in captions)
    draft = Draft(result, zones=zones, notice=notice, field_origins=_origins(front_matter))
    return replace(draft, **fields)


def _origins(front_matter: FrontMatter) -> tuple[FieldOrigin, ...]:
    address_only = {"outlet"} if front_matter.is_outlet_guess else set()
    return tuple(
        FieldOrigin(name, "host in the address", True) if name in address_only else FieldOrigin(name, "front matter")
        for name in front_matter.fields
    )


def _parse(text: str) -> "Sequence[Token]":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def _signs(text: str) -> int:
    """Estimate the parser's work on the text, as a number of characters that may begin markup.

    A table row costs as many cells as the table's head has, because missing ones are filled in.
    """
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
    """Canonical text."""
    is_caption: bool
    is_close: bool
    """True if it follows the previous piece without a blank line, as list items and table rows do."""


class _Renderer(Struct):
    pieces: list[_Piece] = field(default_factory=list)
    has_html: bool = False
    begins_with_heading: bool = False
    lists: list[int | None] = field(default_factory=list)
    """Next number of each open ordered list, outermost first; None for a bulleted one."""
    item_mark: str = ""
    """Marker before the next paragraph, if that is the first of a list item."""
    cells: list[str] = field(default_factory=list)
    is_in_table: bool = False
    is_first: bool = False
    """True if the next piece is the first of a list or table."""

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
        """Return the text of a paragraph, heading or cell, without markup, link targets, pictures and tags."""
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
        """Return the text and the positions of its captions."""
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
