"""Lines without a visible span are folded."""

from tui.reading.highlights.folds import folds
from tui.text.span import Span


def test_a_text_without_visible_spans_is_one_fold():
    (fold,) = folds([0, 5, 5, 9], [5, 5, 8, 12], [])
    assert (fold.lines, fold.text_lines) == (range(4), 3)


def test_a_fold_includes_the_blank_lines_around_it():
    starts, ends = [0, 6, 7, 13, 14, 20, 21], [6, 6, 13, 13, 20, 20, 27]
    (fold,) = folds(starts, ends, [Span(2, 3)])
    assert (fold.lines, fold.text_lines) == (range(1, 7), 3)
