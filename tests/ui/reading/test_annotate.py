"""Highlights, notes and verdicts: every key, what is kept, what is drawn, and what comes back."""

import pytest
from msgspec.structs import replace

from tests.ui.conftest import press, reading, screen_text, status_line
from tui.notebook.errors import NotebookError
from tui.notebook.model import Highlight, Judgement, Verdict
from tui.notebook.store import Notebook
from tui.reading.sidebar.list_kind import ListKind
from tui.ui.paint import MARKED_SIGN


@pytest.fixture
def path(tmp_path):
    return tmp_path / "notebook.sqlite"


@pytest.fixture
def event(sample, path):
    return replace(sample, notebook=str(path))


def kept(path):
    return [item for item in Notebook(path, 1).items() if not item.aside]


async def test_h_highlights_the_current_passage_and_again_in_the_next_colour(event, path):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "H")
        assert "highlighted in yellow" in status_line(screen)
        words = screen.session.coverage.text_of(screen.session.stop.passage)
        assert [item.what.anchors[0].exact for item in kept(path)] == [words]
        await press(pilot, "H")
        assert [item.what.colour for item in kept(path)] == ["green"]


async def test_a_highlight_is_drawn_with_a_double_line_and_is_there_the_next_time(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "H")
    async with reading(event) as (pilot, screen):
        assert len(screen.views.annotations.annotations) == 1
        await press(pilot, "n")
        strips = pilot.app.screen._compositor.render_strips()
        lined = [segment.text for line in strips for segment in line if segment.style and segment.style.underline2]
        assert "".join(lined).strip()
        assert MARKED_SIGN in {segment.text for line in strips for segment in line}


async def test_without_a_notebook_nothing_is_made(event, path):
    async with reading(event) as (pilot, _):
        await press(pilot, "n", "N", "B")
    assert not path.parent.joinpath("notebook.sqlite-wal").exists()


async def test_a_notebook_name_that_is_too_long_is_reported(sample, tmp_path):
    async with reading(replace(sample, notebook=str(tmp_path / ("n" * 300)))) as (pilot, screen):
        await press(pilot, "n", "H")
        assert "too long" in status_line(screen)


async def test_a_selection_is_highlighted_and_dropped(event, path):
    async with reading(event) as (pilot, screen):
        await press(pilot, "v")
        selected = screen.select.selecting.plain_text()
        await press(pilot, "H")
        assert [item.what.anchors[0].exact for item in kept(path)] == [selected]
        assert screen.select.selecting.current is None


async def test_a_highlighted_selection_gets_the_next_colour_tags_and_is_taken_away_until_something_else_is_current(
    event, path
):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "v", "v")
        selected = screen.select.selecting.plain_text()
        assert selected != screen.session.coverage.text_of(screen.session.stop.passage)
        await press(pilot, "H", "H", "#", *"war", "enter")
        (item,) = kept(path)
        assert (item.what.anchors[0].exact, item.what.colour, item.what.tags) == (selected, "green", ("war",))
        await press(pilot, "delete")
        assert kept(path) == []
        await press(pilot, "U", "n", "N", "H")
        current = screen.session.coverage.text_of(screen.session.stop.passage)
        assert [(i.what.anchors[0].exact, i.what.colour) for i in kept(path)][1] == (current, "yellow")


@pytest.mark.parametrize("away", [["escape"], ["tab"], ["v", "escape"]], ids=str)
async def test_moving_away_ends_the_colour_cycle_of_a_new_highlight(event, path, away):
    async with reading(event) as (pilot, screen):
        await press(pilot, "v", "H", *away, "H")
        assert [item.what.colour for item in kept(path)] == ["yellow"]
        assert "nothing selected" in status_line(screen)


async def test_a_note_is_written_kept_and_changed(event, path):
    async with reading(event) as (pilot, _):
        await press(pilot, "n", "a", *"who", "ctrl+j", *"says", "enter")
        assert [item.what.text for item in kept(path)] == ["who\nsays"]
        await press(pilot, "a", "?", "enter")
        assert [item.what.text for item in kept(path)] == ["who\nsays?"]
        await press(pilot, "a", "x", "escape", "escape")
        assert [item.what.text for item in kept(path)] == ["who\nsays?"]


async def test_a_typed_note_is_not_discarded_without_asking(event, path):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "a", *"why", "escape")
        assert pilot.app.screen is not screen and "esc again to discard" in screen_text(pilot)
        await press(pilot, "?")
        assert "not saved" not in screen_text(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is not screen, "more was written since it was asked: it asks again"
        await press(pilot, "ctrl+s")
        assert [item.what.text for item in kept(path)] == ["why?"]
        await press(pilot, "a", "!", "escape", "escape")
        assert pilot.app.screen is screen
        assert [item.what.text for item in kept(path)] == ["why?"]


async def test_a_note_that_another_window_has_changed_is_asked_for_again_with_what_was_typed(event, path):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "a", *"ours", "enter", "a", *" too")
        other = Notebook(path, 1)
        item = other.items()[0]
        other.change(item, replace(item.what, text="theirs"))
        await press(pilot, "enter")
        assert "not saved: another window has changed this note to “theirs”" in screen_text(pilot)
        assert "ours too" in screen_text(pilot)
        await press(pilot, "enter")
        assert "note saved" in status_line(screen)
    assert [item.what.text for item in kept(path)] == ["ours too"]
    assert [item.what.text for item in Notebook(path, 1).versions()] == ["ours", "theirs", "ours too"]


@pytest.mark.parametrize("changed", [False, True])
async def test_a_typed_note_outlives_the_removal_of_the_notebook(event, path, changed):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", *(["a", *"first", "enter"] if changed else ["H"]))
        await press(pilot, "a", *" typed")
        path.unlink()
        await press(pilot, "enter")
        assert "not saved: it was moved, removed or replaced" in screen_text(pilot)
        await press(pilot, "enter")
        assert "note saved" in status_line(screen)
    assert [item.what.text.strip() for item in kept(path)] == ["first typed" if changed else "typed"]


@pytest.mark.parametrize("key", ["#", "delete"])
async def test_an_annotation_that_is_not_in_a_replaced_notebook_is_reported(event, path, key):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "H", *(["#", *"word"] if key == "#" else []))
        path.unlink()
        screen.notebook._disable(NotebookError(path, "it was removed"))
        await press(pilot, "enter" if key == "#" else key)
        assert screen.is_running
        assert "not saved" in status_line(screen)


async def test_esc_closes_an_empty_note_at_once(event, path):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "a", "escape")
        assert pilot.app.screen is screen
        await press(pilot, "a", *"why", "enter", "a", "x", "backspace", "escape")
        assert pilot.app.screen is screen
        assert [item.what.text for item in kept(path)] == ["why"]


async def test_a_verdict_is_on_the_passages_of_all_articles(event, path):
    async with reading(event) as (pilot, _):
        await press(pilot, "n", "J", *"misq", "enter")
        (item,) = kept(path)
        assert isinstance(item.what, Verdict) and item.what.judgement is Judgement.MISQUOTED
        assert len(item.what.anchors) == 2
        await press(pilot, "n", "J", *"half true", "enter")
        assert [(i.what.judgement, i.what.text) for i in kept(path)][1] == (Judgement.OTHER, "half true")


async def test_a_verdict_replaces_the_previous_one_and_keeps_own_words(harbour, path):
    async with reading(replace(harbour, notebook=str(path))) as (pilot, screen):
        await press(pilot, "n", "J")
        assert "or write your own" in screen_text(pilot) and "current: " not in screen_text(pilot)
        await press(pilot, "enter", "]", "J")
        assert "current: same" in screen_text(pilot)
        await press(pilot, *"misq", "enter")
        assert "your verdict: misquoted, instead of same" in status_line(screen)
        assert [item.what.judgement for item in kept(path)] == [Judgement.MISQUOTED]
        for _ in range(2):
            await press(pilot, "J", *"unclear", "enter")
        assert [(i.what.judgement, i.what.text) for i in kept(path)][1:] == [(Judgement.OTHER, "unclear")]
        await press(pilot, "n", "N", "]")
        assert "your verdict, misquoted · your verdict: unclear" in status_line(screen)
        await press(pilot, "J", *"same they", "enter", "U")
        assert kept(path)[0].what.judgement is Judgement.MISQUOTED, "one key takes it back"


async def test_compare_tells_the_verdict_on_each_wording(harbour, path):
    async with reading(replace(harbour, notebook=str(path))) as (pilot, _):
        await press(pilot, "n", "J", *"misq", "enter", "enter")
        comparison = pilot.app.screen._view.comparison
        judged = set()
        for _ in range(len(comparison)):
            if "your verdict, misquoted" in str(pilot.app.screen.query_one("#sentence").content):
                judged.add(comparison.article(pilot.app.screen._view.current).id)
            await press(pilot, "j")
        assert judged == {stop.passage.article for stop in comparison.stops}, "one wording of each outlet was judged"
        own = passages_of(comparison)
        await press(pilot, "n")
        while own & passages_of(pilot.app.screen._view.comparison):
            await press(pilot, "n")
        assert "your verdict" not in screen_text(pilot)


async def test_tags_are_added_to_an_annotation(event, path):
    async with reading(event) as (pilot, _):
        await press(pilot, "n", "H", "#", *"war #quote", "enter")
        assert [item.what.tags for item in kept(path)] == [("war", "quote")]


async def test_removing_an_annotation_can_be_undone_and_redone(event, path):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "H", "delete")
        assert kept(path) == [] and screen.views.annotations.annotations == ()
        words = screen.session.coverage.text_of(screen.session.stop.passage)[:20]
        await press(pilot, "U")
        assert isinstance(kept(path)[0].what, Highlight)
        assert f"undone: highlight removed: “{words}" in status_line(screen)
        assert "(ctrl+y to redo)" in status_line(screen)
        await press(pilot, "ctrl+y")
        assert kept(path) == []
        assert f"redone: highlight removed: “{words}" in status_line(screen)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert kept(path) == [], "the highlight itself was undone"
        assert len(Notebook(path, 1).items()) == 1, "and is still in the notebook"


async def test_the_list_of_notes_leads_to_the_place(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "n", "H")
        place = screen.session.stop.passage
        await press(pilot, "g", "escape", "B")
        assert screen.sidebar.listing.list_kind is ListKind.NOTES
        assert "Notes 1" in screen_text(pilot)
        await press(pilot, "enter")
        assert screen.session.stop.passage == place
        assert "your annotation" in status_line(screen)


async def test_a_damaged_notebook_is_reported_and_reading_goes_on(event, path):
    path.write_bytes(b"nonsense " * 1000)
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "H")
        assert "not saved" in status_line(screen) and "damaged" in status_line(screen)
        await press(pilot, "n")
        assert "passage 2" in status_line(screen)
    assert path.read_bytes() == b"nonsense " * 1000


@pytest.mark.parametrize(
    ("key", "said"), [("H", "nothing selected"), ("a", "nothing selected"), ("J", "select a shared passage first")]
)
async def test_without_anything_to_annotate_the_status_says_so(event, path, key, said):
    async with reading(event) as (pilot, screen):
        await press(pilot, key)
        assert said in status_line(screen)
        for other in ("#", "delete"):
            await press(pilot, other)
            assert "no highlight or note here" in status_line(screen)
    assert not path.exists()


async def test_the_note_on_the_current_passage_is_shown_after_a_jump_too(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "a", *"who?", "ctrl+s")
        await press(pilot, "n", "N")
        assert "your note: who?" in status_line(screen)
        await press(pilot, "B", "enter")
        assert "your annotation" in status_line(screen) and "note: who?" in status_line(screen)


async def test_a_mark_on_words_that_have_changed_says_so(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "H")
        passage = screen.views.annotations.annotations[0].passages[0]
    article = event.coverage.article(passage.article)
    words = passage.span.slice(article.text)
    other = words.replace(max(words.split(), key=len), "partnership", 1)
    new = replace(article, text=article.text.replace(words, other, 1))
    rest = [each for each in event.coverage.articles if each.id != article.id]
    async with reading(replace(event, coverage=replace(event.coverage, articles=(new, *rest)))) as (pilot, screen):
        await press(pilot, "B", "enter")
        assert screen.session.coverage.text_of(screen.session.stop.passage) == other != words
        assert "highlight, yellow · the text has changed since you marked it" in status_line(screen)


async def test_a_note_can_be_on_a_shared_passage_in_all_its_articles(event, path):
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "a", *"why", "tab", "space", "ctrl+s")
        assert "note saved in 2 places" in status_line(screen)
        (item,) = kept(path)
        assert {anchor.article for anchor in item.what.anchors} == {each.sha256 for each in event.coverage.articles}
        await press(pilot, "]")
        assert "your note: why" in status_line(screen), "it is told in the other article, too"
        await press(pilot, "escape", "v", "a")
        assert not pilot.app.screen.query("#everywhere"), "a selection stands in one article"


def passages_of(comparison):
    return {comparison.passage(number) for number in range(len(comparison))}


async def test_a_closest_sentence_that_is_kept_becomes_the_current_passage_and_is_there_next_time(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "}", "C", "=")
        assert "kept as a match by hand" in status_line(screen)
        session = screen.session
        kept_group = session.stop.key
        assert kept_group in session.visible_groups.by_hand
        place = session.stop.passage
        await press(pilot, "]")
        assert session.stop.key == kept_group and session.stop.passage != place
        assert "by hand" in status_line(screen) and "also in" in status_line(screen)
        assert "✓" in screen_text(pilot)
    async with reading(event) as (pilot, screen):
        assert kept_group in screen.session.visible_groups.by_hand
