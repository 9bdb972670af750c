"""The rows of the list of events."""

from tests.rows import each_row
from tui.archive.desk import ArchiveFind
from tui.archive.records import ArchiveEvent, FoundArticle
from tui.ui.archive.rows import DayHeading, EventRow, SearchRow, event_rows, row_content
from tui.ui.wrap import cells

EVENTS = (
    ArchiveEvent(2, (4, 5), "Ferry burns", "2024-05-02", "2024-05-03", ("Gazette", "Herald"), added=200),
    ArchiveEvent(1, (1, 2), "Frost in the vineyards", "2024-05-03", "2024-05-03", ("Courier", "Herald"), added=100),
    ArchiveEvent(3, (7, 8), "A bridge falls", "", "", ("Courier", "Post"), added=100),
)


def shown(*arguments: object, **options: bool) -> list[object]:
    rows = event_rows(EVENTS, *arguments, **options)  # type: ignore[arg-type]
    return [
        row.text if isinstance(row, DayHeading) else row.event.id if isinstance(row, EventRow) else row.article.id
        for row in rows
    ]


def test_events_are_listed_by_day() -> None:
    assert shown("", 0, None) == ["Friday 3 May 2024 · 2 events", 2, 1, "without a date · 1 event", 3]


def test_what_was_added_since_the_last_look_is_marked_and_can_be_listed_alone() -> None:
    assert [row.is_marked for row in event_rows(EVENTS, "", 150, None) if isinstance(row, EventRow)] == [
        True,
        False,
        False,
    ]
    assert not any(row.is_marked for row in event_rows(EVENTS, "", 0, None) if isinstance(row, EventRow))
    assert shown("", 150, None, new_only=True) == ["Friday 3 May 2024 · 1 event", 2]


def test_typing_narrows_by_headline_and_outlet_and_adds_what_the_texts_have() -> None:
    assert shown("herald FERRY", 0, None) == ["Friday 3 May 2024 · 1 event", 2]
    results = ArchiveFind(
        (FoundArticle(7, "Post", "Bridge", "", "a", 0), FoundArticle(9, "Post", "Toll", "", "a", 0)), {7: 3}
    )
    assert shown("girder", 0, results) == ["without a date · 1 event", 3, "1 article outside these events", 9]


@each_row("width", [20, 80, 200])
def test_rows_are_one_line(width: int) -> None:
    rows = event_rows(EVENTS, "", 0, ArchiveFind((FoundArticle(9, "Post", "Toll " * 99, "", "a", 0),), {}))
    assert any(isinstance(row, SearchRow) for row in rows)
    assert all("\n" not in str(row_content(row, width)) for row in rows)
    assert max(cells(str(row_content(row, width))) for row in rows) <= max(width, 80)
