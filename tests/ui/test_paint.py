"""Contradictions stand out in every theme, and without colours."""

from rich.segment import Segment
from textual.theme import BUILTIN_THEMES

from tests.rows import each_row
from tui.reading.highlights.runs import Layer, LayerKind, Run
from tui.reading.quotes.word_differences import Difference, DifferenceKind
from tui.text.span import Span
from tui.ui.paint import GroupLook, Light, Painter
from tui.ui.theme.palette import Palette, palette
from tui.ui.theme.themes import DARK, LIGHT

TEXT = "At least 14 people died on Tuesday, police said."
AT = {"14": DifferenceKind.CONTRADICTION, "people": DifferenceKind.WORDING, "police said": DifferenceKind.MOVED}
PALETTES = {
    "dark": palette(DARK, no_color=False),
    "light": palette(LIGHT, no_color=False),
    "ansi": palette(BUILTIN_THEMES["ansi-dark"], no_color=False),
    "none": palette(DARK, no_color=True),
}


def painted(
    look: Palette, start: int = 0, end: int = len(TEXT), under: tuple[Layer, ...] = (Layer(LayerKind.GROUP, "g"),)
) -> dict[str, Segment]:
    """The pieces of a line on which a group's passage is current."""
    spans = {words: Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in AT}
    differs = tuple(Difference(span, AT[words]) for words, span in sorted(spans.items(), key=lambda each: each[1]))
    whole = Span(0, len(TEXT))
    runs = (Run(whole, under),)
    light = Light(runs, {"g": GroupLook(0, name_only=False)}, (whole,), "g", is_compared=True, differs=differs)
    return {segment.text: segment for segment in Painter(TEXT, look, light).line(start, end, None)}


@each_row("name", PALETTES)
def test_each_kind_of_difference_has_a_distinct_style(name):
    seen = painted(PALETTES[name])
    looks = [str(seen[text].style) for text in ("At least ", "14", "people", "police said")]
    assert len(set(looks)) == 4


@each_row("name", PALETTES)
def test_each_difference_has_a_cue_besides_colour(name):
    seen = painted(PALETTES[name])
    same, odds, other, moved = (seen[text].style for text in ("At least ", "14", "people", "police said"))
    cues = [
        tuple(map(bool, (style.bold, style.underline2, style.italic, style.reverse)))
        for style in (same, odds, other, moved)
    ]
    assert len(set(cues)) == 4
    assert odds.bold and other.bold and moved.italic
    assert not any(style.underline for style in (odds, other)), "a line under words says that they are possibly shared"


@each_row("name", PALETTES)
def test_in_a_current_quote_only_what_differs_is_bold(name):
    seen = painted(PALETTES[name], under=(Layer(LayerKind.MENTION, ""),))
    assert [bool(seen[text].style.bold) for text in ("At least ", "14", "people")] == [False, True, True]


@each_row("name", PALETTES)
def test_sure_possible_and_differing_words_are_told_apart_without_colour(name):
    look = PALETTES[name]
    groups = {"g": GroupLook(0, name_only=False)}
    looks = []
    for is_possible in (False, True):
        runs = (Run(Span(0, len(TEXT)), (Layer(LayerKind.GROUP, "g", is_possible=is_possible),)),)
        (piece,) = Painter(TEXT, look, Light(runs, groups)).line(0, len(TEXT), None)
        looks.append(piece.style)
    looks.append(painted(look)["people"].style)
    cues = [
        (style.bgcolor != look.base.bgcolor, *map(bool, (style.underline, style.bold, style.dim))) for style in looks
    ]
    assert len(set(cues)) == 3, cues


def test_a_line_that_begins_inside_a_difference_shows_its_rest():
    start = TEXT.index("lice said")
    assert painted(PALETTES["dark"], start)["lice said"].style.italic


def test_differences_are_marked_only_in_the_current_passage():
    differs = (Difference(Span(9, 11), DifferenceKind.CONTRADICTION),)
    painter = Painter(TEXT, PALETTES["dark"], Light(differs=differs))
    assert not any(segment.style.underline for segment in painter.line(0, len(TEXT), None))
