"""Origins of what several outlets carry: five invented events whose truth is known."""

from collections.abc import Sequence

import pytest

from tests.checking.conftest import SETTINGS
from tests.rows import each_row
from tui.api import article_from_text
from tui.articles.model import Article, Passage
from tui.checking.origins import OriginCounter, Origins, in_order_of_appearance
from tui.text.span import Span

QUOTE = "“We will not leave anyone behind in this valley,” Mayor Lena Holt said"


def article(outlet: str, text: str, *, publisher: str = "", published: str = "", byline: str = "") -> Article:
    from msgspec.structs import replace

    made = article_from_text(text, SETTINGS.articles, outlet=outlet, published=published, byline=byline)
    return replace(made, publisher=publisher)


def passages(articles: Sequence[Article], words: str) -> list[Passage]:
    places = [(each, each.text.find(words)) for each in articles]
    return [Passage(each.id, Span(at, at + len(words))) for each, at in places if at >= 0]


def origins_of(articles: Sequence[Article], words: str) -> tuple[Origins, list[set[str]]]:
    origins = OriginCounter(articles).of(passages(articles, words))
    outlets = {each.id: each.outlet for each in articles}
    return origins, [{outlets[name] for name in origin.articles} for origin in origins.origins]


COPIED = (
    "The dam above the town broke shortly before midnight and sent a wall of water through the narrow streets of the "
    "old quarter."
)


def test_an_agency_report_that_others_copy_and_credit_is_one_origin() -> None:
    """Five outlets carry it: the agency, a copy with a credit, a rewrite with a credit, and two of their own."""
    articles = [
        article("The Associated Press", f"Dam breaks\n\nHALDEN (AP) — {COPIED} {QUOTE}."),
        article("Herald", f"Town under water\n\nHALDEN (AP) — {COPIED} {QUOTE}."),
        article("Star", f"Flood\n\nMany fled when the dam gave way. {QUOTE}.\n\nThe Associated Press contributed."),
        article("Courier", f"A night of water\n\nOur reporter stood on the hill as the lights went out. {QUOTE}."),
        article("Post", f"Holt speaks\n\nIn the school hall the mayor met families who had lost homes. {QUOTE}."),
    ]
    origins, clusters = origins_of(articles, QUOTE)
    assert str(origins) == "5 outlets, 3 origins"
    assert {"The Associated Press", "Herald", "Star"} in clusters


def test_copies_without_a_credit_are_one_origin() -> None:
    """Three print the same report without a word on where it is from; one tells it in its own words."""
    articles = [
        article("Herald", f"Dam breaks\n\n{COPIED} {QUOTE}."),
        article("Star", f"Flood\n\n{COPIED} {QUOTE}, and went home."),
        article("Courier", f"Night\n\nIt rained all week. {COPIED} {QUOTE}."),
        article("Post", f"Holt speaks\n\nThe mayor met families in the school hall. {QUOTE}."),
    ]
    origins, clusters = origins_of(articles, QUOTE)
    assert str(origins) == "4 outlets, 2 origins"
    assert {"Post"} in clusters
    assert "in a row outside quotation marks" in origins.origins[0].reasons[0]


def test_a_quote_given_to_one_broadcaster_originates_there() -> None:
    """Three outlets took it from an interview with the BBC, each in its own words; one spoke to the mayor itself."""
    articles = [
        article("Herald", f"Dam\n\nThe town is angry tonight. {QUOTE} as she told the BBC."),
        article(
            "Star",
            f"Flood\n\nSpeaking in an interview with BBC News, she was firm. {QUOTE} in an interview with BBC News.",
        ),
        article("BBC", f"Mayor speaks\n\nLena Holt came to our studio this morning. {QUOTE}."),
        article("Post", f"Holt speaks\n\nAt her desk in the school hall she wept. {QUOTE}."),
    ]
    origins, clusters = origins_of(articles, QUOTE)
    assert str(origins) == "4 outlets, 2 origins"
    assert {"Herald", "Star", "BBC"} in clusters


def test_outlets_of_one_publisher_are_one_origin() -> None:
    """A group of papers runs one story under three names, reworded by each desk."""
    articles = [
        article("North Herald", f"Dam\n\nWater rose in the north. {QUOTE}.", publisher="Valley Media"),
        article("South Star", f"Flood\n\nDown south people watched. {QUOTE}.", publisher="Valley Media"),
        article("West Echo", f"River\n\nIn the west nobody slept. {QUOTE}.", publisher="valley media"),
        article("Post", f"Holt\n\nShe met families. {QUOTE}.", publisher="Post Group"),
    ]
    origins, clusters = origins_of(articles, QUOTE)
    assert str(origins) == "4 outlets, 2 origins"
    assert {"North Herald", "South Star", "West Echo"} in clusters


def test_a_press_conference_has_as_many_origins_as_reporters() -> None:
    """Each outlet was there: the same long quotation, credits that stand elsewhere, words of their own around it."""
    long_quote = (
        "“The engineers warned us in March, they warned us in April, and in May nobody in the ministry picked up the "
        "telephone any more,” Holt said"
    )
    articles = [
        article("Herald", f"Dam\n\nThe mayor did not mince her words. {long_quote}.\n\nOil rose, Reuters reported."),
        article("Star", f"Flood\n\nBefore a packed hall she began. {long_quote}.\n\nThe owner told Reuters of losses."),
        article("Courier", f"River\n\nFlanked by firemen, she accused the state. {long_quote}."),
    ]
    origins, _ = origins_of(articles, long_quote)
    assert str(origins) == "3 outlets, 3 origins"


def test_the_first_to_publish_comes_first_in_an_origin() -> None:
    articles = [
        article("Herald", f"Dam\n\n{COPIED}", published="2024-05-02T09:00:00+02:00"),
        article("Star", f"Flood\n\n{COPIED}", published="2024-05-02T06:30:00Z"),
        article("Courier", f"Night\n\n{COPIED}", published="last night"),
    ]
    origins, _ = origins_of(articles, COPIED)
    assert [origin.articles for origin in origins.origins] == [("star", "herald", "courier")]
    assert in_order_of_appearance(articles) == ["star", "herald", "courier"]


@each_row(
    ("end", "names"),
    [
        ("The Associated Press", ("AP",)),
        ("— Reuters", ("Reuters",)),
        ("Reuters and AFP contributed to this report.", ("Reuters", "AFP")),
        ("(Reporting by Jane Roe; Editing by Tom Poe for Reuters)", ("Reuters",)),
        ("With files from The Canadian Harbour and AP on board.", ()),
        ("With files from AP", ("AP",)),
        ("The guardian of the dam was asleep.", ()),
    ],
)
def test_the_end_of_an_article_credits_an_agency(end: str, names: tuple[str, ...]) -> None:
    counter = OriginCounter([article("Herald", f"A dam\n\nThe dam broke and it rained.\n\n{end}")])
    assert tuple(credit.name for credit in counter.credits["herald"]) == names


@each_row("words", ["a page (ap) of it", "she told pa", "she told Reuterswaard", "a cap (CAP) of 3"])
def test_agency_initials_inside_other_words_are_not_a_credit(words: str) -> None:
    counter = OriginCounter([article("Herald", f"A dam\n\nThe dam broke, {words}, and it rained.")])
    assert counter.credits["herald"] == ()


def test_shared_percentage_counts_the_text_found_in_another_article() -> None:
    own = "Nobody slept that night, and the bells rang until the morning came over the hill at last."
    articles = [article("Herald", f"A dam\n\n{COPIED} {own}"), article("Star", f"Big flood\n\n{COPIED}")]
    copies = OriginCounter(articles).copies
    words, copied = copies.words("herald"), len(COPIED.split())
    assert copies.share("herald", "star") == pytest.approx(copied / words)
    assert copies.own_share("herald", ["star"]) == pytest.approx(1 - copied / words)
