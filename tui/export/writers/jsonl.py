"""Writes JSON Lines: self-contained records, one per line, with everything in the JSON export."""

import json
from collections.abc import Iterator, Mapping

import msgspec

from tui.export.document import DocumentRow, ExportDocument
from tui.export.json import harmless

_PARTS = ("groups", "people", "quotes", "texts", "orphans", "differences")
_HEADER_FIELDS = ("format", "format_number", "version", "title", "settings")


def write_json_lines(document: ExportDocument) -> str:
    """Return lines as defined in docs/schemas/export-line.schema.json: a header, then articles and selected parts."""
    return "".join(
        harmless(json.dumps(line, ensure_ascii=False, separators=(",", ":"), allow_nan=False)) + "\n"
        for line in _lines(document)
    )


def _lines(document: ExportDocument) -> Iterator[Mapping[str, object]]:
    plain = msgspec.to_builtins(document)
    parts = [
        name for name in ("groups", "people", "quotes", "texts", "orphans", "differences") if plain[name] is not None
    ]
    yield {"record": "export", **{name: plain[name] for name in _HEADER_FIELDS}, "parts": parts}
    for article in document.articles:
        yield {"record": "article", **_fields(article)}
    provenance = {"version": document.version, "settings": document.settings}
    for group in document.groups or ():
        group_fields = {
            "group": group.id,
            "letter": group.letter,
            "group_kind": group.kind,
            "group_score": group.score,
            "group_probability": group.probability,
            "group_sureness": group.sureness,
        }
        for passage in group.passages:
            yield {"record": "passage", **group_fields, **_fields(passage), **provenance}
    for person in document.people or ():
        person_fields = _fields(person)
        del person_fields["mentions"]
        yield {"record": "person", **person_fields}
        for mention in person.mentions:
            yield {"record": "mention", "person": person.id, "name": person.name, **_fields(mention), **provenance}
    for quote in document.quotes or ():
        yield {"record": "quote", **_fields(quote), **provenance}
    for user_text in document.texts or ():
        yield {"record": "text", **_fields(user_text), **provenance}
    for orphan in document.orphans or ():
        yield {"record": "orphan", **_fields(orphan), **provenance}
    for difference in document.differences or ():
        yield {"record": "difference", **_fields(difference), **provenance}


def _fields(row: DocumentRow) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(row)
    return plain
