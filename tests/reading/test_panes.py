"""The arrangement of panes: how many fit, which are open, and how keys change them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.reading.panes import COLUMN_CELLS_MIN, PANES_MAX, Layout, PaneArrangement, PaneSpace, SavedArrangement, shares
from tui.settings.load import load_settings

OPTIONS = replace(load_settings().reading, pane_cells_min=40, one_pane_below_cells=100)
WIDE, NARROW = PaneSpace(160, 40, 160), PaneSpace(80, 21, 80)


def arranged(count: int) -> PaneArrangement:
    return PaneArrangement([f"a{number}" for number in range(1, count + 1)], OPTIONS)


def test_as_many_panes_are_shown_as_fit_with_the_focused_one() -> None:
    plan = arranged(6)
    assert plan.placement(WIDE).articles == ("a1", "a2", "a3", "a4")
    plan.turn_to("a5")
    assert plan.placement(WIDE).articles == ("a1", "a2", "a3", "a5")
    plan.turn_to("a3")
    assert plan.placement(WIDE).articles == ("a1", "a2", "a3", "a5")


def test_an_article_that_comes_into_view_takes_the_place_of_the_one_not_used_for_longest() -> None:
    plan = arranged(6)
    assert plan.placement(WIDE).articles == ("a1", "a2", "a3", "a4")
    for article in ("a4", "a3", "a2", "a1"):
        plan.turn_to(article)
    plan.bring(["a6"])
    assert plan.placement(WIDE).articles == ("a1", "a2", "a3", "a6")
    plan.bring(["a5", "a3"])
    assert plan.placement(WIDE).articles == ("a1", "a3", "a5", "a6"), "a2 was used before a6 was"


def test_counterparts_that_are_in_view_already_stay_there() -> None:
    plan = arranged(6)
    plan.placement(WIDE)
    plan.bring(["a2", "a3", "a4", "a5", "a6"])
    assert plan.placement(WIDE).articles == ("a1", "a2", "a3", "a4")


def test_a_pinned_pane_stays_in_view_until_it_is_released() -> None:
    plan = arranged(3)
    room = PaneSpace(100, 40, 100)
    assert plan.placement(room).articles == ("a1", "a2")
    assert plan.pin()
    for article in ("a2", "a3"):
        plan.turn_to(article)
        plan.placement(room)
    assert plan.placement(room).articles == ("a1", "a3")
    plan.turn_to("a1")
    assert not plan.pin()
    plan.turn_to("a2")
    plan.turn_to("a3")
    assert plan.placement(room).articles == ("a2", "a3")


def test_narrow_terminal_shows_one_article_unless_columns_are_chosen() -> None:
    plan = arranged(3)
    assert plan.placement(PaneSpace(96, 40, 96)).articles == ("a1",)
    plan.layout = Layout.COLUMNS
    assert plan.placement(NARROW).articles == ("a1", "a2")
    assert plan.placement(PaneSpace(30, 20, 30)).articles == ("a1",)


def test_layouts_cycle() -> None:
    plan = arranged(3)
    seen = [plan.next_layout() for _ in range(4)]
    assert seen == [Layout.COLUMNS, Layout.STACKED, Layout.TABS, Layout.AUTO]
    plan.layout = Layout.TABS
    assert plan.placement(WIDE).articles == ("a1",)
    plan.layout = Layout.STACKED
    placed = plan.placement(WIDE)
    assert placed.is_stacked and sum(placed.sizes) == WIDE.height_lines and len(placed.articles) == 3


def test_tenth_article_replaces_the_least_recently_focused_one() -> None:
    plan = arranged(12)
    assert len(plan.open) == PANES_MAX and plan.closed_articles == ["a10", "a11", "a12"]
    for article in ("a2", "a3", "a4", "a5", "a6", "a7", "a8", "a1"):
        plan.turn_to(article)
    plan.turn_to("a11")
    assert plan.focus == "a11" and "a9" in plan.closed_articles and len(plan.open) == PANES_MAX


def test_opened_article_takes_place_and_width_of_the_focused_one() -> None:
    plan = arranged(10)
    plan.turn_to("a2")
    assert plan.grow(8, plan.placement(WIDE))
    before = plan.placement(WIDE).sizes
    plan.put("a10")
    assert plan.open[:3] == ["a1", "a10", "a3"] and "a2" in plan.closed_articles
    assert plan.placement(WIDE).sizes == before and plan.focus == "a10"
    plan.put("a3")
    assert plan.focus == "a3" and plan.open[:3] == ["a1", "a10", "a3"]


def test_closed_pane_reopens_in_its_old_place() -> None:
    plan = arranged(3)
    plan.turn_to("a2")
    assert plan.close()
    assert plan.open == ["a1", "a3"] and plan.focus == "a3"
    assert plan.reopen()
    assert plan.open == ["a1", "a2", "a3"] and plan.focus == "a2"
    assert not plan.reopen()
    assert plan.close() and plan.close() and not plan.close()


def test_a_pane_moves_past_its_neighbour_and_stops_at_the_edge() -> None:
    plan = arranged(3)
    assert not plan.move(-1)
    assert plan.move(1) and plan.move(1) and not plan.move(1)
    assert plan.order == ["a2", "a3", "a1"]


def test_pane_grows_until_its_neighbour_has_minimum_width() -> None:
    plan = arranged(3)
    assert plan.placement(PaneSpace(120, 40, 120)).sizes == (40, 40, 40)
    assert plan.grow(4, plan.placement(PaneSpace(120, 40, 120)))
    assert plan.placement(PaneSpace(120, 40, 120)).sizes == (44, 36, 40)
    while plan.grow(4, plan.placement(PaneSpace(120, 40, 120))):
        pass
    assert plan.placement(PaneSpace(120, 40, 120)).sizes == (60, COLUMN_CELLS_MIN, 40)
    plan.turn_to("a3")
    assert plan.grow(-4, plan.placement(PaneSpace(120, 40, 120)))
    assert plan.placement(PaneSpace(120, 40, 120)).sizes == (60, 24, 36)
    plan.even()
    assert plan.placement(PaneSpace(120, 40, 120)).sizes == (40, 40, 40)


def test_a_single_pane_does_not_grow() -> None:
    plan = arranged(1)
    assert not plan.grow(4, plan.placement(WIDE))


def test_new_articles_are_open_and_focus_of_removed_article_passes_to_neighbour() -> None:
    plan = arranged(3)
    plan.turn_to("a2")
    plan.set_articles(["a1", "a2", "a3", "new"])
    assert plan.open == ["a1", "a2", "a3", "new"] and plan.focus == "a2"
    plan.set_articles(["a1", "a3", "new"])
    assert plan.focus == "a3"
    plan.set_articles(["a1"])
    assert plan.focus == "a1" and plan.open == ["a1"]


def test_saved_arrangement_is_restored_for_articles_that_still_exist() -> None:
    plan = arranged(4)
    plan.move(1)
    plan.turn_to("a4")
    plan.close()
    plan.layout = Layout.STACKED
    kept = plan.snapshot()
    again = arranged(4)
    again.restore(kept)
    assert again.snapshot() == kept
    fewer = PaneArrangement(["a1", "a9"], OPTIONS)
    fewer.restore(kept)
    assert fewer.open == ["a1", "a9"] and fewer.focus == "a1"
    untouched = arranged(2)
    untouched.restore(SavedArrangement())
    assert untouched.open == ["a1", "a2"]


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=9), st.integers(0, 400))
def test_shares_add_up(weights: list[float], total: int) -> None:
    parts = shares(weights, total)
    assert sum(parts) == total and min(parts) >= 0


KEYS = ("turn", "move", "back", "close", "reopen", "put", "grow", "shrink", "layout", "drag", "add", "remove")


def press(plan: PaneArrangement, key: str, number: int) -> None:
    placed = plan.placement(WIDE)
    chosen = plan.order[number % len(plan.order)]
    match key:
        case "turn":
            plan.turn_to(chosen)
        case "put":
            plan.put(chosen)
        case "move" | "back":
            plan.move(1 if key == "move" else -1)
        case "close":
            plan.close()
        case "reopen":
            plan.reopen()
        case "grow" | "shrink":
            plan.grow(number if key == "grow" else -number, placed)
        case "layout":
            plan.next_layout()
        case "drag":
            plan.drag(number % len(placed.articles), number * 8, placed)
        case "add":
            plan.set_articles([*plan.order, *{f"new{number}"}.difference(plan.order)])
        case "remove":
            plan.set_articles([article for article in plan.order if article != chosen] or plan.order)


@given(st.integers(1, 14), st.lists(st.tuples(st.sampled_from(KEYS), st.integers(0, 20)), max_size=30))
def test_any_key_sequence_keeps_focus_visible_and_loses_no_article(count: int, keys: list[tuple[str, int]]) -> None:
    plan = arranged(count)
    for key, number in keys:
        before = set(plan.order)
        press(plan, key, number)
        placed = plan.placement(WIDE)
        assert key in ("add", "remove") or set(plan.order) == before
        assert len(set(plan.order)) == len(plan.order)
        assert plan.focus in placed.articles and set(placed.articles) <= set(plan.open)
        assert 1 <= len(plan.open) <= PANES_MAX
        assert sum(placed.sizes) == (WIDE.height_lines if placed.is_stacked else WIDE.width_cells)


@pytest.mark.parametrize("room", [PaneSpace(1, 1, 1), PaneSpace(0, 0, 0)])
def test_one_pane_is_placed_even_without_any_space(room: PaneSpace) -> None:
    assert arranged(5).placement(room).articles == ("a1",)
