"""Records for reference managers: authors from bylines, dates, notes, and a bibliography that citeproc can render."""

import json
import warnings

import pytest
from msgspec.structs import replace

from tests.export.made import AnalysedEvent, place
from tests.rows import each_row
from tui.articles.model import Coverage
from tui.export.formats import ending_of, format_of
from tui.export.options import Include, UserNote, UserText
from tui.export.write import export_text
from tui.export.writers.references import authors_of, date_parts


@each_row(
    ("byline", "names"),
    [
        ("", []),
        ("Ana Ruiz", ["Ana|Ruiz"]),
        ("By Ana Ruiz in Lisbon and Lee Park", ["Ana|Ruiz", "Lee|Park"]),
        ("Ana Ruiz, Lee Park & Ursula von der Leyen", ["Ana|Ruiz", "Lee|Park", "Ursula|von der Leyen"]),
        ("J.-P. O’Neil, Europe correspondent", ["J.-P.|O’Neil"]),
        ("The Post", []),
        ("staff and agencies", ["|staff and agencies"]),
        ("Reuters", ["|Reuters"]),
        ("李明", ["|李明"]),
    ],
)
def test_authors_are_read_from_a_byline(byline: str, names: list[str]) -> None:
    assert [f"{author.given}|{author.family}" for author in authors_of(byline, "The Post")] == names


@each_row(
    ("published", "parts"),
    [
        ("2022-02-11T10:05:00+01:00", (2022, 2, 11)),
        ("2022-02", (2022, 2)),
        ("1999", (1999,)),
        ("20220211", ()),
        ("11 Feb 2022", ()),
        ("", ()),
    ],
)
def test_dates_are_read_as_far_as_they_go(published: str, parts: tuple[int, ...]) -> None:
    assert date_parts(published) == parts


def noted(sample: AnalysedEvent, file_format: str) -> str:
    """The export of a note with a tag on a page that was fetched."""
    articles = tuple(replace(article, accessed="2031-05-03") for article in sample.coverage.articles)
    coverage = Coverage(sample.coverage.title, articles)
    words = UserNote("Check this.\nTwice.", ("to do",))
    note = UserText(place(coverage, "post", "Two people died"), words, kind="note", item="a" * 32)
    include = Include(passages=False, texts=(note,), marks=True)
    return export_text(file_format, coverage, sample.grouping, None, include, {})


def test_ris_has_the_note_and_the_day_of_access(sample: AnalysedEvent) -> None:
    record = noted(sample, "ris").split("\r\n\r\n")[0].split("\r\n")
    assert record[0] == "TY  - NEWS"
    assert record[-1] == "ER  - "
    assert {
        "AU  - Ruiz, Ana",
        "T2  - The Post",
        "DA  - 2031/05/02",
        "Y2  - 2031/05/03",
        "N1  - “Two people died” — Check this. Twice. — #to_do",
    } <= set(record)


def test_bibtex_has_the_note_and_the_day_of_access(sample: AnalysedEvent) -> None:
    entry = noted(sample, "bibtex").split("\n\n")[1]
    for line in (
        "author = {Ruiz, Ana}",
        "date = {2031-05-02}",
        "urldate = {2031-05-03}",
        r"url = {https://post.example/1?a=b\&c=d}",
        r"annote = {“Two people died” — Check this. Twice. — \#to\_do}",
    ):
        assert line in entry


def test_readwise_has_one_row_for_the_highlight(sample: AnalysedEvent) -> None:
    _, row, end = noted(sample, "readwise").split("\r\n")
    assert end == ""
    assert row.startswith("Two people died,Ferry burns,Ana Ruiz (The Post),https://post.example/1?a=b&c=d,")
    assert row.rpartition(",")[0].endswith(".to_do Check this. Twice.")


def test_citeproc_renders_a_bibliography(sample: AnalysedEvent) -> None:
    citeproc = pytest.importorskip("citeproc", reason="needs citeproc-py")
    from citeproc.source.json import CiteProcJSON

    items = json.loads(noted(sample, "csljson"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = citeproc.CitationStylesBibliography(style, CiteProcJSON(items), citeproc.formatter.plain)
        bibliography.register(citeproc.Citation([citeproc.CitationItem(items[0]["id"])]))
        entry = str(bibliography.bibliography()[0])
    for words in ("Ruiz", "2031", "Ferry burns", "The Post"):
        assert words in entry
    assert items[0]["accessed"] == {"date-parts": [[2031, 5, 3]]}


def test_the_longest_ending_names_the_format() -> None:
    names = ("a.csl.json", "a.JSON", "a.readwise.csv", "a.csv", "a.csl", "a")
    assert [format_of(name) for name in names] == ["csljson", "json", "readwise", "csv", "markdown", "markdown"]
    assert ending_of("a.CSL.json") == ".csl.json"
    assert ending_of("a.txt") == ""
