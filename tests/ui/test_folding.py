"""Lines of a text, of which many are folded into one."""

from hypothesis import given
from hypothesis import strategies as st

from tui.reading.highlights.folds import FOLDED_LINES_MIN
from tui.text.span import Span
from tui.ui.folding import FoldedLines
from tui.ui.wrap import WrappedText

TEXT = "\n\n".join(f"line {number} of this text" for number in range(10))
PARAGRAPHS = [Span(start, start + 19) for start in range(0, len(TEXT), 21)]
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, len(TEXT) - 1), st.integers(1, 30))


def folded(*kept: Span) -> FoldedLines:
    return FoldedLines(WrappedText(TEXT, PARAGRAPHS, 40), kept)


def test_lines_between_unfolded_passages_become_one_thin_line_with_their_count():
    lines = folded(PARAGRAPHS[2], PARAGRAPHS[6])
    assert [lines.hidden_counts.get(line, 0) for line in range(len(lines))] == [2, 0, 3, 0, 3]


def test_a_single_line_is_not_folded():
    lines = folded(PARAGRAPHS[1], PARAGRAPHS[3])
    assert lines.line_of(PARAGRAPHS[0].start) not in lines.hidden_counts
    assert lines.line_of(PARAGRAPHS[2].start) not in lines.hidden_counts


@given(st.lists(SPANS, max_size=5))
def test_unfolded_text_is_on_no_thin_line_and_every_character_has_a_line(kept):
    full, lines = WrappedText(TEXT, PARAGRAPHS, 12), FoldedLines(WrappedText(TEXT, PARAGRAPHS, 12), kept)
    assert all(count >= FOLDED_LINES_MIN for count in lines.hidden_counts.values())
    for line in range(len(full)):
        start, end = full.starts[line], full.ends[line]
        if start < end:
            there = lines.line_of(start)
            assert lines.starts[there] <= start < end <= lines.ends[there]
            if any(span.overlap(Span(start, end)) for span in kept):
                assert there not in lines.hidden_counts
