"""`find` as a whole: the sample event, other languages, properties of every result, and growth of its work."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.call_count import calls
from tests.effort import count, examples
from tests.rows import each_row
from tui.articles.model import Article
from tui.cancel import Cancelled
from tui.matching import find as matching_find
from tui.mentions import find as mentions_find
from tui.mentions.find import _ids, find
from tui.mentions.lexicon import EITHER
from tui.mentions.model import MentionForm, MentionSet, QuoteKind
from tui.mentions.names.identity import Identity
from tui.mentions.names.mention_finder import PersonName
from tui.settings.load import load_settings
from tui.text.span import Span

Find = Callable[..., MentionSet]
Make = Callable[..., Article]


def test_no_articles_and_articles_without_names_give_no_people(make: Make, find_mentions: Find) -> None:
    assert find_mentions() == MentionSet((), (), ())
    assert find_mentions(make("a", "Nothing here.")) == MentionSet((), (), ())


def test_the_same_articles_give_the_same_result(find_mentions: Find) -> None:
    text = "“It is so,” Ben Wallace said. “It is,” Liz Truss added."
    assert find_mentions(text) == find_mentions(text)


@each_row("calls_before", [0, 1, 500, 1000, 2400])
def test_finding_stops_at_once_inside_a_long_article_when_cancelled(calls_before: int, make: Make) -> None:
    """The callback is not called again after it has returned True, in whichever pass."""
    answers: list[bool] = []

    def cancelled() -> bool:
        answers.append(len(answers) >= calls_before)
        return answers[-1]

    article = make("a", *["“It is so,” Ben Wallace said."] * 800)
    with pytest.raises(Cancelled):
        find([article], load_settings().mentions, cancelled=cancelled)
    assert answers == [False] * calls_before + [True]


def test_matching_and_mentions_raise_the_same_exception_when_cancelled() -> None:
    assert matching_find.Cancelled is mentions_find.Cancelled is Cancelled


@each_row(
    ("text", "quotes"),
    [
        ("„Das ist gut“, sagte Angela Merkel. Merkel ging.", 1),
        ("« C’est bien », a dit Emmanuel Macron.", 1),
        ("”Det är bra”, sa Ulf Kristersson.", 1),
        ("«Es bueno», dijo Pedro Sánchez. «Muy bueno».", 2),
        ("«Это хорошо», — сказал Владимир Путин.", 1),
        ("首相は「良い」と言った。", 1),
    ],
)
def test_quotes_in_other_languages_are_found_by_their_quote_marks(find_mentions: Find, text: str, quotes: int) -> None:
    assert sum(len(quote.parts) for quote in find_mentions(text).quotes) == quotes


PIECES = st.sampled_from(
    [
        "Ben Wallace",
        "Wallace",
        "Defence Secretary",
        "New York",
        "van",
        "A.",
        "Wallace-",
        "Liz Truss’s",
        "he",
        "she",
        "the minister",
        "said",
        "told",
        "called",
        "according to",
        "“",
        "”",
        "‘",
        "’",
        '"',
        ",",
        ".",
        ":",
        "?",
        "by",
        "who",
        "(",
        ")",
        "\n\n",
        "Mr.",
        "Jr.",
        "President",
        "of",
        "UK",
        "—",
    ]
)


@examples(25, 200)
@given(st.lists(PIECES, max_size=40))
def test_every_result_points_into_its_article(make: Make, pieces: list[str]) -> None:
    article = make("a", *" ".join(pieces).split("\n\n"))
    mentions = find([article], load_settings().mentions)
    people = {person.id for person in mentions.people}
    assert len(people) == len(mentions.people)
    spans = [mention.passage.span for mention in mentions.mentions]
    assert spans == sorted(spans)
    assert all(span.slice(article.text).strip() == span.slice(article.text) != "" for span in spans)
    assert {mention.person for mention in mentions.mentions} == people
    for quote in mentions.quotes:
        assert quote.speaker is None or quote.speaker in people
        assert list(quote.parts) == sorted(quote.parts)
        assert quote.span.end <= len(article.text)
        if quote.speaker_mention is not None:
            assert quote.speaker_mention.slice(article.text) == quote.speaker_text
        assert (quote.rule == "none") == (quote.speaker_text == "")


@pytest.mark.parametrize(
    "unit",
    [
        "Aa ",
        "President ",
        "Ann Smith, ",
        "“a” ",
        "“a” he said ",
        "said ",
        "in a ",
        "according to “a” ",
        "J. ",
        "Aa-",
        "“a,” said John Smith ",
        "the president said “a” ",
        "de la Aa ",
        "“aaa\n\n",
        "he said he was it ",
        "he said that it ",
        ", noting “a” ",
        "according to Aa it was ",
        "it was, he said, ",
        "‘a ",
        "‘a ‘",
        "a” ‘a’ ",
        "A-",
    ],
)
def test_steps_grow_linearly_on_one_long_paragraph(make: Make, unit: str) -> None:
    options, few = load_settings().mentions, count(75, 300)

    def read(times: int) -> None:
        find([make("a", *(unit * times).split("\n\n"))], options)

    read(1)  # the word lists
    assert calls(lambda: read(4 * few)) < 6 * calls(lambda: read(few)) + 5_000


@pytest.mark.parametrize("name", ["Ann Bee {}", "Ann {}", "{} Bee", "Mr. {}", "Ann-{} Bee", "Ann {} Bee"])
def test_steps_grow_linearly_with_the_number_of_people(make: Make, name: str) -> None:
    options, few = load_settings().mentions, count(100, 400)
    letters = "abcdefghijklmnopqrstuvwxyz"

    def read(times: int) -> None:
        others = (f"B{letters[n % 26]}{letters[n // 26 % 26]}r{letters[n // 676]}" for n in range(times))
        find([make("a", *(f"“So,” said {name.format(other)}." for other in others))], options)

    read(1)
    assert calls(lambda: read(4 * few)) < 6 * calls(lambda: read(few)) + 5_000


def test_all_people_and_quotes_of_the_sample_event_are_found(sample: tuple[Article, ...]) -> None:
    mentions = find(sample, load_settings().mentions)
    assert sum(len(quote.parts) for quote in mentions.quotes) == 30
    assert len(mentions.people) == 19
    assert [person.name for person in mentions.people[:2]] == ["Ben Wallace", "Sergey Shoigu"]
    speakers = [quote.speaker for quote in mentions.quotes if quote.article == sample[0].id]
    wallace, shoigu = "ben-wallace", "sergey-shoigu"
    assert speakers == [shoigu, wallace, shoigu, shoigu, shoigu, wallace, wallace, wallace, wallace, wallace]
    assert [q.kind for q in mentions.quotes if q.kind in (QuoteKind.SCARE, QuoteKind.TITLE)] == [QuoteKind.SCARE]


def test_ids_are_unique_even_if_a_name_ends_in_a_number() -> None:
    """A third person's name may look like the id that distinguishes the first two."""
    names = ["John Smith-2", "John Smith", "John Smith", "John Smith"]
    people = [Identity((), (), "", EITHER, Counter([name])) for name in names]
    names_in_text = [PersonName(person, Span(0, 4), MentionForm.FULL, 0, 0, 0, 1) for person in people]
    assert list(_ids([names_in_text]).values()) == ["john-smith-2", "john-smith", "john-smith-3", "john-smith-4"]
