"""Which stretches of an article are compared."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matching.conftest import make_article
from tui.articles.model import Article, Zone, ZoneKind
from tui.matching.words.article_words import kept_blocks, read_article
from tui.matching.words.vocabulary import Vocabulary
from tui.text.span import Span


class Counted(tuple[Span, ...]):
    """Spans that count how often one of them is looked at."""

    looks = 0

    def __iter__(self) -> Iterator[Span]:
        for at in range(len(self)):
            yield self[at]

    def __getitem__(self, at: object) -> Span:  # type: ignore[override]
        type(self).looks += 1
        return super().__getitem__(at)  # type: ignore[call-overload, no-any-return]


def _of_spans(length: int, paragraphs: list[Span], aside: list[Span]) -> Article:
    zones = tuple(Zone(ZoneKind.FURNITURE, span) for span in aside)
    return Article("a", "A", "", "", "", "", "x" * length, tuple(paragraphs), zones)


def _disjoint(borders: list[int]) -> list[Span]:
    return [Span(start, end) for start, end in zip(borders[::2], borders[1::2], strict=False)]


def _places(spans: list[Span]) -> list[int]:
    return [at for span in spans for at in range(span.start, span.end)]


borders = st.lists(st.integers(0, 40), unique=True, max_size=10).map(sorted).map(_disjoint)


@given(paragraphs=borders, aside=borders)
def test_blocks_hold_every_character_outside_the_aside_zones(paragraphs: list[Span], aside: list[Span]) -> None:
    kept = kept_blocks(_of_spans(40, paragraphs, aside))
    wanted = {at for span in paragraphs for at in range(span.start, span.end)} - {
        at for span in aside for at in range(span.start, span.end)
    }
    assert [at for span in kept for at in range(span.start, span.end)] == sorted(wanted)
    assert all(any(paragraph.covers(span) for paragraph in paragraphs) for span in kept)


def test_aside_zones_are_visited_a_few_times_each() -> None:
    article = make_article("a", *["x"] * 2000, aside=range(0, 2000, 2))
    article.__dict__["aside"] = Counted(article.aside)
    assert len(kept_blocks(article)) == 1000
    assert Counted.looks < 10 * 1000


@pytest.mark.parametrize("paragraph", ["Nets dry slowly here. " * 3000, "nets dry slowly here " * 3000])
def test_a_text_without_line_breaks_is_compared_in_pieces_of_bounded_length(paragraph: str) -> None:
    """The memory that comparing takes grows with the square of a stretch."""
    read = read_article(make_article("a", paragraph.strip()), Vocabulary())
    assert len(read) == 12_000
    sizes = read.block_ends - read.blocks
    assert sizes.max() <= 2000
    assert sizes.min() >= 1000


def test_pieces_end_where_sentences_end() -> None:
    read = read_article(make_article("a", "Gulls dry their seven nets here. " * 1000), Vocabulary())
    first_words = sorted(set(read.blocks.tolist()))
    assert len(first_words) > 1
    assert {read.word(at) for at in first_words} == {"Gulls"}
