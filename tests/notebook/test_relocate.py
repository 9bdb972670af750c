"""Where a marked passage stands in a changed article; and that in doubt it is placed nowhere."""

import random

from hypothesis import given
from hypothesis import strategies as st

from tests.effort import count, examples
from tests.notebook.edited import edited, marked
from tests.rows import each_row
from tui.articles.make import article_from_text
from tui.notebook.anchors import anchor
from tui.notebook.relocate import FoundPlace, Words, relocate
from tui.settings.load import load_settings
from tui.shipped import shipped_path
from tui.text.span import Span

OLD = """Fire on the ferry

Two people died and 14 were injured when fire broke out on the car deck of the Solveig on Friday.

The company said it was too early to speak of a cause. “She is upright,” the harbour master said.

“The letters are dated, and the letters were answered,” said the head of the union in the evening.
"""
PARAGRAPHS = OLD.split("\n\n")


def article(text):
    return article_from_text(text, load_settings().articles, id="one", outlet="Gazette")


def found(words, new, options, old=OLD, at=None):
    """What stands where the words are found again; None where they are orphaned."""
    start = old.index(words) if at is None else at
    place = relocate(anchor(article(old), Span(start, start + len(words)), options), Words(new), options)
    return place.span.slice(new) if isinstance(place, FoundPlace) else None


@each_row("words", ["fire broke out", "Solveig", "too early to speak of a cause", "“She is upright,”"])
def test_shifted_words_are_found(options, words):
    assert found(words, "UPDATED AT NOON\n\n" + OLD, options) == words


def test_highlights_move_with_their_paragraph(options):
    new = "\n\n".join([PARAGRAPHS[0], PARAGRAPHS[3], PARAGRAPHS[2], PARAGRAPHS[1]])
    assert found("the letters were answered", new, options) == "the letters were answered"
    assert found(PARAGRAPHS[1], new, options) == PARAGRAPHS[1]


def test_a_highlight_survives_insertions_and_deletions_inside_it(options):
    new = OLD.replace("when fire broke out", "when a fire broke out early").replace("14 were", "15 were badly")
    place = found("people died and 14 were injured when fire broke out on the car deck", new, options)
    assert place == "people died and 15 were badly injured when a fire broke out early on the car deck"


def test_a_found_place_says_whether_the_words_have_changed(options):
    one = anchor(article(OLD), Span(OLD.index("Two"), OLD.index("Friday")), options)
    same = relocate(one, Words("More.\n\n" + OLD), options)
    changed = relocate(one, Words(OLD.replace("14", "16")), options)
    assert (same and same.is_reworded, changed and changed.is_reworded) == (False, True)


def test_deleted_words_are_orphaned_even_if_similar_ones_are_elsewhere(options):
    assert found("Two people died", OLD.replace("Two people died and ", ""), options) is None
    twice = OLD + "\nIn 2009 fire broke out on the dredger Otter.\n"
    new = twice.replace("when fire broke out on the car deck of", "aboard")
    assert found("fire broke out", new, options, old=twice) is None


def test_two_passages_that_say_the_same_are_not_guessed(options):
    copied = OLD + "\n" + PARAGRAPHS[2]
    assert found("too early to speak of a cause", copied, options) is None


def test_copies_are_distinguished_by_their_context(options):
    old = OLD + "\nAgain: fire broke out there, they say, in the evening of that day.\n"
    at = old.rindex("fire broke out")
    new = "New.\n\n" + old
    place = relocate(anchor(article(old), Span(at, at + 14), options), Words(new), options)
    assert place is not None and place.span.start == new.rindex("fire broke out")


def test_indistinguishable_copies_are_not_placed_in_a_changed_text(options):
    old = "na " * 3000
    assert found("na na", old + "x", options, old=old, at=3000) is None


def test_words_without_spaces_are_found_again(options):
    old = "港で火災が発生した。金曜日の朝、フェリーの車両甲板から火が出て二人が死亡した。会社は何も話さない。\n"
    new = old.replace("金曜日の朝", "金曜の早朝")
    assert found("フェリーの車両甲板から火が出て", new, options, old=old) == "フェリーの車両甲板から火が出て"


@given(st.text(max_size=200), st.data())
@examples(15, 100)
def test_a_found_place_always_lies_within_the_text(new, data):
    options = load_settings().notebook
    start = data.draw(st.integers(0, len(OLD) - 1))
    end = data.draw(st.integers(start + 1, len(OLD)))
    new = data.draw(st.sampled_from([new, OLD[:start] + new, new + OLD[end:], OLD[:start] + new + OLD[start:]]))
    place = relocate(anchor(article(OLD), Span(start, end), options), Words(new), options)
    assert place is None or place.span.end <= len(new)


def test_no_highlight_in_a_randomly_edited_article_is_placed_wrongly(options):
    """A smaller count of what tests/bench/notebook_edits.py does."""
    chance = random.Random(7)
    text = (shipped_path("seeds") / "event.yaml").parent.glob("*.txt")
    texts = [path.read_text(encoding="utf-8") for path in sorted(text)]
    placed, rounds = 0, count(8, 48)
    for number in range(rounds):
        old = texts[number % len(texts)]
        new = edited(old, chance, 0.05, 3)
        words = Words(new.text)
        for _ in range(8):
            start, end = marked(old, chance)
            place = relocate(anchor(article(old), Span(start, end), options), words, options)
            if isinstance(place, FoundPlace):
                left = new.stands_at(start, end)
                here = {at for at in range(place.span.start, place.span.end) if not new.text[at].isspace()}
                between = {at for at in here if new.origin[at] is None}
                assert 2 * len(here & left) >= len(here - between), (place.span.slice(new.text), old[start:end])
                placed += 1
    assert placed > 90 / 24 * rounds
