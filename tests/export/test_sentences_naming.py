"""Finding the sentences that name a person."""

from tests.reading.made import coverage_of, mention_of, mentions_of
from tui.articles.model import ZoneKind
from tui.export.sentences_naming import sentences_naming

COVERAGE = coverage_of(
    a="Smoke rose. Mrs Prill saw Ana Moss. Nobody spoke. Moss left.",
    b="By Ana Moss. The quay burned, Moss said.",
)


def sentence_texts(*mentions) -> list[str]:
    made = mentions_of(mentions=tuple(mentions))
    return [COVERAGE.text_of(passage) for passage in sentences_naming(COVERAGE, made, "moss")]


def test_sentences_are_unique_and_in_the_order_of_the_articles():
    mentions = [
        mention_of(COVERAGE, "moss", "b", "Moss said"),
        mention_of(COVERAGE, "moss", "a", "Moss left"),
        mention_of(COVERAGE, "moss", "a", "Ana Moss"),
        mention_of(COVERAGE, "moss", "a", "Moss."),
    ]
    assert sentence_texts(*mentions) == ["Mrs Prill saw Ana Moss.", "Moss left.", "The quay burned, Moss said."]


def test_other_people_and_bylines_are_left_out():
    byline = mention_of(COVERAGE, "moss", "b", "Ana Moss", ZoneKind.BYLINE)
    assert sentence_texts(byline, mention_of(COVERAGE, "prill", "a", "Mrs Prill")) == []
