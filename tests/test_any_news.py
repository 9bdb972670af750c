"""Whatever stands in an article, it is read to the end, and what is found lies inside its text."""

from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.api import article_from_text, event_from_articles
from tui.articles.model import Passage
from tui.settings.load import load_settings

PIECES = """
“Yes,”|“no way”|‘so-called’|«Oui»|„Nein“|“|”|"|'|’|’s|“We go,”|“Partygate”|“The Mail”|says|said|claims|reports
told|asked|called|being|was|according to|in a statement|because|that|who|of|and|by|Why|he|she|the minister
the foreign secretary|a spokesman for|Mr Johnson|Sergei Lavrov|Lavrov:|Boris Johnson’s|Jr|WALLACE:
President Vladimir Putin|UK Defence Secretary Ben Wallace|By|By Ana Ruiz|Read more|Related Content|© AP
Photo: Reuters|(CNN)|MOSCOW (Reuters) –|Published 2 May|.|,|:|;|?|…|—|-|(|)|2|é|日本
"""
FRAGMENTS = st.sampled_from([*PIECES.strip().replace("\n", "|").split("|"), "\n\n"])
TEXTS = st.lists(FRAGMENTS, min_size=1, max_size=30).map(" ".join).filter(str.strip)
SETTINGS = load_settings()


def everything_found(*texts: str) -> None:
    """Finds matches, people and quotes of the texts, and asks where they lie."""
    articles = [article_from_text(text, SETTINGS.articles, outlet=f"o{n}", id=str(n)) for n, text in enumerate(texts)]
    event = event_from_articles(articles, settings=SETTINGS)
    matches, mentions = event.matches().matches, event.mentions()
    places = [place for match in matches for place in (match.left, match.right)]
    places += [mention.passage for mention in mentions.mentions]
    for quote in mentions.quotes:
        spans = (*quote.parts, quote.speaker_mention, quote.cue)
        places += [Passage(quote.article, span) for span in spans if span is not None]
    for place in places:
        assert place.span.end <= len(event.coverage.article(place.article).text)
    assert all(event.coverage.text_of(mention.passage).strip() for mention in mentions.mentions)


@given(TEXTS, TEXTS)
def test_any_two_texts_are_read_to_the_end(one: str, other: str) -> None:
    everything_found(one, other)


@each_row(
    "text",
    [
        "“We go,” says “The Mail”.",
        "“Partygate” claims “false”, says Johnson.",
        "Why “Russia” believes “Ukraine” matters.",
        "By",
    ],
)
def test_marks_where_words_are_expected_stop_nothing(text: str) -> None:
    everything_found(text, text)
