"""Layers that overlap become runs that tile the text."""

from hypothesis import given
from hypothesis import strategies as st

from tui.reading.highlights.runs import Layer, LayerKind, Run, flatten_layers
from tui.text.span import Span

LAYERS = st.builds(Layer, st.sampled_from(LayerKind), st.sampled_from("abc"))
SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.integers(0, 50), st.lists(st.tuples(SPANS, LAYERS), max_size=12))
def test_runs_tile_the_text_and_carry_exactly_the_layers_over_each_character(length, highlights):
    runs = flatten_layers(length, highlights)
    assert [offset for run in runs for offset in range(run.span.start, run.span.end)] == list(range(length))
    assert all(len(run.span) for run in runs)
    for run in runs:
        for offset in range(run.span.start, run.span.end):
            assert set(run.layers) == {layer for span, layer in highlights if offset in span}


def test_later_kinds_come_last_so_that_they_are_painted_on_top():
    zone, group, hit = Layer(LayerKind.ZONE, "headline"), Layer(LayerKind.GROUP, "g"), Layer(LayerKind.HIT, "")
    assert flatten_layers(3, [(Span(0, 3), hit), (Span(0, 3), zone), (Span(0, 3), group)]) == (
        Run(Span(0, 3), (zone, group, hit)),
    )


def test_text_without_highlights_is_one_bare_run_and_empty_text_has_none():
    assert flatten_layers(5, []) == (Run(Span(0, 5), ()),)
    assert flatten_layers(0, [(Span(0, 3), Layer(LayerKind.HIT, ""))]) == ()
