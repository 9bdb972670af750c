"""Markdown exports: escaping, front matter, block ids and citations."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from tests.export.made import HOSTILE, AnalysedEvent, built, place
from tests.rows import each_row
from tui import __version__
from tui.articles.model import Coverage
from tui.export.build_document import export_document
from tui.export.options import Include, UserNote, UserText
from tui.export.text_report import matches_report, mentions_report
from tui.export.writers.markdown import escape_markdown, tag_word, write_markdown
from tui.matching.model import MatchSureness
from tui.mentions.rule import Rule
from tui.text.canonical import canonical

ALL = Include(names=True, people=True, quotes=True)
SETTINGS = {"cutoff": 40.0, "matching": {"seed_tokens": 3, "align": {"gap": 2}}}


def markdown(sample: AnalysedEvent, include: Include = ALL) -> str:
    return write_markdown(export_document(sample.coverage, sample.grouping, sample.mentions, include, SETTINGS))


def front_matter(text: str) -> tuple[dict[str, object], str]:
    """Split the YAML front matter from the body, as Obsidian and Jekyll do."""
    _, head, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    return yaml.safe_load(head), body


def test_front_matter_describes_the_articles(sample: AnalysedEvent) -> None:
    head, body = front_matter(markdown(sample))
    assert head["title"] == "The fire"
    assert head["tags"] == ["crosslight"]
    assert head["outlets"] == ["The Post", "Star", "日本 Sun"]
    assert head["published"] == ["2031-05-02"]
    assert head["generator"] == f"crosslight {__version__}"
    assert set(head) == {"title", "tags", "outlets", "published", "generator"}
    assert body.startswith(
        "\n# The fire\n\n- **The Post**: “Ferry burns”, Ana Ruiz, 2031-05-02, <https://post.example/"
    )


def test_a_passage_is_a_block_quote_with_citation_and_id(sample: AnalysedEvent) -> None:
    text = markdown(sample)
    assert (
        "### A: quote\n\n> We had eleven minutes\n>\n"
        "> — **The Post**, “Ferry burns”, Ana Ruiz, 2031-05-02, <https://post.example/1?a=b&c=d>\n\n^p-post-14-35\n\n"
        "> Eleven minutes we had\n>\n> — **Star**, “Inferno”\n\n^p-star-53-74\n\n"
        "*sure: quoted in both*\n\n" in text
    )
    assert "- **Ilse Brandvold** (also Brandvold): The Post 1, Star 1" in text
    assert (
        "> — **Ilse Brandvold** (as “Captain Ilse Brandvold”, guessed), in **The Post**, “Ferry burns”, Ana Ruiz, "
        "2031-05-02, <https://post.example/1?a=b&c=d>\n\n^q-post-14-36\n\n"
        "*direct; speaker guessed: “… said” later in the sentence*\n\n" in text
    )


def test_the_last_section_names_texts_version_and_cutoff_only(sample: AnalysedEvent) -> None:
    texts, program = markdown(sample).split("## How this was made\n\n")[1].split("\n\n")
    assert (
        program
        == f"crosslight {__version__}, matches at least 40% likely. Export as JSON or YAML to see every setting.\n"
    )
    post = sample.coverage.articles[0]
    assert texts.split("\n")[0] == f"- The Post: {len(post.text)} characters, SHA-256 {post.sha256}"


def test_the_final_comma_of_a_quote_is_dropped(sample: AnalysedEvent) -> None:
    document = export_document(sample.coverage, sample.grouping, sample.mentions, ALL, SETTINGS)
    quote = replace(document.quotes[0], texts=("We had eleven minutes,", "and used them,"))
    assert "> We had eleven minutes,\n>\n> and used them\n>\n> — **" in write_markdown(
        replace(document, quotes=(quote,))
    )


def test_block_ids_are_unique_and_follow_their_quote(sample: AnalysedEvent, hostile: AnalysedEvent) -> None:
    for event in (sample, hostile):
        tokens = MarkdownIt("gfm-like").parse(front_matter(markdown(event))[1])
        ids = []
        for index, token in enumerate(tokens):
            if token.type == "inline" and re.fullmatch(r"\^[a-z0-9-]+", token.content):
                assert tokens[index - 2].type == "blockquote_close"
                ids.append(token.content)
        assert len(ids) == len(set(ids)) == sum(token.type == "blockquote_open" for token in tokens) > 0


@each_row(
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
def test_a_passage_has_only_the_web_address_of_its_article(url: str, address: str) -> None:
    event = built(outlet="The Post")
    first = replace(event.coverage.article("post"), url=url)
    coverage = Coverage("", (first, *event.coverage.articles[1:]))
    text = write_markdown(export_document(coverage, event.grouping, event.mentions, ALL, SETTINGS))
    assert f"\n> — **The Post**, “Ferry burns”, Ana Ruiz, 2031-05-02{address}\n\n^p-post-14-35" in text


def test_a_passage_that_only_a_possible_match_joins_to_a_sure_group_says_so() -> None:
    event = built()
    matches = tuple(
        replace(match, sureness=MatchSureness.POSSIBLE) if match.id == "m3" else match
        for match in event.grouping.matches
    )
    grouping = replace(event.grouping, matches=matches)
    text = write_markdown(export_document(event.coverage, grouping, event.mentions, ALL, SETTINGS))
    assert "> — **日本 Sun**, “Sea” (possible)\n" in text
    assert text.count("(possible)") == 1
    report = matches_report(event.coverage, grouping, width=80)
    assert "   日本 Sun (possible)\n" in report
    assert report.count("(possible)") == 1


def test_citations_distinguish_two_articles_of_one_outlet() -> None:
    event = built()
    star = replace(event.coverage.article("star"), outlet="The Post")
    coverage = Coverage("", (event.coverage.articles[0], star, *event.coverage.articles[2:]))
    text = write_markdown(export_document(coverage, event.grouping, event.mentions, ALL, SETTINGS))
    sources = [line.split(" (")[0] for line in text.split("\n") if line.startswith("> — **The Post**")]
    assert len(sources) == 6
    assert len(set(sources)) == 2


def test_selected_texts_and_notes_are_written(sample: AnalysedEvent) -> None:
    user_text = UserText(place(sample.coverage, "sun", "Two died"), UserNote("Who\nsays *so*?", ("ferry fire", "2031")))
    text = markdown(sample, Include(texts=(user_text,), words={"g1": UserNote("Same words.", ("quote/both",))}))
    assert "## Selected text\n\n> Two died\n>\n> — **日本 Sun**" in text
    assert "\n\nWho\n\nsays \\*so\\*?\n\n#ferry-fire #2031-\n\n" in text
    assert "\n\nSame words.\n\n#quote/both\n\n" in text
    assert front_matter(text)[0]["tags"] == ["crosslight", "2031-", "ferry-fire", "quote/both"]


@given(st.text())
def test_a_tag_is_one_word(tag: str) -> None:
    assert re.fullmatch(r"[\w/-]*", tag_word(tag))


def test_people_named_only_in_bylines_are_left_out(sample: AnalysedEvent) -> None:
    assert "- **Ana Ruiz**" not in markdown(sample)


def test_quotes_without_a_speaker_are_called_unattributed_everywhere(sample: AnalysedEvent) -> None:
    quotes = tuple(replace(quote, speaker=None, speaker_text="") for quote in sample.mentions.quotes)
    mentions = replace(sample.mentions, quotes=quotes)
    text = write_markdown(export_document(sample.coverage, sample.grouping, mentions, ALL, SETTINGS))
    assert "> — **unattributed**, in **The Post**, " in text
    assert "\n  unattributed: “We had" in mentions_report(sample.coverage, mentions, width=80)


@pytest.mark.parametrize(
    ("rule", "attribution"),
    [
        (Rule.SAID_AFTER, "*direct; speaker sure: “said …” after the quote*"),
        (Rule.WEAK_BEFORE, "*direct; speaker likely: “… said” near the quote*"),
        (Rule.READER, "*direct; speaker set by hand*"),
        (Rule.NOBODY, "*direct*"),
    ],
)
def test_a_quote_says_in_plain_words_how_sure_its_speaker_is_and_why(
    sample: AnalysedEvent, rule: Rule, attribution: str
) -> None:
    mentions = replace(sample.mentions, quotes=(replace(sample.mentions.quotes[0], rule=rule),))
    assert attribution in write_markdown(export_document(sample.coverage, sample.grouping, mentions, ALL, SETTINGS))


def test_the_same_event_gives_the_same_bytes(sample: AnalysedEvent) -> None:
    assert markdown(sample) == markdown(sample)


def kinds(text: str, preset: str = "gfm-like") -> dict[str, int]:
    """Count each kind of markup, as markdown-it parses it."""
    count: dict[str, int] = {}
    for token in MarkdownIt(preset).parse(front_matter(text)[1]):
        for child in (token, *(token.children or [])):
            if child.nesting >= 0 and child.type != "text":
                count[child.type] = count.get(child.type, 0) + 1
    return count


def test_hostile_text_adds_no_markup_anywhere(sample: AnalysedEvent, hostile: AnalysedEvent) -> None:
    harmless, attacked = kinds(markdown(sample)), kinds(markdown(hostile))
    assert attacked["link_open"] == harmless["link_open"] == 5  # the article, three passages of it, a quote
    assert attacked["heading_open"] == harmless["heading_open"]
    assert attacked["strong_open"] <= harmless["strong_open"]
    allowed = {"heading_open", "inline", "paragraph_open", "bullet_list_open", "list_item_open", "strong_open"}
    allowed |= {"blockquote_open", "link_open", "softbreak", "hardbreak", "em_open"}
    assert attacked["em_open"] <= harmless["em_open"]
    assert set(attacked) <= allowed
    assert not any(character < " " and character != "\n" for character in markdown(hostile))


@each_row("line", HOSTILE.split("\n"))
def test_a_hostile_line_parses_as_plain_text(line: str) -> None:
    (paragraph,) = [token for token in MarkdownIt("gfm-like").parse(escape_markdown(line)) if token.type == "inline"]
    assert {child.type for child in paragraph.children or []} <= {"text"}
    assert "".join(child.content for child in paragraph.children or []) == canonical(line).strip()


@each_row("markup", ["((block))", "a:: property", "==lit==", "%%hidden%%", "[[link]]", " #tag", " ^id"])
def test_markup_of_note_taking_programs_is_escaped(markup: str) -> None:
    assert markup not in f" {escape_markdown(markup)}"
    assert MarkdownIt("commonmark").renderInline(escape_markdown(markup)) == markup.strip()


@given(st.text(alphabet=st.sampled_from("ab1. \\`*_{}[]<>()#+-!|~&:/@=$^%\n\t\"'w;lt")))
def test_any_text_parses_as_plain_text(text: str) -> None:
    tokens = MarkdownIt("gfm-like").parse(escape_markdown(text))
    parsed = "".join(child.content for token in tokens for child in token.children or [] if child.type == "text")
    assert parsed == canonical(text).replace("\n", " ").strip()
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
