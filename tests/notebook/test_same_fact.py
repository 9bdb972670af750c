"""A highlight never moves to another fact: in lists, a line is only taken for the marked one if it says the same."""

import random

from tests.effort import count
from tests.notebook.listlike import list_article, list_edited, list_marked
from tests.rows import each_row
from tui.articles.make import article_from_text
from tui.notebook.anchors import anchor
from tui.notebook.relocate import FoundPlace, Unsure, Words, relocate
from tui.settings.load import load_settings
from tui.text.span import Span

SHARES = (
    "Shares of Dnipro Bank fell 18.0 percent to 73.18 euros.",
    "Shares of Lviv Bank fell 5.6 percent to 12.40 euros.",
    "Shares of Kharkiv Bank fell 9.1 percent to 41.07 euros.",
)
VOTES = (
    "On Monday Norway said that it would send ships to Port Maren.",
    "On Monday Norway said that it would not send planes to Port Maren.",
    "On Friday Sweden said that it would send ships to Severin.",
)
FIRE = (
    "The harbour was closed at noon on Friday.",
    "Two people died and 14 were injured when fire broke out on the ferry.",
    "The company in Severin said that it was too early to speak of a cause.",
)
ENDS = ("The day in numbers", "The list is updated every evening by the agency in Kyiv.")


def place_of(words, old, new, options):
    article = article_from_text(old, load_settings().articles, id="a", outlet="Gazette")
    start = article.text.index(words)
    return relocate(anchor(article, Span(start, start + len(words)), options), Words(new, "en"), options)


def text_of(lines, between="\n\n"):
    return between.join((ENDS[0], *lines, ENDS[1]))


@each_row("between", ["\n\n", "\n", " "])
@each_row("lines", [SHARES, VOTES])
@each_row("gone", range(3))
def test_the_highlight_of_a_deleted_line_is_not_placed_on_another_line(options, lines, gone, between):
    new = text_of([line for line in lines if line != lines[gone]], between)
    for words in (lines[gone], lines[gone][:-1], lines[gone][10:]):
        assert not isinstance(place_of(words, text_of(lines, between), new, options), FoundPlace)


@each_row("words", ["18.0 percent", "fell 18.0 percent to 73.18 euros", "Dnipro Bank", "18.0"])
def test_a_highlight_on_words_of_a_deleted_line_is_not_placed_elsewhere(options, words):
    assert not isinstance(place_of(words, text_of(SHARES), text_of(SHARES[1:]), options), FoundPlace)


@each_row("words", ["percent to", "fell", "euros", "Shares of"])
def test_a_highlight_on_words_of_every_line_is_not_placed_elsewhere(options, words):
    old, new = text_of(SHARES), text_of(SHARES[1:])
    assert not isinstance(place_of(words, old, new, options), FoundPlace)


def test_a_list_line_with_changed_stop_words_is_found(options):
    new = text_of((SHARES[0].replace("Shares of", "The shares of the"), *SHARES[1:]))
    found = place_of("Dnipro Bank fell 18.0 percent to 73.18 euros", text_of(SHARES), new, options)
    assert isinstance(found, FoundPlace) and found.span.slice(new) == "Dnipro Bank fell 18.0 percent to 73.18 euros"


@each_row(
    "changed",
    [
        SHARES[0].replace("18.0", "19.5"),
        SHARES[0].replace("Dnipro", "Odesa"),
        SHARES[0].replace("fell", "rose"),
        SHARES[0].replace("fell", "never fell"),
    ],
)
def test_a_list_line_with_changed_facts_is_unsure_and_the_candidate(options, changed):
    new = text_of((changed, *SHARES[1:]))
    place = place_of(SHARES[0], text_of(SHARES), new, options)
    assert isinstance(place, Unsure) and changed.startswith(place.span.slice(new).rstrip("."))


def test_an_updated_number_between_unchanged_statements_is_found(options):
    old = "\n\n".join(FIRE)
    found = place_of(FIRE[1], old, old.replace("14 were", "15 were"), options)
    assert isinstance(found, FoundPlace) and found.is_reworded


def test_an_updated_number_without_its_neighbours_is_unsure(options):
    new = "\n\n".join(("Nobody expected snow in Holm.", FIRE[1].replace("14", "15"), FIRE[2]))
    assert isinstance(place_of(FIRE[1], "\n\n".join(FIRE), new, options), Unsure)


def test_no_highlight_in_a_randomly_edited_list_is_placed_on_another_line(options):
    """A smaller count of what tests/bench/notebook_edits.py does."""
    chance, placed, rounds = random.Random(29), 0, count(30, 240)
    for _ in range(rounds):
        article = article_from_text(list_article(chance), load_settings().articles, id="a", outlet="Gazette")
        new = list_edited(article.text, chance)
        words = Words(new.text, article.language)
        for _ in range(3):
            start, end = list_marked(article.text, chance)
            place = relocate(anchor(article, Span(start, end), options), words, options)
            if isinstance(place, FoundPlace):
                left = new.stands_at(start, end)
                there = {at for at in range(place.span.start, place.span.end) if not new.text[at].isspace()}
                assert 2 * len(there & left) >= len(there), (article.text[start:end], place.span.slice(new.text))
                placed += 1
    assert placed > rounds / 2
