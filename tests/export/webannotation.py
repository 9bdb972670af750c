"""The MUSTs of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) for what an export uses:
collections and pages (5), annotations (3.1, 3.2), textual bodies (3.2.4), specific resources and selectors (4)."""

import re
from collections.abc import Mapping
from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+\Z")
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
RESOURCE_TYPES = {"Dataset", "Image", "Video", "Sound", "Text"}


def is_iri(value: object) -> bool:
    return isinstance(value, str) and IRI.match(value) is not None


def check_collection(collection: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the annotations. Raises AssertionError with what is wrong."""
    context = collection["@context"]
    assert CONTEXT in ([context] if isinstance(context, str) else context), "the context must be the model's"
    assert collection["type"] == "AnnotationCollection" and is_iri(collection["id"])
    total = collection["total"]
    assert isinstance(total, int) and total >= 0
    if not total:
        return []
    page = collection["first"]
    assert page["type"] == "AnnotationPage" and is_iri(page["id"]) and page["partOf"] == collection["id"]
    assert page["startIndex"] == 0
    assert isinstance(page["items"], list) and len(page["items"]) == total
    for annotation in page["items"]:
        check_annotation(annotation)
    ids = [annotation["id"] for annotation in page["items"]]
    assert len(set(ids)) == len(ids), "an annotation must have an IRI of its own"
    return page["items"]


def check_annotation(annotation: Mapping[str, Any]) -> None:
    assert is_iri(annotation["id"]) and annotation["type"] == "Annotation"
    assert annotation["motivation"] in MOTIVATIONS
    assert is_iri(annotation["generator"]["id"])
    check_resource(annotation["target"])
    assert annotation["target"]["selector"], "an export's target is a part of a text"
    for body in annotation.get("body", ()):
        if body["type"] == "TextualBody":
            assert isinstance(body["value"], str), "exactly one value, and it must be a string"
            assert body["purpose"] in MOTIVATIONS
        else:
            check_resource(body)


def check_resource(resource: Mapping[str, Any]) -> None:
    """4: exactly one source; 4.2: selectors."""
    assert resource["type"] == "SpecificResource"
    assert resource.get("purpose", "linking") in MOTIVATIONS
    source = resource["source"]
    assert is_iri(source) or (is_iri(source["id"]) and source["type"] in RESOURCE_TYPES)
    kinds = [selector["type"] for selector in resource["selector"]]
    assert kinds in (["TextQuoteSelector"], ["TextQuoteSelector", "TextPositionSelector"])
    quote = resource["selector"][0]
    assert isinstance(quote["exact"], str), "exactly one exact"
    assert all(isinstance(quote[name], str) for name in ("prefix", "suffix") if name in quote)
    for position in resource["selector"][1:]:
        start, end = position["start"], position["end"]
        assert type(start) is int and type(end) is int and 0 <= start <= end
        assert end - start == len(quote["exact"])
