"""The tabs of the articles in the title: all of them, as long as their names can be cut to fit."""

from tests.ui.conftest import reading, resized, screen_text

NAMES = ("Meridian Press", "Kelmar Broadcasting", "Port Maren Harbour Gazette", "The Daily Flare")


async def test_names_are_whole_where_they_fit_and_cut_where_all_tabs_fit_only_so(harbour):
    async with reading(harbour, (240, 40)) as (pilot, _):
        title = screen_text(pilot).split("\n")[0]
        assert all(name in title for name in NAMES)
        for width in (160, 80):
            await resized(pilot, width, 40)
            title = screen_text(pilot).split("\n")[0]
            assert all(f" {number} {name[:8]}" in title for number, name in enumerate(NAMES, 1)), width
