"""Finding what articles share, seen from outside: articles in, matches and groups out."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matching.conftest import make_article
from tests.rows import each_row
from tui.articles.model import Article
from tui.matching.find import ALL_KINDS, Cancelled, find, score_of, significance_of
from tui.matching.model import Match, MatchKind
from tui.matching.options import MatchingOptions

FERRY = "Rescuers pulled 35 people from the freezing water after the ferry struck a reef near the harbour mouth"
MAYOR = "Mayor Edith Crane said the old lighthouse had been dark for three weeks before the ferry struck the reef"
FILLER = (
    "Schools across the valley reopened on Monday with smaller classes and longer breaks for the youngest pupils",
    "A bakery in the upper town has begun to sell bread made from chestnuts, as its founder did a century ago",
    "Fishermen mended their nets along the quay while gulls quarrelled over what the morning had left behind",
    "The library will close for painting, and its readers may borrow twice the usual number of novels until spring",
)


def texts_of(match: Match, articles: tuple[Article, ...]) -> tuple[str, str]:
    by_id = {article.id: article for article in articles}
    return (
        match.left.span.slice(by_id[match.left.article].text),
        match.right.span.slice(by_id[match.right.article].text),
    )


def best(articles: tuple[Article, ...], options: MatchingOptions) -> tuple[Match, str, str]:
    found = find(articles, options).at(options.cutoff_score(), ALL_KINDS - {MatchKind.NAME}).matches
    assert found, "nothing was found at the default cutoff"
    match = max(found, key=lambda match: match.score)
    return match, *texts_of(match, articles)


def test_a_sentence_taken_word_for_word_is_verbatim(options: MatchingOptions) -> None:
    """The borders are exact, although other words stand before and after it."""
    a = make_article("a", FILLER[0] + ".", f"{FERRY}, officials confirmed.", FILLER[1] + ".")
    b = make_article("b", FILLER[2] + ".", f"{FERRY}.", FILLER[3] + ".")
    match, left, right = best((a, b), options)
    assert match.kind is MatchKind.VERBATIM
    assert left == right == FERRY
    assert "word for word" in match.reason


def test_an_edited_sentence_matches_as_a_whole_and_the_changed_number_is_named(options: MatchingOptions) -> None:
    edited = "Rescuers pulled 41 people from the icy water when the ferry struck a reef at the harbor mouth"
    a = make_article("a", FILLER[0] + ".", FERRY + ".")
    b = make_article("b", edited + ".", FILLER[3] + ".")
    match, left, right = best((a, b), options)
    assert match.kind is MatchKind.EDITED
    assert (left, right) == (FERRY, edited)
    assert "numbers differ: 35 / 41" in match.reason


def test_the_same_words_in_another_order_are_reordered(options: MatchingOptions) -> None:
    a = make_article(
        "a", "Flooded cellars, broken windows and a fallen crane marked the night of the storm.", *FILLER[:3]
    )
    b = make_article(
        "b", "The storm marked the night: a fallen crane, broken windows and flooded cellars.", FILLER[3], MAYOR
    )
    match, _, _ = best((a, b), options)
    assert match.kind is MatchKind.REORDERED
    assert "in a different order" in match.reason


def test_words_that_both_quote_are_a_quote_with_its_quote_marks(options: MatchingOptions) -> None:
    a = make_article("a", "The talks were “frank and constructive,” the envoy said.", *FILLER[:2])
    b = make_article("b", "An aide called them ‘constructive and frank’ on leaving.", *FILLER[2:])
    match, left, right = best((a, b), options)
    assert match.kind is MatchKind.QUOTE
    assert (left, right) == ("“frank and constructive,”", "‘constructive and frank’")
    assert "quoted in both" in match.reason


def test_a_quote_that_the_other_article_reports_is_a_quote(options: MatchingOptions) -> None:
    a = make_article("a", "“We will rebuild the lighthouse before the winter storms return,” she said.", FILLER[0])
    b = make_article("b", "She said they would rebuild the lighthouse before the winter storms return.", FILLER[2])
    match, _, _ = best((a, b), options)
    assert match.kind is MatchKind.QUOTE
    assert "reported in the other" in match.reason


def test_a_shared_name_is_not_a_statement(options: MatchingOptions) -> None:
    a = make_article(
        "a", "Critics of Foreign Secretary Edith Van Crane gathered.", FILLER[0], "He met Edith Van Crane."
    )
    b = make_article("b", "Nobody had told Foreign Secretary Edith Van Crane.", FILLER[2], "Then Edith Van Crane left.")
    matches = find((a, b), options).matches
    assert matches
    assert {match.kind for match in matches} == {MatchKind.NAME}


def test_spelling_inflection_and_typography_do_not_matter(options: MatchingOptions) -> None:
    a = make_article(
        "a", "The defence minister’s programme organises neighbours, he emphasised at the centre.", FILLER[0]
    )
    b = make_article("b", "The defense minister's program organized neighbors, he emphasizes at the center.", FILLER[2])
    _, left, right = best((a, b), options)
    assert (len(left.split()), len(right.split())) == (11, 11)


def test_a_transliterated_name_counts_as_the_same(options: MatchingOptions) -> None:
    """“Sergey Shoigu” and “Sergei Shoygu” weigh as much as the same name spelled one way."""
    told = "warned on Friday that cooperation was close to zero"
    other = make_article("b", f"Defence chief Sergei Shoygu {told}.", FILLER[2] + ".")
    same = find((make_article("a", f"Minister Sergei Shoygu {told}.", FILLER[0] + "."), other), options).matches
    spelled = find((make_article("a", f"Minister Sergey Shoigu {told}.", FILLER[0] + "."), other), options).matches
    assert [m.score for m in same] == [m.score for m in spelled]


def test_zones_set_aside_are_not_matched(options: MatchingOptions) -> None:
    a = make_article("a", FILLER[0] + ".", FERRY + ".", aside=[1])
    b = make_article("b", FERRY + ".", FILLER[1] + ".")
    assert find((a, b), options).matches == ()


def test_a_passage_stays_inside_its_paragraph(options: MatchingOptions) -> None:
    """Two paragraphs taken over whole are two passages: each is one thing said."""
    a = make_article("a", FERRY + ".", MAYOR + ".")
    b = make_article("b", FERRY + ".", MAYOR + ".")
    found = find((a, b), options).at(options.cutoff_score()).matches
    assert [texts_of(m, (a, b))[0] for m in found] == [FERRY, MAYOR]


def test_passages_in_another_order_still_match(options: MatchingOptions) -> None:
    a = make_article("a", FERRY + ".", FILLER[0] + ".", MAYOR + ".")
    b = make_article("b", MAYOR + ".", FILLER[1] + ".", FERRY + ".")
    found = find((a, b), options).at(options.cutoff_score()).matches
    assert [texts_of(m, (a, b)) for m in found] == [(FERRY, FERRY), (MAYOR, MAYOR)]


@each_row("articles", [(), (make_article("a", FERRY),), (make_article("a"), make_article("b", FERRY))])
def test_empty_input_gives_no_match(articles: tuple[Article, ...], options: MatchingOptions) -> None:
    made = find(articles, options)
    assert made.matches == ()
    assert made.at(0).groups == ()


def test_the_same_article_opened_twice_matches_itself_paragraph_by_paragraph(options: MatchingOptions) -> None:
    a, b = make_article("a", FERRY + ".", *FILLER), make_article("b", FERRY + ".", *FILLER)
    found = find((a, b), options).at(options.cutoff_score())
    assert len(found.groups) == 5
    assert {match.kind for match in found.matches} == {MatchKind.VERBATIM}


def test_thirty_articles_with_one_sentence_make_one_group(options: MatchingOptions) -> None:
    articles = [
        make_article(f"o{n}", f"{' '.join(Random(n).sample(FILLER[n % 4].split(), 9))}.", FERRY + ".")
        for n in range(30)
    ]
    found = find(articles, options).at(options.cutoff_score(), {MatchKind.VERBATIM})
    assert [len(group.passages) for group in found.groups] == [30]
    assert len(found.matches) == 30 * 29 // 2


def test_a_cutoff_only_filters_matches(options: MatchingOptions) -> None:
    made = find(_event(), options)
    levels = [match.level for match in made.matches]
    for cutoff in (0, 34, 50, 69, 100):
        shown = made.at(cutoff)
        assert len(shown.matches) == sum(level >= cutoff for level in levels)
        assert set(shown.group_of) == {match.id for match in shown.matches}
        assert set(shown.group_of.values()) == {group.id for group in shown.groups}


def test_hiding_names_changes_nothing_about_the_statements(options: MatchingOptions) -> None:
    made = find(_event(), options)
    everything = [group for group in made.at(0).groups if group.kind is not MatchKind.NAME]
    assert list(made.at(0, ALL_KINDS - {MatchKind.NAME}).groups) == everything
    assert len(made.at(0).groups) > len(everything) > 1


def test_the_order_of_the_articles_changes_nothing_but_the_order(options: MatchingOptions) -> None:
    a, b, c = _event()
    one, other = find((a, b, c), options), find((c, a, b), options)
    as_set = {(m.id, m.score, m.kind, frozenset([m.left, m.right])) for m in one.matches}
    assert as_set == {(m.id, m.score, m.kind, frozenset([m.left, m.right])) for m in other.matches}
    assert as_set
    place = {article.id: at for at, article in enumerate((c, a, b))}
    assert all(place[m.left.article] < place[m.right.article] for m in other.matches)


def test_progress_counts_the_pairs(options: MatchingOptions) -> None:
    seen: list[tuple[int, int]] = []
    find(_event(), options, progress=lambda done, total: seen.append((done, total)))
    assert seen[0] == (0, 3)
    assert seen[-1] == (3, 3)
    assert sorted(seen) == seen


def test_matching_can_be_cancelled_at_any_time(options: MatchingOptions) -> None:
    asked: list[bool] = []
    find(_event(), options, cancelled=lambda: bool(asked.append(True)))
    assert len(asked) > 5
    for after in range(len(asked)):
        left = iter(range(after))
        with pytest.raises(Cancelled):
            find(_event(), options, cancelled=lambda left=left: next(left, None) is None)


def test_named_cutoffs_have_the_documented_values(options: MatchingOptions) -> None:
    assert [round(score_of(nats)) for nats in (-5.5, -2.5, -0.5, 3, 16)] == [0, 34, 50, 69, 95]
    assert options.cutoff_score() == options.cutoff_score("normal") == 50
    with pytest.raises(KeyError):
        options.cutoff_score("odd")


@given(st.floats(-5.5, 40), st.floats(-5.5, 40))
def test_the_score_rises_with_the_significance_and_is_invertible(one: float, other: float) -> None:
    assert 0 <= score_of(one) < 100
    if one < other:
        assert score_of(one) <= score_of(other)
    assert significance_of(score_of(one)) == pytest.approx(one, abs=1e-3 * 2 ** (one / 5 + 3))


def _event() -> tuple[Article, Article, Article]:
    name = "Foreign Secretary Edith Van Crane"
    return (
        make_article(
            "a", FERRY + ".", f"Nobody told {name} so.", FILLER[0] + ".", "She called it “an avoidable disaster”."
        ),
        make_article(
            "b", MAYOR + ".", f"Then {name} arrived.", FERRY + ", police said.", "Edith Van Crane left again."
        ),
        make_article(
            "c", f"An “avoidable disaster”, said {name}.", f"On Friday {MAYOR[0].lower()}{MAYOR[1:]}.", FILLER[2]
        ),
    )
