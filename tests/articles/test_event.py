"""Event files are written from what is open, and changed without losing a comment."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.articles.event import (
    ERRORS_MAX,
    event_document,
    leads_outside,
    read_event,
    read_usable_event,
    rename_in_event,
)
from tui.articles.load import load
from tui.articles.options import ArticlesOptions
from tui.text.canonical import one_line
from tui.yaml.reader import YamlError, load_yaml

EVENT = """\
# The fire, for Monday's class
title: "The fire"   # working title
articles:
  - path: a.txt     # came by mail
    outlet: Post    # really?
    # headline to be checked
    headline: "Fire: two dead"
  - outlet: |
      Star
    path: b.txt
  - {path: c.txt, outlet: 'Sun'}  # one line
  - path: d.txt
"""


def articles(text: str) -> list[dict[str, str]]:
    value = load_yaml(text, "event.yaml")
    assert isinstance(value, dict)
    return value["articles"]


def test_an_existing_value_is_replaced_and_every_comment_stays() -> None:
    changed = rename_in_event(EVENT, "a.txt", outlet="The Post", headline="Fire: “three” dead")
    expected = EVENT.replace("outlet: Post ", "outlet: The Post ").replace('"Fire: two dead"', "'Fire: “three” dead'")
    assert changed == expected


def test_a_missing_key_gets_a_line_of_its_own_below_the_path() -> None:
    changed = rename_in_event(EVENT, "d.txt", headline="Sea")
    assert changed == EVENT + "    headline: Sea\n"
    assert rename_in_event(EVENT, "a.txt", outlet="X").count("#") == EVENT.count("#")


def test_an_article_written_in_braces_stays_on_its_line() -> None:
    changed = rename_in_event(EVENT, "c.txt", outlet="Sun, The", headline='He said "x"')
    assert '- {path: c.txt, headline: "He said \\"x\\"", outlet: "Sun, The"}  # one line' in changed


def test_a_value_over_several_lines_becomes_one() -> None:
    assert articles(rename_in_event(EVENT, "b.txt", outlet="Evening Star"))[1]["outlet"] == "Evening Star"


def test_an_empty_value_is_filled() -> None:
    text = "articles:\n- path: a\n  outlet:\n  headline: x\n"
    assert rename_in_event(text, "a", outlet="Post") == text.replace("outlet:", "outlet: Post")


@each_row("newline", ["\n", "\r\n"])
@each_row("end", ["", "\n", "\n  - path: b\n"])
def test_a_new_line_ends_as_the_others_do(newline: str, end: str) -> None:
    text = ("title: T\narticles:\n  - path: a" + end).replace("\n", newline)
    changed = rename_in_event(text, "a", outlet="Post", headline="Fire")
    before, after = text[: text.index("a", text.index("path:") + 5) + 1], end.replace("\n", newline)
    assert changed == f"{before}{newline}    headline: Fire{newline}    outlet: Post{after}"


def test_an_article_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"no article with the path z\.txt"):
        rename_in_event(EVENT, "z.txt", outlet="X")


@given(st.sampled_from(["a.txt", "b.txt", "c.txt", "d.txt"]), st.text(min_size=1), st.text(min_size=1))
def test_renaming_changes_only_the_names(path: str, outlet: str, headline: str) -> None:
    changed = rename_in_event(EVENT, path, outlet=outlet, headline=headline)
    for before, after in zip(articles(EVENT), articles(changed), strict=True):
        new = {"outlet": one_line(outlet), "headline": one_line(headline)} if before["path"] == path else {}
        assert after == {**before, **new}


def test_an_event_file_from_init_opens_the_same_articles(options: ArticlesOptions, tmp_path: Path) -> None:
    folder = tmp_path / "Fire: “one”"
    (folder / "sub").mkdir(parents=True)
    (folder / "a b.txt").write_text("Fire: two dead\n\nText.")
    (folder / "sub/c.md").write_text("---\nsource: 'Post: late'\ndate: 2031-05-02\n---\n# Sea\n\nMore.")
    opened = load([str(folder), str(folder / "sub")], options)
    files = {article_id: origin.file for article_id, origin in opened.origins.items()}
    text = event_document(opened.coverage, files, folder)
    assert [article["path"] for article in articles(text)] == ["a b.txt", "sub/c.md"]
    (folder / "event.yaml").write_text(text)
    again = load([str(folder)], options)
    assert again.problems == ()
    for first, second in zip(opened.coverage.articles, again.coverage.articles, strict=True):
        assert (first.outlet, first.headline, first.published) == (second.outlet, second.headline, second.published)
        assert first.sha256 == second.sha256


def test_init_refuses_paths_that_an_event_file_cannot_name(options: ArticlesOptions, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text("Text.")
    opened = load([str(tmp_path / "out.txt"), "-"], options, stdin=lambda: b"Other text.")
    files = {article_id: origin.file for article_id, origin in opened.origins.items() if origin.file != "-"}
    with pytest.raises(ValueError, match="is outside"):
        event_document(opened.coverage, files, tmp_path / "in")
    with pytest.raises(ValueError, match="standard input was not read from a file"):
        event_document(opened.coverage, files, tmp_path)


@given(st.text(alphabet="a./", min_size=1))
def test_a_path_that_stays_inside_never_resolves_outside(path: str) -> None:
    assume(not leads_outside(path))
    root = Path("/folder/event")
    assert (root / path).resolve().is_relative_to(root)


def test_read_event_gives_the_document_that_knows_the_lines() -> None:
    event, document = read_event(EVENT, "event.yaml")
    assert [article.path for article in event.articles] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert document.line(("articles", 2)) == 11


FLAWED = """\
titel: The fire
language: en
articles:
- path: a.txt
  outlt: Post
  role: king
  headline: Fire
- path: ../secret.txt
- path: b.txt
  language: no such language
  published: 2031-05-02
- outlet: Sun
- path: c.txt
  number: third
- d.txt
"""


def test_only_what_is_wrong_in_an_event_file_is_left_out() -> None:
    usable = read_usable_event(FLAWED, "event.yaml")
    articles = [(each.path, each.headline, each.published) for each in usable.event.articles]
    assert articles == [("a.txt", "Fire", ""), ("b.txt", "", "2031-05-02")]
    assert (usable.indices, usable.event.language) == ((0, 2), "en")
    assert [error.line for error in usable.ignored] == [1, 5, 6, 10]
    assert [error.line for error in usable.skipped] == [8, 12, 14, 15]
    with pytest.raises(YamlError, match="titel"):
        read_event(FLAWED, "event.yaml")


def test_an_event_file_in_which_nearly_everything_is_wrong_is_refused() -> None:
    entries = "".join(f"- path: {number}.txt\n  outlt: Post\n" for number in range(ERRORS_MAX + 1))
    with pytest.raises(YamlError, match="unknown key “outlt” in “articles → 1”"):
        read_usable_event(f"articles:\n{entries}", "event.yaml")


def test_an_outlet_is_not_renamed_in_an_event_file_with_errors() -> None:
    with pytest.raises(ValueError, match="titel"):
        rename_in_event(FLAWED, "b.txt", outlet="Star")


def test_another_outlet_keeps_the_id_that_the_article_had() -> None:
    changed = rename_in_event(EVENT, "a.txt", outlet="The Post", article_id="post")
    assert articles(changed)[0]["id"] == "post"
    again = rename_in_event(changed, "a.txt", outlet="Morning Post", article_id="other")
    assert articles(again)[0]["id"] == "post"
    assert "id" not in articles(rename_in_event(EVENT, "a.txt", headline="Sea", article_id="post"))[0]
