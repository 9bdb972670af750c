"""The closest sentences of the other articles, as the user asks for them."""

import pytest

from tui.articles.make import article_from_text
from tui.articles.model import Coverage, Passage
from tui.matching.find import find
from tui.matching.model import MatchKind
from tui.reading.place.closest import closest_in_article, closest_rows, go_to_closest, sentence_to_look_for
from tui.reading.place.session import ReadingSession
from tui.reading.stops import StopKind
from tui.settings.load import load_settings
from tui.text.span import Span

SETTINGS = load_settings()
FERRY = """Ferry runs aground

A ferry with forty passengers ran aground near Lund on Monday.

The captain blamed a broken rudder. Nobody was hurt."""
BOAT = """Passenger boat stuck near Lund

Forty people spent the night on a boat.

Its rudder had failed, the captain told reporters. The weather was calm."""


@pytest.fixture
def session() -> ReadingSession:
    articles = [
        article_from_text(text, SETTINGS.articles, id=name, outlet=name) for name, text in (("f", FERRY), ("b", BOAT))
    ]
    session = ReadingSession(Coverage("Ferry", tuple(articles)), cutoff=50, step=4, kinds=MatchKind)
    session.set_matches(find(articles, SETTINGS.matching))
    return session


def passage_of(session: ReadingSession, article: str, words: str) -> Passage:
    start = session.coverage.article(article).text.index(words)
    return Passage(article, Span(start, start + len(words)))


def test_a_rewording_is_the_first_of_the_closest_sentences(session: ReadingSession) -> None:
    rows = closest_rows(session, passage_of(session, "f", "The captain blamed a broken rudder."))
    assert rows[0].text == "Its rudder had failed, the captain told reporters."
    assert [word.slice(rows[0].text) for word in rows[0].shared] == ["rudder", "captain"]
    assert session.coverage.text_of(rows[0].passage) == rows[0].text


def test_at_most_three_sentences_of_each_other_article_are_listed(session: ReadingSession) -> None:
    rows = closest_rows(session, passage_of(session, "f", FERRY[: FERRY.index(" Nobody")]))
    assert 1 <= len(rows) <= 3
    assert {row.passage.article for row in rows} == {"b"}


def test_of_several_passages_the_one_that_comes_closest_to_an_article_leads_there(session: ReadingSession) -> None:
    passages = [
        passage_of(session, "f", words) for words in ("Nobody was hurt.", "The captain blamed a broken rudder.")
    ]
    passage, rows = closest_in_article(session, passages, "b") or (None, ())
    assert passage == passages[1] and rows[0].text == "Its rudder had failed, the captain told reporters."
    assert closest_in_article(session, [], "b") is None


def test_without_shared_words_the_closest_sentences_are_those_with_alike_neighbours(session: ReadingSession) -> None:
    rows = closest_rows(session, passage_of(session, "b", "The weather was calm."))
    assert rows
    assert all(row.shared == () for row in rows)


def test_nothing_comes_close_if_the_articles_share_no_word() -> None:
    texts = ("f", FERRY), ("s", "Chestnut bread is sold out. Bakers work at night.")
    articles = [article_from_text(text, SETTINGS.articles, id=name, outlet=name) for name, text in texts]
    session = ReadingSession(Coverage("Two", tuple(articles)), cutoff=50, step=4, kinds=MatchKind)
    session.set_matches(find(articles, SETTINGS.matching))
    assert closest_rows(session, passage_of(session, "s", "Bakers work at night.")) == []


def test_nothing_is_listed_before_matches_have_been_computed() -> None:
    article = article_from_text(FERRY, SETTINGS.articles, id="f", outlet="f")
    session = ReadingSession(Coverage("Ferry", (article,)), cutoff=50, step=4, kinds=MatchKind)
    assert closest_rows(session, Passage("f", Span(0, 5))) == ()


def test_the_selection_is_looked_for_first_then_the_first_sentence_in_view(session: ReadingSession) -> None:
    selected = passage_of(session, "f", "broken rudder")
    assert sentence_to_look_for(session, selected) == selected
    session.look(passage_of(session, "f", FERRY[FERRY.index("A ferry") :]))
    seen = sentence_to_look_for(session, None)
    assert seen is not None
    assert session.coverage.text_of(seen) == "A ferry with forty passengers ran aground near Lund on Monday."


def test_after_going_to_a_close_sentence_n_steps_through_the_others(session: ReadingSession) -> None:
    session.look(passage_of(session, "f", FERRY))
    asked = passage_of(session, "f", "The captain blamed a broken rudder.")
    rows = closest_rows(session, asked)
    move = go_to_closest(session, asked, rows, rows[0])
    assert move is not None
    assert move.stop is not None
    assert (move.stop.kind, move.stop.passage) == (StopKind.HIT, rows[0].passage)
    assert move.level == {"f": asked}
    assert len(session.tour.stops) == len(rows)
    session.leave()
    assert session.tour.kind is StopKind.PASSAGE
