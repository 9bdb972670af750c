"""The hits of a search are in order and disjoint, and a line finds its own."""

from itertools import pairwise
from random import Random

import pytest

from tests.effort import count
from tui.reading.highlights.hits import merged_spans, spans_within
from tui.text.span import Span


@pytest.mark.parametrize("seed", range(count(20, 200)))
def test_merged_spans_contain_the_same_characters_in_order(seed):
    random = Random(seed)
    starts = [random.randrange(50) for _ in range(random.randrange(12))]
    spans = [Span(start, start + random.randint(1, 9)) for start in starts]
    merged = merged_spans(spans)
    assert {at for span in merged for at in range(span.start, span.end)} == {
        at for span in spans for at in range(span.start, span.end)
    }
    assert all(first.end <= second.start for first, second in pairwise(merged))
    for start in range(60):
        end = start + random.randint(1, 20)
        assert spans_within(merged, start, end) == [each for each in merged if each.overlap(Span(start, end))]


def test_adjoining_hits_stay_apart():
    assert merged_spans([Span(0, 2), Span(2, 4)]) == (Span(0, 2), Span(2, 4))
