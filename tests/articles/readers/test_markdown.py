"""Markdown becomes the text that a reader sees; markup never survives, words always do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.articles.readers import markdown
from tui.articles.readers.markdown import read_markdown
from tui.text.canonical import canonical


@each_row(
    ("markdown", "text"),
    [
        ("# Fire *kills* two\n\nBody.", "Fire kills two\n\nBody.\n"),
        ("Fire\n====\n\nBody\nwrapped.", "Fire\n\nBody wrapped.\n"),
        ("A [link](http://evil.example 'title') and <http://auto.example>", "A link and http://auto.example\n"),
        ("> He said.\n>\n> She said.", "He said.\n\nShe said.\n"),
        ("- one\n- two\n  - three\n- four", "• one\n• two\n• three\n• four\n"),
        ("3. one\n4. two\n\n   more", "3. one\n4. two\n\nmore\n"),
        ("0. zero", "0. zero\n"),
        ("|a|b|\n|-|-|\n|1|**2**|", "a | b\n1 | 2\n"),
        ("`code *kept*`\n\n```py\nx = 1\n```", "code *kept*\n\nx = 1\n"),
        ("one  \ntwo", "one\ntwo\n"),
        ("~~gone~~ \\*not emphasis\\* &amp; &#8211;", "gone *not emphasis* & –\n"),
        ("esc &#27;[2J &#x202e;bidi", "esc �[2J bidi\n"),
        ("![a ship](x.png)\n\nText ![icon](y.png) here", "a ship\n\nText  here\n"),
        ("<b>bold</b> word", "bold word\n"),
        ("before\n\n<script>\nalert(1)\n</script>\n\nafter", "before\n\nafter\n"),
        ("", "\n"),
    ],
)
def test_what_is_read(markdown: str, text: str) -> None:
    assert read_markdown(markdown).text == text


def test_front_matter_says_what_is_known_about_the_article() -> None:
    draft = read_markdown(
        "---\nTitle: 'Fire: two dead'\nsource: The Post\nauthors: [Ana Ruiz, {name: Lee Park}]\n"
        "date: 2031-05-02\nlink: https://x.example\ntags: [a]\n---\n\nBody.\n"
    )
    assert draft.headline == "Fire: two dead"
    assert (draft.outlet, draft.byline) == ("The Post", "Ana Ruiz, Lee Park")
    assert (draft.published, draft.url) == ("2031-05-02", "https://x.example")
    assert draft.text == "Fire: two dead\n\nBody.\n"
    assert draft.notice == ""


def test_front_matter_names_the_language_by_its_code() -> None:
    assert read_markdown("---\nlang: de-AT\n---\nText.").language == "de-AT"
    unknown = read_markdown("---\nlang: German\n---\nText.")
    assert (unknown.language, unknown.notice) == (
        "",
        "language “German”: it is not a language code such as en, de or pt-BR",
    )


def test_a_headline_that_stands_in_the_text_is_not_put_above_it_again() -> None:
    assert read_markdown("---\ntitle: Seo title\n---\n# Fire\n\nBody.").text == "Fire\n\nBody.\n"


def test_front_matter_that_is_no_yaml_is_read_line_by_line_with_a_notice() -> None:
    draft = read_markdown("---\ntitle: Fire: two dead\nsource: Post\n---\nBody.")
    assert (draft.headline, draft.outlet) == ("Fire: two dead", "Post")
    assert draft.notice == (
        "front matter, line 2: a value that contains “: ” must be in quotation marks; read line by line instead"
    )
    assert draft.text == "Fire: two dead\n\nBody.\n"


def test_rules_that_are_no_front_matter_stay_rules() -> None:
    assert read_markdown("---\nJust text.\n---\nBody.").text == "Just text.\n\nBody.\n"


def test_left_out_html_is_said() -> None:
    assert "raw HTML" in read_markdown("a <i>b</i>").notice


def test_the_words_of_a_picture_that_stands_alone_are_a_caption() -> None:
    draft = read_markdown("# Fire\n\n![The ferry at dawn](x.jpg)\n\nBody.")
    assert [zone.span.slice(draft.text) for zone in draft.zones] == ["The ferry at dawn"]


@given(st.text(alphabet=st.sampled_from("ab\n -*_#>[]()!`|<>&;\\~1.\x1b\u0301\u200b\u2028é:")))
def test_any_markdown_gives_canonical_text_and_captions_inside_it(markdown: str) -> None:
    draft = read_markdown(markdown)
    assert canonical(draft.text) == draft.text
    assert all(zone.span.end <= len(draft.text) for zone in draft.zones)


@given(
    st.lists(
        st.sampled_from(
            [*"ab \n#*_[]()<>&`|-~", "\u202e", "\u0301", "e", "\x1b", "\u2028", "&#x202e;", "&#27;", "![a](b)\n"]
        )
    )
)
def test_what_is_read_has_passed_the_door(pieces):
    text = read_markdown("".join(pieces)).text
    assert canonical(text) == text


WIDE_TABLE = "|" + "a|" * 500 + "\n|" + "-|" * 500 + "\n" + "a\n" * 500


@pytest.mark.parametrize(
    "markup",
    ["[" * 990_000, "![" * 400_000, "- a\n" * 200_000, "a **b" * 100_000, "#" * 900_000, "> " * 400_000, WIDE_TABLE],
)
def test_too_much_markup_is_never_parsed(markup: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "_parse", lambda text: pytest.fail("it would take many seconds"))
    draft = read_markdown(f"---\noutlet: The Post\ntitle: Fire\n---\n{markup}")
    assert draft.notice == "too much markup to be read as Markdown; read as plain text"
    assert draft.text == f"Fire\n\n{markup}\n"
    assert draft.outlet == "The Post"


def test_the_parser_gets_no_more_markup_than_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    monkeypatch.setattr(markdown, "_parse", lambda text: parsed.append(text) or ())
    read_markdown("[" * markdown.SIGNS_MAX)
    read_markdown("[" * (markdown.SIGNS_MAX + 1))
    assert [len(text) for text in parsed] == [markdown.SIGNS_MAX]


def test_a_long_text_of_prose_with_links_is_read_as_markdown() -> None:
    paragraph = "The *minister* said that [nobody](https://a.example/b) had been asked. " + "Nobody was. " * 20
    draft = read_markdown(f"{paragraph}\n\n" * 1_000)
    assert not draft.notice
    assert draft.text.count("The minister said that nobody had been asked.") == 1_000
