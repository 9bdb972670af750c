"""The coverage table as it is drawn: which row is which, and whom it names, in any width."""

import re

from tests.rows import each_row
from tests.ui.conftest import press, reading, resized, screen_text
from tui.reading.coverage.row import RowKind
from tui.ui.coverage.signs import short_form
from tui.ui.wrap import cells


def drawn_rows(view):
    return ["".join(segment.text for segment in view._row(number)) for number in range(len(view.rows))]


def distinct_beginning(rows, length):
    """The beginning of the first passage that no other row begins like."""
    texts = [row.text for row in rows if row.kind is RowKind.PASSAGE]
    beginnings = [text[:10] for text in texts]
    return next(text[:length] for text, own in zip(texts, beginnings, strict=True) if beginnings.count(own) == 1)


@each_row(
    ("text", "width_cells", "drawn"),
    [
        ("headline, quote 2×", 18, "headline, quote 2×"),
        ("headline, quote 2×", 9, "headline+"),
        ("headline, quote 2×", 6, "head.+"),
        ("edited", 6, "edited"),
        ("edited 3×", 6, "edit.+"),
        ("17×", 6, "17×"),
        ("2016", 6, "2016"),
    ],
)
def test_a_form_is_abbreviated_where_its_column_is_narrow(text, width_cells, drawn):
    assert short_form(text, width_cells) == drawn


async def test_rows_that_begin_alike_show_the_words_that_tell_them_apart(harbour):
    async with reading(harbour, (80, 24)) as (pilot, _):
        await press(pilot, "c")
        for size in ((80, 24), (120, 40), (200, 50)):
            await resized(pilot, *size)
            view = pilot.app.screen._view
            passages = {
                (row.text, text[: view._places.text].rsplit("  ", 1)[0])
                for text, row in zip(drawn_rows(view), view.rows, strict=True)
                if row.kind is RowKind.PASSAGE
            }
            drawn = [text for _, text in passages]
            words = {" ".join(re.findall(r"\w+", text)) for text, _ in passages}
            assert len(set(drawn)) >= len(words)


async def test_tags_of_outlets_are_below_their_names(harbour):
    async with reading(harbour, (80, 24)) as (pilot, _):
        await press(pilot, "c")
        for size in ((80, 24), (120, 40), (200, 50)):
            await resized(pilot, *size)
            tags = screen_text(pilot).split("\n")[3]
            assert tags.split()[:5] == ["MP", "KB", "PMHG", "DF", "SC"]
            gazette = screen_text(pilot).split("\n")[1].index("Port")
            assert tags.index("PMHG") == gazette


async def test_names_that_fit_take_one_line_and_need_no_tags(sample):
    async with reading(sample, (160, 40)) as (pilot, _):
        await press(pilot, "c")
        head, row = screen_text(pilot).split("\n")[1:3]
        assert head.split() == ["RT", "The", "Guardian", "coverage"] and row.startswith(" ¶")


async def test_names_go_on_in_a_second_line_and_long_words_are_cut(harbour):
    async with reading(harbour, (120, 40)) as (pilot, _):
        await press(pilot, "c")
        first, second = screen_text(pilot).split("\n")[1:3]
        assert first.split()[:2] == ["Meridian", "Kelmar"] and second.split()[:2] == ["Press", "Broadcasti…"]


async def test_a_row_with_a_unique_beginning_shows_it_and_more_of_it_with_room(harbour):
    async with reading(harbour, (120, 40)) as (pilot, _):
        await press(pilot, "c")
        for width, characters in ((120, 18), (160, 40)):
            await resized(pilot, width, 40)
            assert f" ¶ {distinct_beginning(pilot.app.screen._view.rows, characters)}" in screen_text(pilot)


async def test_narrow_terminals_show_every_outlet_and_the_coverage_column(harbour):
    async with reading(harbour, (80, 24)) as (pilot, _):
        await press(pilot, "c")
        for width in (80, 120):
            await resized(pilot, width, 24)
            view = pilot.app.screen._view
            assert len(view._places.columns) == 5
            injured = next(number for number, row in enumerate(view.rows) if row.text == "14 hurt")
            drawn = drawn_rows(view)[injured].rstrip()
            assert drawn.endswith((" DF", " The Daily Flare")) or " – " in drawn
            assert all(cells(text) <= width for text in drawn_rows(view))


async def test_columns_that_do_not_fit_can_be_scrolled_to(make_event):
    event = make_event([f"The ferry Solveig burned at the pier with {n}00 people on board." for n in range(1, 10)])
    async with reading(event, (80, 24)) as (pilot, _):
        await press(pilot, "c")
        view = pilot.app.screen._view
        assert "›" in screen_text(pilot).split("\n")[1]
        await press(pilot, *["l"] * 8)
        assert 8 in view._places.columns and "‹" in screen_text(pilot).split("\n")[1]


async def test_a_clipped_coverage_cell_is_spelled_out_below(harbour):
    async with reading(harbour, (80, 24)) as (pilot, _):
        await press(pilot, "c", "/", *"14 hurt", "enter")
        sentence = screen_text(pilot).split("\n")[-2]
        assert "in DF" in sentence or "in The Daily Flare" in sentence


async def test_narrow_table_of_few_outlets_gives_the_room_to_what_was_said(make_event):
    quote = "“The ferry burned for a whole night and half a day before anyone could go on board again,” Ann Berg said."
    event = make_event([f"Harbour {number}\n\n{quote}\n\nRain fell in place {number}." for number in range(3)])
    async with reading(event, (80, 24)) as (pilot, _):
        await press(pilot, "c")
        places = pilot.app.screen._view._places
        assert places.text >= 36 and len(places.columns) == 3 and places.left_out == 0
        assert "“The ferry burned for" in screen_text(pilot)
