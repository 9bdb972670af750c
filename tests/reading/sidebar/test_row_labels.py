"""Rows that begin alike are told apart by how they go on."""

from tui.reading.sidebar.row_labels import row_labels


def told_by(*texts):
    """Per text: the word that tells it from the others; empty where its first one does, or none."""
    return [label.text[label.starts[-1] : label.told_at] if label.starts else "" for label in row_labels(texts)]


def test_the_first_word_that_another_does_not_have_there_tells_them_apart():
    assert told_by(
        "Transport Minister Tomas Okerell, who came at noon",
        "The ferry burned",
        "Transport Minister Tomas Okerell slammed the operator",
    ) == ["who", "", "slammed"]


def test_a_title_and_its_abbreviation_case_and_marks_begin_alike():
    assert told_by("Captain Ilse Brandvold ordered the ship cleared", "“CAPT Ilse Brandvold said no”") == [
        "ordered",
        "said",
    ]


def test_the_nearest_of_several_counts():
    assert told_by("a b c d", "a b x", "a y z") == ["c", "x", "y"]


def test_what_is_alike_throughout_or_the_mere_beginning_of_another_stands_as_it_is():
    assert told_by("We saw nothing", "We saw nothing", "We saw nothing at all") == ["", "", "at"]
