"""Writes RIS, which nearly every reference manager imports: one record per article."""

from collections.abc import Iterator

from tui.export.document import ExportDocument
from tui.export.shared import web_address
from tui.export.writers.references import Reference, references
from tui.text.spaces import single_spaced


def write_ris(document: ExportDocument) -> str:
    """Return RIS records; each selected passage or note of the user is a separate note (N1)."""
    records = (
        "".join(f"{tag}  - {value}\r\n" for tag, value in _fields(reference, document.version)) + "ER  - \r\n"
        for reference in references(document)
    )
    return "\r\n".join(records)


def _fields(reference: Reference, version: str) -> Iterator[tuple[str, str]]:
    article = reference.article
    yield "TY", "NEWS"
    yield "DP", f"crosslight {version}"
    yield "ID", reference.key
    fields = [
        ("TI", article.headline),
        *(("AU", f"{author.family}, {author.given}".removesuffix(", ")) for author in reference.authors),
        ("T2", article.outlet),
        ("PY", f"{reference.date[0]:04}" if reference.date else ""),
        ("DA", _date(reference.date) or article.published),
        ("UR", web_address(article.url)),
        ("Y2", _date(reference.accessed)),
        *(("N1", str(note)) for note in reference.notes),
    ]
    for tag, value in fields:
        if line := single_spaced(value):
            yield tag, line


def _date(parts: tuple[int, ...]) -> str:
    """Return a date in RIS format, 2022/02/11."""
    return "/".join(f"{part:02}" for part in parts)
