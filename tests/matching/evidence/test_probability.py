"""Whether a match is genuine is told by the sentences that it lies in."""

from collections.abc import Sequence

from tests.matching.conftest import Make
from tui.articles.model import Article
from tui.matching.evidence.model import read_model, shipped_model
from tui.matching.find import find
from tui.matching.model import Match, MatchKind, MatchSureness
from tui.matching.options import MatchingOptions

OWN = (
    "Schools across the valley reopened with smaller classes for the youngest pupils.",
    "A bakery in the upper town has begun to sell bread made from chestnuts.",
    "Fishermen mended their nets along the quay while gulls quarrelled.",
    "Nobody could explain why the clock had run backwards during the whole of June.",
    "Engineers measured the old viaduct again and found that it had moved.",
    "A choir of retired postmen rehearses in the cellar of the brewery.",
)
STORY = (
    "The harbour master closed the swing bridge after divers discovered a long crack in its main girder.",
    "Ferries will carry commuters across the river until welders have replaced the damaged steel.",
    "The council expects the repair to cost four million crowns and to last until November.",
)
RETOLD = (
    "Divers discovered a crack in the girder, and the harbour master closed the bridge to all traffic.",
    "Until welders replace the steel, ferries will take commuters over the river for nothing.",
    "Repairs cost four million crowns, the council expects, and go on until November.",
)


def shared(one: Article, other: Article, options: MatchingOptions) -> Sequence[Match]:
    return find((one, other), options).matches


def strongest(matches: Sequence[Match]) -> Match:
    return max(matches, key=lambda match: match.probability)


def test_equal_words_are_more_probable_among_similar_sentences(article: Make, options: MatchingOptions) -> None:
    among_alike = shared(article("a", *STORY, *OWN[:3]), article("b", *RETOLD, *OWN[3:]), options)
    alone = shared(article("a", STORY[1], *OWN[:3]), article("b", RETOLD[1], *OWN[3:]), options)
    ferries = [match for match in among_alike if "erries" in _left(match, STORY, OWN[:3])]
    assert strongest(ferries).probability > strongest(alone).probability
    assert "the surrounding sentences are alike" in strongest(ferries).reason
    assert "surrounding" not in strongest(alone).reason


def _left(match: Match, *parts: Sequence[str]) -> str:
    return match.left.span.slice("\n\n".join(paragraph for part in parts for paragraph in part))


def test_a_match_is_sure_from_the_configured_probability(article: Make, options: MatchingOptions) -> None:
    among_alike = shared(article("a", *STORY, *OWN[:3]), article("b", *RETOLD, *OWN[3:]), options)
    vague = "The council will decide in November whether ferries carry commuters."
    alone = shared(article("a", STORY[1], *OWN[:3]), article("b", vague, *OWN[3:]), options)
    matches = [*among_alike, *alone]
    assert {match.sureness for match in matches} == {MatchSureness.SURE, MatchSureness.POSSIBLE}
    for match in matches:
        is_sure = match.kind is not MatchKind.NAME and match.probability >= options.evidence.sure_probability
        assert (match.sureness is MatchSureness.SURE) == is_sure
    strict = find((article("a", *STORY), article("b", *RETOLD)), options).at(options.cutoff_score("strict"))
    assert all(match.sureness is MatchSureness.SURE or match.kind is MatchKind.NAME for match in strict.matches)


def test_a_group_has_the_probability_of_its_best_match(article: Make, options: MatchingOptions) -> None:
    found = find((article("a", *STORY, *OWN[:3]), article("b", *RETOLD, *OWN[3:])), options).at(0)
    for group in found.groups:
        inside = [match for match in found.matches if found.group_of[match.id] == group.id]
        assert group.probability == max(match.probability for match in inside)


def test_a_shared_title_with_a_name_has_no_probability(article: Make, options: MatchingOptions) -> None:
    one = article("a", "On Friday the defence minister, Tomas Lind, arrived late for the parade.", *OWN[:3])
    other = article("b", "Only Tomas Lind, the defence minister, abstained from the vote on Friday.", *OWN[3:])
    shown = find((one, other), options).at(options.cutoff_score()).matches
    assert {match.kind for match in shown} <= {MatchKind.NAME}


def test_the_order_of_the_articles_changes_no_probability(article: Make, options: MatchingOptions) -> None:
    one, other = article("a", *STORY, *OWN[:3]), article("b", *RETOLD, *OWN[3:])
    there, back = shared(one, other, options), shared(other, one, options)
    assert {match.id: match.probability for match in there} == {match.id: match.probability for match in back}


def test_another_article_changes_no_probability(article: Make, options: MatchingOptions) -> None:
    one, other = article("a", *STORY, *OWN[:3]), article("b", *RETOLD, *OWN[3:])
    third = article("aa", STORY[0], "An inquiry will ask why nobody looked at the girder.", RETOLD[2])
    alone = {match.id: match.probability for match in shared(one, other, options)}
    among = {match.id: match.probability for match in find((one, third, other), options).matches}
    assert alone.items() <= among.items()


def test_the_shipped_model_documents_its_origin_and_weighs_every_feature() -> None:
    model = shipped_model()
    assert len(model.names) == len(set(model.names)) > 50
    assert all(low <= high for low, high in zip(model.low, model.high, strict=True))


def test_a_model_is_read_from_lines() -> None:
    import numpy as np

    model = read_model("# how it was made\nintercept -1\nalike 0 1 2 0\n")
    chances = model.probability({"alike": np.array([0.0, 0.5, 9.0])})
    assert [round(chance, 3) for chance in chances.tolist()] == [0.269, 0.5, 0.731]


def test_stories_that_share_little_are_not_compared(article: Make, options: MatchingOptions) -> None:
    """Only what both say in many neighbouring words is kept of two stories that have nothing else in common."""
    stock = "The prime minister told reporters on Monday that a decision would come in due course."
    one, other = article("a", stock, *OWN[:3] * 9), article("b", stock.replace("Monday", "Friday"), *OWN[3:] * 9)
    copied = article("c", STORY[0] + " " + STORY[1], *OWN[3:] * 9)
    vague = article("d", "Reporters had waited for the decision since Monday.", *OWN[3:] * 9)
    assert shared(one, vague, options) == ()
    assert shared(article("e", STORY[0] + " " + STORY[1], *OWN[:3] * 9), copied, options) != ()
    assert shared(one, other, options) != ()
