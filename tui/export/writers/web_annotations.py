"""Writes W3C Web Annotations (https://www.w3.org/TR/annotation-model/) as JSON-LD.

Every exported passage becomes an annotation of its article, with selectors by words and by place.
"""

import base64
import uuid
from collections.abc import Iterator
from typing import Any

from tui.export.document import ExportDocument, ExportedArticle, OrphanRow, PlaceRow, WordingRow
from tui.export.json import dumps
from tui.export.shared import web_address
from tui.export.writers.excerpts import Excerpt, excerpts

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN_TERMS = "https://crosslight.example/terms#"
_NAMES = uuid.UUID("6e0c2c9e-5a3f-5d4b-9d0e-3b1f0a6f7c21")
_SEPARATOR = "\n"

Json = dict[str, Any]


def write_annotations(document: ExportDocument) -> str:
    """Return an AnnotationCollection with one page; without dates, the same document gives the same bytes."""
    items = list(_annotations(document))
    name = _urn("collection", *(item["id"] for item in items), *(article.sha256 for article in document.articles))
    collection: Json = {
        "@context": [CONTEXT, {"crosslight": OWN_TERMS}],
        "id": name,
        "type": "AnnotationCollection",
        "label": document.title or "Articles on one event",
        "generator": _generator(document),
        "crosslight:settings": {"@type": "@json", "@value": document.settings},
        "total": len(items),
    }
    if items:
        collection["first"] = {
            "id": _urn("page", name),
            "type": "AnnotationPage",
            "partOf": name,
            "startIndex": 0,
            "items": items,
        }
    return dumps(collection)


def _annotations(document: ExportDocument) -> Iterator[Json]:
    articles = {article.id: article for article in document.articles}
    for excerpt in excerpts(document):
        bodies = [*_bodies(excerpt), *(_wording(wording, articles[wording.article]) for wording in excerpt.elsewhere)]
        annotation: Json = {
            "id": _urn(excerpt.record, excerpt.place.id, excerpt.place.sha256, excerpt.group, excerpt.person),
            "type": "Annotation",
            "motivation": _motivation(excerpt),
            "generator": _generator(document),
            "target": _target(excerpt.place),
        }
        if bodies:
            annotation["body"] = bodies
        yield annotation | _excerpt_terms(excerpt)
    for orphan in document.orphans or ():
        yield _orphan(orphan, document)


def _orphan(row: OrphanRow, document: ExportDocument) -> Json:
    """Return the annotation for an orphan, with a selector by words only."""
    quote = {"type": "TextQuoteSelector", "exact": row.exact, "prefix": row.prefix, "suffix": row.suffix}
    bodies = list(_user_bodies(row))
    annotation: Json = {
        "id": _urn("orphan", row.id),
        "type": "Annotation",
        "motivation": _user_motivation(row),
        "generator": _generator(document),
        "target": {
            "type": "SpecificResource",
            "source": _source(row.url, row.sha256, row.headline),
            "selector": [quote],
        },
    }
    if bodies:
        annotation["body"] = bodies
    terms = {"record": "orphan", "block": row.id, "kind": row.kind, "outlet": row.outlet, "byline": row.byline or None}
    terms |= {"published": row.published or None, "sha256": row.sha256, "candidate": row.candidate or None}
    return annotation | _terms({**terms, **_annotation_terms(row)})


def _motivation(excerpt: Excerpt) -> str:
    if excerpt.record == "text":
        return _user_motivation(excerpt)
    if excerpt.note:
        return "commenting"
    return {"passage": "linking", "mention": "identifying", "quote": "identifying"}.get(excerpt.record, "assessing")


def _user_motivation(row: Excerpt | OrphanRow) -> str:
    if row.verdict:
        return "assessing"
    return "commenting" if row.note else "highlighting"


def _bodies(excerpt: Excerpt) -> Iterator[Json]:
    yield from _user_bodies(excerpt)
    if excerpt.name:
        yield _text_body(excerpt.name, "identifying")
    if excerpt.reason:
        yield _text_body(excerpt.reason, "describing")


def _user_bodies(row: Excerpt | OrphanRow) -> Iterator[Json]:
    if row.verdict:
        yield _text_body(row.verdict, "assessing")
    if row.note:
        yield _text_body(row.note, "commenting")
    for tag in row.tags:
        yield _text_body(tag, "tagging")


def _text_body(text: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}


def _wording(wording: WordingRow, article: ExportedArticle) -> Json:
    """Return another outlet's wording as a body that links to it."""
    body: Json = {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": _source(article.url, article.sha256, article.headline),
        "selector": [
            {"type": "TextQuoteSelector", "exact": wording.exact},
            {"type": "TextPositionSelector", "start": wording.start, "end": wording.end},
        ],
        "crosslight:outlet": wording.outlet,
    }
    names = ("score", "probability", "sureness", "kind", "reason")
    return body | _terms({name: getattr(wording, name) for name in names})


def _target(row: PlaceRow) -> Json:
    return {
        "type": "SpecificResource",
        "source": _source(row.url, row.sha256, row.headline),
        "selector": [
            {"type": "TextQuoteSelector", "exact": row.exact, "prefix": row.prefix, "suffix": row.suffix},
            {"type": "TextPositionSelector", "start": row.start, "end": row.end},
        ],
    }


def _source(url: str, sha256: str, headline: str) -> Json:
    """Return the source of an annotation: the article's web address, or else an RFC 6920 name for its text."""
    text = "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return {"id": web_address(url) or text, "type": "Text", "crosslight:headline": headline, "crosslight:text": text}


def _excerpt_terms(excerpt: Excerpt) -> Json:
    row = excerpt.place
    return _terms(
        {
            "record": excerpt.record,
            "block": row.id,
            "group": excerpt.group or None,
            "kind": excerpt.kind,
            "score": excerpt.score,
            "probability": excerpt.probability,
            "sureness": excerpt.sureness or None,
            "zone": row.zone,
            "outlet": row.outlet,
            "byline": row.byline or None,
            "published": row.published or None,
            "sha256": row.sha256,
            **_annotation_terms(excerpt),
            "changed": excerpt.changed or None,
        }
    )


def _annotation_terms(row: Excerpt | OrphanRow) -> Json:
    return {"item": row.item or None, "colour": row.colour or None}


def _terms(values: Json) -> Json:
    """Return the values under crosslight's own prefix, without those that are None."""
    return {f"crosslight:{name}": value for name, value in values.items() if value is not None}


def _generator(document: ExportDocument) -> Json:
    return {
        "id": f"urn:uuid:{uuid.uuid5(_NAMES, document.version)}",
        "type": "Software",
        "name": f"crosslight {document.version}",
    }


def _urn(*parts: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMES, _SEPARATOR.join(parts))}"
