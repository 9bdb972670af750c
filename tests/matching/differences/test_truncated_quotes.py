"""Quotations that one outlet cuts short and the other gives at greater length."""

from tests.matching.conftest import make_article
from tests.rows import each_row
from tui.articles.model import Article
from tui.matching.differences.truncated_quotes import CutPlace, Truncation, truncation
from tui.text.span import Span

WHOLE = "“We did everything we could to bring them home, and we will not rest until every one is found,” she said."
NO_END = "She said: “We did everything we could to bring them home.”"
NO_START = "“We will not rest until every one is found,” the captain said."
NO_MIDDLE = "“We did everything we could … until every one is found,” she said."


def cut(left: str | Article, right: str | Article) -> Truncation | None:
    one = make_article("one", left) if isinstance(left, str) else left
    other = make_article("other", right) if isinstance(right, str) else right
    return truncation(one, Span(0, len(one.text)), other, Span(0, len(other.text)))


@each_row(
    ("short", "where", "missing"),
    [
        (NO_END, CutPlace.END, "and we will not rest until every one is found"),
        (NO_START, CutPlace.START, "We did everything we could to bring them home, and"),
        (NO_MIDDLE, CutPlace.MIDDLE, "to bring them home, and we will not rest"),
    ],
)
def test_a_truncation_names_the_side_the_place_and_the_missing_words(short: str, where: CutPlace, missing: str) -> None:
    found = cut(WHOLE, short)
    assert found is not None
    assert (found.left_is_shorter, found.cut, found.missing_words.slice(WHOLE)) == (False, where, missing)
    turned = cut(short, WHOLE)
    assert turned == Truncation(True, found.cut, found.missing_words, found.inside_sentence)


def test_a_cut_inside_a_sentence_differs_from_a_missing_sentence() -> None:
    longer = "“The letters were sent to us twice in June. Somebody should have read them out loud,” he said."
    found = cut(longer, "“The letters were sent to us twice in June,” he said.")
    assert found is not None and not found.inside_sentence
    found = cut(WHOLE, NO_END)
    assert found is not None and found.inside_sentence


@each_row(
    "other",
    [
        WHOLE,
        "The captain spoke of “everything we could”.",  # a fragment
        "The captain did everything she could to bring them home.",  # reported
        "“We did everything we could to bring them home,” she said, “and we will not rest until every one is found.”",
        "“We looked everywhere, all night long, with every ship that there was,” she said.",
    ],
)
def test_whole_quotations_fragments_and_reports_are_not_truncated(other: str) -> None:
    assert cut(WHOLE, other) is None


def test_words_quoted_elsewhere_in_the_article_are_not_missing() -> None:
    split = make_article("one", NO_END, "“And we will not rest until every one is found,” she added.")
    whole = make_article("other", WHOLE)
    assert truncation(split, split.paragraphs[0], whole, Span(0, len(WHOLE))) is None


def test_only_quotations_inside_the_passages_are_compared() -> None:
    one = make_article("one", "Nothing was quoted here.", WHOLE)
    other = make_article("other", "Nothing was quoted here.", NO_END)
    assert truncation(one, one.paragraphs[0], other, other.paragraphs[0]) is None
    assert truncation(one, one.paragraphs[1], other, other.paragraphs[1]) is not None


def test_a_speech_over_several_paragraphs_is_one_speech() -> None:
    paragraphs = "“We did everything we could to bring them home.", "“We will not rest until then,” she said."
    longer = make_article("one", *paragraphs)
    found = cut(longer, NO_END)
    assert found is not None and found.missing_words.slice(longer.text) == "We will not rest until then"


def test_insertions_in_brackets_are_not_a_truncation() -> None:
    left = make_article("a", "“He [the captain] ignored the warning lights for an hour,” she said.")
    right = make_article("b", "“He ignored the warning lights for an hour,” she said.")
    whole, other = Span(0, len(left.text)), Span(0, len(right.text))
    assert truncation(left, whole, right, other) is None


def test_the_missing_words_of_a_cut_sentence_are_those_of_that_sentence() -> None:
    longer = "“The dyke is forty years old. It was never built for such a tide, and the town was told so,” he said."
    found = cut(longer, "He said it “was never built for such a tide”.")
    assert found is not None
    assert (found.inside_sentence, found.missing_words.slice(longer)) == (True, "and the town was told so")


def test_words_said_around_a_quotation_are_not_cut_from_it() -> None:
    longer = "“The ferry company must pay for every lost net,” he said."
    found = cut(longer, "The ferry company “must pay for every lost net”.")
    assert found is None or not found.inside_sentence


def test_a_question_is_no_part_of_the_answer() -> None:
    longer = "“Is that your boat in the picture?” the judge asked. “It was tied up at the pier all night,” he said."
    found = cut(longer, "He said: “It was tied up at the pier all night.”")
    assert found is None
