"""JSON Lines: one record a line, each of which can be understood by itself. Nothing of the JSON export is lost."""

import json
from collections.abc import Iterator, Mapping

import msgspec

from tui.export.document import DocumentRow, ExportDocument
from tui.export.json import harmless

_OF_THE_FIRST_LINE = ("format", "format_number", "version", "title", "settings")


def write_json_lines(document: ExportDocument) -> str:
    """Lines by docs/schemas/export-line.schema.json: what this export is, then articles, passages, people, mentions,
    quotes, chosen texts and orphans, as far as they were asked for."""
    return "".join(
        harmless(json.dumps(line, ensure_ascii=False, separators=(",", ":"), allow_nan=False)) + "\n"
        for line in _lines(document)
    )


def _lines(document: ExportDocument) -> Iterator[Mapping[str, object]]:
    plain = msgspec.to_builtins(document)
    parts = [name for name in ("groups", "people", "quotes", "texts", "orphans") if plain[name] is not None]
    yield {"record": "export", **{name: plain[name] for name in _OF_THE_FIRST_LINE}, "parts": parts}
    for article in document.articles:
        yield {"record": "article", **_fields(article)}
    made = {"version": document.version, "settings": document.settings}
    for group in document.groups or ():
        of_group = {
            "group": group.id,
            "letter": group.letter,
            "group_kind": group.kind,
            "group_score": group.score,
        }
        for passage in group.passages:
            yield {"record": "passage", **of_group, **_fields(passage), **made}
    for person in document.people or ():
        about = _fields(person)
        del about["mentions"]
        yield {"record": "person", **about}
        for mention in person.mentions:
            yield {"record": "mention", "person": person.id, "name": person.name, **_fields(mention), **made}
    for quote in document.quotes or ():
        yield {"record": "quote", **_fields(quote), **made}
    for own in document.texts or ():
        yield {"record": "text", **_fields(own), **made}
    for orphan in document.orphans or ():
        yield {"record": "orphan", **_fields(orphan), **made}


def _fields(row: DocumentRow) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(row)
    return plain
