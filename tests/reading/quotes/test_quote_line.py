"""Quotes on one line, and the places of their differences."""

from hypothesis import given
from hypothesis import strategies as st

from tests.rows import each_row
from tui.mentions.model import QuoteKind
from tui.reading.quotes.quote_line import differences_in_quote_text, quote_text
from tui.reading.quotes.word_differences import Difference, DifferenceKind
from tui.text.span import Span


@each_row(
    ("kind", "lead", "line"),
    [
        (QuoteKind.DIRECT, "", "“No ferry leaves … until noon”"),
        (QuoteKind.INDIRECT, "reported: ", "reported: No ferry leaves … until noon"),
    ],
)
def test_a_quote_is_one_line_without_the_comma_at_its_end(kind: QuoteKind, lead: str, line: str) -> None:
    text = "No ferry\nleaves, she said, until noon; and"
    parts = [Span(0, text.index(", she")), Span(text.index("until"), text.index(" and"))]
    assert quote_text(text, parts, kind, lead) == line


@given(st.text("ab \n…日", min_size=3, max_size=40), st.data())
def test_differences_in_a_row_cover_the_words_that_differ(text, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    parts = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    kind = data.draw(st.sampled_from([QuoteKind.DIRECT, QuoteKind.INDIRECT]))
    start = data.draw(st.integers(0, len(text) - 1))
    differing = Span(start, data.draw(st.integers(start + 1, len(text))))
    lead = data.draw(st.sampled_from(["", "reported: "]))
    row_text = quote_text(text, parts, kind, lead)
    differences = differences_in_quote_text(parts, kind, [Difference(differing, DifferenceKind.WORDING)], lead)
    expected = [
        Span(max(p.start, differing.start), min(p.end, differing.end)).slice(text)
        for p in parts
        if p.overlap(differing)
    ]
    for difference, words in zip(differences, expected, strict=True):
        text_in_row = difference.span.slice(row_text).rstrip("”")
        assert words.replace("\n", " ").startswith(text_in_row)
