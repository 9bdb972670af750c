"""Articles from strings, for those who use crosslight from Python."""

import pytest

from tests.rows import each_row
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
    with pytest.raises(ValueError, match="not a language code"):
        article_from_text("Fire", options, outlet="Post", language="German")


@each_row(
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


@each_row(
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


STORY = "The harbour was closed on Monday after a crane fell into the water, and two people were hurt, the police said."


@pytest.mark.parametrize(
    ("line", "byline", "published"),
    [
        ("By Carla Jiménez, October 26, 2018", "Carla Jiménez", "2018-10-26"),
        ("By Carla Jiménez and Tom Lind in Port Vale | 26 October 2018 10:05 GMT",
         "Carla Jiménez and Tom Lind in Port Vale", "2018-10-26"),
        ("By Carla Jiménez – 26 Oct 2018", "Carla Jiménez", "2018-10-26"),
        ("Von Jürgen Maß\n26. Oktober 2018", "Jürgen Maß", "2018-10-26"),
        ("Published 11 February 2022", "", "2022-02-11"),
        ("Updated 11 February 2022", "", ""),
        ("Reporting by Ana Ruiz; Editing by Lee Park", "", ""),
    ],
)  # fmt: skip
def test_author_and_date_are_read_from_the_byline_in_the_text(
    options: ArticlesOptions, line: str, byline: str, published: str
) -> None:
    article = article_from_text(f"Crane falls\n\n{line}\n\n{STORY}\n\n{STORY}", options, outlet="Post")
    assert (article.byline, article.published) == (byline, published)
    origins = {origin.field: (origin.origin, origin.is_guess) for origin in article.field_origins}
    assert origins.get("byline") == (("read from the text", False) if byline else None)
    assert origins.get("published") == (("read from the text", False) if published else None)


def test_names_without_a_label_are_a_guess_and_given_fields_win(options: ArticlesOptions) -> None:
    text = f"Crane falls\n\nAna Ruiz, Lee Park\n\n3 May 2020\n\n{STORY}\n\n{STORY}"
    article = article_from_text(text, options, outlet="Post", published="2021-01-02")
    origin = article.origin_of("byline")
    assert (article.byline, article.published) == ("Ana Ruiz, Lee Park", "2021-01-02")
    assert origin is not None
    assert origin.is_guess
    assert article.origin_of("published") is None
