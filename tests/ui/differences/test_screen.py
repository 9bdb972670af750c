"""The list of where the outlets differ, on the screen."""

import pytest
from textual.app import App

from tests.reading.differences.test_differences import event_of
from tests.ui.conftest import press, reading, resized, screen_text, settled, status_line
from tui.reading.quotes.word_differences import DifferenceKind
from tui.ui.tabs.page import Tab
from tui.ui.wrap import cells

PRICES = "Wheat prices in the port of Vorden went {} 7% on Tuesday."
WORDS = "“We will never pay {} single crown for such a silly fence,” said Anna Berg."


@pytest.fixture(scope="module")
def event():
    return event_of(
        f"{PRICES.format('up')}\n\n{WORDS.format('a')}",
        f"{PRICES.format('down')}\n\n{WORDS.format('any')}",
        "Nobody in the valley spoke of anything but the weather.",
    )


def lit_words(app: App[None], kind: DifferenceKind) -> list[str]:
    """The words that are drawn as this kind of difference."""
    view = app.screen.query_one("DifferencesView")
    style = view._palette.differences[kind]
    segments = (segment for line in view._lines for segment in view._segments(line, view.size.width))
    return [segment.text for segment in segments if segment.style == style]


async def test_rows_stand_under_their_headings_and_fit(event):
    async with reading(event, (80, 24)) as (pilot, _):
        await press(pilot, "d")
        await settled(pilot)
        for size in ((80, 24), (160, 45), (40, 12)):
            await resized(pilot, *size)
            shown = screen_text(pilot)
            assert shown.index("Contradictions") < shown.index("opposite sense") < shown.index("went up 7%")
            assert max(cells(line) for line in shown.split("\n")) <= size[0]


async def test_words_that_differ_are_lit_and_who_lacks_it_is_named(event):
    async with reading(event, (120, 40)) as (pilot, _):
        await press(pilot, "d")
        await settled(pilot)
        assert lit_words(pilot.app, DifferenceKind.CONTRADICTION) == ["up", "down"]
        assert lit_words(pilot.app, DifferenceKind.WORDING) == ["a", "any"]
        assert screen_text(pilot).count("not found in these words in Star") == 2


async def test_enter_goes_to_the_outlets_wording_and_d_comes_back_to_the_row(event):
    async with reading(event, (160, 40)) as (pilot, screen):
        await press(pilot, "d")
        await settled(pilot)
        await press(pilot, "j", "l", "enter")
        assert screen.context.session.stop.passage.article == "mail"
        coverage = screen.context.session.coverage
        assert coverage.text_of(screen.context.session.stop.passage) == "any"
        assert status_line(screen).strip().startswith("differing wording 4/4")
        await press(pilot, "d")
        assert pilot.app.screen.query_one("DifferencesView").row == 1


async def test_the_other_panes_stand_level(event):
    async with reading(event, (160, 40)) as (pilot, screen):
        moves = []
        go = screen.context.go
        screen.context.go = lambda move, nowhere="": (moves.append(move), go(move, nowhere))
        await press(pilot, "d")
        await settled(pilot)
        await press(pilot, "enter")
        assert [*moves[0].level] == ["mail"]


async def test_escape_and_d_lead_back(event):
    async with reading(event, (100, 30)) as (pilot, screen):
        await press(pilot, "d")
        await settled(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is screen
        await press(pilot, "d", "d")
        assert pilot.app.screen is screen


async def test_a_verdict_on_a_row_is_shown_with_it(event, tmp_path, monkeypatch):
    monkeypatch.setenv("CROSSLIGHT_NOTEBOOK", str(tmp_path / "notebook.sqlite"))
    async with reading(event, (120, 30)) as (pilot, _):
        await press(pilot, "d")
        await settled(pilot)
        await press(pilot, "J", "enter")
        await settled(pilot)
        assert "same" in screen_text(pilot).split("\n")[-2]


async def test_articles_that_agree_say_so():
    agreeing = event_of("The crane stood still.", "Nobody came to the fair.")
    async with reading(agreeing, (100, 30)) as (pilot, _):
        await press(pilot, "d")
        await settled(pilot)
        assert pilot.app.screen.tab is Tab.DIFFERENCES
        assert status_line(pilot.app.screen).strip() == "no differences of the kinds that crosslight checks for"
        assert "some of these kinds are missed" in " ".join(screen_text(pilot).split())
