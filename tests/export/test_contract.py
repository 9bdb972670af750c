"""The documents on which scripts rely hold their schemas, with every offset pointing at what it says."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.export.made import Found
from tui.export.contract import matches_document, mentions_document
from tui.export.json import dumps

SCHEMAS = Path(__file__).parents[2] / "docs/schemas"


def valid(name: str, document: dict[str, object]) -> Any:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    read = json.loads(dumps(document))
    Draft202012Validator(schema).validate(read)
    return read


@pytest.mark.parametrize("event", ["found", "hostile"])
def test_matches_hold_their_schema_and_their_offsets(event: str, request: pytest.FixtureRequest) -> None:
    found: Found = request.getfixturevalue(event)
    document = valid("matches", matches_document(found.coverage, found.grouping, {"cutoff_score": 40}))
    texts = {article.id: article.text for article in found.coverage.articles}
    for group in document["groups"]:
        for passage in group["passages"]:
            assert texts[passage["article"]][passage["start"] : passage["end"]] == passage["text"]
    groups = {group["id"] for group in document["groups"]}
    assert {match["group"] for match in document["matches"]} == groups
    assert [article["characters"] for article in document["articles"]] == [len(text) for text in texts.values()]


def test_matches_are_written_in_every_kind_names_too(found: Found) -> None:
    document = valid("matches", matches_document(found.coverage, found.grouping, {}))
    assert [group["kind"] for group in document["groups"]] == ["quote", "edited", "name"]
    assert list(document) == ["version", "title", "settings", "articles", "groups", "matches"]


@pytest.mark.parametrize("event", ["found", "hostile"])
def test_mentions_hold_their_schema_and_their_offsets(event: str, request: pytest.FixtureRequest) -> None:
    found: Found = request.getfixturevalue(event)
    document = valid("mentions", mentions_document(found.coverage, found.mentions, {}))
    texts = {article.id: article.text for article in found.coverage.articles}
    for person in document["people"]:
        for mention in person["mentions"]:
            assert texts[mention["article"]][mention["start"] : mention["end"]] == mention["text"]
    for quote in document["quotes"]:
        parts = [texts[quote["article"]][start:end] for start, end in quote["parts"]]
        assert " … ".join(parts) == quote["text"]


def test_a_quote_names_its_speaker_or_says_null(found: Found) -> None:
    document = valid("mentions", mentions_document(found.coverage, found.mentions, {}))
    direct, indirect, _scare = document["quotes"]
    post = found.coverage.article("post").text
    assert direct["speaker"] == "ilse-brandvold"
    assert post[direct["speaker_mention"]["start"] : direct["speaker_mention"]["end"]] == "Ilse Brandvold"
    assert post[direct["cue"]["start"] : direct["cue"]["end"]] == "said"
    assert (indirect["speaker"], indirect["speaker_mention"], indirect["cue"]) == (None, None, None)
    assert indirect["speaker_text"] == "the coastguard"


def test_a_document_that_lacks_a_promised_field_fails_its_schema(found: Found) -> None:
    for name, document in (
        ("matches", matches_document(found.coverage, found.grouping, {})),
        ("mentions", mentions_document(found.coverage, found.mentions, {})),
    ):
        schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
        for field in document:
            assert not Draft202012Validator(schema).is_valid({key: document[key] for key in document if key != field})
