"""Which panes stand where: what fits, what comes forward, what a key gives way to."""

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


def test_as_many_panes_are_shown_as_have_room_and_the_focus_is_among_them() -> None:
    plan = arranged(6)
    assert plan.placed(WIDE).articles == ("a1", "a2", "a3", "a4")
    plan.turn_to("a5")
    assert plan.placed(WIDE).articles == ("a2", "a3", "a4", "a5")
    plan.turn_to("a3")
    assert plan.placed(WIDE).articles == ("a2", "a3", "a4", "a5")
    plan.turn_to("a1")
    assert plan.placed(WIDE).articles == ("a1", "a2", "a3", "a4")


def test_a_narrow_terminal_shows_one_article_unless_columns_are_asked_for() -> None:
    plan = arranged(3)
    assert plan.placed(PaneSpace(96, 40, 96)).articles == ("a1",)
    plan.layout = Layout.COLUMNS
    assert plan.placed(NARROW).articles == ("a1", "a2")
    assert plan.placed(PaneSpace(30, 20, 30)).articles == ("a1",)


def test_the_layouts_follow_each_other() -> None:
    plan = arranged(3)
    seen = [plan.next_layout() for _ in range(4)]
    assert seen == [Layout.COLUMNS, Layout.STACKED, Layout.TABS, Layout.AUTO]
    plan.layout = Layout.TABS
    assert plan.placed(WIDE).articles == ("a1",)
    plan.layout = Layout.STACKED
    placed = plan.placed(WIDE)
    assert placed.stacked and sum(placed.sizes) == WIDE.height_lines and len(placed.articles) == 3


def test_of_many_articles_nine_are_open_and_the_others_come_forward_in_place_of_the_longest_unseen() -> None:
    plan = arranged(12)
    assert len(plan.open) == PANES_MAX and plan.behind == ["a10", "a11", "a12"]
    for article in ("a2", "a3", "a4", "a5", "a6", "a7", "a8", "a1"):
        plan.turn_to(article)
    plan.turn_to("a11")
    assert plan.focus == "a11" and "a9" in plan.behind and len(plan.open) == PANES_MAX


def test_an_article_from_behind_takes_the_place_and_the_width_of_the_one_in_focus() -> None:
    plan = arranged(10)
    plan.turn_to("a2")
    assert plan.grow(8, plan.placed(WIDE))
    before = plan.placed(WIDE).sizes
    plan.put("a10")
    assert plan.open[:3] == ["a1", "a10", "a3"] and "a2" in plan.behind
    assert plan.placed(WIDE).sizes == before and plan.focus == "a10"
    plan.put("a3")
    assert plan.focus == "a3" and plan.open[:3] == ["a1", "a10", "a3"]


def test_a_pane_is_closed_and_opened_again_where_it_was() -> None:
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


def test_a_pane_grows_at_the_cost_of_the_one_beside_it_until_that_can_give_no_more() -> None:
    plan = arranged(3)
    assert plan.placed(PaneSpace(120, 40, 120)).sizes == (40, 40, 40)
    assert plan.grow(4, plan.placed(PaneSpace(120, 40, 120)))
    assert plan.placed(PaneSpace(120, 40, 120)).sizes == (44, 36, 40)
    while plan.grow(4, plan.placed(PaneSpace(120, 40, 120))):
        pass
    assert plan.placed(PaneSpace(120, 40, 120)).sizes == (60, COLUMN_CELLS_MIN, 40)
    plan.turn_to("a3")
    assert plan.grow(-4, plan.placed(PaneSpace(120, 40, 120)))
    assert plan.placed(PaneSpace(120, 40, 120)).sizes == (60, 24, 36)
    plan.even()
    assert plan.placed(PaneSpace(120, 40, 120)).sizes == (40, 40, 40)


def test_a_single_pane_does_not_grow() -> None:
    plan = arranged(1)
    assert not plan.grow(4, plan.placed(WIDE))


def test_articles_that_come_are_open_and_the_focus_of_one_that_goes_passes_to_its_neighbour() -> None:
    plan = arranged(3)
    plan.turn_to("a2")
    plan.set_articles(["a1", "a2", "a3", "new"])
    assert plan.open == ["a1", "a2", "a3", "new"] and plan.focus == "a2"
    plan.set_articles(["a1", "a3", "new"])
    assert plan.focus == "a3"
    plan.set_articles(["a1"])
    assert plan.focus == "a1" and plan.open == ["a1"]


def test_what_was_kept_is_taken_up_as_far_as_its_articles_are_there() -> None:
    plan = arranged(4)
    plan.move(1)
    plan.turn_to("a4")
    plan.close()
    plan.layout = Layout.STACKED
    kept = plan.kept()
    again = arranged(4)
    again.take_up(kept)
    assert again.kept() == kept
    fewer = PaneArrangement(["a1", "a9"], OPTIONS)
    fewer.take_up(kept)
    assert fewer.open == ["a1", "a9"] and fewer.focus == "a1"
    untouched = arranged(2)
    untouched.take_up(SavedArrangement())
    assert untouched.open == ["a1", "a2"]


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=9), st.integers(0, 400))
def test_shares_add_up(weights: list[float], total: int) -> None:
    parts = shares(weights, total)
    assert sum(parts) == total and min(parts) >= 0


KEYS = ("turn", "move", "back", "close", "reopen", "put", "grow", "shrink", "layout", "drag", "add", "remove")


def press(plan: PaneArrangement, key: str, number: int) -> None:
    placed = plan.placed(WIDE)
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
def test_whatever_is_done_the_focus_is_open_and_shown_and_no_article_is_lost(
    count: int, keys: list[tuple[str, int]]
) -> None:
    plan = arranged(count)
    for key, number in keys:
        before = set(plan.order)
        press(plan, key, number)
        placed = plan.placed(WIDE)
        assert key in ("add", "remove") or set(plan.order) == before
        assert len(set(plan.order)) == len(plan.order)
        assert plan.focus in placed.articles and set(placed.articles) <= set(plan.open)
        assert 1 <= len(plan.open) <= PANES_MAX
        assert sum(placed.sizes) == (WIDE.height_lines if placed.stacked else WIDE.width_cells)


@pytest.mark.parametrize("room", [PaneSpace(1, 1, 1), PaneSpace(0, 0, 0)])
def test_no_room_at_all_still_has_one_pane(room: PaneSpace) -> None:
    assert arranged(5).placed(room).articles == ("a1",)
