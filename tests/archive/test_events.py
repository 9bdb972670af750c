"""Events: what several outlets tell is found, ids stay, and forms and chains make none."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.conftest import add, event_rows, other_article, row, story, write_rows
from tui.archive import pairs
from tui.archive.clusters import Link, clusters
from tui.archive.events import list_events
from tui.archive.like import Query, like
from tui.archive.reading import stored_articles
from tui.archive.search import search
from tui.archive.store import Archive

Made = Callable[..., Archive]


def event_sets(archive: Archive, **filters: int) -> set[frozenset[int]]:
    return {frozenset(event.articles) for event in list_events(archive, **filters)}


def test_the_stories_that_several_outlets_told_are_the_events(three_stories: Archive) -> None:
    archive = three_stories
    assert event_sets(archive) == {frozenset({1, 2, 3}), frozenset({4, 5, 6}), frozenset({7, 8, 9})}


@pytest.mark.parametrize("bulk", [0, 2, 8])
def test_a_handful_of_articles_has_events_too(made: Made, bulk: int) -> None:
    """The words of a story tell as much among three articles, all of which have them, as among a thousand."""
    assert event_sets(made(event_rows(subjects=(0,), bulk=bulk))) == {frozenset({1, 2, 3})}


def test_a_handful_of_unrelated_articles_has_none(made: Made) -> None:
    rows = [row(f"Paper {subject}", story(subject, subject), "2024-05-02") for subject in range(3)]
    assert not event_sets(made(rows))


def test_articles_without_dates_are_compared_with_all_others(made: Made) -> None:
    rows = event_rows()
    for each in (*rows[:3], rows[4]):
        del each["published"]
    archive = made(rows)
    assert event_sets(archive) == {frozenset({1, 2, 3}), frozenset({4, 5, 6}), frozenset({7, 8, 9})}


def test_articles_far_apart_in_time_are_no_event(made: Made) -> None:
    rows = event_rows()
    rows[2]["published"] = "2024-07-01"
    assert frozenset({1, 2}) in event_sets(made(rows))


def test_new_articles_join_events_and_ids_stay(made: Made, tmp_path: Path) -> None:
    rows = event_rows()
    archive = made([*rows[:2], *rows[3:5], *rows[9:]])
    before = {event.id: set(event.articles) for event in list_events(archive)}
    _, outcome = add(archive, write_rows(tmp_path / "more.jsonl", [rows[2], *rows[5:9]]))
    after = {event.id: set(event.articles) for event in list_events(archive)}
    assert (outcome.new_events, outcome.grown_events) == (1, 2)
    assert all(articles < after[event] for event, articles in before.items())
    assert sorted(map(len, after.values())) == [3, 3, 3]


def test_a_report_that_a_hundred_outlets_print_is_one_event(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "_CAP_KEYS", 1)
    text = story(0, 0)
    copies = [row(f"Outlet {number}", f"{text} Extra {other_article(number)[:30]}") for number in range(60)]
    archive = made([*copies, *(row("Wire", other_article(number)) for number in range(90))])
    assert event_sets(archive) == {frozenset(range(1, 61))}


def test_events_are_filtered_by_dates_and_outlets(three_stories: Archive) -> None:
    from tui.archive.add import day_of

    archive = three_stories
    assert len(list_events(archive, first=day_of("2024-05-02"))) == 2
    assert len(list_events(archive, last=day_of("2024-05-01"))) == 1
    assert len(list_events(archive, outlets=["gazette", "Herald"])) == 3
    assert list_events(archive, outlets=["Gazette", "Wire"]) == []
    assert list_events(archive, min_outlets=4) == []


def test_what_one_outlet_tells_is_listed_only_when_asked_for(made: Made) -> None:
    archive = made([row("Wire", story(0, 0, 20)), row("Wire", story(0, 1, 20)), *event_rows((), 60)])
    assert event_sets(archive) == set()
    assert event_sets(archive, min_outlets=1) == {frozenset({1, 2})}


# --- clusters --------------------------------------------------------------------------------------------------------


def joined(scores: dict[tuple[int, int], float], events: dict[int, list[int]] | None = None) -> set[frozenset[int]]:
    alike = lambda one, other: scores.get((min(one, other), max(one, other)), 0.0)  # noqa: E731
    links = [Link(a, b, score) for (a, b), score in scores.items()]
    return {frozenset(cluster.articles) for cluster in clusters(links, events or {}, alike, 0.34)}


def test_a_chain_of_alike_articles_is_not_one_event() -> None:
    chain = {(at, at + 1): 0.5 for at in range(40)}
    assert max(map(len, joined(chain))) <= 3


def test_the_order_in_which_links_come_does_not_matter() -> None:
    chance = random.Random(3)
    scores = {(a, b): round(chance.random(), 3) for a in range(14) for b in range(a + 1, 14) if chance.random() < 0.5}
    shuffled = list(scores.items())
    chance.shuffle(shuffled)
    assert joined(scores) == joined(dict(shuffled))


def test_two_events_are_never_joined_and_none_is_split() -> None:
    scores = {(1, 2): 0.9, (2, 3): 0.9, (1, 3): 0.9, (3, 4): 0.9, (1, 4): 0.9, (2, 4): 0.9}
    assert joined(scores, {7: [1, 2], 8: [3]}) == {frozenset({1, 2, 4})}


# --- articles alike, and full text -----------------------------------------------------------------------------------


def test_the_other_tellings_of_a_story_are_the_likest(three_stories: Archive) -> None:
    rows = event_rows()
    archive = three_stories
    for number, each in enumerate(rows[:9], 1):
        results, own = like(archive, Query(each["text"], each["headline"], "en"), limit=2)
        assert own == number
        assert {result.id for result in results} == {
            *range(3 * ((number - 1) // 3) + 1, 3 * ((number - 1) // 3) + 4)
        } - {number}
        assert all(result.shared > 3 and 0 < result.score <= 100 for result in results)


def test_days_narrow_what_is_like(three_stories: Archive) -> None:
    from tui.archive.add import day_of

    archive = three_stories
    day = day_of("2024-05-02") or 0
    results, _ = like(archive, Query(story(0, 5), "", "en"), days=(day, day))
    assert {result.published for result in results} == {"2024-05-02"}


def test_search_finds_inflected_words_and_phrases(made: Made) -> None:
    archive = made(
        [row("Post", "The ministers resigned. Growers protested."), row("Post", "A growing protest by one minister.")]
    )
    assert {each.id for each in search(archive, "minister protests")} == {1, 2}
    assert [each.id for each in search(archive, '"growers protested"')] == [1]
    assert search(archive, "minister volcano") == []


def test_search_needs_no_small_words_in_whichever_language(made: Made) -> None:
    """“The” says little in English, and “war” in German; in articles of another language they count."""
    english = "The ferry burned while the war went on, and the owner of the ship said that it was not insured."
    german = "Die Fähre war schon alt, und der Besitzer sagte, dass sie nicht versichert war. Er las The Times dazu."
    archive = made([row("Post", english), row("Blatt", german), row("Post", english.replace("war", "strike"))])
    assert {each.language for each in stored_articles(archive, [1, 2])} == {"en", "de"}
    assert {each.id for each in search(archive, "the ferry")} == {1, 3}
    assert {each.id for each in search(archive, "the war")} == {1, 2}
    assert {each.id for each in search(archive, "Fähre war")} == {2}
