"""What is known of the notebook while articles are read is what the notebook holds, whatever was done to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tests.notebook.conftest import TEXT
from tui.articles.make import article_from_text
from tui.articles.model import Coverage, Passage
from tui.notebook.errors import ChangedMeanwhile, NotebookError
from tui.notebook.reader import ReadersNotebook
from tui.notebook.store import Notebook
from tui.settings.load import load_settings
from tui.text.span import Span

FILES: dict[str, str] = {}


@pytest.fixture(scope="module")
def coverage(article):
    twin = article_from_text(TEXT, load_settings().articles, id="twin", outlet="Twin")
    other = article_from_text("Fire\n\nNobody died.\n", load_settings().articles, id="other", outlet="Other")
    return Coverage("", (article, twin, other))


def opened(path, coverage, options):
    reader = ReadersNotebook(Notebook(path, 5), options)
    reader.open(coverage, FILES)
    return reader


places = st.builds(
    lambda article, start, length: Passage(article, Span(start, start + length)),
    st.sampled_from(["gazette", "twin", "other"]),
    st.integers(0, 6),
    st.integers(1, 8),
)
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("highlight"), places),
        st.tuples(st.just("note"), st.lists(places, min_size=1, max_size=3)),
        st.tuples(st.sampled_from(["tag", "write", "set aside"]), st.integers(0, 5)),
        st.tuples(st.sampled_from(["undo", "redo", "elsewhere"]), st.none()),
    ),
    max_size=12,
)


def do(reader, elsewhere, deed, about) -> bool:
    """Whether the reader has done something."""
    keys = [mark.key for mark in reader.notes.annotations]
    match deed:
        case "highlight":
            reader.highlight(about)
        case "note":
            reader.note(about, "a note")
        case "undo":
            return reader.undo() is not None
        case "redo":
            return reader.redo() is not None
        case "elsewhere":
            elsewhere.highlight(Passage("other", Span(0, 4)))
            return False
        case _ if not keys:
            return False
        case "tag":
            reader.tag(keys[about % len(keys)], ["x"])
        case "write":
            reader.write(keys[about % len(keys)], "anew")
        case "set aside":
            reader.set_aside(keys[about % len(keys)])
    return True


@examples(12, 100)
@given(deeds=deeds)
def test_after_every_action_a_new_reader_sees_the_same(tmp_path_factory, coverage, options, deeds):
    path = tmp_path_factory.mktemp("notebook") / "notebook.sqlite"
    reader, elsewhere = opened(path, coverage, options), opened(path, coverage, options)
    for deed, about in deeds:
        try:
            is_done = do(reader, elsewhere, deed, about)
        except ChangedMeanwhile:
            is_done = True
        if is_done:
            fresh = opened(path, coverage, options).notes
            assert set(reader.notes.annotations) == set(fresh.annotations)
            places = [(mark.passages[0].article, mark.passages[0].span) for mark in reader.notes.annotations]
            assert places == [(mark.passages[0].article, mark.passages[0].span) for mark in fresh.annotations]


def test_an_action_reads_nothing_again_unless_another_program_has_written(tmp_path, coverage, options, monkeypatch):
    path = tmp_path / "notebook.sqlite"
    reader, elsewhere = opened(path, coverage, options), opened(path, coverage, options)
    reader.highlight(Passage("gazette", Span(0, 3)))
    read: list[object] = []
    items = Notebook.items
    monkeypatch.setattr(Notebook, "items", lambda self, articles=None: read.append(articles) or items(self, articles))
    reader.highlight(Passage("gazette", Span(4, 9)))
    reader.undo()
    assert read == []
    elsewhere.highlight(Passage("other", Span(0, 4)))
    read.clear()
    reader.redo()
    assert len(read) == 1
    assert {mark.passages[0].article for mark in reader.notes.annotations} == {"gazette", "other"}


def test_a_cancelled_opening_changes_nothing(tmp_path, coverage, options):
    reader = opened(tmp_path / "notebook.sqlite", coverage, options)
    reader.open(Coverage("", coverage.articles[:1]), FILES, cancelled=lambda: True)
    assert reader.coverage is coverage


ONE, TWO, THREE = (Passage(article, Span(0, 4)) for article in ("gazette", "twin", "other"))


@pytest.fixture(scope="module")
def three(article, coverage):
    """Articles of which no two have the same text."""
    twin = article_from_text(f"Harbour\n\n{TEXT}", load_settings().articles, id="twin", outlet="Twin")
    return Coverage("", (article, twin, coverage.articles[2]))


def verdicts(path, coverage, options):
    """What the next reader finds."""
    marks = opened(path, coverage, options).notes.annotations
    return [(mark.judgement, mark.text, [passage.article for passage in mark.passages]) for mark in marks]


def test_a_new_verdict_replaces_the_old_one_even_if_the_group_has_grown(tmp_path, three, options):
    path = tmp_path / "notebook.sqlite"
    reader = opened(path, three, options)
    assert reader.judge([ONE, TWO], "same", "") == ""
    assert reader.judge([TWO, ONE], "misquoted", "") == "same"
    assert verdicts(path, three, options) == [("misquoted", "", ["gazette", "twin"])]
    assert reader.judge([ONE, TWO, THREE], "not the same", "") == "misquoted"
    assert verdicts(path, three, options) == [("not the same", "", ["gazette", "twin", "other"])]
    done = reader.undo_count
    assert reader.judge([ONE, TWO, THREE], "not the same", "") == "not the same"
    assert reader.undo_count == done, "the same again is nothing to be undone"
    reader.undo()
    reader.undo()
    assert verdicts(path, three, options) == [("same", "", ["gazette", "twin"])]


def test_verdicts_on_other_matches_and_in_own_words_stay(tmp_path, three, options):
    path = tmp_path / "notebook.sqlite"
    reader = opened(path, three, options)
    reader.judge([ONE, TWO], "same", "")
    reader.judge([ONE, THREE], "misquoted", "")
    reader.judge([ONE, TWO], "other", "unclear")
    reader.judge([ONE, TWO], "other", "unclear")
    reader.judge([ONE, TWO], "not the same", "")
    assert sorted(verdicts(path, three, options)) == [
        ("misquoted", "", ["gazette", "other"]),
        ("not the same", "", ["gazette", "twin"]),
        ("other", "unclear", ["gazette", "twin"]),
    ]


def test_a_verdict_keeps_its_anchors_in_closed_articles(tmp_path, three, options):
    path = tmp_path / "notebook.sqlite"
    opened(path, three, options).judge([ONE, TWO, THREE], "same", "")
    without_twin = Coverage("", (three.articles[0], three.articles[2]))
    opened(path, without_twin, options).judge([ONE, THREE], "misquoted", "")
    assert verdicts(path, three, options) == [("misquoted", "", ["gazette", "twin", "other"])]


def test_a_verdict_on_articles_with_the_same_text_is_replaced(tmp_path, coverage, options):
    path = tmp_path / "notebook.sqlite"
    reader = opened(path, coverage, options)
    reader.judge([ONE, TWO], "same", "")
    reader.judge([ONE, TWO], "misquoted", "")
    assert [judgement for judgement, _, _ in verdicts(path, coverage, options)] == ["misquoted"]


@pytest.mark.parametrize(
    "act",
    [lambda book: book.write("gone", "text"), lambda book: book.tag("gone", []), lambda book: book.set_aside("gone")],
)
def test_an_item_of_another_notebook_is_an_error_that_the_reader_can_report(tmp_path, coverage, options, act):
    reader = ReadersNotebook(Notebook(tmp_path / "notebook.sqlite", 1), options)
    reader.open(coverage, {})
    with pytest.raises(NotebookError, match="is not in the new one"):
        act(reader)
