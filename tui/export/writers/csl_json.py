"""Writes CSL-JSON, which Zotero and other reference managers import: one item per article."""

import json

from tui.export.document import ExportDocument
from tui.export.json import harmless
from tui.export.shared import web_address
from tui.export.writers.references import Author, Reference, references
from tui.text.spaces import single_spaced


def write_csl_json(document: ExportDocument) -> str:
    """Return a JSON array of CSL items; an item's `note` contains the selected passages and the user's notes."""
    generator = {"custom": {"generator": f"crosslight {document.version}"}}
    items = [generator | _item(reference) for reference in references(document)]  # first: it identifies the file
    return harmless(json.dumps(items, ensure_ascii=False, indent=2)) + "\n"


def _item(reference: Reference) -> dict[str, object]:
    article = reference.article
    fields: dict[str, object] = {
        "id": reference.key,
        "type": "article-newspaper",
        "title": single_spaced(article.headline),
        "container-title": single_spaced(article.outlet),
        "author": list(map(_name, reference.authors)),
        "issued": _date(reference.date, single_spaced(article.published)),
        "accessed": _date(reference.accessed),
        "URL": web_address(article.url),
        "note": "\n".join(map(str, reference.notes)),
    }
    return {name: value for name, value in fields.items() if value}


def _name(author: Author) -> dict[str, str]:
    return {"family": author.family, "given": author.given} if author.given else {"literal": author.family}


def _date(parts: tuple[int, ...], raw: str = "") -> dict[str, object]:
    return {"date-parts": [list(parts)]} if parts else {"raw": raw} if raw else {}
