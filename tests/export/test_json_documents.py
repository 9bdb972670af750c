"""The JSON documents of `matches` and `mentions` follow their schemas, and their offsets are correct."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from tests.export.made import AnalysedEvent
from tui.export.json import dumps
from tui.export.json_documents import matches_document, mentions_document
from tui.mentions.rule import Rule

SCHEMAS = Path(__file__).parents[2] / "docs/schemas"


def valid(name: str, document: dict[str, object]) -> Any:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    parsed = json.loads(dumps(document))
    Draft202012Validator(schema).validate(parsed)
    return parsed


@pytest.mark.parametrize("event", ["sample", "hostile"])
def test_matches_follow_their_schema_and_have_correct_offsets(event: str, request: pytest.FixtureRequest) -> None:
    sample: AnalysedEvent = request.getfixturevalue(event)
    document = valid("matches", matches_document(sample.coverage, sample.grouping, {"cutoff_score": 40}))
    texts = {article.id: article.text for article in sample.coverage.articles}
    for group in document["groups"]:
        for passage in group["passages"]:
            assert texts[passage["article"]][passage["start"] : passage["end"]] == passage["text"]
    groups = {group["id"] for group in document["groups"]}
    assert {match["group"] for match in document["matches"]} == groups
    assert [article["characters"] for article in document["articles"]] == [len(text) for text in texts.values()]


def test_matches_of_every_kind_are_written(sample: AnalysedEvent) -> None:
    document = valid("matches", matches_document(sample.coverage, sample.grouping, {}))
    assert [group["kind"] for group in document["groups"]] == ["quote", "edited", "name"]
    assert list(document) == ["format", "version", "title", "settings", "articles", "groups", "matches"]


@pytest.mark.parametrize("event", ["sample", "hostile"])
def test_mentions_follow_their_schema_and_have_correct_offsets(event: str, request: pytest.FixtureRequest) -> None:
    sample: AnalysedEvent = request.getfixturevalue(event)
    document = valid("mentions", mentions_document(sample.coverage, sample.mentions, sample.grouping, {}))
    texts = {article.id: article.text for article in sample.coverage.articles}
    for person in document["people"]:
        for mention in person["mentions"]:
            assert texts[mention["article"]][mention["start"] : mention["end"]] == mention["text"]
    for quote in document["quotes"]:
        parts = [texts[quote["article"]][start:end] for start, end in quote["parts"]]
        assert " … ".join(parts) == quote["text"]


def test_the_speaker_of_a_quote_is_an_id_or_null(sample: AnalysedEvent) -> None:
    document = valid("mentions", mentions_document(sample.coverage, sample.mentions, sample.grouping, {}))
    direct, indirect, _scare = document["quotes"]
    post = sample.coverage.article("post").text
    assert direct["speaker"] == "ilse-brandvold"
    assert post[direct["speaker_mention"]["start"] : direct["speaker_mention"]["end"]] == "Ilse Brandvold"
    assert post[direct["cue"]["start"] : direct["cue"]["end"]] == "said"
    assert (indirect["speaker"], indirect["speaker_mention"], indirect["cue"]) == (None, None, None)
    assert indirect["speaker_text"] == "the coastguard"


def test_a_quote_has_the_sureness_of_its_speaker(sample: AnalysedEvent) -> None:
    guessed = replace(sample.mentions, unsure=("post",))
    attributed = replace(sample.mentions.quotes[0], rule=Rule.SAID_AFTER)
    sure = replace(sample.mentions, quotes=(attributed, *sample.mentions.quotes[1:]))
    for mentions, sureness in ((guessed, "guessed"), (sure, "sure")):
        document = valid("mentions", mentions_document(sample.coverage, mentions, sample.grouping, {}))
        assert [quote["sureness"] for quote in document["quotes"]] == [sureness, "guessed", "unknown"]


@pytest.mark.parametrize("event", ["sample", "hostile"])
def test_every_quote_is_in_one_group_with_each_outlets_wording(event: str, request: pytest.FixtureRequest) -> None:
    sample: AnalysedEvent = request.getfixturevalue(event)
    document = valid("mentions", mentions_document(sample.coverage, sample.mentions, sample.grouping, {}))
    texts = {article.id: article.text for article in sample.coverage.articles}
    wordings = [(group["id"], wording) for group in document["quote_groups"] for wording in group["wordings"]]
    assert sorted((wording["quote"], group) for group, wording in wordings if wording["quote"]) == sorted(
        (quote["id"], quote["quote_group"]) for quote in document["quotes"]
    )
    for _, wording in wordings:
        assert wording["texts"] == [texts[wording["article"]][start:end] for start, end in wording["parts"]]


def test_a_quote_group_includes_outlets_that_report_the_words(sample: AnalysedEvent) -> None:
    """Reported speech is in the groups even if it is not listed among the quotes."""
    quotes = sample.mentions.quotes
    mentions_apart = replace(sample.mentions, quotes=quotes[:1], reported=quotes[1:2])
    document = valid("mentions", mentions_document(sample.coverage, mentions_apart, sample.grouping, {}))
    (group,) = document["quote_groups"]
    assert (group["speaker"], group["speaker_text"]) == ("ilse-brandvold", "Captain Ilse Brandvold")
    assert [(each["outlet"], each["kind"], each["texts"]) for each in group["wordings"]] == [
        ("The Post", "direct", ["We had eleven minutes,"]),
        ("Star", "indirect", ["Eleven minutes we had"]),
    ]
    assert group["wordings"][1]["quote"] is None


def test_a_document_without_a_required_field_fails_its_schema(sample: AnalysedEvent) -> None:
    for name, document in (
        ("matches", matches_document(sample.coverage, sample.grouping, {})),
        ("mentions", mentions_document(sample.coverage, sample.mentions, sample.grouping, {})),
    ):
        schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
        for field in document:
            assert not Draft202012Validator(schema).is_valid({key: document[key] for key in document if key != field})
