"""Articles from strings, for those who use crosslight from Python."""

import pytest

from tui.articles.make import article_from_text, slug
from tui.articles.model import ZoneKind
from tui.articles.options import ArticlesOptions


def test_a_string_becomes_an_article_with_paragraphs_and_zones(options: ArticlesOptions) -> None:
    article = article_from_text("Fire\r\n\r\nTwo died.\x07", options, outlet="The Post")
    assert (article.id, article.outlet, article.headline) == ("the-post", "The Post", "Fire")
    assert article.text == "Fire\n\nTwo died.␇"
    assert [span.slice(article.text) for span in article.paragraphs] == ["Fire", "Two died.␇"]
    assert [zone.kind for zone in article.zones] == [ZoneKind.HEADLINE]
    assert (article.byline, article.published, article.url, article.path) == ("", "", "", "")


def test_a_blank_text_is_an_error(options: ArticlesOptions) -> None:
    with pytest.raises(ValueError, match="blank"):
        article_from_text(" \n\u200b", options, outlet="Post")


GERMAN = "Feuer am Hafen\n\nDie Halle ist in der Nacht abgebrannt, und zwei Menschen wurden nach dem Brand vermisst."


def test_the_text_tells_its_language_unless_it_is_given(options: ArticlesOptions) -> None:
    assert article_from_text(GERMAN, options, outlet="Post").language == "de"
    assert article_from_text(GERMAN, options, outlet="Post", language="nl-BE").language == "nl"
    assert article_from_text("Fire", options, outlet="Post").language == ""


def test_an_invalid_language_code_is_an_error(options: ArticlesOptions) -> None:
    with pytest.raises(ValueError, match="no code of a language"):
        article_from_text("Fire", options, outlet="Post", language="German")


@pytest.mark.parametrize(
    ("name", "taken", "id_"),
    [
        ("The Guardian", (), "the-guardian"),
        ("Süddeutsche Zeitung", (), "suddeutsche-zeitung"),
        ("人民日报", (), "人民日报"),
        ("…", (), "article"),
        ("RT", ("rt", "rt-2"), "rt-3"),
        ("x" * 90, (), "x" * 40),
    ],
)
def test_a_slug_is_short_plain_and_unlike_those_taken(name: str, taken: tuple[str, ...], id_: str) -> None:
    assert slug(name, taken) == id_


@pytest.mark.parametrize(
    ("byline", "shown"),
    [
        ("Von Jürgen Maß", "Jürgen Maß"),
        ("By Ana Ruiz and Lee Park in Port Vale", "Ana Ruiz and Lee Park in Port Vale"),
        ("Written by: Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz, Lee Park", "Ana Ruiz, Lee Park"),
        ("Von Miller", "Von Miller"),
        ("Correspondent in Port Maren", "Correspondent in Port Maren"),
        ("", ""),
    ],
)
def test_a_byline_is_who_wrote_without_the_word_that_says_so(options: ArticlesOptions, byline: str, shown: str) -> None:
    assert article_from_text("Fire\n\nTwo died.", options, outlet="Post", byline=byline).byline == shown


def test_a_slug_of_a_very_common_name_takes_few_steps() -> None:
    class Counted(set[str]):
        looks = 0

        def __contains__(self, candidate: object) -> bool:
            self.looks += 1
            return super().__contains__(candidate)

    taken = Counted(["post", *(f"post-{number}" for number in range(2, 5_001))])
    assert slug("Post", taken) == "post-5001"
    assert taken.looks < 50
