"""Texts with the same beginning are labelled by the first word in which they differ."""

from tui.reading.sidebar.row_labels import row_labels


def distinguishing_words(*texts):
    """Return the word that distinguishes each text; empty if it is the first word, or if there is none."""
    return [label.text[label.starts[-1] : label.unique_end] if label.starts else "" for label in row_labels(texts)]


def test_texts_are_distinguished_by_the_first_word_that_differs():
    assert distinguishing_words(
        "Transport Minister Tomas Okerell, who came at noon",
        "The ferry burned",
        "Transport Minister Tomas Okerell slammed the operator",
    ) == ["who", "", "slammed"]


def test_abbreviated_titles_case_and_quote_marks_count_as_equal():
    assert distinguishing_words("Captain Ilse Brandvold ordered the ship cleared", "“CAPT Ilse Brandvold said no”") == [
        "ordered",
        "said",
    ]


def test_each_text_is_compared_with_the_most_similar_one():
    assert distinguishing_words("a b c d", "a b x", "a y z") == ["c", "x", "y"]


def test_equal_texts_and_beginnings_of_others_have_no_distinguishing_word():
    assert distinguishing_words("We saw nothing", "We saw nothing", "We saw nothing at all") == ["", "", "at"]
