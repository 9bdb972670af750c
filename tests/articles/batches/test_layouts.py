"""Every article of a download comes out whole, with its fields, in every layout and interface language."""

import io
import zipfile
from dataclasses import replace

import pytest

from tests.articles.batches.conftest import ReadDrafts
from tests.articles.batches.layouts import INTERFACES, LAYOUTS
from tests.articles.batches.made import Made, made_articles
from tests.articles.batches.page_layouts import europresse_html, factiva_plain
from tests.articles.batches.text_layouts import lexisnexis_text, nexis_docx, nexis_rtf, proquest_text
from tests.rows import each_row
from tui.articles.draft import Draft


def text_of(article: Made, *, standfirst: bool) -> str:
    pieces = (article.headline, article.standfirst if standfirst else "", *article.body)
    return "\n\n".join(filter(None, pieces)) + "\n"


def fields(draft: Draft) -> tuple[str, ...]:
    return (draft.headline, draft.outlet, draft.byline, draft.published, draft.language)


def expected(article: Made) -> tuple[str, ...]:
    return (article.headline, article.outlet, article.byline, article.day.isoformat(), article.language)


@each_row("interface", INTERFACES)
@each_row("layout", LAYOUTS)
def test_all_articles_come_out_with_their_fields_and_whole_bodies(
    layout: str, interface: str, read_drafts: ReadDrafts
) -> None:
    ending, make = LAYOUTS[layout]
    made = made_articles(100, seed=len(layout))
    drafts = read_drafts(f"download{ending}", make(made, interface))
    assert [fields(draft) for draft in drafts] == [expected(article) for article in made]
    has_standfirst = layout.startswith(("LexisNexis", "Nexis"))
    assert [draft.text for draft in drafts] == [text_of(article, standfirst=has_standfirst) for article in made]
    assert [draft.words for draft in drafts] == [article.words for article in made]
    has_length = not layout.startswith(("ProQuest", "Europresse"))
    assert [draft.stated_words for draft in drafts] == [article.words if has_length else None for article in made]
    assert not any("states" in draft.notice for draft in drafts)


def test_every_field_says_where_it_came_from_and_a_guess_says_so(read_drafts: ReadDrafts, article: Made) -> None:
    (draft,) = read_drafts("a.txt", lexisnexis_text([article]))
    origins = {origin.field: origin.origin for origin in draft.field_origins}
    assert origins["byline"] == "BYLINE line"
    assert set(origins) == {"headline", "outlet", "byline", "published", "language"}
    (draft,) = read_drafts("a.html", europresse_html([article]))
    assert [origin.field for origin in draft.field_origins if origin.is_guess] == ["language"]


@each_row("interface", INTERFACES)
def test_wrapped_lines_are_joined(interface: str, read_drafts: ReadDrafts) -> None:
    made = made_articles(20, seed=4)
    drafts = read_drafts("a.txt", lexisnexis_text(made, interface, width=60))
    assert [draft.text for draft in drafts] == [text_of(article, standfirst=True) for article in made]


def test_europresse_in_iso_8859_1_is_read(read_drafts: ReadDrafts) -> None:
    made = made_articles(20, seed=5)
    drafts = read_drafts("a.html", europresse_html(made, encoding="iso-8859-1"))
    assert [draft.text for draft in drafts] == [text_of(article, standfirst=False) for article in made]


def test_an_archive_of_downloads_gives_the_articles_of_all_its_files(read_drafts: ReadDrafts) -> None:
    made = made_articles(6, seed=6)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/nexis.docx", nexis_docx(made[:2]))
        archive.writestr("b/lexis.txt", lexisnexis_text(made[2:4], "fr"))
        archive.writestr("c.html", factiva_plain(made[4:], "de"))
        archive.writestr("__MACOSX/._c.html", b"\0\0")
        archive.writestr("d.bin", b"\0\1\2")
    drafts = read_drafts("downloads.zip", stream.getvalue())
    assert [fields(draft) for draft in drafts] == [expected(article) for article in made]
    assert drafts[0].notice.startswith("d.bin: it is not text")


@pytest.mark.parametrize("word", ["Graphic", "Correction", "Body", "Text"])
@pytest.mark.parametrize("make", [nexis_docx, nexis_rtf])
def test_a_word_that_heads_a_section_is_a_paragraph_of_the_body_where_the_length_says_so(
    make, word: str, read_drafts: ReadDrafts, article: Made
) -> None:
    odd = replace(article, body=(article.body[0], word, *article.body[1:]))
    (draft,) = read_drafts("a" + (".docx" if make is nexis_docx else ".rtf"), make([odd]))
    assert draft.text == text_of(odd, standfirst=True)


@pytest.mark.parametrize("length", [40, 300])
def test_a_length_that_differs_is_reported(length: int, read_drafts: ReadDrafts, article: Made) -> None:
    object.__setattr__(article, "words", length)
    (draft,) = read_drafts("a.txt", lexisnexis_text([article]))
    assert draft.notice == f"article 1 (“Storm at the pier”) states {length} words, but 16 were read"
    assert draft.stated_words == length


def test_a_length_that_counts_the_headline_is_not_reported(read_drafts: ReadDrafts, article: Made) -> None:
    object.__setattr__(article, "words", article.words + len(article.headline.split()))
    assert read_drafts("a.txt", lexisnexis_text([article]))[0].notice == ""


def test_numbers_of_documents_inside_a_body_split_nothing(read_drafts: ReadDrafts, article: Made) -> None:
    body = ("He counted:", "7 of 40 DOCUMENTS", "Document 3 of 9", "_" * 60, "That was all.")
    odd = replace(article, body=body)
    lexis = read_drafts("a.txt", lexisnexis_text([odd, article]))
    assert [draft.text for draft in lexis] == [text_of(odd, standfirst=True), text_of(article, standfirst=True)]
    proquest = read_drafts("a.txt", proquest_text([replace(odd, body=(*body[:2], body[4])), article]))
    assert len(proquest) == 2


def test_the_headline_may_stand_under_a_label_and_the_copyright_above_the_outlet(read_drafts: ReadDrafts) -> None:
    text = (
        "\n\n                 1 of 1 DOCUMENTS\n\n\n"
        "            Copyright 2006 The Quay Company\n              The Quay Times\n\n"
        "             January 1, 2006 Sunday\n              Late Edition - Final\n\n"
        "SECTION: Section 1; Column 2\n\nLENGTH: 5 words\n\nHEADLINE: Storm sinks two boats\n\n"
        "BYLINE: By MARA LINDQVIST\n\nBODY:\n\nBODY OF IT: none was saved.\n\nLOAD-DATE: January 1, 2006\n"
    )
    (draft,) = read_drafts("a.txt", text.encode())
    assert (draft.headline, draft.outlet) == ("Storm sinks two boats", "The Quay Times")
    assert draft.byline == "By MARA LINDQVIST"
    assert (draft.published, draft.text) == ("2006-01-01", "Storm sinks two boats\n\nBODY OF IT: none was saved.\n")


def test_a_text_that_only_mentions_a_layout_stays_one_article(read_drafts: ReadDrafts) -> None:
    text = b"A report\n\nThe search gave 1 of 40 DOCUMENTS in ProQuest.\n\nDocument 1 of 2 was empty.\n"
    (draft,) = read_drafts("a.txt", text)
    assert draft.text == text.decode()
    (draft,) = read_drafts("a.txt", b"ProQuest\n\n" + b"_" * 60 + b"\n\nA rule, and no document.\n")
    assert draft.text.startswith("ProQuest")


def test_headlines_and_paragraphs_that_look_like_parts_of_a_layout_stay_what_they_are(
    read_drafts: ReadDrafts, article: Made
) -> None:
    for headline, paragraph in (
        ("Length: 3 words too many", "Document ABC"),
        ("2,000 words on the sea", "Subject: closed."),
        ("BYLINE: missing", "1 of 4 DOCUMENTS"),
        ("9 November 2023", "Copyright 2020 rules were new."),
    ):
        odd = replace(article, headline=headline, body=(*article.body, paragraph))
        for layout, (ending, make) in LAYOUTS.items():
            (draft,) = read_drafts(f"a{ending}", make([odd], "en"))
            assert (draft.headline, draft.byline) == (headline, odd.byline), layout
            assert draft.text.endswith(f"\n\n{paragraph}\n"), layout
            assert (draft.notice, draft.published) == ("", odd.day.isoformat()), layout


def test_a_line_of_a_layout_in_a_table_or_a_plain_text_does_not_make_it_a_download(read_drafts: ReadDrafts) -> None:
    table = b'Titel;Volltext\nA storm;"He read:\n\n1 of 4 DOCUMENTS\n\nThat was all."\n'
    (draft,) = read_drafts("a.csv", table)
    assert draft.text == "A storm\n\nHe read:\n\n1 of 4 DOCUMENTS\n\nThat was all.\n"
    text = "A storm\n\nHe read:\n\n1 of 4 DOCUMENTS\n\nThat was all.\n"
    (draft,) = read_drafts("a.txt", text.encode())
    assert draft.text == text


def test_documents_that_are_missing_are_reported(read_drafts: ReadDrafts) -> None:
    made = made_articles(4, seed=12)
    text = lexisnexis_text(made).decode()
    second, fourth = text.index("2 of 4 DOCUMENTS"), text.index("4 of 4 DOCUMENTS")
    drafts = read_drafts("a.txt", text[second:fourth].encode())
    assert [draft.headline for draft in drafts] == [article.headline for article in made[1:3]]
    assert drafts[0].notice == "it contains 2 of the 4 documents that the search found"
    assert read_drafts("a.txt", (text + text.removeprefix("\ufeff")).encode())[0].notice == ""
    rtf = nexis_rtf(made).replace(b"Documents (4)", b"Documents (5)")
    assert read_drafts("a.rtf", rtf)[0].notice == "its cover page lists 5 documents, but it contains 4"
