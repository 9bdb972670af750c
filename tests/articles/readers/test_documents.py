"""One story in every kind of document reads the same, with what the document says about it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.made_documents import ADDRESS, HEADLINE, MAKERS, STORY, made_docx, made_eml, made_odt, zipped
from tests.made_pdfs import pdf, set_in_columns
from tests.rows import each_row
from tui.articles.child.process import ParserProcess
from tui.articles.file_kinds import file_kind
from tui.articles.load import load
from tui.articles.options import ArticlesOptions
from tui.articles.readers.archives import opened_zip
from tui.articles.readers.epub import read_epub
from tui.articles.readers.mail import read_mail
from tui.articles.readers.open_document import read_odt
from tui.articles.readers.rich_text import read_rtf
from tui.articles.readers.word import read_docx
from tui.files import UnreadableFile

ALL = {**MAKERS, ".pdf": lambda: pdf(set_in_columns(HEADLINE, STORY, 2), HEADLINE)}


@each_row("ending", sorted(ALL))
def test_the_kind_is_told_by_the_content_whatever_the_file_is_called(ending: str) -> None:
    kind = file_kind("story.txt", ALL[ending]())
    assert ending in kind.endings


def test_every_kind_reads_the_same_story_from_a_folder(options: ArticlesOptions, tmp_path: Path) -> None:
    for ending, make in ALL.items():
        (tmp_path / f"story{ending}").write_bytes(make())
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n broken")
    loaded = load([str(tmp_path)], options)
    texts = {article.path.rpartition(".")[2]: article for article in loaded.coverage.articles}
    twins = [notice for notice in loaded.notices if "identical" in notice.text]
    assert len(texts) + len(twins) == len(ALL)
    for article in texts.values():
        assert article.headline == HEADLINE
        paragraphs = [span.slice(article.text) for span in article.paragraphs]
        assert paragraphs == [HEADLINE, *STORY], article.path
    (problem,) = loaded.problems
    assert problem.path.endswith("broken.pdf")
    assert problem.reason.count("\n") == 0
    assert "print it to a new PDF" in problem.reason


def test_a_book_of_one_article_has_its_record() -> None:
    draft = read_epub(MAKERS[".epub"](), "a.epub")
    assert (draft.headline, draft.byline, draft.published) == (HEADLINE, "Ines Prado", "2031-05-02")
    assert (draft.url, draft.outlet) == (ADDRESS, "harbourpost.example")
    assert "Contents" not in draft.text


def test_a_mail_has_its_sender_date_and_subject_and_loses_its_signature() -> None:
    draft = read_mail(made_eml(), "a.eml")
    assert (draft.headline, draft.outlet, draft.published) == (HEADLINE, "Harbour Post", "2031-05-02T08:30:00+02:00")
    assert "Unsubscribe" not in draft.text
    assert [origin.is_guess for origin in draft.field_origins if origin.field == "outlet"] == [True]


def test_a_forwarded_mail_is_that_of_its_first_sender() -> None:
    inner = "---------- Forwarded message ---------\nFrom: The Lantern <x@lantern.example>\nSubject: Pier closed\n"
    inner += "Date: Thu, 01 May 2031 07:00:00 +0000\nTo: me@reader.example\n\n"
    data = made_eml(story=[inner + STORY[0], *STORY[1:]])
    draft = read_mail(data, "a.eml")
    assert (draft.outlet, draft.headline, draft.published) == (
        "The Lantern",
        "Pier closed",
        "2031-05-01T07:00:00+00:00",
    )
    assert draft.text.startswith(f"Pier closed\n\n{STORY[0]}")


def test_a_saved_page_has_its_address() -> None:
    assert read_mail(MAKERS[".mhtml"](), "a.mhtml").url == ADDRESS


def test_rich_text_keeps_its_marks() -> None:
    assert "“It was never inspected,”" in read_rtf(MAKERS[".rtf"](), "a.rtf").text


def test_deleted_text_and_notes_of_a_document_are_left_out() -> None:
    extra = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        "<text:p>A<text:s text:c='2'/>pier<text:note><text:p>a note</text:p></text:note>"
        "<text:line-break/>closed</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>one</text:p></table:table-cell>"
        "<table:table-cell><text:p>two</text:p></table:table-cell></table:table-row></table:table>"
    )
    text = read_odt(made_odt(extra=extra), "a.odt").text
    assert text.split("\n\n")[1:4] == ["A pier", "closed", "one | two"]
    assert "deleted" not in text
    assert "note" not in text


def test_the_author_of_a_document_is_only_believed_if_the_text_names_him() -> None:
    assert read_docx(made_docx(), "a.docx").byline == ""  # python-docx writes “python-docx” as the author


@each_row(
    "make",
    [
        lambda: zipped({"word/document.xml": b"0" * 50_000_000}),
        lambda: zipped({f"word/{number}.xml": b"" for number in range(6_000)} | {"word/document.xml": b""}),
        lambda: b"PK\x03\x04word/document.xml",
    ],
)
def test_an_archive_out_of_proportion_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(UnreadableFile):
        opened_zip(make())


@each_row("ending", [".docx", ".odt", ".epub"])
def test_entities_are_refused(ending: str, options: ArticlesOptions) -> None:
    lol = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
    names = {".docx": "word/document.xml", ".odt": "content.xml", ".epub": "META-INF/container.xml"}
    kinds = {".odt": b"application/vnd.oasis.opendocument.text", ".epub": b"application/epub+zip"}
    files = {"mimetype": kinds[ending]} if ending in kinds else {}
    data = zipped({**files, names[ending]: lol}, stored=["mimetype"])
    with ParserProcess(options.parsing) as process, pytest.raises(UnreadableFile, match="entities"):
        process.read(file_kind(f"a{ending}", data), data, f"a{ending}")
