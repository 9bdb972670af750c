"""Selections grow, shrink and extend by words, sentences and paragraphs."""

from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.articles.make import article_from_text
from tui.articles.model import Passage
from tui.reading.selection.citation import citation
from tui.reading.selection.selection import Selection, SelectionUnit, select_span
from tui.settings.load import load_settings
from tui.text.span import Span

SETTINGS = load_settings()
TEXT = "Fire at the quay\n\nIt began at 3 a.m. on Monday. Nobody was hurt, the mayor said.\n\nThe quay is closed."


def article_of(text):
    return article_from_text(text, SETTINGS.articles, outlet="The Post")


ARTICLE = article_of(TEXT)


def select(words, article=ARTICLE):
    start = article.text.index(words)
    return Selection(Passage(article.id, Span(start, start + len(words))))


def words_of(selection, article=ARTICLE):
    return selection.text(article)


def test_selection_grows_from_word_to_paragraph_and_shrinks_back():
    stages = [select("obod")]
    for _ in range(3):
        stages.append(stages[-1].grown(ARTICLE))
    assert [words_of(stage) for stage in stages] == [
        "obod",
        "Nobody",
        "Nobody was hurt, the mayor said.",
        "It began at 3 a.m. on Monday. Nobody was hurt, the mayor said.",
    ]
    assert stages[-1].grown(ARTICLE) == stages[-1]
    back = stages[-1]
    for stage in reversed(stages[:-1]):
        back = back.shrunk(ARTICLE)
        assert back == stage


def test_selection_across_two_sentences_grows_to_both():
    assert words_of(select("Monday. Nobody").grown(ARTICLE)) == words_of(select("It began").grown(ARTICLE)) + (
        " Nobody was hurt, the mayor said."
    )


def test_selection_that_never_grew_shrinks_to_first_sentence_then_first_word():
    sentence = select("It began at 3 a.m. on Monday. Nobody was").shrunk(ARTICLE)
    assert words_of(sentence) == "It began at 3 a.m. on Monday."
    assert words_of(sentence.shrunk(ARTICLE)) == "It"
    assert words_of(select("It").shrunk(ARTICLE)) == "It"


def test_moving_edge_moves_by_words_and_sentences_and_can_be_swapped():
    one = select("Nobody")
    two = one.stretched(ARTICLE, SelectionUnit.WORD, forward=True)
    assert words_of(two) == "Nobody was"
    assert words_of(two.stretched(ARTICLE, SelectionUnit.SENTENCE, forward=True)) == "Nobody was hurt, the mayor said."
    assert words_of(two.stretched(ARTICLE, SelectionUnit.WORD, forward=False)) == "Nobody"
    assert words_of(two.turned().stretched(ARTICLE, SelectionUnit.WORD, forward=False)) == "Monday. Nobody was"
    assert words_of(select("quay is closed.").stretched(ARTICLE, SelectionUnit.WORD, forward=True)) == "quay is closed."


def test_a_moving_edge_that_passes_the_other_swaps_with_it():
    one = select("Nobody").stretched(ARTICLE, SelectionUnit.WORD, forward=False)
    assert words_of(one) == "Nobody" and one.at_start
    assert words_of(one.stretched(ARTICLE, SelectionUnit.WORD, forward=False)) == "Monday. Nobody"


def test_extending_by_words_crosses_the_gap_between_paragraphs():
    assert words_of(select("said.").stretched(ARTICLE, SelectionUnit.WORD, forward=True)) == "said.\n\nThe"


@each_row(
    ("start", "end", "unit", "words"),
    [
        (5, 9, None, "at t"),
        (9, 5, None, "at t"),
        (6, 6, None, None),
        (6, 6, SelectionUnit.WORD, "at"),
        (22, 22, SelectionUnit.SENTENCE, "It began at 3 a.m. on Monday."),
        (-5, 4, None, "Fire"),
        (10**6, 10**6, SelectionUnit.PARAGRAPH, "The quay is closed."),
    ],
)
def test_a_drag_selects_the_expected_words(start, end, unit, words):
    found = select_span(ARTICLE, start, end, unit)
    assert (found and words_of(found)) == words


def test_backward_drag_leaves_the_start_as_moving_edge():
    assert select_span(ARTICLE, 9, 5).at_start and not select_span(ARTICLE, 5, 9).at_start


@given(st.text("ab .“”’\n中é1", min_size=1, max_size=60).filter(str.strip), st.data())
def test_any_selection_stays_inside_the_text_and_never_becomes_empty(text, data):
    article = article_of(text)
    length = len(article.text)
    start = data.draw(st.integers(0, length - 1))
    selection = Selection(Passage(article.id, Span(start, data.draw(st.integers(start + 1, length)))))
    for name in data.draw(
        st.lists(st.sampled_from(["grown", "shrunk", "turned", "next", "before", "on"]), max_size=12)
    ):
        before = selection
        if name == "turned":
            selection = selection.turned()
        elif name in ("grown", "shrunk"):
            selection = getattr(selection, name)(article)
        else:
            unit = SelectionUnit.SENTENCE if name == "on" else SelectionUnit.WORD
            selection = selection.stretched(article, unit, forward=name != "before")
        assert 0 <= selection.span.start < selection.span.end <= length
        if name == "grown" and selection != before:
            assert selection.span.covers(before.span)
            assert selection.shrunk(article).span == before.span


@given(st.text("ab .\n", min_size=1, max_size=40).filter(str.strip))
def test_extending_word_by_word_reaches_the_last_word(text):
    article = article_of(text)
    selection = select_span(article, 0, 0, SelectionUnit.WORD)
    for _ in range(len(text)):
        selection = selection.stretched(article, SelectionUnit.WORD, forward=True)
    rest = article.text[selection.span.end :]
    assert not any(c.isalnum() for c in rest)


def test_a_citation_names_the_outlet_the_headline_the_date_and_the_address():
    article = article_from_text(
        TEXT, SETTINGS.articles, outlet="The Post", published="2022-02-11", url="https://post.example/fire"
    )
    assert citation(article, select("It began at 3 a.m.", article).span) == (
        "“It began at 3 a.m.” — The Post, “Fire at the quay”, 2022-02-11, https://post.example/fire"
    )


def test_citation_is_one_line_and_omits_unknown_fields():
    article = article_of("Wrapped\nlines “here” and\nthere.")
    assert citation(article, Span(0, len(article.text))).startswith("“Wrapped lines “here” and there.” — The Post")


@each_row(("words", "quoted"), [("“Go,”", "“Go,”"), ("“A” and “B”", "““A” and “B””"), ("“", "““”")])
def test_quoted_text_gets_no_second_pair_of_quote_marks(words, quoted):
    article = article_of(words)
    assert citation(article, Span(0, len(words))).startswith(f"{quoted} — ")
