"""Whatever is done, undone and done again: the notebook holds what the model says, and so does the next reader's."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from tests.effort import count
from tui.notebook.errors import ChangedMeanwhile
from tui.notebook.history import History, describe_action
from tui.notebook.model import Anchor, ArticleRecord, Colour, Highlight, Judgement, Note, Verdict
from tui.notebook.store import Notebook

RECORD = ArticleRecord("a" * 64, "Outlet", "Headline", "", "", "", "")
ANCHOR = Anchor("a" * 64, 0, 3, "abc", "", "", 1)
whats = st.one_of(
    st.builds(Highlight, st.just((ANCHOR,)), st.just(()), st.sampled_from("abc"), st.sampled_from(Colour)),
    st.builds(Note, st.just((ANCHOR,)), st.just(("tag",)), st.sampled_from("xyz")),
)


class Reading(RuleBasedStateMachine):
    """The model: id → (what, aside), and the states before and after each action."""

    made = Bundle("made")

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "notebook.sqlite"
        self.open()
        self.model = {}
        self.past, self.future = [], []

    def open(self):
        self.notebook = Notebook(self.path, 5)
        self.history = History(self.notebook)

    def teardown(self):
        self.notebook.close()
        shutil.rmtree(self.folder)

    def remember(self, model):
        self.past.append(self.model)
        self.future.clear()
        self.model = model

    @rule(target=made, what=whats)
    def add(self, what):
        item = self.history.add(what, [RECORD])
        self.remember(self.model | {item.id: (what, False)})
        return item.id

    @rule(key=made, what=whats)
    def change(self, key, what):
        self.history.change(self.notebook.item(key), what)
        self.remember(self.model | {key: (what, False)})

    @rule(key=made)
    def set_aside(self, key):
        self.history.set_aside(self.notebook.item(key))
        self.remember(self.model | {key: (self.model[key][0], True)})

    @rule()
    def undo(self):
        assert (self.history.undo() is not None) == bool(self.past)
        if self.past:
            before = self.past.pop()
            self.future.append(self.model)
            # what was made is not taken out of the notebook, but set aside
            self.model = {key: before.get(key, (what, True)) for key, (what, _) in self.model.items()}

    @rule()
    def redo(self):
        assert (self.history.redo() is not None) == bool(self.future)
        if self.future:
            self.past.append(self.model)
            self.model = self.model | self.future.pop()

    @rule()
    def leave_and_come_back(self):
        self.notebook.close()
        self.open()
        self.past, self.future = [], []

    @invariant()
    def the_notebook_holds_what_the_model_says(self):
        if hasattr(self, "notebook"):
            other = Notebook(self.path, 5)
            there = {item.id: (item.what, item.aside) for item in other.items()}
            other.close()
            assert there == self.model


Reading.TestCase.settings = settings(max_examples=count(8, 60), stateful_step_count=15)
TestReading = Reading.TestCase


def test_changes_by_another_program_are_not_undone(notebook, mark, record):
    history = History(notebook)
    item = history.add(mark("fire"), [record])
    theirs = Notebook(notebook.path, 5).change(item, replace(item.what, text="theirs"))
    try:
        history.undo()
    except ChangedMeanwhile:
        pass
    else:
        raise AssertionError("their change was undone")
    assert notebook.items() == [theirs]
    assert history.undo() is None


def test_the_latest_of_many_actions_can_be_undone_and_redone(notebook, mark, record, monkeypatch):
    monkeypatch.setattr("tui.notebook.history.ACTIONS_MAX", 2)
    history = History(notebook)
    for text in ("one", "two", "three", "four"):
        history.add(mark("fire", text), [record])
    assert history.undo_count == 2
    assert history.undo() and history.undo() and not history.undo()
    assert {item.what.text for item in notebook.items() if not item.aside} == {"one", "two"}
    assert history.redo() and history.redo() and not history.redo()
    assert not any(item.aside for item in notebook.items())


def test_an_action_is_described_by_its_kind_and_words(notebook):
    history = History(notebook)
    what = Highlight((ANCHOR,), (), "", Colour.YELLOW)
    item = history.add(what, [RECORD])
    item = history.change(item, replace(what, colour=Colour.GREEN))
    item = history.change(item, replace(item.what, tags=("war", "port")))
    item = history.change(item, replace(item.what, tags=()))
    item = history.change(item, replace(item.what, text="who says?"))
    history.set_aside(item)
    history.add(Verdict((ANCHOR,), (), "", Judgement.MISQUOTED), [RECORD])
    history.add(Note((ANCHOR,), (), "why"), [RECORD])
    told = []
    while (deed := history.undo()) is not None:
        told.append(describe_action(deed))
    assert told == [
        "note: “abc”",
        "verdict, misquoted: “abc”",
        "highlight removed: “abc”",
        "text of a highlight changed: “abc”",
        "highlight: tags removed: “abc”",
        "highlight tagged #war #port: “abc”",
        "highlight, green instead of yellow: “abc”",
        "highlight, yellow: “abc”",
    ]
