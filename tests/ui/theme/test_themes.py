"""What lies on the text can be read and told apart: in every theme, by colour-blind eyes, and without colours."""

from itertools import combinations

import pytest
from msgspec.structs import replace
from textual.css.stylesheet import Stylesheet
from textual.theme import BUILTIN_THEMES

from tests.rows import each_row
from tests.ui.colour_vision import MATRICES, among_256, contrast, distance, rgb
from tests.ui.conftest import press, reading, screen_text, status_line
from tui.reading.highlights.runs import Layer, LayerKind, Run
from tui.text.span import Span
from tui.ui.paint import GroupLook, Light, Painter
from tui.ui.theme.palette import palette
from tui.ui.theme.themes import (
    COLOUR_BLIND,
    COLOUR_BLIND_LIGHT,
    CONTRAST,
    CONTRAST_LIGHT,
    COUNTERPARTS,
    DARK,
    HUE_COUNT,
    LIGHT,
    MONO,
    THEMES,
    look,
)

COLOURED = [theme for theme in THEMES if not theme.ansi]
DEEP = {theme.name: palette(theme, no_color=False) for theme in COLOURED}
SHALLOW = {f"{theme.name}, 256": palette(theme, no_color=False, deep=False) for theme in COLOURED}
WITHOUT = {
    "sixteen": palette(BUILTIN_THEMES["ansi-dark"], no_color=False),
    "mono": palette(MONO, no_color=False),
    "NO_COLOR": palette(DARK, no_color=True),
}
ALL = {**DEEP, **SHALLOW, **WITHOUT}


@each_row("name", {**DEEP, **SHALLOW})
def test_text_is_readable_on_every_light(name):
    """WCAG 2, level AA for text; AAA in the themes of high contrast."""
    look, seen = ALL[name], among_256 if name in SHALLOW else rgb
    least = 7 if name in (CONTRAST.name, CONTRAST_LIGHT.name) else 4.5
    grounds = [look.base, *look.groups, *look.overlaps]
    inks = [seen(ground.color or look.base.color) for ground in grounds]
    assert [contrast(i, seen(g.bgcolor)) >= least for i, g in zip(inks, grounds, strict=True)] == [True] * 13
    assert min(contrast(seen(style.color), seen(style.bgcolor)) for style in look.currents) >= min(least, 4.5)
    assert contrast(seen(look.spot.color), seen(look.spot.bgcolor)) >= 4.5


@pytest.mark.parametrize("name", [CONTRAST.name, CONTRAST_LIGHT.name])
def test_high_contrast_themes_keep_letters_and_muted_text_readable(name):
    look = DEEP[name]
    ground = rgb(look.base.bgcolor)
    assert min(contrast(rgb(style.color), ground) for style in (look.muted, look.faint, *look.letters)) >= 7


@each_row("vision", MATRICES)
@each_row("name", [COLOUR_BLIND.name, COLOUR_BLIND_LIGHT.name])
def test_colour_blind_eyes_tell_the_hues_apart(name, vision):
    look = DEEP[name]
    for styles, least in (([s.color for s in look.letters], 20), ([s.bgcolor for s in look.groups], 10)):
        apart = [distance(rgb(one), rgb(other), vision) for one, other in combinations(styles, 2)]
        assert min(apart) >= least


def test_the_simulation_finds_what_colour_blind_eyes_confuse():
    red, green = (200, 60, 60), (120, 120, 30)
    assert distance(red, green, "none") > 4 * distance(red, green, "deuteranopia")
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)


@each_row("name", {**DEEP, **SHALLOW})
def test_hues_differ_also_after_a_terminal_of_256_colours_has_rounded_them(name):
    look, seen = ALL[name], among_256 if name in SHALLOW else rgb
    assert len({seen(style.color) for style in look.letters}) == HUE_COUNT
    grounds = {seen(style.bgcolor) for style in (look.base, *look.groups)}
    assert len(grounds) == HUE_COUNT + 1
    assert not grounds & {seen(style.bgcolor) for style in look.currents}


@each_row("name", {**DEEP, **SHALLOW})
def test_overlapping_passages_are_brighter_than_either(name):
    look, seen = ALL[name], among_256 if name in SHALLOW else rgb
    ground = seen(look.base.bgcolor)
    lit = [[contrast(seen(style.bgcolor), ground) for style in styles] for styles in (look.groups, look.overlaps)]
    assert [more > less for less, more in zip(*lit, strict=True)] == [True] * HUE_COUNT
    seen_apart = [
        distance(seen(one.bgcolor), seen(two.bgcolor), "none")
        for one, two in zip(look.groups, look.overlaps, strict=True)
    ]
    assert min(seen_apart) >= 6
    others = {seen(style.bgcolor) for style in (*look.groups, *look.currents)}
    assert not others & {seen(style.bgcolor) for style in look.overlaps}


@each_row("name", SHALLOW)
def test_hues_survive_256_colour_terminals(name):
    styles = [*SHALLOW[name].letters, *SHALLOW[name].groups]
    colours = [style.bgcolor or style.color for style in styles]
    exact = [colour for colour in colours if among_256(colour) == rgb(colour)]
    assert len(exact) >= HUE_COUNT + HUE_COUNT // 2


# --- a cue that is no colour --------------------------------------------------------------------------------------

TEXT = "one two three four five"
SPANS = {word: Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in TEXT.split()}
GROUP, INNER, NAME = Layer(LayerKind.GROUP, "g"), Layer(LayerKind.GROUP, "h", -1), Layer(LayerKind.GROUP, "n")
LAYERS = {
    "one": (),
    "two": (GROUP,),
    "three": (GROUP, INNER),
    "four": (Layer(LayerKind.MENTION, ""),),
    "five": (Layer(LayerKind.HIT, ""),),
}
LOOKS = {"g": GroupLook(0, False), "h": GroupLook(1, False), "n": GroupLook(2, True)}


def cues(look, layers, current=False):
    """What of a style is no colour."""
    light = Light((Run(Span(0, 3), layers),), LOOKS, (Span(0, 3),) if current else (), "g" if current else "")
    (segment,) = Painter("one", look, light).line(0, 3, None)
    style = segment.style
    return tuple(map(bool, (style.bold, style.underline, style.underline2, style.italic, style.reverse)))


@each_row("name", WITHOUT)
def test_without_colours_highlights_differ_from_text_and_from_the_current_item(name):
    look = WITHOUT[name]
    plain, current = cues(look, ()), cues(look, (GROUP,), current=True)
    lights = {layers: cues(look, layers) for layers in LAYERS.values() if layers}
    assert plain not in lights.values()
    assert current not in (plain, *lights.values())
    assert cues(look, (GROUP,)) != cues(look, (GROUP, INNER))


@pytest.mark.parametrize("name", ["mono", "NO_COLOR"])
def test_without_colours_none_is_sent(name):
    look = WITHOUT[name]
    styles = [look.base, look.muted, look.accent, look.mention, look.hit, look.spot, look.selection, look.cursor]
    styles += [*look.groups, *look.overlaps, *look.currents, *look.letters, *look.differences.values()]
    assert [style for style in styles if style.color or style.bgcolor] == []


@each_row("name", ALL)
def test_a_mention_and_a_name_match_have_a_line_or_a_sign_in_every_theme(name):
    assert cues(ALL[name], (Layer(LayerKind.MENTION, ""),)) != cues(ALL[name], ())


async def test_in_every_theme_the_current_passage_has_its_bar_its_letter_and_its_sign(sample):
    async with reading(sample, (100, 24)) as (pilot, screen):
        await press(pilot, "n")
        label = screen.session.visible_groups.labels[screen.session.stop.key]
        for theme in THEMES:
            pilot.app.theme = theme.name
            await pilot.pause()
            assert any(f"{label}{sign}▌" in screen_text(pilot) for sign in '=~⇄"'), theme.name


async def test_the_current_row_of_a_dialog_is_recognisable_without_colour(sample):
    async with reading(sample, (100, 30)) as (pilot, _):
        await press(pilot, "K", "j")
        for theme in (MONO.name, "ansi-dark", "ansi-light"):
            pilot.app.theme = theme
            await pilot.pause()
            lines = pilot.app.screen._compositor.render_strips()
            ticks = [next(piece.style for piece in row if "[" in piece.text) for row in lines if "[x]" in row.text]
            assert [bool(style.underline) for style in ticks] == [False, True, False, False, False], theme


# --- choosing a theme ---------------------------------------------------------------------------------------------


def test_dark_and_light_belong_together():
    assert COUNTERPARTS[DARK.name] == LIGHT.name and COUNTERPARTS[CONTRAST_LIGHT.name] == CONTRAST.name
    assert all(COUNTERPARTS[COUNTERPARTS[name]] == name for name in COUNTERPARTS)


async def test_the_theme_key_stays_within_the_kind_of_theme(sample):
    async with reading(sample, (100, 24)) as (pilot, _):
        pilot.app.theme = COLOUR_BLIND.name
        await press(pilot, "T")
        assert pilot.app.theme == COLOUR_BLIND_LIGHT.name
        await press(pilot, "T")
        assert pilot.app.theme == COLOUR_BLIND.name
        pilot.app.theme = "nord"
        await press(pilot, "T")
        assert pilot.app.theme == LIGHT.name


async def test_the_theme_key_reports_the_theme_and_how_to_keep_it(sample):
    async with reading(sample, (100, 24)) as (pilot, screen):
        await press(pilot, "T")
        assert f"theme {LIGHT.name} · until you quit; to keep it, press “,” and then enter" in status_line(screen)
        await press(pilot, "T")
        assert f"theme {DARK.name} · your default" in status_line(screen)


async def test_without_colours_the_theme_key_says_so(sample, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(sample, (100, 24)) as (pilot, screen):
        before = pilot.app.theme
        await press(pilot, "T")
        assert pilot.app.theme == before and "NO_COLOR" in status_line(screen)


@pytest.mark.parametrize("theme", ["crosslight-dark", "crosslight-light"])
async def test_the_first_theme_is_as_if_it_had_been_chosen(sample, theme, monkeypatch):
    parsed, reparse = [], Stylesheet.reparse
    monkeypatch.setattr(Stylesheet, "reparse", lambda sheet: parsed.append(theme) or reparse(sheet))
    settings = replace(sample.settings, reading=replace(sample.settings.reading, theme=theme))
    async with reading(replace(sample, settings=settings)) as (pilot, _):
        first = pilot.app.classes, pilot.app.get_css_variables(), pilot.app.screen.background_colors
        assert theme != "crosslight-dark" or not parsed
        pilot.app.theme = "ansi-dark"
        await pilot.pause()
        pilot.app.theme = theme
        await pilot.pause()
        assert first == (pilot.app.classes, pilot.app.get_css_variables(), pilot.app.screen.background_colors)


def test_text_outside_the_story_is_as_faint_in_256_colours():
    for theme in THEMES:
        if not theme.ansi:
            deep, some = look(theme, deep=True), look(theme, deep=False)
            assert (some.muted, some.faint) == (deep.muted, deep.faint), theme.name
