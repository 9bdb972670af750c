"""What is written: JSON by its schema, Markdown that stays text whatever an article holds, and the same bytes twice."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from msgspec.structs import replace

from tests.export.made import HOSTILE, Found, built
from tui import __version__
from tui.articles.model import Coverage
from tui.export.collect import export_document
from tui.export.json import write_json
from tui.export.markdown import escaped, write_markdown
from tui.export.options import Include
from tui.export.report import mentions_report
from tui.text.canonical import canonical

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/export.schema.json").read_text(encoding="utf-8"))
ALL = Include(names=True, people=True, quotes=True)
SETTINGS = {"cutoff_score": 40, "matching": {"seed_tokens": 3, "align": {"gap": 2}}}


def markdown(found: Found, include: Include = ALL) -> str:
    return write_markdown(export_document(found.coverage, found.grouping, found.mentions, include, SETTINGS))


@pytest.mark.parametrize("include", [ALL, Include(), Include(passages=False, quotes=True)])
def test_the_json_export_holds_its_schema(found: Found, hostile: Found, include: Include) -> None:
    validator = Draft202012Validator(SCHEMA)
    for event in (found, hostile):
        written = write_json(export_document(event.coverage, event.grouping, event.mentions, include, SETTINGS))
        document = json.loads(written)
        validator.validate(document)
        assert (document["version"], document["settings"]) == (__version__, SETTINGS)
        assert written == write_json(export_document(event.coverage, event.grouping, event.mentions, include, SETTINGS))


def test_the_schema_itself_is_valid_and_refuses_a_document_that_lacks_something(found: Found) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(write_json(export_document(found.coverage, found.grouping, None, Include(), {})))
    del document["groups"][0]["passages"][0]["elsewhere"][0]["text"]
    assert not Draft202012Validator(SCHEMA).is_valid(document)


def test_markdown_names_the_outlets_the_wording_and_the_settings(found: Found) -> None:
    text = markdown(found)
    assert text.startswith("# The fire\n\n- **The Post**: “Ferry burns”, Ana Ruiz, 2031-05-02, <https://post.example/")
    assert (
        "### 1. quote, score 71\n\n**The Post**, “Ferry burns”, 2031-05-02, <https://post.example/1?a=b&c=d> "
        "(characters 14–35; quote, score 71: quoted in both)\n\n> We had eleven minutes\n\n"
        "**Star**, “Inferno” (characters 53–74; quote, score 71: quoted in both)\n\n> Eleven minutes we had\n\n" in text
    )
    assert "- **Ilse Brandvold** (also Brandvold): The Post 1, Star 1" in text
    assert (
        "**Ilse Brandvold** (as “Captain Ilse Brandvold”), The Post, “Ferry burns”, 2031-05-02, "
        "<https://post.example/1?a=b&c=d> (direct; characters 14–36)" in text
    )
    assert "**the coastguard**, Star, “Inferno” (indirect; characters" in text
    assert text.endswith(
        f"crosslight {__version__}\n\n- cutoff\\_score: 40\n- matching: seed\\_tokens 3; align → gap 2\n"
    )


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://post.example/1", ", <https://post.example/1>"),
        ("HTTP://post.example/é", ", HTTP\\://post.example/é"),
        ("http://a> [x](http://b", ", http\\://a\\> \\[x\\](http\\://b"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_each_passage_carries_the_web_address_of_its_article_and_no_other(url: str, address: str) -> None:
    event = built(outlet="The Post")
    first = replace(event.coverage.article("post"), url=url)
    coverage = Coverage("", (first, *event.coverage.articles[1:]))
    text = write_markdown(export_document(coverage, event.grouping, event.mentions, ALL, SETTINGS))
    assert f"\n**The Post**, “Ferry burns”, 2031-05-02{address} (characters 14–35;" in text


def test_two_articles_of_one_outlet_are_told_apart_at_each_passage() -> None:
    event = built()
    star = replace(event.coverage.article("star"), outlet="The Post")
    coverage = Coverage("", (event.coverage.articles[0], star, *event.coverage.articles[2:]))
    text = write_markdown(export_document(coverage, event.grouping, event.mentions, ALL, SETTINGS))
    sources = [line.split(" (")[0] for line in text.split("\n") if line.startswith("**The Post**")]
    assert len(sources) == 6
    assert len(set(sources)) == 2


def test_markdown_leaves_out_who_is_named_only_in_bylines(found: Found) -> None:
    assert "- **Ana Ruiz**" not in markdown(found)


def test_a_quote_that_nobody_is_named_for_is_called_so_alike_everywhere(found: Found) -> None:
    quotes = tuple(replace(quote, speaker=None, speaker_text="") for quote in found.mentions.quotes)
    mentions = replace(found.mentions, quotes=quotes)
    text = write_markdown(export_document(found.coverage, found.grouping, mentions, ALL, SETTINGS))
    assert "**unattributed**, The Post, " in text
    assert "\n  unattributed: “We had" in mentions_report(found.coverage, mentions, width=80)


def test_the_same_event_gives_the_same_bytes(found: Found) -> None:
    assert markdown(found) == markdown(found)


def kinds(text: str, preset: str = "gfm-like") -> dict[str, int]:
    """How often each kind of markup occurs, as a Markdown reader sees it."""
    count: dict[str, int] = {}
    for token in MarkdownIt(preset).parse(text):
        for each in (token, *(token.children or [])):
            if each.nesting >= 0 and each.type != "text":
                count[each.type] = count.get(each.type, 0) + 1
    return count


def test_hostile_text_adds_no_markup_in_any_place(found: Found, hostile: Found) -> None:
    harmless, attacked = kinds(markdown(found)), kinds(markdown(hostile))
    assert attacked["link_open"] == harmless["link_open"] == 5  # the article, three passages of it, a quote
    assert attacked["heading_open"] == harmless["heading_open"]
    assert attacked["strong_open"] <= harmless["strong_open"]
    allowed = {"heading_open", "inline", "paragraph_open", "bullet_list_open", "list_item_open", "strong_open"}
    allowed |= {"blockquote_open", "link_open", "softbreak", "hardbreak"}
    assert set(attacked) <= allowed
    assert not any(character < " " and character != "\n" for character in markdown(hostile))


@pytest.mark.parametrize("line", HOSTILE.split("\n"))
def test_a_hostile_line_is_read_as_its_own_text(line: str) -> None:
    (paragraph,) = [token for token in MarkdownIt("gfm-like").parse(escaped(line)) if token.type == "inline"]
    assert {child.type for child in paragraph.children or []} <= {"text"}
    assert "".join(child.content for child in paragraph.children or []) == canonical(line).strip()


@given(st.text(alphabet=st.sampled_from("ab1. \\`*_{}[]<>()#+-!|~&:/@=$^\n\t\"'w;lt")))
def test_any_text_is_read_as_its_own_text(text: str) -> None:
    tokens = MarkdownIt("gfm-like").parse(escaped(text))
    read = "".join(child.content for token in tokens for child in token.children or [] if child.type == "text")
    assert read == canonical(text).replace("\n", " ").strip()
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
