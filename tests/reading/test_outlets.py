"""Tags are short, distinct, and let one guess the outlet."""

from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.articles.model import Article
from tui.reading.outlets import TAG_MAX, short_tags


def tags(*outlets: str) -> list[str]:
    articles = [Article(str(n), outlet, "", "", "", "", "x", (), ()) for n, outlet in enumerate(outlets)]
    return list(short_tags(articles).values())


@each_row(
    ("outlets", "wanted"),
    [
        (["fox", "hpo", "nyt"], ["FOX", "HPO", "NYT"]),
        (["Fox News", "HuffPost", "The New York Times"], ["FOX", "HPO", "NYT"]),
        (["RT", "The Guardian"], ["RT", "GUA"]),
        (["BBC News", "Daily Mail", "New Statesman", "Reuters"], ["BBC", "DM", "NS", "REU"]),
        (["The Washington Post", "The Wall Street Journal"], ["WP", "WSJ"]),
        (["harbourpost.example", "lantern.example"], ["HAR", "LAN"]),
        (["01-fox", "02-nyt"], ["FOX", "NYT"]),
        (["Guardian", "Guardian US"], ["GUA", "GU"]),
        (["The Times", "The Time"], ["TIM", "TIME"]),
        (["Post", "Post", "Star"], ["POS1", "POS2", "STAR"]),
        (["page-1", "page-2"], ["P1", "P2"]),
        (["朝日新聞", "Правда"], ["朝日新聞", "ПРА"]),
    ],
)
def test_outlets_get_the_expected_tags(outlets: list[str], wanted: list[str]) -> None:
    assert tags(*outlets) == wanted


def test_many_articles_of_one_outlet_are_numbered() -> None:
    many = tags(*["The Guardian"] * 120)
    assert (many[0], many[9], many[119]) == ("GUA1", "GU10", "G120")


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_names_give_unique_short_tags(outlets: list[str]) -> None:
    made = tags(*outlets)
    assert len(set(made)) == len(outlets)
    assert all(0 < len(tag) <= TAG_MAX for tag in made)
