"""The registry of file kinds: what decides how a file is read."""

from importlib import import_module
from pathlib import Path

import pytest

from tests.rows import each_row
from tui.articles.file_kinds import ARTICLE_ENDINGS, FILE_KINDS, REFUSED, FileKind, file_kind, refusal
from tui.files import UnreadableFile

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"


@each_row(
    ("path", "text", "kind"),
    [
        ("story.txt", "A story", "text"),
        ("story", "A story", "text"),
        ("story.MD", "# A story", "markdown"),
        ("story.markdown", "# A story", "markdown"),
        ("story.txt", "\n <!DOCTYPE html><p>A story", "html"),
        ("story.md", "<html><p>A story", "html"),
        ("story", "<?xml version='1.0'?><!-- saved --> <!-- twice -->\n<html><p>A story", "html"),
        ("story.txt", "\ufeff<!doctype html>", "html"),
        ("story.htm", "<div class=a><p>A story", "html"),
        ("story.md", "<div class=a>\n\nA story", "markdown"),
        ("story.txt", "<p> is how a paragraph begins", "text"),
        ("story.txt", "<!-- never closed <html>", "text"),
        ("story.html", "A story about HTML", "text"),
    ],
)
def test_content_decides_before_the_ending(path: str, text: str, kind: str) -> None:
    assert file_kind(path, text.encode()).name == kind


def test_every_refused_kind_says_what_to_do() -> None:
    for signature, reason in REFUSED:
        assert refusal(signature + b"rest") == reason
        assert ";" in reason
        with pytest.raises(UnreadableFile, match=reason.split(";")[0]):
            file_kind("story.txt", signature + b"rest")
    assert refusal(b"A story") == ""


def test_utf_16_hides_no_page() -> None:
    assert file_kind("page.txt", "<!DOCTYPE html><p>A story".encode("utf-16")).name == "html"


@each_row("kind", FILE_KINDS)
def test_every_kind_has_its_reader_and_says_what_to_try(kind: FileKind) -> None:
    module, function = kind.reader.split(":")
    assert callable(getattr(import_module(module), function))
    assert kind.advice or not kind.in_child


def test_no_two_kinds_share_an_ending_and_the_docs_name_them_all() -> None:
    endings = [ending for kind in FILE_KINDS for ending in kind.endings]
    assert len(endings) == len(set(endings)) == len(ARTICLE_ENDINGS)
    page = PAGE.read_text(encoding="utf-8").split("## The event file")[0]
    assert all(f"`{ending}`" in page for ending in endings)
