"""The program's own themes, and the hues that distinguish groups of passages in them.

The hues for colour-blind users were chosen among the colours of 256-colour terminals, so that any two differ in
deuteranopia, protanopia and tritanopia; tests check the distances, and the contrast of all of them.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace
from textual.theme import BUILTIN_THEMES, Theme

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
    accent="#8a3f00",
    warning="#8a3f00",
    error="#b3261e",
    success="#2e6b34",
    foreground="#23262b",
    background="#faf8f3",
    surface="#f1eee6",
    panel="#e5e1d6",
    dark=False,
    variables={"block-cursor-text-style": "none", "input-selection-background": "#2f5f9e 25%"},
)
CONTRAST = Theme(
    name="crosslight-contrast",
    primary="#5fafff",
    secondary="#d7d7d7",
    accent="#ffd700",
    warning="#ffd700",
    error="#ff8787",
    success="#5fff87",
    foreground="#ffffff",
    background="#000000",
    surface="#121212",
    panel="#4e4e4e",
    dark=True,
    variables={"block-cursor-text-style": "none", "input-selection-background": "#5fafff 45%"},
)
CONTRAST_LIGHT = Theme(
    name="crosslight-contrast-light",
    primary="#00449e",
    secondary="#303030",
    accent="#870000",
    warning="#870000",
    error="#a00000",
    success="#005f00",
    foreground="#000000",
    background="#ffffff",
    surface="#eeeeee",
    panel="#9e9e9e",
    dark=False,
    variables={"block-cursor-text-style": "none", "input-selection-background": "#00449e 30%"},
)
COLOUR_BLIND = Theme(
    name="crosslight-colour-blind",
    primary="#7aa2d8",
    secondary="#8b93a1",
    accent="#ffd75f",
    warning="#ffd75f",
    error="#ff875f",
    success="#5fafff",
    foreground="#d8d5ce",
    background="#15171b",
    surface="#1b1e23",
    panel="#24282f",
    dark=True,
    variables={"block-cursor-text-style": "none", "input-selection-background": "#7aa2d8 35%"},
)
COLOUR_BLIND_LIGHT = Theme(
    name="crosslight-colour-blind-light",
    primary="#2f5f9e",
    secondary="#6b7280",
    accent="#6f4d00",
    warning="#6f4d00",
    error="#af3a00",
    success="#005faf",
    foreground="#23262b",
    background="#faf8f3",
    surface="#f1eee6",
    panel="#e5e1d6",
    dark=False,
    variables={"block-cursor-text-style": "none", "input-selection-background": "#2f5f9e 25%"},
)
MONO = Theme(
    name="crosslight-mono",
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    ansi=True,
    variables={
        **dict.fromkeys(BUILTIN_THEMES["ansi-dark"].variables, "ansi_default"),
        "block-cursor-text-style": "reverse",
        "input-cursor-text-style": "reverse",
    },
)
"""Theme with bold, underlines and reverse in the terminal's own two colours."""

THEMES = (DARK, LIGHT, CONTRAST, CONTRAST_LIGHT, COLOUR_BLIND, COLOUR_BLIND_LIGHT, MONO)

ANSI = "ansi-dark"
"""Name of Textual's theme with the terminal's own sixteen colours."""

_PAIRS = (
    (DARK.name, LIGHT.name),
    (CONTRAST.name, CONTRAST_LIGHT.name),
    (COLOUR_BLIND.name, COLOUR_BLIND_LIGHT.name),
    (ANSI, "ansi-light"),
)
COUNTERPARTS: Mapping[str, str] = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
"""Dark theme → its light counterpart, and vice versa."""


class Look(Struct, frozen=True):
    """The colours of passages. A group has a text colour and its tint; letters distinguish groups that share them."""

    inks: tuple[str, ...]
    """Colours of the letters."""
    tint: float
    """Share of the text colour in the background of a passage, 0 to 1."""
    current: float
    """Share of it in the current passage; 1 swaps text colour and background."""
    overlap: float = 0.22
    """Share of the text colour added where a passage overlaps another."""
    muted: float = 0.74
    """Share of the foreground in unobtrusive text."""
    faint: float = 0.58
    """Share of the foreground in text outside the story."""
    tints: tuple[str, ...] = ()
    """Backgrounds that replace `tint`."""
    overlaps: tuple[str, ...] = ()
    """Backgrounds that replace `overlap`, with black or white text."""


INKS_DARK = ("#5b9bf0", "#63bd6b", "#d07fd6", "#e0894a", "#45bcc0", "#c9b458")
INKS_LIGHT = ("#1f6fd0", "#2d8a3e", "#a341ab", "#c0601a", "#0f8489", "#8a7409")
HUE_COUNT = len(INKS_DARK)
_DARK = Look(INKS_DARK, 0.20, 0.46)
_LIGHT = Look(INKS_LIGHT, 0.20, 0.46, muted=0.78, faint=0.66)
_LOOKS: Mapping[str, Look] = {
    CONTRAST.name: Look(
        ("#5fafff", "#5fff5f", "#ff87ff", "#ffaf5f", "#5fffff", "#ffff5f"),
        0.24,
        1,
        overlap=0.14,
        muted=0.85,
        faint=0.72,
    ),
    CONTRAST_LIGHT.name: Look(
        ("#0000d7", "#005f00", "#870087", "#872b00", "#005f5f", "#5f4b00"), 0.16, 1, muted=0.85, faint=0.72
    ),
    COLOUR_BLIND.name: Look(
        ("#5f87af", "#af8700", "#00d7af", "#d75f5f", "#af87ff", "#ffd75f"),
        0.30,
        0.46,
        overlaps=("#36495d", "#5a490e", "#0a6d5d", "#6c3739", "#5a4982", "#756536"),
    ),
    COLOUR_BLIND_LIGHT.name: Look(
        ("#005faf", "#875f00", "#00005f", "#8700ff", "#d7005f", "#5f0000"),
        0.30,
        1,
        tints=("#afffff", "#d7ffaf", "#5fd7af", "#afafff", "#d7afd7", "#ffaf5f"),
        muted=0.78,
        faint=0.66,
    ),
}

_TINTS_256_DARK = ("#00005f", "#005f00", "#5f005f", "#5f0000", "#005f5f", "#444444")
_OVERLAPS_256_DARK = ("#0000af", "#5f5f00", "#870087", "#870000", "#005f87", "#585858")
"""A green lighter than its tint would give text too little contrast."""
_TINTS_256_LIGHT = ("#d7d7ff", "#d7ffd7", "#ffd7ff", "#ffd7af", "#afffff", "#ffffaf")
_INKS_256_DARK = ("#5fafff", "#5fd75f", "#d787d7", "#d7875f", "#5fd7d7", "#d7d75f")
_INKS_256_LIGHT = ("#005fd7", "#005f00", "#af00af", "#af5f00", "#005f5f", "#5f5f00")


def look(theme: Theme, *, deep: bool) -> Look:
    """Return the look of a theme. deep: True if the terminal shows any colour; with 256, faint tints are grey."""
    usual = _DARK if theme.dark else _LIGHT
    named = _LOOKS.get(theme.name, usual)
    if deep:
        return named
    tints, overlaps = (_TINTS_256_DARK, _OVERLAPS_256_DARK) if theme.dark else (_TINTS_256_LIGHT, ())
    inks_256 = _INKS_256_DARK if theme.dark else _INKS_256_LIGHT
    inks = inks_256 if named is usual else named.inks  # those of the named ones are among the 256
    return replace(named, inks=inks, tints=named.tints or tints, current=1, overlaps=overlaps)
