"""Rows of the sidebar lead into the text, quotes to every outlet's wording; an empty list says why."""

from tests.ui.conftest import press, reading, screen_text, settled, status_line
from tui.mentions.model import MentionSet
from tui.reading.quotes import group_cache
from tui.reading.sidebar import sidebar_list
from tui.reading.sidebar.list_kind import ListKind
from tui.reading.sidebar.row import SidebarRowKind
from tui.reading.stops import StopKind
from tui.ui.compare.screen import CompareScreen
from tui.ui.widgets.list_tabs import ListTabs


def shared_quote(screen) -> int:
    """The row of the first quote that both outlets have."""
    entries = screen.sidebar.outline.entries
    return next(row for row, e in enumerate(entries) if e.kind is SidebarRowKind.QUOTE and len(e.articles) > 1)


async def go_to_shared_quote(pilot, screen):
    await press(pilot, "t")
    screen.sidebar.outline.move_to(shared_quote(screen))
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, CompareScreen), "its wordings are compared at once"
    await press(pilot, "escape")


async def test_a_quote_leads_to_it_level_with_the_other_outlets_wording_and_the_keys_go_to_the_text(sample):
    async with reading(sample) as (pilot, screen):
        await go_to_shared_quote(pilot, screen)
        stop = screen.session.stop
        assert stop.kind is StopKind.QUOTE and screen.panes.focused.view.has_focus
        assert screen.panes.focused.article_id == stop.passage.article
        rows = []
        for article, passage in {
            stop.passage.article: stop.passage,
            **screen.session.counterparts.passages_by_article(stop),
        }.items():
            view = screen.panes.pane(article).view
            rows.append(view.lines_of(passage.span).start - view.scroll_offset.y)
            assert "▌" in view.render_line(rows[-1]).text, "lit in every pane that has it"
        assert len(rows) == 2 and rows[0] == rows[1]
        assert "also in" in status_line(screen) and "no match here" not in screen_text(pilot)
        wordings = {entry.kind for entry in screen.sidebar.outline.entries}
        assert SidebarRowKind.WORDING in wordings, "each wording stands below the row"


async def test_a_doubtful_speaker_is_marked_beside_the_quote(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "t")
        rows = [entry for entry in screen.sidebar.outline.entries if entry.kind is SidebarRowKind.QUOTE]
        doubts = {row.sureness for row in rows}
        assert doubts == {"", "likely", "guessed"}
        for row in rows:
            beginning = row.text[:9]
            lines = [
                line for line in screen_text(pilot).splitlines() if f"  {beginning}" in line or f"▸ {beginning}" in line
            ]
            if row.sureness and lines:
                assert any(f" {row.sureness} " in line for line in lines), row.text


async def test_a_quote_is_crossed_to_and_compared(sample):
    async with reading(sample) as (pilot, screen):
        await go_to_shared_quote(pilot, screen)
        first = screen.session.stop
        await press(pilot, "]")
        assert screen.session.stop.kind is StopKind.QUOTE
        assert screen.panes.focused.article_id == screen.session.stop.passage.article != first.passage.article
        await press(pilot, "[")
        assert screen.session.stop == first
        await press(pilot, "enter")
        compared = pilot.app.screen
        assert isinstance(compared, CompareScreen)
        comparison = compared._view.comparison
        assert comparison.stops[comparison.baseline] == first, "the others are held against what is current"
        await press(pilot, "n")
        assert screen.session.stop.kind is StopKind.QUOTE and screen.session.stop not in comparison.stops
        assert compared._view.comparison.stops[compared._view.comparison.baseline] == screen.session.stop
        await press(pilot, "N")
        assert set(compared._view.comparison.stops) == set(comparison.stops)


async def test_quotation_mark_compares_the_row_under_the_cursor_and_the_current_passage(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, '"')
        assert status_line(screen).strip() == "only passages and quotes can be compared"
        await press(pilot, "P", '"')
        assert isinstance(pilot.app.screen, CompareScreen)
        await press(pilot, "escape", '"')
        assert isinstance(pilot.app.screen, CompareScreen), "of the passage that is current now"
        await press(pilot, "escape", "t", '"')
        assert pilot.app.screen is screen and "only passages and quotes" in status_line(screen), "a speaker"
        await press(pilot, "j", '"')
        assert pilot.app.screen is screen and "only that of RT" in status_line(screen)
        outline = screen.sidebar.outline
        await press(pilot, "t")
        row = next(row for row, entry in enumerate(outline.entries) if entry.has_children and entry.quotes)
        await press(pilot, "g", *["j"] * row, '"')
        assert isinstance(pilot.app.screen, CompareScreen)


async def test_a_quote_that_one_outlet_alone_has_says_so_and_is_shown_in_the_sidebar(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "t", "j", "enter")
        assert "found only here" in status_line(screen) and "no match here" in screen_text(pilot)
        await press(pilot, "]")
        assert "no match for this quote" in status_line(screen)
        await press(pilot, "enter")
        assert screen.sidebar.outline.has_focus
        assert screen.sidebar.outline.current.stop == screen.session.stop


async def test_a_passage_a_wording_and_a_mention_lead_into_the_text_alike(sample):
    async with reading(sample) as (pilot, screen):
        for keys in (["P", "enter"], ["P", "down", "enter"], ["p", "enter", "j", "j", "enter"]):
            await press(pilot, *keys)
            assert screen.panes.focused.view.has_focus
            assert screen.panes.focused.article_id == screen.session.stop.passage.article


async def test_a_speaker_leads_to_the_first_quote_below(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "t", "enter")
        assert screen.session.stop == screen.sidebar.outline.entries[1].stop


async def test_a_list_opens_on_the_current_item(sample):
    async with reading(sample) as (pilot, screen):
        await go_to_shared_quote(pilot, screen)
        await press(pilot, "p", "escape", "t")
        assert screen.session.stop.key in screen.sidebar.outline.current.quotes


async def test_rows_open_and_close_to_the_right_and_left(sample):
    async with reading(sample) as (pilot, screen):
        outline = screen.sidebar.outline
        for open_key, close_key in (("l", "h"), ("right", "left")):
            await press(pilot, "P", open_key)
            assert outline.has_focus and outline.current.open and screen.session.stop is None
            await press(pilot, open_key, "j", close_key)
            assert outline.current.open, "up to the passage that the wording stands below"
            await press(pilot, close_key)
            assert not outline.current.open and outline.has_focus
            await press(pilot, close_key)


async def test_reported_speech_is_listed_and_stepped_over_on_a_key(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "t")
        quotes, rows = len(screen.session.tour.stops), len(screen.sidebar.outline.entries)
        added = screen.session.mention_index.reported_count
        await press(pilot, "i")
        assert f"reported speech included: {added} more" in status_line(screen)
        assert f"Quotes {quotes}+{added} reported" in screen_text(pilot)
        assert len(screen.sidebar.outline.entries) > rows and len(screen.session.tour.stops) == quotes + added
        reported = {quote.id for quote in screen.session.mention_index.mention_set.reported}
        for _ in range(quotes + added):
            await press(pilot, "n")
            if screen.session.stop.key in reported:
                break
        assert "indirect" in status_line(screen)
        await press(pilot, "i")
        assert "not listed" in status_line(screen)
        assert len(screen.session.tour.stops) == quotes and len(screen.sidebar.outline.entries) == rows


async def test_the_list_that_is_shown_whole_leaves_no_filter_behind(sample):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "t", "F", *"above", "enter", "enter", "enter")
        assert screen.sidebar.outline.has_focus and len(screen.sidebar.outline.entries) > 10
        assert not screen.query_one("FilterLine").display


async def test_an_empty_list_says_why(make_event):
    async with reading(make_event(["One.\n\nApples grow.", "Two.\n\nSnow fell."])) as (pilot, screen):
        for key, said in (("p", "no people"), ("t", "nothing is quoted"), ("P", "no shared"), ("B", "no highlights")):
            await press(pilot, key)
            shown = " ".join(screen.sidebar.outline.render_line(0).text.split())
            assert shown.startswith(said)


async def test_a_filter_that_keeps_nothing_is_named_without_markup(sample):
    async with reading(sample) as (pilot, _):
        await press(pilot, "p", "F", *"[b]q")
        assert "no entries match “[b]q”" in screen_text(pilot)
        await press(pilot, "escape")
        assert "no entries match" not in screen_text(pilot)


async def test_so_many_quotes_that_it_takes_time_say_so_and_come_with_the_cursor_where_it_was(sample, monkeypatch):
    async with reading(sample) as (pilot, screen):
        await press(pilot, "t", "j", "j")
        current = screen.sidebar.outline.current
        monkeypatch.setattr(group_cache, "LARGE_INPUT", 0)
        found = screen.session.mention_index.mention_set
        screen.context.take_mentions(MentionSet(found.people, found.mentions, (*found.quotes,), found.reported))
        assert not screen.sidebar.outline.entries
        assert screen.sidebar.outline.render_line(0).text.strip().startswith("grouping 25 quotes")
        await settled(pilot)
        assert screen.sidebar.outline.current == current


async def test_many_quotes_come_with_the_cursor_on_the_one_that_is_current(sample, monkeypatch):
    monkeypatch.setattr(group_cache, "LARGE_INPUT", 0)
    async with reading(sample) as (pilot, screen):
        stop = screen.session.mention_index.quote_tour().stops[5]
        screen.context.go(screen.session.go(stop))
        await press(pilot, "t")
        await settled(pilot)
        assert stop.key in screen.sidebar.outline.current.quotes


async def test_many_quotes_are_made_ready_while_another_list_is_shown(sample, monkeypatch):
    monkeypatch.setattr(group_cache, "LARGE_INPUT", 0)
    async with reading(sample) as (pilot, screen):
        await settled(pilot)
        assert screen.sidebar.listing.list_kind is ListKind.PEOPLE
        screen.sidebar.show_list(ListKind.QUOTES)
        assert screen.sidebar.outline.entries, "at once"


async def test_rows_that_are_being_made_are_not_made_once_more(sample, monkeypatch):
    monkeypatch.setattr(group_cache, "LARGE_INPUT", 0)
    made = []
    grouped = sidebar_list.group_quotes
    monkeypatch.setattr(sidebar_list, "group_quotes", lambda *args: (made.append(args), grouped(*args))[1])
    async with reading(sample) as (pilot, screen):
        await settled(pilot)
        made.clear()
        found = screen.session.mention_index.mention_set
        screen.context.take_mentions(MentionSet(found.people, found.mentions, (*found.quotes,), found.reported))
        await press(pilot, "t")
        await settled(pilot)
        assert len(made) == 1 and screen.sidebar.outline.entries


async def test_other_outlets_of_a_quote_are_shown_once_grouped(sample, monkeypatch):
    monkeypatch.setattr(group_cache, "LARGE_INPUT", 0)
    async with reading(sample) as (pilot, screen):
        await settled(pilot)
        await go_to_shared_quote(pilot, screen)
        assert "also in" in status_line(screen)
        found = screen.session.mention_index.mention_set
        screen.context.take_mentions(MentionSet(found.people, found.mentions, (*found.quotes,), found.reported))
        assert "also in" not in status_line(screen), "they are being put together again"
        await settled(pilot)
        assert "also in" in status_line(screen)


async def test_list_names_shrink_to_make_room_for_the_count_of_the_current_list(sample):
    async with reading(sample) as (_, screen):
        names = screen.query_one(ListTabs)
        counts = {
            ListKind.PEOPLE: "10",
            ListKind.QUOTES: "125+112 reported",
            ListKind.PASSAGES: "3",
            ListKind.NOTES: "1",
        }
        names.set_counts(counts, ListKind.QUOTES)
        assert str(names.content).split() == ["People", "Quotes", "125+112", "Passages", "Notes"]


async def test_the_outlets_of_the_counts_are_named_above_the_rows(harbour):
    async with reading(harbour, (160, 40)) as (pilot, screen):
        await press(pilot, "p")
        _, legend = str(screen.query_one(ListTabs).content).split("\n")
        assert legend.strip() == "mentions in MP·KB·PMHG·DF·SC"
        counts = next(line for line in screen_text(pilot).split("\n") if "Tomas Okerell  " in line)
        lists = next(line for line in screen_text(pilot).split("\n") if legend.strip() in line)
        assert counts.rstrip().endswith("·2") and len(counts.rstrip()) == len(lists.rstrip())
        names = screen.query_one(ListTabs)
        await press(pilot, "t")
        assert str(names.content).split("\n")[1].strip() == "quoted words in MP·KB·PMHG·DF·SC"
        names.set_counts({ListKind.QUOTES: "42"}, ListKind.QUOTES, ["RIVERSIDE NEWS", "HERALD", "STAR"])
        assert str(names.content).split("\n")[1].strip() == "RIVERSIDE NEWS·HERALD·STAR", "it has room for no more"
        await press(pilot, "P")
        assert "MP·KB" not in str(screen.query_one(ListTabs).content), "passages are not counted outlet by outlet"


async def test_a_speaker_leads_to_the_quote_in_the_current_article_if_it_has_it(harbour):
    async with reading(harbour, (160, 40)) as (pilot, screen):
        for article in ("meridian-press", "kelmar-broadcasting"):
            screen.panes.focus_article(article)
            await press(pilot, "t", "g", "j", "j", "enter")
            stop = screen.session.stop
            assert (stop.kind, stop.passage.article) == (StopKind.QUOTE, article), "the fullest wording is elsewhere"
            await press(pilot, "escape")


async def test_one_article_needs_no_legend(make_event):
    async with reading(make_event(["“It burned,” said Ana Roth. Ana Roth left."]), (160, 40)) as (pilot, screen):
        await press(pilot, "p")
        assert "\n" not in str(screen.query_one(ListTabs).content)


async def test_people_and_quotes_that_could_not_be_found_are_not_looked_for_for_ever(sample, monkeypatch):
    from tui.api import Event

    def fail(*_, **__):
        raise RuntimeError("broken")

    monkeypatch.setattr(Event, "found_mentions", fail)
    async with reading(sample) as (pilot, _):
        await settled(pilot)
        assert "the people could not be found" in screen_text(pilot)
