"""Finding a place again in a changed text."""

from hypothesis import given
from hypothesis import strategies as st

from tui.reading.place.anchor import OffsetMapper
from tui.text.span import Span

TEXT = "The ferry sank at dawn.\n\nNobody was hurt, the mayor said.\n\nDivers are looking for the hull of the ferry."
TEXTS = st.text(alphabet="ab \n", max_size=60)


def place(text: str, words: str) -> int:
    return text.index(words)


def test_offset_moves_with_text_inserted_before_it() -> None:
    new = TEXT.replace("Nobody", "UPDATE: two boats came.\n\nNobody")
    assert OffsetMapper(TEXT, new).offset(place(TEXT, "Divers")) == place(new, "Divers")
    assert OffsetMapper(TEXT, new).offset(place(TEXT, "sank")) == place(new, "sank")


def test_offset_between_two_changes_is_found_by_surrounding_words() -> None:
    new = "UPDATED. " + TEXT + " More follows."
    assert OffsetMapper(TEXT, new).offset(place(TEXT, "the mayor said")) == place(new, "the mayor said")


def test_a_paragraph_that_was_moved_is_followed() -> None:
    one, two, three = TEXT.split("\n\n")
    new = "\n\n".join((two, three, one, "The end."))
    assert OffsetMapper(TEXT, new).offset(place(TEXT, "sank at dawn")) == place(new, "sank at dawn")


def test_offset_of_removed_text_is_estimated() -> None:
    new = TEXT.replace("Nobody was hurt, the mayor said.", "Two people are missing.")
    at = OffsetMapper(TEXT, new).offset(place(TEXT, "hurt"))
    assert place(new, "Two") <= at < place(new, "\n\nDivers")


def test_span_maps_to_same_characters_or_none() -> None:
    hurt = Span(place(TEXT, "hurt"), place(TEXT, "hurt") + 4)
    new = "Late. " + TEXT + " Late."
    found = OffsetMapper(TEXT, new).span(hurt)
    assert found is not None and found.slice(new) == "hurt"
    assert OffsetMapper(TEXT, TEXT.replace("hurt", "safe")).span(hurt) is None


@given(TEXTS, TEXTS, st.integers(0, 70))
def test_every_offset_maps_into_the_new_text(old: str, new: str, offset: int) -> None:
    assert 0 <= OffsetMapper(old, new).offset(offset) <= len(new)


@given(TEXTS, TEXTS, TEXTS, st.integers(0, 60))
def test_text_outside_the_change_maps_exactly(head: str, tail: str, new: str, at: int) -> None:
    old, changed = head + "X" + tail, head + new + tail
    anchors = OffsetMapper(old, changed)
    if at < len(head):
        assert anchors.offset(at) == at or changed[anchors.offset(at)] == old[at]
    elif len(head) + 1 < at < len(old):
        assert changed[anchors.offset(at)] == old[at]
