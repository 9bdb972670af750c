"""Colours: the house's two themes, and the styles of highlights for any theme.

Every highlight keeps a cue that is not colour (a letter in the gutter, bold, underline, reverse), so that it can be
told without colour.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import asdict
from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from tui.reading.wording import DifferenceKind

DARK = Theme(
    name="crosslight-dark",
    primary="#7aa2d8",
    secondary="#8b93a1",
    accent="#e6b450",
    warning="#e6b450",
    error="#e0696b",
    success="#8fbf7f",
    foreground="#d8d5ce",
    background="#15171b",
    surface="#1b1e23",
    panel="#24282f",
    dark=True,
    variables={"block-cursor-text-style": "none", "input-selection-background": "#7aa2d8 35%"},
)
LIGHT = Theme(
    name="crosslight-light",
    primary="#2f5f9e",
    secondary="#6b7280",
    accent="#a3500a",
    warning="#a3500a",
    error="#b3261e",
    success="#2e6b34",
    foreground="#23262b",
    background="#faf8f3",
    surface="#f1eee6",
    panel="#e5e1d6",
    dark=False,
    variables={"block-cursor-text-style": "none", "input-selection-background": "#2f5f9e 25%"},
)

HUES_DARK = ("#5b9bf0", "#63bd6b", "#d07fd6", "#e0894a", "#45bcc0", "#c9b458")
HUES_LIGHT = ("#1f6fd0", "#2d8a3e", "#a341ab", "#c0601a", "#0f8489", "#8a7409")
HUES_ANSI = ("blue", "green", "magenta", "yellow", "cyan", "red")
"""One hue a group, in turn; the letter tells apart those that share one."""

HUE_COUNT = len(HUES_ANSI)

MUTED_INK = 0.62
"""Share of the foreground in what should recede."""

TINT, TINT_CURRENT = 0.20, 0.46
"""How much of its hue lies on the background of a passage, and of the current one."""


class Palette(Struct, frozen=True):
    """Rich styles for everything that is painted line by line."""

    is_true_color: bool
    """Every colour is given as red, green and blue, and nothing is dimmed."""
    base: Style
    muted: Style
    faint: Style
    """Bylines, teasers, tails: there, but out of the way."""
    headline: Style
    standfirst: Style
    caption: Style
    rule: Style
    accent: Style
    groups: tuple[Style, ...]
    currents: tuple[Style, ...]
    letters: tuple[Style, ...]
    name_only: Style
    """Passages that share only a name: a line under them, no light."""
    mention: Style
    hit: Style
    spot: Style
    """The one mention, quote or hit that is current."""
    differences: Mapping[DifferenceKind, Style]
    """Words of the current passage that the other wording has otherwise, elsewhere or not at all."""
    selection: Style
    cursor: Style
    """The row of a list that keys act on, while the list has the focus."""
    cursor_blurred: Style


def palette(theme: Theme, *, no_color: bool) -> Palette:
    """The styles for a theme; without any colour where the reader's environment asks for that (NO_COLOR)."""
    if no_color:
        return _plain()
    if theme.ansi:
        return _ansi()
    return _blended(theme)


def muted(theme: Theme) -> str:
    """The colour of what should recede (titles, counts, hints), as Textual's style sheets write it."""
    if theme.ansi:
        return "ansi_default"
    background, foreground = _ground(theme)
    return background.blend(foreground, MUTED_INK, alpha=1).hex


def _ground(theme: Theme) -> tuple[Color, Color]:
    """Background and foreground; a theme may leave them to Textual's own."""
    return (
        Color.parse(theme.background or ("#121212" if theme.dark else "#e0e0e0")),
        Color.parse(theme.foreground or ("#e0e0e0" if theme.dark else "#222222")),
    )


def _blended(theme: Theme) -> Palette:
    background, foreground = _ground(theme)
    accent = Color.parse(theme.accent or theme.primary)
    alarm = Color.parse(theme.error or theme.accent or theme.primary)
    hues = [Color.parse(hue) for hue in (HUES_DARK if theme.dark else HUES_LIGHT)]

    def on(color: Color, share: float) -> RichColor:
        return background.blend(color, share, alpha=1).rich_color

    def ink(share: float) -> Style:
        return Style(color=background.blend(foreground, share, alpha=1).rich_color)

    strong = Color.parse("#ffffff" if theme.dark else "#000000").rich_color
    return Palette(
        is_true_color=True,
        base=Style(color=foreground.rich_color, bgcolor=background.rich_color),
        muted=ink(MUTED_INK),
        faint=ink(0.46),
        headline=Style(color=strong, bold=True),
        standfirst=ink(0.86) + Style(italic=True),
        caption=ink(0.74) + Style(italic=True),
        rule=ink(0.2),
        accent=Style(color=accent.rich_color),
        groups=tuple(Style(bgcolor=on(hue, TINT)) for hue in hues),
        currents=tuple(Style(color=strong, bgcolor=on(hue, TINT_CURRENT)) for hue in hues),
        letters=tuple(Style(color=hue.rich_color, bold=True) for hue in hues),
        name_only=Style(underline=True),
        mention=Style(color=accent.rich_color, underline=True),
        hit=Style(bgcolor=on(accent, 0.35)),
        spot=Style(color=background.rich_color, bgcolor=accent.rich_color, bold=True),
        differences={
            DifferenceKind.MOVED: Style(italic=True),
            DifferenceKind.WORDING: Style(underline=True),
            DifferenceKind.AT_ODDS: Style(
                color=background.rich_color, bgcolor=alarm.rich_color, bold=True, underline=True
            ),
        },
        selection=Style(bgcolor=on(Color.parse(theme.primary), 0.5)),
        cursor=Style(bgcolor=on(Color.parse(theme.primary), 0.42), color=strong),
        cursor_blurred=Style(bgcolor=on(foreground, 0.12)),
    )


def _ansi() -> Palette:
    """The terminal's own sixteen colours: ink and lines, and reverse for what is current."""
    plain = _plain()
    return Palette(
        **{
            **asdict(plain),
            "accent": Style(color="yellow"),
            "groups": tuple(Style(color=hue, underline=True) for hue in HUES_ANSI),
            "currents": tuple(Style(color=hue, reverse=True, underline=False) for hue in HUES_ANSI),
            "letters": tuple(Style(color=hue, bold=True) for hue in HUES_ANSI),
            "mention": Style(color="yellow", underline=True, bold=True),
        }
    )


def _plain() -> Palette:
    base, dim, reverse = Style(), Style(dim=True), Style(reverse=True)
    current = Style(reverse=True, underline=False)  # the line under a group would hide those under what differs
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
        currents=(current,) * HUE_COUNT,
        letters=(Style(bold=True),) * HUE_COUNT,
        name_only=base,
        mention=Style(bold=True, underline=True),
        hit=Style(bold=True, underline=True),
        spot=Style(reverse=True, bold=True),
        differences={
            DifferenceKind.MOVED: Style(italic=True),
            DifferenceKind.WORDING: Style(underline=True),
            # A gap in what is reversed: nothing else on the screen looks so.
            DifferenceKind.AT_ODDS: Style(reverse=False, bold=True, underline=True),
        },
        selection=reverse,
        cursor=reverse,
        cursor_blurred=Style(underline=True),
    )
