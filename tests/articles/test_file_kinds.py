"""The registry of file kinds: what decides how a file is read."""

from pathlib import Path

import pytest

from tui.articles.file_kinds import ARTICLE_ENDINGS, FILE_KINDS, REFUSED, file_kind, refusal

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("story.txt", "A story", "text"),
        ("story", "A story", "text"),
        ("story.MD", "# A story", "markdown"),
        ("story.markdown", "# A story", "markdown"),
        ("story.txt", "\n <!DOCTYPE html><p>A story", "html"),
        ("story.md", "<html><p>A story", "html"),
        ("story.html", "A story about HTML", "text"),
    ],
)
def test_content_decides_before_the_ending(path: str, text: str, kind: str) -> None:
    assert file_kind(path, text).name == kind


def test_every_refused_kind_says_what_to_do() -> None:
    for signature, reason in REFUSED:
        assert refusal(signature + b"rest") == reason
        assert ";" in reason
    assert refusal(b"A story") == ""


def test_no_two_kinds_share_an_ending_and_the_docs_name_them_all() -> None:
    endings = [ending for kind in FILE_KINDS for ending in kind.endings]
    assert len(endings) == len(set(endings)) == len(ARTICLE_ENDINGS)
    page = PAGE.read_text(encoding="utf-8").split("## The event file")[0]
    assert all(f"`{ending}`" in page for ending in endings)
