"""Text in every theme has enough contrast with whatever it is drawn on: computed from the colours, with no screen."""

from itertools import combinations

from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tests.rows import each_row
from tests.ui.colour_vision import among_256, contrast, rgb
from tui.articles.model import ZoneKind
from tui.reading.highlights.runs import Layer, LayerKind, Run
from tui.reading.quotes.word_differences import Difference, DifferenceKind
from tui.reading.views import FACT_KEY, QUOTE_KEY
from tui.text.span import Span
from tui.ui.paint import GroupLook, Light, Painter
from tui.ui.theme.legible import legible
from tui.ui.theme.palette import grounds, muted, palette
from tui.ui.theme.themes import CONTRAST, CONTRAST_LIGHT, HUE_COUNT, THEMES

OWN = [theme for theme in THEMES if not theme.ansi]
TEXTUALS = [theme for theme in BUILTIN_THEMES.values() if not theme.ansi]
WORD = Span(0, 3)
LOOKS = {str(hue): GroupLook(hue, name_only=False) for hue in range(HUE_COUNT)}
ZONES = [
    Layer(LayerKind.ZONE, kind) for kind in (ZoneKind.HEADLINE, ZoneKind.STANDFIRST, ZoneKind.CAPTION, ZoneKind.BYLINE)
]
MARKS = [Layer(LayerKind.ANNOTATION, key) for key in ("yellow", "green", "blue", "pink", "note")]
OTHERS = [
    *(Layer(LayerKind.ONLY_HERE, key) for key in (FACT_KEY, QUOTE_KEY)),
    *(Layer(kind, "") for kind in (LayerKind.SHARED, LayerKind.MENTION, LayerKind.HIT)),
    *MARKS,
]


def layers_drawn():
    """Each zone, alone and below passages; passages over each other; and what lies over them."""
    groups = [Layer(LayerKind.GROUP, key, is_possible=possible) for key in LOOKS for possible in (False, True)]
    yield from ((zone, group) for zone in ZONES for group in groups)
    yield from ((group, other) for group in groups for other in OTHERS)
    yield from ((zone, other) for zone in ZONES for other in OTHERS)
    yield from combinations(groups[:4], 2)
    yield ()


def styles_drawn(look):
    """(what it is, style) for every way in which a word of an article can be painted."""
    differences = [None, *DifferenceKind]
    for layers in layers_drawn():
        group = next((layer.key for layer in layers if layer.kind is LayerKind.GROUP), "")
        states = [(False, None, None), (False, None, WORD), *((True, difference, None) for difference in differences)]
        for is_current, difference, selected in [*states, (True, None, WORD)]:
            light = Light(
                (Run(WORD, layers),),
                LOOKS,
                (WORD,) if is_current else (),
                group if is_current else "",
                is_compared=is_current,
                differs=(Difference(WORD, difference),) if difference else (),
            )
            (segment,) = Painter("one", look, light).line(0, 3, selected)
            yield (layers, is_current, difference, selected), segment.style


def illegible(styles, least, seen):
    return [name for name, style in styles if contrast(seen(style.color), seen(style.bgcolor)) < least]


@each_row("theme", [*OWN, *TEXTUALS[:3]])
@each_row("deep", [True, False])
def test_every_word_of_an_article_is_legible_however_it_is_lit(theme, deep):
    look = palette(theme, no_color=False, deep=deep)
    least = 7 if theme.name in (CONTRAST.name, CONTRAST_LIGHT.name) else 4.5
    possible_least = min(least, 4.58)  # on some fills neither black nor white reaches more
    assert illegible(styles_drawn(look), possible_least, rgb if deep else among_256) == []


@each_row("theme", OWN)
def test_lists_and_margins_are_legible(theme):
    look = palette(theme, no_color=False)
    inks = {"base": Style(), **{name: getattr(look, name) for name in ("muted", "faint", "accent", "headline")}}
    inks |= {f"letter {number}": style for number, style in enumerate(look.letters)}
    inks |= {str(kind): style for kind, style in look.differences.items()}
    fills = {"page": Style(), "cursor": look.cursor, "blurred cursor": look.cursor_blurred}
    styles = {f"{ink} on {fill}": look.legible(look.base + inks[ink] + fills[fill]) for ink in inks for fill in fills}
    assert illegible(styles.items(), 4.5, rgb) == []
    on_page = {name: look.base + style for name, style in inks.items()}
    assert illegible(on_page.items(), 4.5, rgb) == [], "on the page they need no help"


@each_row("theme", OWN)
def test_dialogs_and_lines_to_type_in_are_legible(theme):
    inks = {name: Color.parse(text) for name, text in (("foreground", theme.foreground), ("muted", muted(theme)))}
    page, surface, *_, current_row = grounds(theme)
    pairs = {(name, ground.hex): (ink, ground) for name, ink in inks.items() for ground in grounds(theme)}
    pairs |= {("accent", ground.hex): (Color.parse(theme.accent), ground) for ground in (page, surface, current_row)}
    styles = {name: Style(color=ink.rich_color, bgcolor=ground.rich_color) for name, (ink, ground) in pairs.items()}
    assert illegible(styles.items(), 4.5, rgb) == []


def test_a_legible_style_stays_and_another_one_moves_only_as_far_as_needed():
    grey = Style.parse("#777777 on #ffffff")
    assert legible(Style.parse("#111111 on #ffffff"), 4.5, True) == Style.parse("#111111 on #ffffff")
    moved = legible(grey, 4.5, True)
    assert 4.5 <= contrast(rgb(moved.color), rgb(moved.bgcolor)) < 6
    assert legible(grey, 0, True) == grey, "the terminal's own colours are not known"
