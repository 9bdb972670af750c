"""Correcting people and quotes from the sidebar: every key, what is kept, and what comes back."""

import shutil

import pytest

from tests.ui.conftest import press, reading, screen_text, settled, status_line
from tui.api import open_event
from tui.mentions.corrections.model import NoPerson, PersonRef, Rename
from tui.reading.sidebar.row import SidebarRowKind
from tui.shipped import shipped_path
from tui.storage.corrections_file import CorrectionsFile


@pytest.fixture
def folder(tmp_path):
    """A copy of the sample event in a folder of the reader's."""
    return shutil.copytree(shipped_path("seeds"), tmp_path / "talks")


@pytest.fixture
def event(folder, settings):
    return open_event([folder], settings)


def kept(folder):
    return CorrectionsFile([folder / "event.corrections.yaml"]).corrections


def names(screen):
    return [entry.text for entry in screen.sidebar.outline.entries if entry.kind is SidebarRowKind.PERSON]


def to(screen, text, kind=None):
    """Puts the cursor on the row that begins so."""
    outline = screen.sidebar.outline
    rows = [n for n, e in enumerate(outline.entries) if e.text.startswith(text) and kind in (None, e.kind)]
    outline.move_to(rows[0])


async def test_r_renames_the_person_and_the_next_opening_knows_it(event, folder, settings):
    async with reading(event) as (pilot, screen):
        await press(pilot, "p")
        to(screen, "Liz Truss")
        await press(pilot, "r", *["backspace"] * 9, *"L.T.", "enter")
        assert "L.T." in names(screen) and "Liz Truss" not in names(screen)
        assert "Liz Truss renamed to L.T. · ctrl+z undoes it · saved in talks/event.corrections.yaml" in status_line(
            screen
        )
        assert screen.sidebar.outline.has_focus
    async with reading(open_event([folder], settings)) as (pilot, screen):
        assert "L.T." in names(screen)


async def test_corrections_of_another_window_are_kept_and_mentioned(event, folder):
    async with reading(event) as (pilot, screen):
        await press(pilot, "p")
        to(screen, "Liz Truss")
        CorrectionsFile([folder / "event.corrections.yaml"]).save([NoPerson(PersonRef("Ben Wallace"))])
        await press(pilot, "r", *["backspace"] * 9, *"L.T.", "enter")
        assert "with those of another window" in status_line(screen)
        assert kept(folder)[0] == NoPerson(PersonRef("Ben Wallace")) and kept(folder)[1].to == "L.T."


async def test_esc_leaves_each_dialog_without_a_change(event, folder):
    async with reading(event) as (pilot, screen):
        await press(pilot, "p")
        before = names(screen)
        for keys in ("r", "M", "S"):
            await press(pilot, keys)
            assert len(pilot.app.screen_stack) == 2
            await press(pilot, "escape")
            assert len(pilot.app.screen_stack) == 1 and screen.sidebar.outline.has_focus
        await press(pilot, "t", "j", "A")
        assert len(pilot.app.screen_stack) == 2
        await press(pilot, "escape", "p")
        assert names(screen) == before and kept(folder) == ()


async def test_m_merges_two_people_under_the_chosen_name(event, folder):
    async with reading(event) as (pilot, screen):
        await press(pilot, "p")
        mentions = len(screen.session.mention_index.mention_set.mentions)
        to(screen, "Liz Truss")
        await press(pilot, "M", *"kozak", "enter")
        assert "Liz Truss" not in names(screen)
        assert "Liz Truss merged into Dmitry Kozak · ctrl+z undoes it" in status_line(screen)
        assert len(screen.session.mention_index.mention_set.mentions) == mentions
        await press(pilot, "ctrl+z")
        assert "Liz Truss" in names(screen)


async def test_the_merge_dialog_moves_with_j_and_says_who_is_merged_into_whom_first(event, folder):
    async with reading(event) as (pilot, screen):
        await press(pilot, "p")
        to(screen, "Liz Truss")
        await press(pilot, "M")
        dialog = pilot.app.screen
        first, second = (choice.text for choice in dialog._choices._visible_choices[:2])

        def outcome() -> str:
            return str(dialog.query_one("#outcome").content)

        assert outcome().startswith("Merges Liz Truss (") and f"into {first}: the names differ" in outcome()
        assert "ctrl+z undoes it" in outcome()
        await press(pilot, "down")
        assert dialog._line.value == "" and f"into {second}: the names differ" in outcome()
        await press(pilot, "up", "j", "k")
        assert dialog._line.value == "jk" and outcome() == ""  # letters are typed: nobody has such a name
        await press(pilot, "enter")
        assert pilot.app.screen is dialog and kept(folder) == ()
        await press(pilot, "ctrl+u", *"kozak", "enter")
        assert [(each.person.name, each.into.name) for each in kept(folder)] == [("Liz Truss", "Dmitry Kozak")]


async def test_s_moves_the_selected_mentions_to_someone_else(event, folder):
    async with reading(event) as (pilot, screen):
        await press(pilot, "p")
        to(screen, "Ben Wallace")
        await press(pilot, "S", "enter")
        assert "select mentions with space" in screen_text(pilot)
        await press(pilot, "space", "enter")
        assert "type the name of the other person" in screen_text(pilot)
        assert "[x]" in screen_text(pilot)
        await press(pilot, *"Bob", "enter")
        assert "Bob" in names(screen) and "Bob split from Ben Wallace" in status_line(screen)
        (split,) = kept(folder)
        assert split.forms == ("Wallace",) and split.places == ()


async def test_s_moves_single_mentions_too(event, folder):
    async with reading(event) as (pilot, screen):
        await press(pilot, "p")
        to(screen, "Ben Wallace")
        await press(pilot, "S", "G", "space", "k", "space", "space", "tab", *"Bob", "enter")
        (split,) = kept(folder)
        assert split.forms == () and len(split.places) == 1
        bob = next(person for person in screen.session.mention_index.mention_set.people if person.name == "Bob")
        assert sum(mention.person == bob.id for mention in screen.session.mention_index.mention_set.mentions) == 1


async def test_d_removes_a_person_and_undo_and_redo_work(event, folder):
    async with reading(event) as (pilot, screen):
        await press(pilot, "p")
        to(screen, "Liz Truss")
        await press(pilot, "D")
        assert "Liz Truss" not in names(screen) and kept(folder) == (
            NoPerson(PersonRef("Liz Truss", kept(folder)[0].person.aliases)),
        )
        await press(pilot, "escape", "ctrl+z")
        assert "Liz Truss" in names(screen) and kept(folder) == ()
        assert status_line(screen).strip().startswith("undone: Liz Truss is not a person")
        await press(pilot, "ctrl+z")
        assert "no correction to undo" in status_line(screen)
        await press(pilot, "ctrl+y")
        assert "Liz Truss" not in names(screen) and len(kept(folder)) == 1
        await press(pilot, "ctrl+y")
        assert "no correction to redo" in status_line(screen)


async def test_removing_the_current_person_leaves_a_consistent_screen(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "p", "enter", "n", "p", "D", "n", "escape", "escape", "ctrl+o", "n")
        assert "Ben Wallace" not in names(screen)


async def test_a_sets_the_speaker_of_all_wordings_of_a_quote(event, folder):
    async with reading(event) as (pilot, screen):
        await press(pilot, "t")
        to(screen, "“constructive and frank”", SidebarRowKind.QUOTE)
        quotes = screen.sidebar.outline.current.quotes
        assert len(quotes) == 2
        await press(pilot, "A", *"kozak", "enter")
        assert {screen.session.mention_index.quotes_by_id[quote].speaker for quote in quotes} == {"dmitry-kozak"}
        assert len(kept(folder)[0].quotes) == 2


async def test_a_sets_words_that_are_typed_or_nobody(event, folder):
    async with reading(event) as (pilot, screen):
        await press(pilot, "t")
        to(screen, "“tragic”")
        await press(pilot, "A", *"an aide", "enter")
        assert kept(folder)[-1].text == "an aide"
        assert any(e.kind is SidebarRowKind.SPEAKER and e.text == "an aide" for e in screen.sidebar.outline.entries)
        to(screen, "“tragic”")
        await press(pilot, "A", *"unattr", "enter")
        assert (kept(folder)[-1].text, kept(folder)[-1].person) == ("", None)
        assert "“tragic” left unattributed" in status_line(screen)


async def test_the_keys_say_why_they_do_nothing(event, folder):
    async with reading(event) as (pilot, screen):
        await press(pilot, "r")
        assert "Rename this article" in screen_text(pilot), "in the text, one key renames something else"
        await press(pilot, "escape")
        for key in "MSDA":
            await press(pilot, key)
            assert "corrections are made in the sidebar" in status_line(screen)
        await press(pilot, "p", "A")
        assert "not a quote" in status_line(screen)
        await press(pilot, "t")
        to(screen, "unattributed")
        await press(pilot, "M")
        assert "no person here" in status_line(screen)
        assert kept(folder) == ()


async def test_the_bottom_line_and_the_palette_name_the_corrections(event):
    async with reading(event) as (pilot, screen):
        assert "merge" not in str(screen.query_one("#hints").content)
        await press(pilot, "p")
        assert "M merge" in str(screen.query_one("#hints").content)
        await press(pilot, "escape")
        assert "M merge" not in str(screen.query_one("#hints").content)
        await press(pilot, "p")
        to(screen, "Liz Truss")
        await press(pilot, "colon")
        await settled(pilot)
        await press(pilot, *"not a person")
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert "Liz Truss" not in names(screen)


async def test_a_damaged_file_is_reported_and_moved_aside_on_the_next_correction(folder, settings):
    file = folder / "event.corrections.yaml"
    file.write_text("version: x\n")
    async with reading(open_event([folder], settings)) as (pilot, screen):
        assert any("event.corrections.yaml, line 1" in notice.message for notice in pilot.app._notifications)
        await press(pilot, "p")
        to(screen, "Liz Truss")
        await press(pilot, "D")
        assert "the damaged file was moved aside" in status_line(screen)
    assert (folder / "event.corrections.damaged-1.yaml").read_text() == "version: x\n"
    assert len(kept(folder)) == 1


async def test_corrections_that_do_not_apply_are_reported_and_stay_in_the_file(folder, settings):
    missing = Rename(PersonRef("Zed Quill"), "Z")
    CorrectionsFile([folder / "event.corrections.yaml"]).save([missing])
    async with reading(open_event([folder], settings)) as (pilot, screen):
        assert any("Zed Quill" in notice.message for notice in pilot.app._notifications)
        await press(pilot, "p")
        to(screen, "Liz Truss")
        await press(pilot, "D")
    assert kept(folder)[0] == missing and len(kept(folder)) == 2


async def test_corrections_without_a_writable_file_last_until_exit(make_event):
    event = make_event(["Ann Prill said “no”.", "Ann Prill said “no”."])
    async with reading(event) as (pilot, screen):
        await press(pilot, "p", "r", *"x", "enter")
        assert "lasts until you quit" in status_line(screen)
        assert names(screen)[0].endswith("x")


async def test_hostile_names_are_shown_as_they_are(event):
    async with reading(event) as (pilot, screen):
        await press(pilot, "p")
        screen.correct._make(
            screen.correct.correcting, screen.correct.correcting.rename("liz-truss", "[@click=app.quit]x[/] [b]")
        )
        await settled(pilot)
        to(screen, "[@click")
        await press(pilot, "r")
        assert "Rename [@click=app.quit]x[/] [b]" in screen_text(pilot)
        await press(pilot, "escape", "S", "escape", "j", "M", *"click")
        assert "[@click=app.quit]x[/] [b]" in screen_text(pilot)


async def test_undo_leaves_earlier_corrections_alone_and_their_list_takes_one_back(folder, settings):
    file = folder / "event.corrections.yaml"
    earlier = [NoPerson(PersonRef("Liz Truss")), NoPerson(PersonRef("Ben Wallace"))]
    CorrectionsFile([file]).save(earlier)
    async with reading(open_event([folder], settings)) as (pilot, screen):
        await press(pilot, "ctrl+z")
        assert "nothing to undo in this session; press E to list 2 earlier corrections" in status_line(screen)
        assert len(kept(folder)) == 2
        await press(pilot, "p", "D", "E")
        assert "this session" in screen_text(pilot) and "Liz Truss is not a person" in screen_text(pilot)
        await press(pilot, *"truss", "enter")
        assert "undone: Liz Truss is not a person" in status_line(screen)
        assert [each.person.name for each in kept(folder)][:1] == ["Ben Wallace"] and len(kept(folder)) == 2
        await press(pilot, "ctrl+z")
        assert kept(folder) == tuple(earlier[1:]), "only what was made in this session"
        await press(pilot, "ctrl+z")
        assert "press E to list 1 earlier correction" in status_line(screen)
