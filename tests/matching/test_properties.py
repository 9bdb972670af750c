"""What holds of matching whatever the articles say."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from msgspec.structs import replace

from tests.effort import examples
from tests.matching.conftest import make_article
from tui.articles.model import Article, Passage
from tui.matching.find import ALL_KINDS, Matcher, MatchSet, find
from tui.matching.model import MatchKind
from tui.matching.options import MatchingOptions
from tui.text.tokens import word_spans

STATEMENTS = (
    "{0} said on Monday that rescuers had pulled 35 people from the freezing water near the harbour",
    "The ferry struck a reef after {0} ordered the crew to sail in spite of the storm warning",
    "Critics called the decision “a reckless gamble with human lives” and asked {0} to resign",
    "An inquiry led by {1} will examine why 1,200 life jackets were never delivered to {2}",
    "“We will rebuild the lighthouse before winter,” {1} told reporters in {2}",
    "The old lighthouse had been dark for three weeks, {0} and {1} admitted",
    "“Nobody aboard had been told about the reef or the storm,” he said",
    "Divers recovered the engine from the sea bed on Wednesday",
)
SPELLINGS = (("Sergey", "Sergei"), ("Shoigu", "Shoygu"), ("Kyiv", "Kiev"))
OWN_WORDS = ("library", "bread", "the", "of", "gulls", "mended", "nets", "In", "Spring,", "(quietly)", "né", "5%", "—")

few = examples(10, 100)


@st.composite
def sentences(draw: DrawFn) -> str:
    """A statement that others make too, with words left out and a name in one of its spellings; or words of its own."""
    if draw(st.integers(0, 9)) == 9:
        return " ".join(draw(st.lists(st.sampled_from(OWN_WORDS), min_size=1, max_size=8))) + "."
    words = draw(st.sampled_from(STATEMENTS)).split()
    gone = draw(st.sets(st.integers(0, len(words) - 1), max_size=3))
    kept = " ".join(word for at, word in enumerate(words) if at not in gone or word[0] in "“" or word[-1] in "”,")
    return kept.format(*(draw(st.sampled_from(spellings)) for spellings in SPELLINGS)) + "."


paragraphs = st.lists(sentences(), min_size=1, max_size=2).map(" ".join)
bodies = st.lists(paragraphs, min_size=1, max_size=4)


def articles_of(*drawn: Sequence[str]) -> list[Article]:
    return [make_article(chr(ord("a") + number), *body) for number, body in enumerate(drawn)]


def result(made: MatchSet) -> tuple[object, ...]:
    """All that two equal results have in common, the reasons too."""
    return made.articles, made.matches, [match.reason for match in made.matches], made.sentence_starts


def said(made: MatchSet, articles: Sequence[Article]) -> Counter[tuple[frozenset[tuple[str, str]], MatchKind, float]]:
    """The matches by their words, whichever side is the left."""
    text_of = {article.id: article.text for article in articles}
    return Counter(
        (
            frozenset((p.article, p.span.slice(text_of[p.article])) for p in (match.left, match.right)),
            match.kind,
            round(match.score),
        )
        for match in made.matches
    )


@few
@example(first=["library library bread."], second=["library bread library."])
@given(first=bodies, second=bodies)
def test_matching_is_symmetric(first: list[str], second: list[str], options: MatchingOptions) -> None:
    """Also when the ids, which decide what is computed first, are the other way round."""
    made = find([make_article("a", *first), make_article("b", *second)], options)
    back = find([make_article("a", *second), make_article("b", *first)], options)
    one = {(match.left.span, match.right.span, match.kind, match.score) for match in made.matches}
    assert one == {(match.right.span, match.left.span, match.kind, match.score) for match in back.matches}


@few
@given(drawn=st.lists(bodies, min_size=3, max_size=4), data=st.data())
def test_the_order_of_the_articles_does_not_matter(
    drawn: list[list[str]], data: st.DataObject, options: MatchingOptions
) -> None:
    articles = articles_of(*drawn)
    shuffled = data.draw(st.permutations(articles))
    made, again = find(articles, options), find(shuffled, options)
    assert said(made, articles) == said(again, articles)
    assert {match.id for match in made.matches} == {match.id for match in again.matches}
    grouped, regrouped = (
        Counter(frozenset(group.passages) for group in one.at(options.cutoff_score()).groups) for one in (made, again)
    )
    assert grouped == regrouped


def test_the_seed_of_hashing_does_not_matter() -> None:
    program = (
        "from tui import api; made = api.open_event(['seeds']).matches(); found = made.at(0);"
        "print([(m.id, m.score, m.kind, m.reason) for m in found.matches], found.groups)"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1]
    assert "shares: level" in printed[0]


# --- changes ------------------------------------------------------------------------------------------------------

steps = st.lists(st.tuples(st.sampled_from("abcde"), st.none() | bodies), min_size=2, max_size=6)
"""An article's id, and its new text; None: it is taken away."""


@few
@given(steps=steps)
def test_after_any_changes_the_result_is_that_of_a_fresh_run(
    steps: list[tuple[str, list[str] | None]], options: MatchingOptions
) -> None:
    matcher = Matcher(options)
    articles: dict[str, Article] = {}
    for name, body in steps:
        articles.pop(name, None)
        if body is not None:
            articles[name] = make_article(name, *body)
        made, fresh = matcher.find([*articles.values()]), find([*articles.values()], options)
        assert result(made) == result(fresh)
        assert made.at(options.cutoff_score()) == fresh.at(options.cutoff_score())


TOLD = "rejected the harbour board’s offer and promised a public inquiry into the storm."


def test_a_later_spelling_does_not_join_names_that_one_article_distinguishes(options: MatchingOptions) -> None:
    """The veto comes and goes with the article that has both spellings, for the pairs of the others too."""
    one, other = make_article("a", f"On Friday Sergey {TOLD}"), make_article("b", f"Last week Sergei {TOLD}")
    both = make_article("c", "There stood Sergey. Nobody knew why Sergei did not.")
    matcher = Matcher(options)
    scores = []
    for articles in ([one, other], [one, other, both], [one, other]):
        made = matcher.find(articles)
        assert result(made) == result(find(articles, options))
        scores.append(max(match.score for match in made.matches if match.left.article + match.right.article == "ab"))
    assert scores[0] == scores[2] > scores[1]


@few
@given(drawn=st.lists(bodies, min_size=2, max_size=3))
def test_an_article_that_shares_nothing_changes_nothing(drawn: list[list[str]], options: MatchingOptions) -> None:
    articles = articles_of(*drawn)
    made = find(articles, options)
    more = find(
        [*articles, make_article("z", "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.")], options
    )
    assert made.matches == more.matches
    for cutoff in (0.0, options.cutoff_score()):
        assert made.at(cutoff) == more.at(cutoff)


def test_a_group_that_gains_a_passage_keeps_its_id(options: MatchingOptions) -> None:
    plain = [statement.format("Crane", "Doyle", "Zell") + "." for statement in STATEMENTS]
    articles = [make_article("a", *plain), make_article("b", *plain[::-1])]
    before = find(articles, options).at(options.cutoff_score())
    after = find([*articles, make_article("c", *plain[:3])], options).at(options.cutoff_score())
    assert len(before.groups) == len(STATEMENTS)
    assert {group.id for group in before.groups} <= {group.id for group in after.groups}
    sizes = {group.id: len(group.passages) for group in after.groups}
    assert sorted(sizes[group.id] for group in before.groups) == [2, 2, 2, 2, 2, 3, 3, 3]


# --- what is found ------------------------------------------------------------------------------------------------

anything = st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=60)
mixed_bodies = st.lists(paragraphs | st.tuples(paragraphs, anything).map(" ".join), max_size=4)


@few
@given(first=mixed_bodies, second=mixed_bodies, aside=st.sets(st.integers(0, 3)))
def test_every_passage_has_word_borders_inside_one_paragraph(
    first: list[str], second: list[str], aside: set[int], options: MatchingOptions
) -> None:
    articles = [make_article("a", *first, aside=sorted(at for at in aside if at < len(first)))]
    articles.append(make_article("b", *second))
    made = find(articles, options)
    by_id = {article.id: article for article in articles}
    passages = [passage for match in made.matches for passage in (match.left, match.right)]
    passages += [passage for group in made.at(0).groups for passage in group.passages]
    for passage in passages:
        article, span = by_id[passage.article], passage.span
        assert any(paragraph.covers(span) for paragraph in article.paragraphs)
        assert not any(zone.overlap(span) for zone in article.aside)
        words = list(word_spans(article.text))
        assert [(s, e) for s, e in words if s < span.start < e or s < span.end < e] == []
        assert list(word_spans(article.text, span.start, span.end))


RESCUED = "Sergey said on Monday that rescuers had pulled 35 people from the freezing water near the harbour."
ENGINE = "Divers recovered the engine from the sea bed on Wednesday."
JACKETS = "An inquiry led by Shoigu will examine why 1,200 life jackets were never delivered to Kyiv."
LIGHTHOUSE = "“We will rebuild the lighthouse before winter,” Shoigu told reporters in Kyiv."


@few
@given(drawn=st.lists(bodies, min_size=2, max_size=4), cutoffs=st.lists(st.floats(0, 100), min_size=1, max_size=3))
@example(
    drawn=[
        [f"{RESCUED} {RESCUED}", f"{RESCUED} {ENGINE}"],
        [JACKETS, f"{JACKETS} {LIGHTHOUSE}", f"{ENGINE} {LIGHTHOUSE}"],
        [f"{RESCUED} {RESCUED}", f"{JACKETS} {LIGHTHOUSE}", f"{LIGHTHOUSE} {ENGINE}"],
    ],
    cutoffs=[0.0],
)
def test_a_cutoff_filters_and_the_groups_hold_all_remaining_matches(
    drawn: list[list[str]], cutoffs: list[float], options: MatchingOptions
) -> None:
    """As if what is below it had never been found, and whatever cutoffs were asked for before."""
    made = find(articles_of(*drawn), options)
    assert len({match.id for match in made.matches}) == len(made.matches)
    for cutoff in cutoffs:
        found = made.at(cutoff)
        kept = tuple(match for match in made.matches if match.level >= cutoff)
        assert found.matches == kept
        assert found == replace(made, matches=kept).at(0)
        groups = {group.id: group for group in found.groups}
        assert len(groups) == len(found.groups)
        assert set(found.group_of) == {match.id for match in found.matches}
        assert set(found.group_of.values()) == set(groups)
        everywhere = [passage for group in found.groups for passage in group.passages]
        for match in found.matches:
            inside = groups[found.group_of[match.id]].passages
            assert any(_covers(passage, end) for end in (match.left, match.right) for passage in inside)
            assert all(any(_covers(passage, end) for passage in everywhere) for end in (match.left, match.right))
        for group in found.groups:
            assert len({passage.article for passage in group.passages}) > 1


def _covers(passage: Passage, end: Passage) -> bool:
    return passage.article == end.article and passage.span.covers(end.span)


@few
@given(drawn=st.lists(bodies, min_size=2, max_size=3))
def test_hiding_names_leaves_the_statements_as_they_are(drawn: list[list[str]], options: MatchingOptions) -> None:
    made = find(articles_of(*drawn), options)
    shown = made.at(0, ALL_KINDS - {MatchKind.NAME})
    assert list(shown.groups) == [group for group in made.at(0).groups if group.kind is not MatchKind.NAME]


def test_generated_statements_produce_matches_of_several_kinds(options: MatchingOptions) -> None:
    """So that what is said above is said of something."""
    spelled = [[statement.format(*names) + "." for statement in STATEMENTS] for names in zip(*SPELLINGS, strict=True)]
    found = find(articles_of(spelled[0], spelled[1]), options).matches
    assert {match.kind for match in found} >= {MatchKind.QUOTE, MatchKind.EDITED, MatchKind.VERBATIM}
