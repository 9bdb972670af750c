"""What a site says about itself is told from the story by its words."""

import pytest

from tests.rows import each_row
from tui.articles.make import article_from_text
from tui.articles.model import ZoneKind
from tui.articles.options import ArticlesOptions
from tui.articles.zoning.boilerplate import Boilerplate

STORY = (
    "The old swing bridge was shut on Monday after engineers found a long crack in its main girder, the port said.\n\n"
    "“It was never inspected,” said Anna Berg, the harbour master, who took over the port in spring.\n\n"
)
HEADLINE = "Bridge shut after crack is found"


@pytest.fixture(scope="module")
def rules(options: ArticlesOptions) -> Boilerplate:
    return Boilerplate(options.zones.boilerplate)


@each_row(
    "text",
    [
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Skip past newsletter promotion",
        "By signing up, you agree to our Terms.",
        "By continuing to use this site, you agree to our privacy policy.",
        "Listen to this article · 4:31 min Learn more",
        "Comments (31)",
        "1.2k shares",
        "1.2k shares | 341 comments",
        "We use cookies to improve your experience. Accept",
        "• Follow the Post’s desk on Facebook, X and Instagram.",
        "Get the day’s news delivered to your inbox every morning.",
        "The Lantern is committed to publishing many letters. We’d like to hear what you think about this.",
        "Folgen Sie uns auf allen Kanälen",
        "À lire aussi : le pont fermé",
    ],
)
def test_boilerplate(rules: Boilerplate, text: str) -> None:
    assert rules.is_boilerplate(text)


@each_row(
    "text",
    [
        "By submitting his resignation, the mayor ended a long dispute.",
        "Comments by the mayor drew laughter.",
        "“We’d like to hear what you think about this,” he told the crowd.",
        "He followed them on foot to the river.",
        "Tagged with a collar, the wolf was found in spring.",
        "",
        "…",
        "31",
        "12 comments that nobody 3 shares",
    ],
)
def test_a_story_is_none(rules: Boilerplate, text: str) -> None:
    assert not rules.is_boilerplate(text)


def test_a_note_on_the_author_is_boilerplate_and_on_others_is_not(rules: Boilerplate) -> None:
    note = "Ana Ruiz is a reporter for the Harbour Post. She covers ports and shipping."
    assert rules.is_biography(note, ["Ana Ruiz"])
    assert not rules.is_biography(note, ["Lee Park"])
    assert rules.is_biography(f"{note} Follow her @anaruiz.", [])
    assert not rules.is_biography("Ana Ruiz is a reporter who was arrested on Monday.", [])


@each_row("kicker", ["EXCLUSIVE", "World / Europe", "EN DIRECT", "Eilmeldung", "Última hora", "Politics"])
def test_a_kicker_is_not_the_headline(options: ArticlesOptions, kicker: str) -> None:
    article = article_from_text(f"{kicker}\n\n{HEADLINE}\n\n{STORY}", options, outlet="Post")
    assert article.headline == HEADLINE
    assert article.zone_at(0) is ZoneKind.FURNITURE


@pytest.mark.parametrize(
    "moment",
    ["3h ago", "14.05", "Updated at 14.40 GMT", "4 min read", "Aktualisiert am 2. Mai 2031, 14:30 Uhr",
     "Publié le 2 mai 2031 à 08h30"],
)  # fmt: skip
def test_the_time_of_an_entry_is_not_body(options: ArticlesOptions, moment: str) -> None:
    article = article_from_text(f"{HEADLINE}\n\n{STORY}{moment}\n\n{STORY}", options, outlet="Post")
    assert article.zone_at(article.text.index(moment)) is ZoneKind.BYLINE
