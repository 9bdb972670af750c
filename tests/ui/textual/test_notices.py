"""Notices that lie over the text, and when they go."""

import pytest

from tests.ui.conftest import press, reading


def told(pilot):
    return [notice.message for notice in pilot.app._notifications]


@pytest.mark.parametrize("pressed", ["j", "?"])
async def test_a_notice_that_has_been_read_goes_with_the_next_key(sample, pressed):
    async with reading(sample) as (pilot, screen):
        pilot.app.read_seconds = 0.0
        screen.notify("read it", severity="warning", timeout=100)
        await pilot.pause()
        assert told(pilot) == ["read it"]
        await press(pilot, pressed)
        assert told(pilot) == [] and not pilot.app.screen.query("Toast")


async def test_one_that_has_just_come_outlasts_keys_that_were_typed_ahead(sample):
    async with reading(sample) as (pilot, screen):
        pilot.app.read_seconds = 100.0
        screen.notify("read it")
        await press(pilot, "j", "j")
        assert told(pilot) == ["read it"]


async def test_an_error_stays_for_its_time(sample):
    async with reading(sample) as (pilot, screen):
        pilot.app.read_seconds = 0.0
        screen.notify("not saved", severity="error", timeout=100)
        await press(pilot, "j", "j")
        assert told(pilot) == ["not saved"]
