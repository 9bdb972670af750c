"""Writes BibTeX, also for BibLaTeX and Zotero: one entry per article."""

import re
from collections.abc import Iterator

from tui.export.document import ExportDocument
from tui.export.shared import web_address
from tui.export.writers.references import Author, Reference, references
from tui.text.spaces import single_spaced

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#_%"},
}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")


def write_bibtex(document: ExportDocument) -> str:
    """Return BibTeX entries in UTF-8; `annote` contains the selected passages and the user's notes."""
    head = f"% Made by crosslight {document.version}\n\n"
    return head + "\n".join(map(_entry, references(document)))


def escape_tex(text: str) -> str:
    """Return the text on one line, with every character that TeX would interpret escaped."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], single_spaced(text))


def _entry(reference: Reference) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(reference) if value)
    return f"@article{{{reference.key},\n{fields}}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    article = reference.article
    yield "title", f"{{{escape_tex(article.headline)}}}"
    yield "author", " and ".join(map(_name, reference.authors))
    yield "journal", escape_tex(article.outlet)
    yield "date", _date(reference.date) or escape_tex(article.published)
    yield "year", f"{reference.date[0]:04}" if reference.date else ""
    yield "url", escape_tex(web_address(article.url))
    yield "urldate", _date(reference.accessed)
    yield "annote", " ".join(escape_tex(str(note)) for note in reference.notes)


def _name(author: Author) -> str:
    """Return a name in BibTeX syntax; braces protect anything that is not clearly a person's name."""
    if not author.given:
        return f"{{{escape_tex(author.family)}}}"
    return f"{escape_tex(author.family)}, {escape_tex(author.given)}"


def _date(parts: tuple[int, ...]) -> str:
    return "-".join(f"{part:02}" for part in parts)
