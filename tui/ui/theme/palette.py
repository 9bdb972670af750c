"""The styles of highlights, for any theme and any number of terminal colours.

Every highlight has a cue other than colour (a letter in the gutter, bold, underline, reverse), so that it is
recognisable without colour.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import asdict
from rich.color import Color as RichColor
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from tui.reading.quotes.word_differences import DifferenceKind
from tui.ui.theme.legible import HIGH_CONTRAST_MIN, TEXT_CONTRAST_MIN, legible
from tui.ui.theme.terminal import Colours, colours_of
from tui.ui.theme.themes import CONTRAST, CONTRAST_LIGHT, HUE_COUNT, MONO, look

HUES_ANSI = ("blue", "green", "magenta", "yellow", "cyan", "red")


TYPED_ON_SHARE = 0.05
"""Share of the foreground in a focused input line, as Textual mixes it."""
CURRENT_ROW_SHARE = 0.22
"""Share of the primary colour in the current row of a dialog's list, as in dialogs.tcss."""
DIFFERING_SHARE = 0.2
"""Share of the accent in the background of differing words, outside a current passage."""
POSSIBLE_TINT = 0.3
"""Share of a group's hue in the text colour of a possible passage."""

INKS_DARK = {"yellow": "#f2d15c", "green": "#8fd694", "blue": "#8ab8ff", "pink": "#f29bc4"}
INKS_LIGHT = {"yellow": "#7a5c00", "green": "#1f6b2a", "blue": "#1a56b0", "pink": "#a8306f"}
"""Text colours of the user's highlights."""


class Palette(Struct, frozen=True):
    """Rich styles for everything that is painted line by line."""

    is_true_color: bool
    """True if every colour is given as red, green and blue, and nothing is dimmed."""
    base: Style
    muted: Style
    faint: Style
    """Style of bylines, teasers and lists of other stories: visible but unobtrusive."""
    headline: Style
    standfirst: Style
    caption: Style
    rule: Style
    accent: Style
    groups: tuple[Style, ...]
    """Styles of passages, one per hue, like the three below."""
    overlaps: tuple[Style, ...]
    """Styles for a passage that overlaps one in another group."""
    possible: tuple[Style, ...]
    """Styles for possible passages, one per hue: underlined, without a fill."""
    currents: tuple[Style, ...]
    letters: tuple[Style, ...]
    name_only: Style
    """Style of passages that share only a name: underlined, without a fill."""
    mention: Style
    hit: Style
    marks: Mapping[str, Style]
    """Colour of a highlight, or kind of another annotation → style.

    A double underline and a sign before their lines distinguish them from everything else.
    """
    spot: Style
    """Style of the current mention, quote or hit."""
    differences: Mapping[DifferenceKind, Style]
    """Styles of words that are different, moved or missing in the other wording."""
    gaps: tuple[Style, ...]
    """Styles of differing words in the current passage, one per hue: a gap in its fill, in bold."""
    selection: Style
    cursor: Style
    """Style of the row in a list that keys act on, while the list has the focus."""
    cursor_blurred: Style
    contrast_min: float = 0.0
    """Minimum contrast of text with its background, 1 to 21; 0 if the colours are the terminal's own."""
    deep: bool = True
    """True if the terminal shows every colour, not only 256."""

    def legible(self, style: Style) -> Style:
        """Return a mixed style, with a different text colour if it would not be legible on its background."""
        return legible(style, self.contrast_min, self.deep)


def colours(app: App[object]) -> Palette:
    """Return the styles for an application's theme and terminal."""
    return palette(app.current_theme, no_color=app.no_color, deep=colours_of(app) is not Colours.SOME)


def palette(theme: Theme, *, no_color: bool, deep: bool = True) -> Palette:
    """Return the styles for a theme; without colours if the environment asks for that (NO_COLOR).

    deep: True if the terminal shows any colour, not only 256.
    """
    if no_color or theme.name == MONO.name:
        return _plain()
    if theme.ansi:
        return _ansi()
    return _blended(theme, deep)


def muted(theme: Theme) -> str:
    """Return the colour of unobtrusive text (titles, counts, hints), as written in Textual's style sheets."""
    if theme.ansi:
        return "ansi_default"
    background, foreground = _ground(theme)
    color = background.blend(foreground, look(theme, deep=True).muted, alpha=1)
    for ground in grounds(theme):
        color = Color.from_rich_color(_legible_color(color, ground, TEXT_CONTRAST_MIN, deep=True))
    return color.hex


def grounds(theme: Theme) -> Sequence[Color]:
    """Return the backgrounds of text outside the articles: the page, dialogs, input lines, the current row."""
    background, foreground = _ground(theme)
    surface = Color.parse(theme.surface) if theme.surface else background
    panel = Color.parse(theme.panel) if theme.panel else surface
    typed_on = panel.blend(foreground, TYPED_ON_SHARE, alpha=1)
    current_row = surface.blend(Color.parse(theme.primary), CURRENT_ROW_SHARE, alpha=1)
    return background, surface, panel, typed_on, current_row


def _contrast_min(theme: Theme) -> float:
    return HIGH_CONTRAST_MIN if theme.name in (CONTRAST.name, CONTRAST_LIGHT.name) else TEXT_CONTRAST_MIN


def _ground(theme: Theme) -> tuple[Color, Color]:
    """Return background and foreground, which a theme may leave to Textual's defaults."""
    return (
        Color.parse(theme.background or ("#121212" if theme.dark else "#e0e0e0")),
        Color.parse(theme.foreground or ("#e0e0e0" if theme.dark else "#222222")),
    )


def _blended(theme: Theme, deep: bool) -> Palette:
    background, foreground = _ground(theme)
    contrast_min = _contrast_min(theme)
    accent = Color.parse(theme.accent or theme.primary)
    alarm = Color.parse(theme.error or theme.accent or theme.primary)
    lit = look(theme, deep=deep)
    hues = [Color.parse(hue) for hue in lit.inks]
    tints = [Color.parse(tint) for tint in lit.tints] or [background.blend(hue, lit.tint, alpha=1) for hue in hues]
    overlaps = [tint.blend(hue, lit.overlap, alpha=1) for tint, hue in zip(tints, hues, strict=True)]

    def on(color: Color, share: float) -> RichColor:
        return background.blend(color, share, alpha=1).rich_color

    def on_page(color: Color) -> RichColor:
        return _legible_color(color, background, contrast_min, deep=deep)

    def ink(share: float) -> Style:
        return Style(color=on_page(background.blend(foreground, share, alpha=1)))

    strong = Color.parse("#ffffff" if theme.dark else "#000000").rich_color
    on_current = background.rich_color if lit.current == 1 else strong
    return Palette(
        is_true_color=True,
        base=Style(color=foreground.rich_color, bgcolor=background.rich_color),
        muted=ink(lit.muted),
        faint=ink(lit.faint),
        headline=Style(color=strong, bold=True),
        standfirst=ink(0.86) + Style(italic=True),
        caption=ink(0.74) + Style(italic=True),
        rule=Style(color=on(foreground, 0.2)),
        accent=Style(color=on_page(accent)),
        groups=tuple(Style(bgcolor=tint.rich_color) for tint in tints),
        overlaps=tuple(Style(color=strong, bgcolor=Color.parse(overlap).rich_color) for overlap in lit.overlaps)
        or tuple(Style(bgcolor=overlap.rich_color) for overlap in overlaps),
        possible=_possible_styles(foreground, hues),
        currents=tuple(Style(color=on_current, bgcolor=on(hue, lit.current)) for hue in hues),
        letters=tuple(Style(color=on_page(hue), bold=True) for hue in hues),
        name_only=Style(underline=True),
        mention=Style(color=on_page(accent), bold=True),
        hit=Style(bgcolor=on(accent, 0.35)),
        marks=_marks(theme),
        spot=Style(color=background.rich_color, bgcolor=accent.rich_color, bold=True),
        differences=_difference_styles(foreground, background, accent, alarm),
        gaps=tuple(Style(color=foreground.rich_color, bgcolor=tint.rich_color, bold=True) for tint in tints),
        selection=Style(bgcolor=on(Color.parse(theme.primary), 0.5)),
        cursor=Style(bgcolor=on(Color.parse(theme.primary), 0.42), color=strong),
        cursor_blurred=Style(bgcolor=on(foreground, 0.12)),
        contrast_min=contrast_min,
        deep=deep,
    )


def _legible_color(color: Color, background: Color, contrast_min: float, *, deep: bool) -> RichColor:
    """Return a colour, adjusted as needed for text in it to be legible on a background."""
    style = Style(color=color.rich_color, bgcolor=background.rich_color)
    return legible(style, contrast_min, deep).color or color.rich_color


def _difference_styles(
    foreground: Color, background: Color, accent: Color, alarm: Color
) -> dict[DifferenceKind, Style]:
    """Return the styles of differing words, each with a cue other than colour."""
    fill = background.blend(accent, DIFFERING_SHARE, alpha=1).rich_color
    return {
        DifferenceKind.MOVED: Style(italic=True),
        DifferenceKind.WORDING: Style(color=foreground.rich_color, bgcolor=fill, bold=True),
        DifferenceKind.CONTRADICTION: Style(
            color=alarm.rich_color, bgcolor=background.rich_color, reverse=True, bold=True
        ),
    }


def _possible_styles(foreground: Color, hues: list[Color]) -> tuple[Style, ...]:
    """Return the styles of possible passages: a tinted, underlined foreground for each hue."""
    return tuple(Style(color=foreground.blend(hue, POSSIBLE_TINT, alpha=1).rich_color, underline=True) for hue in hues)


def _ansi() -> Palette:
    """Return the styles for the terminal's own sixteen colours, with reverse video for the current stop."""
    plain = _plain()
    return Palette(
        **{
            **asdict(plain),
            "accent": Style(color="yellow"),
            "groups": tuple(Style(color=hue, underline=True) for hue in HUES_ANSI),
            "overlaps": tuple(Style(color=hue, underline2=True) for hue in HUES_ANSI),
            "possible": tuple(Style(color=hue, dim=True, underline=True) for hue in HUES_ANSI),
            "currents": tuple(Style(color=hue, reverse=True, underline=False, underline2=False) for hue in HUES_ANSI),
            "letters": tuple(Style(color=hue, bold=True) for hue in HUES_ANSI),
            "mention": Style(color="yellow", underline=True, bold=True),
        }
    )


def _plain() -> Palette:
    base, dim, reverse = Style(), Style(dim=True), Style(reverse=True)
    # The underlines of a group would hide those of differences.
    current = Style(reverse=True, underline=False, underline2=False)
    return Palette(
        is_true_color=False,
        base=base,
        muted=dim,
        faint=dim,
        headline=Style(bold=True),
        standfirst=Style(italic=True),
        caption=Style(italic=True),
        rule=dim,
        accent=Style(bold=True),
        groups=(Style(underline=True),) * HUE_COUNT,
        overlaps=(Style(underline2=True),) * HUE_COUNT,
        possible=(Style(dim=True, underline=True),) * HUE_COUNT,
        currents=(current,) * HUE_COUNT,
        letters=(Style(bold=True),) * HUE_COUNT,
        name_only=base,
        mention=Style(bold=True, underline=True),
        hit=Style(bold=True, underline=True),
        marks=_mark_styles(dict.fromkeys(INKS_DARK)),
        spot=Style(reverse=True, bold=True),
        differences={
            DifferenceKind.MOVED: Style(italic=True),
            DifferenceKind.WORDING: Style(bold=True),
            DifferenceKind.CONTRADICTION: Style(reverse=False, bold=True, underline2=True),
        },
        gaps=(Style(reverse=False, bold=True),) * HUE_COUNT,
        selection=reverse,
        cursor=reverse,
        cursor_blurred=Style(underline=True),
    )


def _marks(theme: Theme) -> dict[str, Style]:
    inks = INKS_DARK if theme.dark else INKS_LIGHT
    return _mark_styles({name: Color.parse(ink).rich_color for name, ink in inks.items()})


def _mark_styles(inks: Mapping[str, RichColor | None]) -> dict[str, Style]:
    """Return the styles of highlights, and of notes and verdicts, which have no colour."""
    marks = {name: Style(color=ink, underline2=True, bold=True if ink is None else None) for name, ink in inks.items()}
    return marks | dict.fromkeys(("note", "verdict"), Style(underline2=True))
